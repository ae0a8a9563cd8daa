/// The hash FNV-1a, 64 bits: for distinguishing texts; not cryptographic.
///
/// - Parameter seed: selects another hash function.
@inlinable
public func fnv1a(_ bytes: some Sequence<UInt8>, seed: UInt64 = 0) -> UInt64 {
    // Specialised at the call site: a fleet page hashes the labels of all states.
    bytes.reduce(seed ^ 0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}

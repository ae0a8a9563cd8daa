/// The hash FNV-1a, 64 bits: it distinguishes texts and protects nothing.
///
/// - Parameter seed: makes another function of it.
@inlinable
public func fnv1a(_ bytes: some Sequence<UInt8>, seed: UInt64 = 0) -> UInt64 {
    // Compiled for the kind of bytes where it is called: a page of a fleet hashes the labels of all its states.
    bytes.reduce(seed ^ 0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}

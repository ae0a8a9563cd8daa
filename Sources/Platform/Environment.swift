import Glibc

/// The value of an environment variable of this process, or nil when it is not set.
///
/// Nothing in this project changes the environment after start, so reading it from any thread is safe.
/// Bytes that are not UTF-8 are replaced by U+FFFD.
public func environmentVariable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
}

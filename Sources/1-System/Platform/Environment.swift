import Glibc

/// The value of an environment variable of this process, or nil when it is not set.
///
/// Nothing changes the environment once other threads read it, so reading it from any thread is safe.
/// Bytes that are not UTF-8 are replaced by U+FFFD.
public func environmentVariable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
}

/// Sets an environment variable of this process and of programs that it starts. Call it only while no other thread reads the environment.
public func setEnvironmentVariable(_ name: String, to value: String) {
    setenv(name, value, 1)
}

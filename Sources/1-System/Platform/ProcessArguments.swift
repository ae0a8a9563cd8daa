import CPlatform

/// The arguments of the process.
public enum ProcessArguments {
    /// The arguments without the program's name, as `main` gets them.
    ///
    /// Not Swift's `CommandLine`, which reads them from /proc: where /proc cannot be read, a program would run as if it had been
    /// called without any.
    /// - Returns: `nil` when the system passed none, not even a name.
    public static func current() -> [String]? {
        let count = cplatform_argument_count()
        guard count > 0 else { return nil }
        return (1..<max(count, 1)).map { number in
            cplatform_argument(number).map { String(cString: $0) } ?? ""
        }
    }
}

/// The source, compiler and platform of a build.
public struct BuildInformation: Sendable {
    /// The version as the file VERSION of the package has it, by Semantic Versioning: `0.2.0`, or `0.2.0-dev` on the way there.
    public let version: String
    /// The commit, 40 hexadecimal digits, with `-modified` when files differed from it; `unknown` without one.
    public let revision: String
    /// The commit's date (or `SOURCE_DATE_EPOCH`) in RFC 3339 and UTC, so that equal sources make equal programs; or `unknown`.
    public let date: String
    /// The compiler's version, such as `6.3.1`.
    public let swiftVersion: String
    /// System and architecture by the names that Prometheus' own programs use, such as `linux/amd64`.
    public let platform: String

    /// The running program. The values are written by the plugin StampBuild before each build.
    public static let current = BuildInformation(
        version: Stamp.version, revision: Stamp.revision, date: Stamp.date, swiftVersion: Stamp.swiftVersion,
        platform: "linux/" + architecture)

    /// Several lines for people, the first with the version only.
    ///
    /// - Parameter program: the name of the program.
    public func description(of program: String) -> String {
        """
        \(program) \(version)
          revision:    \(revision)
          build date:  \(date)
          Swift:       \(swiftVersion)
          platform:    \(platform)
        """
    }

    private static var architecture: String {
        #if arch(x86_64)
            "amd64"
        #elseif arch(arm64)
            "arm64"
        #else
            "unknown"
        #endif
    }
}

import Text

/// The exporter's configuration, read from one YAML file and checked as a whole.
///
/// Holds no secret except the credentials of proxy URLs, and shows neither those.
public struct Configuration: Sendable {
    /// The file as the operator named it.
    public let file: String
    /// The profiles, in the order of the file.
    public let authProfiles: [AuthProfile]
    /// The devices, in the order of the file.
    public let devices: [DeviceConfiguration]
    /// The record of HTTP sessions with devices.
    public let httpSessions: HTTPSessionsConfiguration
    /// Files with further catalog entries, as paths that can be opened.
    public let catalogFiles: [String]
    /// Where each secret's source stands in the file, for messages.
    let secretOrigins: [SecretOrigin]
}

/// The record of HTTP sessions with devices.
public struct HTTPSessionsConfiguration: Sendable, Equatable {
    /// Whether sessions are recorded.
    public var isEnabled: Bool
    /// How many sessions are kept.
    public var maximumCount: Int

    /// On, with the last 100 sessions, unless something else is said.
    public init(isEnabled: Bool = true, maximumCount: Int = 100) {
        self.isEnabled = isEnabled
        self.maximumCount = maximumCount
    }
}

/// A secret's source with its place in the file.
struct SecretOrigin: Sendable {
    let source: SecretSource
    let position: SourcePosition
    let path: String
}

/// Everything that is wrong with a configuration.
public struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The problems, in the order of the file; never empty.
    public let problems: [Problem]

    /// One problem a line.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

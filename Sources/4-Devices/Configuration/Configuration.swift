public import Platform
import Text

/// The exporter's configuration, read from one YAML file and checked as a whole.
///
/// Contains no secret except the credentials of proxy URLs, and does not show those either.
public struct Configuration: Sendable {
    /// The file as the operator named it.
    public let file: String
    /// The profiles, in the order of the file.
    public let authProfiles: [AuthProfile]
    /// The devices, in the order of the file, then those of the device files.
    public let devices: [DeviceConfiguration]
    /// Rules for devices that requests may name, in the order of the file; empty for none.
    public let targets: [TargetRule]
    /// The record of HTTP sessions with devices.
    public let httpSessions: HTTPSessionsConfiguration
    /// Files with further catalog entries, as paths that can be opened.
    public let catalogFiles: [String]
    /// The files of `device_files`, read together with the configuration.
    public let deviceFiles: [String]
    /// The file, those that it references and their patterns, as they were when they were read; without catalog files.
    public internal(set) var files = WatchedFiles()
    /// Links to other systems that pages show.
    public let links: [LinkTemplate]
    /// The place of each secret's source in the file, for messages.
    let secretOrigins: [SecretOrigin]
}

/// The record of HTTP sessions with devices.
public struct HTTPSessionsConfiguration: Sendable, Equatable {
    /// Whether sessions are recorded.
    public var isEnabled = true
    /// How many sessions are kept; `nil` derives it from the number of devices.
    public var maximumCount: Int?
}

/// A secret's source with its place in the file.
struct SecretOrigin: Sendable {
    let source: SecretSource
    let position: SourcePosition
    let path: String
}

/// All problems of a configuration.
public struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The problems, in the order of the file, then those of the device files; never empty.
    public let problems: [Problem]
    /// All files that were looked at, as they were then: a change of one of them may fix the problems.
    public var files = WatchedFiles()

    /// One problem a line.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

import Configuration
import Foundation
import Testing
import Text

/// A folder with configuration files that is gone after the test.
final class ConfigurationFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/configuration-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }

    /// The configuration with this text, as `lantime.yml` of the folder.
    func load(_ text: String) throws -> Configuration {
        try write(text, to: "lantime.yml")
        return try Configuration.load(path: "\(path)/lantime.yml", knownCollectors: knownCollectors)
    }
}

/// A file that begins like a certificate and like a key, for what does not look further.
let pemFile: String = {
    let path = NSTemporaryDirectory() + "/configuration-tests.pem"
    try? Data("-----BEGIN CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\n".utf8).write(to: URL(fileURLWithPath: path))
    return path
}()

let knownCollectors: Set<String> = ["network", "ntp", "system"]

/// What is wrong with the text of a configuration, one `line:column: path: sentence` each, without the file's name.
func problems(_ text: String) -> [String] {
    do {
        _ = try Configuration.parse(Array(text.utf8), file: "lantime.yml", knownCollectors: knownCollectors)
        return []
    } catch {
        return error.problems.map { String($0.description.dropFirst("lantime.yml:".count)) }
    }
}

/// The configuration with this text, in a folder that does not matter.
func configuration(_ text: String) throws -> Configuration {
    try Configuration.parse(Array(text.utf8), file: "lantime.yml", knownCollectors: knownCollectors)
}

/// The one device of a text that has only the lines of a device.
func device(_ lines: String...) throws -> DeviceConfiguration {
    let text = "auth: {m: {username: u, password_env: P}}\ndevices:\n- name: a\n" + lines.map { "  \($0)\n" }.joined()
    return try #require(try configuration(text).devices.first)
}

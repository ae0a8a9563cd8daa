import Configuration
import TestFiles
import Testing
import Text

/// A folder with configuration files that is gone after the test.
final class ConfigurationFolder {
    private let folder: TestFolder
    var path: String { folder.path }

    init() throws { folder = try TestFolder() }

    func write(_ text: String, to name: String) throws { try folder.write(name, text) }

    /// The configuration with this text, as `lantime.yml` of the folder.
    func load(_ text: String) throws -> Configuration {
        try write(text, to: "lantime.yml")
        return try Configuration.load(path: "\(path)/lantime.yml", knownCollectors: knownCollectors)
    }
}

/// A file that begins like a certificate and like a key, for what does not look further.
let pemFile: String = (try? pemFolder.get().write("pem", "-----BEGIN CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\n")) ?? ""
/// Stays until the tests end.
private let pemFolder = Result { try TestFolder() }

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

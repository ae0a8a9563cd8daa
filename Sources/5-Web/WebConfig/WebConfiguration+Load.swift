import Platform
import Text
import YAML

extension WebConfiguration {
    /// Reads and checks a file with the certificates and keys that it names.
    ///
    /// Blocks while reading the files.
    /// - Parameter path: the file; relative paths inside it are relative to its folder.
    /// - Throws: `WebConfigurationError` with all problems at once.
    public static func load(path: String) throws(WebConfigurationError) -> WebConfiguration {
        let reader = WebConfigurationReader(file: path)
        let bytes: [UInt8]
        do {
            bytes = try readFile(path: path, maximumBytes: YAMLNode.maximumBytes)
        } catch {
            let problem = Problem(file: path, sentence: "cannot read the file: \(error.reason)")
            throw WebConfigurationError(problems: [problem], files: reader.files)
        }
        let problems = ProblemCollector(file: path)
        let document = ValueReader(parsing: bytes, problems: problems)
        let isMistaken = document?.isMistaken(for: .webConfiguration) == true
        let configuration = isMistaken ? nil : document?.mapping(reader.configuration)
        guard let configuration, problems.isEmpty else {
            throw WebConfigurationError(problems: problems.problems, files: reader.files)
        }
        return configuration
    }
}

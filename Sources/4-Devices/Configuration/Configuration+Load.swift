import Platform
import Text
import YAML

extension Configuration {
    /// Reads and checks a configuration file. Secrets are not read, see `checkSecrets()`.
    ///
    /// Blocks while reading the file and its device files, and checking the other files that it references.
    /// - Parameters:
    ///   - path: the file; relative paths inside it are relative to its folder.
    ///   - knownCollectors: the names allowed under `collectors`.
    /// - Throws: `ConfigurationError` with all problems at once.
    public static func load(path: String, knownCollectors: Set<String>) throws(ConfigurationError) -> Configuration {
        var files = WatchedFiles()
        files.add(path)
        let bytes: [UInt8]
        do {
            bytes = try readFile(path: path, maximumBytes: YAMLNode.maximumBytes)
        } catch {
            let problem = Problem(file: path, sentence: "cannot read the file: \(error.reason)")
            throw ConfigurationError(problems: [problem], files: files)
        }
        do throws(ConfigurationError) {
            var configuration = try parse(bytes, file: path, knownCollectors: knownCollectors)
            configuration.files = files.union(configuration.files)
            return configuration
        } catch {
            throw ConfigurationError(problems: error.problems, files: files.union(error.files))
        }
    }

    /// The readable catalog files of a configuration, whatever else is wrong with it.
    ///
    /// The files must be read before the configuration can be checked, because they define collectors.
    /// Blocks while reading the file.
    public static func catalogFiles(path: String) -> [String] {
        let loader = ConfigurationLoader(file: path, knownCollectors: [])
        return mapping(path)?.sequence("catalog_files").compactMap(loader.existingFile) ?? []
    }

    /// The unreadable secrets of a configuration, whatever else is wrong with it.
    ///
    /// Blocks while reading the file and the secrets.
    ///
    /// - Parameter environment: looks up an environment variable.
    /// - Returns: the problems, and the credentials that cannot be checked because only a service of systemd has them.
    public static func secretProblems(
        path: String, environment: (String) -> String? = environmentVariable
    ) -> (problems: [Problem], unchecked: [Problem]) {
        let loader = ConfigurationLoader(file: path, knownCollectors: [])
        let origins = (mapping(path)?.entries("auth").compactMap(loader.profile) ?? []).map(\.origin)
        func isUnchecked(_ origin: SecretOrigin) -> Bool { origin.source.isOfServiceOnly(environment: environment) }
        let unchecked = origins.filter(isUnchecked).map { origin in
            let sentence = "\(origin.source) is not checked: only the service can read it"
            return Problem(file: path, position: origin.position, path: origin.path, sentence: sentence)
        }
        return (unreadable(origins.filter { !isUnchecked($0) }, file: path, environment: environment), unchecked)
    }

    /// The document of a file. What is wrong with it is reported when the configuration is loaded.
    private static func mapping(_ path: String) -> MappingReader? {
        guard let bytes = try? readFile(path: path, maximumBytes: YAMLNode.maximumBytes) else { return nil }
        return ValueReader(parsing: bytes, problems: ProblemCollector(file: path))?.mapping()
    }

    /// Checks the text of a configuration.
    /// - Parameters:
    ///   - bytes: the text.
    ///   - file: its name for messages; relative paths in the text are relative to its folder.
    ///   - knownCollectors: the names allowed under `collectors`.
    /// - Throws: `ConfigurationError` with all problems at once.
    public static func parse(
        _ bytes: [UInt8], file: String, knownCollectors: Set<String>
    ) throws(ConfigurationError) -> Configuration {
        let problems = ProblemCollector(file: file)
        let deviceFiles = DeviceFiles()
        let loader = ConfigurationLoader(file: file, knownCollectors: knownCollectors)
        let document = ValueReader(parsing: bytes, problems: problems)
        if document?.isMistaken(for: .configuration) == true { throw ConfigurationError(problems: problems.problems) }
        var configuration = document?.mapping { loader.configuration($0, deviceFiles) }
        configuration?.files = deviceFiles.watched
        let all = problems.problems + deviceFiles.problems
        guard let configuration, all.isEmpty else { throw ConfigurationError(problems: all, files: deviceFiles.watched) }
        return configuration
    }

    /// Reads every secret once and reports unreadable ones, with their position in the file.
    /// - Parameter environment: looks up an environment variable.
    public func checkSecrets(environment: (String) -> String? = environmentVariable) -> [Problem] {
        Self.unreadable(secretOrigins, file: file, environment: environment)
    }

    private static func unreadable(
        _ origins: [SecretOrigin], file: String, environment: (String) -> String?
    ) -> [Problem] {
        origins.compactMap { origin in
            do {
                _ = try origin.source.read(environment: environment)
                return nil
            } catch {
                return Problem(
                    file: file, position: origin.position, path: origin.path, sentence: "cannot read the secret from \(error)")
            }
        }
    }
}

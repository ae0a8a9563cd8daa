import Platform
import Text
import YAML

/// The common context for reading all parts of a file.
struct ConfigurationLoader {
    let file: String
    let knownCollectors: Set<String>

    /// The whole document.
    func configuration(_ document: MappingReader, _ deviceFiles: DeviceFiles) -> Configuration {
        let entries = document.entries("auth")
        let profiles = entries.compactMap(profile)
        let resolver = ProfileResolver(profiles: profiles.map(\.profile), names: Set(entries.map(\.key.text)))
        let defaults = document.mapping("defaults") { settings($0, over: .standard, resolver) } ?? .standard
        let names = TakenDeviceNames()
        var devices = devices(document.sequence("devices"), defaults: defaults, resolver: resolver, names)
        let deviceFilePaths = document.sequence("device_files").flatMap { deviceFiles.paths($0, relativeTo: file) }
        for path in deviceFilePaths {
            let loader = ConfigurationLoader(file: path, knownCollectors: knownCollectors)
            devices += loader.devices(deviceFiles.read(path), defaults: defaults, resolver: resolver, names)
        }
        let targets = document.sequence("targets").compactMap { targetRule($0, defaults: defaults, resolver: resolver) }
        let sessions = document.mapping("http_sessions", httpSessions)
        let catalogFiles = document.sequence("catalog_files").compactMap(existingFile)
        return Configuration(
            file: file, authProfiles: profiles.map(\.profile), devices: devices, targets: targets,
            httpSessions: sessions ?? HTTPSessionsConfiguration(), catalogFiles: catalogFiles, deviceFiles: deviceFilePaths,
            links: links(document.sequence("links")), secretOrigins: profiles.map(\.origin))
    }

    private func httpSessions(_ section: MappingReader) -> HTTPSessionsConfiguration {
        var sessions = HTTPSessionsConfiguration()
        if let enabled = section.bool("enabled") { sessions.isEnabled = enabled }
        if let count = section.integer("max_count", in: 1...10_000) { sessions.maximumCount = count }
        return sessions
    }

    private func devices(
        _ elements: [ValueReader], defaults: DeviceConfiguration, resolver: ProfileResolver, _ names: TakenDeviceNames
    ) -> [DeviceConfiguration] {
        elements.compactMap { element in
            if case .scalar = element.node.content, !element.node.isNull {
                return element.reject("expected a device such as {name: gm1, url: https://192.0.2.10}, found text")
            }
            return element.mapping { section -> DeviceConfiguration? in
                let name = section.required("name")
                let nameText = name.flatMap(nameRule)
                if let name, let nameText { names.take(nameText, name) }
                let url = section.required("url").flatMap(deviceURL)
                let settings = settings(section, over: defaults, resolver)
                checkTLS(section, url: url)
                guard let nameText, let url else { return nil }
                return settings.named(nameText, at: url)
            }
        }
    }

    private func deviceURL(_ value: ValueReader) -> DeviceURL? {
        value.parsed("the URL is not accepted: ", DeviceURL.init(parsing:))
    }

    /// A path to a readable file.
    func existingFile(_ value: ValueReader) -> String? {
        guard let path = value.filePath(relativeTo: file) else { return nil }
        do {
            try checkReadable(path: path, mustBeFile: true)
            return path
        } catch {
            return value.reject("\(error)")
        }
    }
}

/// Finds profiles by name.
struct ProfileResolver {
    let profiles: [AuthProfile]
    /// Also the names of profiles that could not be read, so that one mistake is reported once.
    let names: Set<String>

    /// The profile of a name; an unknown one is reported.
    func profile(_ value: ValueReader) -> AuthProfile? {
        guard case .scalar = value.node.content else { return value.reject("expected the name of a profile under \"auth\"") }
        guard let name = value.string() else { return nil }
        if let profile = profiles.first(where: { $0.name == name }) { return profile }
        if names.contains(name) { return nil }
        return value.reject("no profile under \"auth\" is named \(quotedText(name))\(spellingHint(for: name, known: names))")
    }
}

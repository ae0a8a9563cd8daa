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
        let defaults = document.mapping("defaults", settings) ?? DeviceSettings()
        let resolver = ProfileResolver(profiles: profiles.map(\.profile), names: Set(entries.map(\.key.text)))
        if let reference = defaults.auth { resolver.check(reference) }
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
        _ elements: [ValueReader], defaults: DeviceSettings, resolver: ProfileResolver, _ names: TakenDeviceNames
    ) -> [DeviceConfiguration] {
        elements.compactMap { element in
            if case .scalar = element.node.content, !element.node.isNull {
                element.report("expected a device such as {name: gm1, url: https://192.0.2.10}, found text")
                return nil
            }
            return element.mapping { section -> DeviceConfiguration? in
                let name = section.required("name")
                let nameText = name.flatMap(nameRule)
                if let name, let nameText { names.take(nameText, name) }
                let url = section.required("url").flatMap(deviceURL)
                let own = settings(section)
                own.checkTLS(url: url)
                if let reference = own.auth { resolver.check(reference) }
                guard let nameText, let url else { return nil }
                return own.overriding(defaults).device(name: nameText, url: url, resolver: resolver)
            }
        }
    }

    private func deviceURL(_ value: ValueReader) -> DeviceURL? {
        guard let text = value.string() else { return nil }
        do {
            return try DeviceURL(parsing: text)
        } catch {
            value.report("the URL is not accepted: \(error)")
            return nil
        }
    }

    /// A path to a readable file.
    func existingFile(_ value: ValueReader) -> String? {
        guard let path = value.filePath(relativeTo: file) else { return nil }
        do {
            try checkReadable(path: path, mustBeFile: true)
            return path
        } catch {
            value.report("\(error)")
            return nil
        }
    }
}

/// A reference to a profile with its position.
struct ProfileReference {
    let name: String
    let value: ValueReader
}

/// Finds profiles by name.
struct ProfileResolver {
    let profiles: [AuthProfile]
    /// Also the names of profiles that could not be read, so that one mistake is reported once.
    let names: Set<String>

    /// Reports an unknown profile.
    func check(_ reference: ProfileReference) {
        guard !names.contains(reference.name) else { return }
        let hint = spellingHint(for: reference.name, known: names)
        reference.value.report("no profile under \"auth\" is named \(quotedText(reference.name))\(hint)")
    }

    func profile(_ reference: ProfileReference?) -> AuthProfile? {
        profiles.first { $0.name == reference?.name }
    }
}

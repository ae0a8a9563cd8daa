import Text

/// The purpose of a file, judging by its keys. Files get mixed up on the command line.
public enum FileKind: String, Sendable, CaseIterable {
    /// The devices to read.
    case configuration
    /// Further catalog entries.
    case catalog
    /// TLS and users of the exporter itself.
    case webConfiguration
    /// What a device answered.
    case statusDocument
    /// The configuration of Prometheus.
    case prometheus
    /// Rules of Prometheus.
    case rules
    /// The configuration of Alertmanager.
    case alertmanager

    /// Top-level keys that no other kind has.
    private var keys: Set<String> {
        switch self {
        case .configuration: ["devices", "auth", "defaults", "catalog_files", "http_sessions", "device_files", "targets"]
        case .catalog: ["subjects", "vocabularies"]
        case .webConfiguration: ["tls_server_config", "http_server_config", "basic_auth_users"]
        case .statusDocument: ["data", "system-information", "rest-api"]
        case .prometheus: ["scrape_configs", "rule_files", "alerting", "global"]
        case .rules: ["groups"]
        case .alertmanager: ["route", "receivers", "inhibit_rules"]
        }
    }

    /// What it is and what it is for, in one sentence.
    private func advice(_ file: String) -> String {
        switch self {
        case .configuration: "this is a configuration with devices; --config.file names it"
        case .catalog:
            "this is a catalog file; name it under catalog_files, or try it with lantime_exporter explain FILE.json "
                + "--catalog.file=\(file)"
        case .webConfiguration: "this is a web configuration, for TLS and users of the exporter; --web.config.file names it"
        case .statusDocument: "this is a status document of a device; lantime_exporter explain \(file) shows what becomes of it"
        case .prometheus: "this is a configuration of Prometheus; that of the exporter has devices: at its top"
        case .rules:
            "these are rules of Prometheus, which names them under rule_files; the configuration of the exporter has devices: at its top"
        case .alertmanager: "this is a configuration of Alertmanager; that of the exporter has devices: at its top"
        }
    }

    /// The message for a document of another kind; `nil` when it may be of this kind.
    fileprivate func advice(on node: YAMLNode, file: String) -> String? {
        guard case .mapping(let entries) = node.content else {
            guard self == .configuration, !node.isNull else { return nil }
            if case .sequence = node.content { return "this is a list; put the devices in a list under devices:" }
            return "this is plain text; a configuration begins with a key such as devices:"
        }
        let found = Set(entries.map(\.key))
        guard found.isDisjoint(with: keys) else { return nil }
        // Alertmanager has a section global, too.
        let others = Self.allCases.reversed().filter { $0 != self && !found.isDisjoint(with: $0.keys) }
        return others.first?.advice(file)
    }
}

extension ValueReader {
    /// Whether the whole document is of another kind than `kind`, which is then reported.
    public func isMistaken(for kind: FileKind) -> Bool {
        guard let advice = kind.advice(on: node, file: problems.file) else { return false }
        // The problem concerns the file as a whole.
        if case .mapping = node.content { problems.report(advice, at: nil) } else { report(advice) }
        return true
    }
}

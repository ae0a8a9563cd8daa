import Text
import YAML

extension ConfigurationLoader {
    /// The keys that a device and `defaults` have in common.
    func settings(_ section: MappingReader) -> DeviceSettings {
        var settings = DeviceSettings()
        for key in ["username", "password", "password_file", "password_env", "credential", "token", "token_file"] {
            section.refuse(key, "credentials belong in a profile under \"auth\"; name the profile here with auth: NAME")
        }
        for key in ["address", "host", "hostname", "ip", "port"] {
            section.refuse(key, "host and port of a device belong in its url, such as https://192.0.2.10:8443")
        }
        settings.auth = section.value("auth").flatMap(profileReference)
        settings.timeout = section.duration("timeout", in: .milliseconds(100) ... .seconds(300))
        if let value = section.value("tls") { settings.tls = value.mapping { tls($0, value) } ?? TLSSettings() }
        settings.proxy = section.value("proxy").flatMap(proxy)
        settings.slots = section.value("slots").flatMap(slots)
        settings.collectors = collectors(section.entries("collectors"))
        settings.labels = labels(section.entries("labels"))
        settings.minimumInterval = section.duration("min_interval", in: .zero ... .seconds(3600))
        settings.maximumBodyBytes = section.byteSize("max_body_size", in: 1024...1 << 30)
        settings.genericSeriesLimit = section.integer("generic_series_limit", in: 0...100_000)
        return settings
    }

    private func profileReference(_ value: ValueReader) -> ProfileReference? {
        guard case .scalar = value.node.content else {
            value.report("expected the name of a profile under \"auth\"")
            return nil
        }
        return value.string().map { ProfileReference(name: $0, value: value) }
    }

    private func proxy(_ value: ValueReader) -> Proxy? {
        guard let text = value.string() else { return nil }
        if text == "bypassproxy" { return Proxy.none }
        do {
            return .url(try ProxyURL(parsing: text))
        } catch {
            value.report("the proxy's URL is not accepted: \(error)")
            return nil
        }
    }

    private func slots(_ value: ValueReader) -> [String]? {
        guard let elements = value.sequence() else { return nil }
        if elements.isEmpty { value.report("the list is empty; leave the key out to export all slots") }
        var seen: Set<String> = []
        return elements.compactMap { element in
            guard let slot = element.string() else { return nil }
            guard nameDefect(slot) == nil, !slot.contains(where: \.isWhitespace) else {
                element.report("expected a slot such as clk1 or chassis1/clk1, found \(quotedText(slot))")
                return nil
            }
            if !seen.insert(slot).inserted { element.report("the slot \(quotedText(slot)) is listed twice") }
            return slot
        }
    }

    private func collectors(_ entries: [(key: KeyReader, value: ValueReader)]) -> [String: Bool] {
        var collectors: [String: Bool] = [:]
        for (key, value) in entries {
            if !knownCollectors.contains(key.text) {
                key.report("unknown collector \(quotedText(key.text))" + spellingHint(for: key.text, known: knownCollectors))
            }
            collectors[key.text] = value.bool()
        }
        return collectors
    }

    private func labels(_ entries: [(key: KeyReader, value: ValueReader)]) -> [String: String] {
        var labels: [String: String] = [:]
        for (key, value) in entries {
            if let defect = labelNameDefect(key.text) { key.report("the label name \(quotedText(key.text)) \(defect)") }
            guard let text = value.string() else { continue }
            if text.utf8.count > 1024 || !text.unicodeScalars.allSatisfy(isPrintable) {
                value.report("a label's value is at most 1024 bytes on one line, without characters that cannot be shown")
            }
            labels[key.text] = text
        }
        return labels
    }

    private func labelNameDefect(_ name: String) -> String? {
        if !isIdentifier(name) { return "is not valid; letters, digits and _ are, a digit not in front" }
        if name.hasPrefix("__") { return "is reserved: names with __ in front belong to Prometheus" }
        if ["device", "instance", "job", "exporter"].contains(name) { return "is reserved: the exporter or Prometheus sets it" }
        return nil
    }
}

import Text
import YAML

extension ConfigurationLoader {
    /// The keys that a device and `defaults` have in common; for what is not given, `defaults` apply. Mappings are merged key by key.
    func settings(
        _ section: MappingReader, over defaults: DeviceConfiguration, _ resolver: ProfileResolver
    ) -> DeviceConfiguration {
        var settings = defaults
        for key in ["username", "password", "password_file", "password_env", "credential", "token", "token_file"] {
            section.refuse(key, "credentials belong in a profile under \"auth\"; name the profile here with auth: NAME")
        }
        for key in ["address", "host", "hostname", "ip", "port"] {
            section.refuse(key, "host and port of a device belong in its url, such as https://192.0.2.10:8443")
        }
        settings.auth = section.value("auth").flatMap(resolver.profile) ?? defaults.auth
        settings.timeout = section.duration("timeout", in: .milliseconds(100) ... .seconds(300)) ?? defaults.timeout
        settings.tls = section.mapping("tls") { tls($0, over: defaults.tls) } ?? defaults.tls
        settings.proxy = section.value("proxy").flatMap(proxy) ?? defaults.proxy
        settings.slots = section.value("slots").flatMap(slots) ?? defaults.slots
        settings.collectors.merge(collectors(section.entries("collectors"))) { $1 }
        settings.labels.merge(labels(section.entries("labels"))) { $1 }
        settings.minimumInterval = section.duration("min_interval", in: .zero ... .seconds(3600)) ?? defaults.minimumInterval
        settings.maximumBodyBytes = section.byteSize("max_body_size", in: 1024...1 << 30) ?? defaults.maximumBodyBytes
        settings.genericSeriesLimit = section.integer("generic_series_limit", in: 0...100_000) ?? defaults.genericSeriesLimit
        return settings
    }

    /// Reports TLS settings of a device without TLS.
    /// - Parameter url: nil when it could not be read, which has been reported.
    func checkTLS(_ section: MappingReader, url: DeviceURL?) {
        guard let url, !url.isHTTPS, let tls = section.value("tls"), case .mapping = tls.node.content else { return }
        tls.report("the device's URL is http, where TLS settings have no meaning")
    }

    private func proxy(_ value: ValueReader) -> Proxy? {
        value.parsed("the proxy's URL is not accepted: ") { text throws(URLSyntaxError) in
            text == "bypassproxy" ? Proxy.none : .url(try ProxyURL(parsing: text))
        }
    }

    private func slots(_ value: ValueReader) -> [String]? {
        guard let elements = value.sequence() else { return nil }
        if elements.isEmpty { value.report("the list is empty; leave the key out to export all slots") }
        var seen: Set<String> = []
        return elements.compactMap { element in
            guard let slot = element.string() else { return nil }
            guard nameDefect(slot) == nil, !slot.contains(where: \.isWhitespace) else {
                return element.reject("expected a slot such as clk1 or chassis1/clk1, found \(quotedText(slot))")
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

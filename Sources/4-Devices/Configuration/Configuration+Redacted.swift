import Text
import YAML

extension Configuration {
    /// The effective configuration as YAML, defaults applied to every device, without any secret.
    ///
    /// A secret is shown as its source, a proxy's credentials as `***`. If no proxy has credentials, the text is
    /// itself a configuration with the same meaning.
    public func redacted() -> String {
        var entries: [(String, YAMLOutline)] = [
            ("auth", .mapping(authProfiles.map { ($0.name, $0.authentication.outline) })),
            ("devices", .sequence(devices.map(\.outline))),
        ]
        if !targets.isEmpty { entries.append(("targets", .sequence(targets.map(\.outline)))) }
        entries += [
            (
                "http_sessions",
                .mapping(
                    [("enabled", .plain("\(httpSessions.isEnabled)"))]
                        + (httpSessions.maximumCount.map { [("max_count", .plain("\($0)"))] } ?? []))
            ),
            ("links", .sequence(links.map { .mapping([("name", .text($0.name)), ("url", .text($0.text))]) })),
            ("catalog_files", .sequence(catalogFiles.map(YAMLOutline.text))),
        ]
        return YAMLOutline.mapping(entries).rendered()
    }
}

extension Authentication {
    fileprivate var outline: YAMLOutline {
        switch self {
        case .basic(let username, let password): login("basic", username, password)
        case .login(let username, let password): login("token", username, password)
        case .token(let token): .mapping([("method", .plain("token")), token.entry(fileKey: "token_file")])
        }
    }

    private func login(_ method: String, _ username: String, _ password: SecretSource) -> YAMLOutline {
        .mapping([("method", .plain(method)), ("username", .text(username)), password.entry(fileKey: "password_file")])
    }
}

extension SecretSource {
    fileprivate func entry(fileKey: String) -> (String, YAMLOutline) {
        switch self {
        case .file(let path): (fileKey, .text(path))
        case .environment(let name): ("password_env", .text(name))
        case .credential(let name): ("credential", .text(name))
        }
    }
}

extension TargetRule {
    fileprivate var outline: YAMLOutline {
        .mapping(
            [("match", .sequence(match.map(YAMLOutline.text))), ("url", .text(url))] + settings.settings(showingLabels: false))
    }
}

extension DeviceConfiguration {
    fileprivate var outline: YAMLOutline {
        .mapping([("name", .text(name)), ("url", .text(url.description))] + settings(showingLabels: true))
    }

    fileprivate func settings(showingLabels: Bool) -> [(String, YAMLOutline)] {
        var entries: [(String, YAMLOutline)] = []
        if let auth { entries.append(("auth", .text(auth.name))) }
        entries.append(("timeout", .plain(timeout.spelled)))
        if url.isHTTPS { entries.append(("tls", tls.outline)) }
        switch proxy {
        case .none: entries.append(("proxy", .plain("bypassproxy")))
        case .url(let url): entries.append(("proxy", .text(url.description)))
        }
        if let slots { entries.append(("slots", .sequence(slots.map(YAMLOutline.text)))) }
        entries.append(("collectors", .mapping(collectors.sorted { $0.key < $1.key }.map { ($0.key, .plain("\($0.value)")) })))
        if showingLabels {
            entries.append(("labels", .mapping(labels.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })))
        }
        entries.append(("min_interval", .plain(minimumInterval.spelled)))
        entries.append(("max_body_size", .plain(ByteSize.spell(maximumBodyBytes))))
        entries.append(("generic_series_limit", .plain("\(genericSeriesLimit)")))
        return entries
    }
}

extension TLSConfiguration {
    fileprivate var outline: YAMLOutline {
        let texts = [
            ("ca_file", caFile), ("server_name", serverName), ("pin_sha256", pinSHA256?.base64),
            ("cert_file", certificateFile), ("key_file", keyFile),
        ]
        let given = texts.compactMap { key, value in value.map { (key, YAMLOutline.text($0)) } }
        return .mapping(given + [("insecure_skip_verify", .plain("\(insecureSkipVerify)"))])
    }
}

import Passwords
import Platform
import Text
import YAML

/// Reads the whole file. Used by one thread, for one file.
final class WebConfigurationReader {
    let file: String
    /// The file and all files referenced so far.
    var files = WatchedFiles()
    var notices: [String] = []

    init(file: String) {
        self.file = file
        files.add(file)
    }

    /// The whole document.
    func configuration(_ document: MappingReader) -> WebConfiguration {
        let tls = document.mapping("tls_server_config", tls)
        let headers = document.mapping("http_server_config", http) ?? []
        let users = users(document.entries("basic_auth_users"))
        let rateLimit = document.mapping("rate_limit", rateLimit)
        if tls == nil, !users.isEmpty {
            notices.append("basic_auth_users without tls_server_config: passwords travel unencrypted")
        }
        return WebConfiguration(
            file: file, tls: tls, headers: headers, users: PasswordList(users), rateLimit: rateLimit, notices: notices,
            files: files)
    }

    private func users(_ entries: [(key: KeyReader, value: ValueReader)]) -> [String: BcryptHash] {
        var users: [String: BcryptHash] = [:]
        for (key, value) in entries {
            if key.text.isEmpty || key.text.contains(":") { key.report("a user's name is not empty and has no colon") }
            guard let text = value.string() else { continue }
            guard let hash = BcryptHash(text) else {
                // Not quoted: it may be the password itself.
                value.report("expected a bcrypt hash such as htpasswd -nBC 10 prints ($2y$10$…)")
                continue
            }
            if hash.cost > 14 {
                notices.append(
                    "the password of \"\(key.text)\" has bcrypt cost \(hash.cost): its first check takes \(hash.timeToCheck)")
            }
            users[key.text] = hash
        }
        return users
    }

    private func rateLimit(_ section: MappingReader) -> RateLimit? {
        let interval = section.duration("interval", in: .zero ... .seconds(3600)) ?? .zero
        let burst = section.integer("burst", in: 0...1_000_000)
        guard interval > .zero else { return nil }
        if burst == 0 { section.report("a burst of 0 refuses every request", at: "burst") }
        return RateLimit(interval: interval, burst: burst ?? 1)
    }
}

extension BcryptHash {
    /// About how long a check takes, in words: at cost 10 a twentieth of a second, each more doubles that.
    fileprivate var timeToCheck: String {
        let seconds = (1 << max(0, cost - 10)) / 20
        return seconds < 120 ? "about \(seconds) s" : seconds < 7200 ? "about \(seconds / 60) min" : "about \(seconds / 3600) h"
    }
}

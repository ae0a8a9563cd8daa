import Catalog
import CatalogFiles
import Configuration
import LANTIMECatalog
import TestFiles
import Text
import WebConfig

extension FuzzTarget {
    /// The file of devices: never a crash, every problem has a place in the file, and what is accepted can be shown.
    static let configuration = FuzzTarget("configuration", .lines(words: yamlWords + configurationWords)) {
        let collectors = try CompiledCatalog.lantime().collectorNames
        return { input in
            let configuration: Configuration
            do throws(ConfigurationError) {
                configuration = try Configuration.parse(input, file: fuzzFile, knownCollectors: collectors)
            } catch {
                return try inside(error.problems, input)
            }
            try shown(configuration, collectors)
        }
    }

    /// A catalog file, compiled together with the built-in catalog.
    static let catalogFile = FuzzTarget(
        "catalog-file", .lines(words: yamlWords + catalogWords), seeds: ["docs/examples/xyz100.yml"]
    ) {
        let builtIn = try CompiledCatalog.lantime()
        let folder = try TestFolder()
        return { input in
            let file = try folder.write(fuzzFile, input)
            let loaded = try LoadedCatalog.load(files: [file], families: [], builtIn: builtIn)
            try expect((loaded.catalog == nil) != loaded.problems.isEmpty, "catalog file: neither catalog nor problems")
            if !loaded.problems.isEmpty { try inside(loaded.problems, input) }
        }
    }

    /// The file of TLS, users and header fields.
    static let webConfiguration = FuzzTarget("web-configuration", .lines(words: yamlWords + webWords)) {
        let folder = try TestFolder()
        return { input in
            let file = try folder.write(fuzzFile, input)
            do throws(WebConfigurationError) {
                _ = try WebConfiguration.load(path: file)
            } catch {
                try inside(error.problems, input)
            }
        }
    }
}

private let fuzzFile = "fuzz.yml"

/// Every problem has a place that an editor finds in the file, and is one line without control characters.
private func inside(_ problems: [Problem], _ input: [UInt8]) throws {
    try expect(!problems.isEmpty, "problems: refused without any")
    let lines = editorLines(input)
    for problem in problems {
        // A file of another kind is named as a whole.
        if problem.position == nil, problem.sentence.hasPrefix("this is a") { continue }
        guard let position = problem.position else { throw Finding("problems: no position: \(problem.sentence)") }
        let isInside = (1...lines.count).contains(position.line) && (1...lines[position.line - 1] + 1).contains(position.column)
        try expect(isInside, "problems: \(position) is outside of the file: \(problem.sentence)")
        let isOneLine = problem.description.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        try expect(isOneLine && !problem.sentence.isEmpty, "problems: not one line: \(problem.sentence.debugDescription)")
    }
}

/// The length of each line in characters, as editors count both.
private func editorLines(_ input: [UInt8]) -> [Int] {
    let scalars = String(decoding: input, as: UTF8.self).unicodeScalars
    var lines = [0]
    var previous: Unicode.Scalar?
    for scalar in scalars {
        if scalar == "\n", previous == "\r" {
            // One line break of two characters.
        } else if scalar == "\n" || scalar == "\r" {
            lines.append(0)
        } else {
            lines[lines.count - 1] += 1
        }
        previous = scalar
    }
    return lines
}

/// What `/config` shows is a configuration that means the same, unless a proxy's credentials were struck out.
private func shown(_ configuration: Configuration, _ collectors: Set<String>) throws {
    let text = configuration.redacted()
    guard !text.contains("***") else { return }
    let again: Configuration
    do throws(ConfigurationError) {
        again = try Configuration.parse(Array(text.utf8), file: fuzzFile, knownCollectors: collectors)
    } catch {
        throw Finding("redacted: it is refused: \(error)")
    }
    try expect(again.redacted() == text, "redacted: read again it means something else")
}

private let yamlWords = [
    "~", "null", "true", "no", "{}", "[]", "&a", "*a", "!!str x", "|", ">-", "---", "...", "? a", "<<: *a", "\t", "#", "'", "\"",
    "\"\\x00\"",
    "\"\\u202e\"", "\u{FEFF}", "\u{85}", "\u{2028}", "ä€😀", "\r", "\r\n", "- ", "-1", "0", "0x10", "1e9", ".inf",
    "99999999999999999999",
    "[[[[", "{{{{", "a: b: c", "/dev/null", "/nonexistent", "..", "0.1", "''", "- - - -",
]
private let configurationWords = [
    "devices", "defaults", "auth", "name", "url", "timeout", "min_interval", "max_body_size", "labels", "collectors", "slots",
    "tls", "proxy",
    "ca_file", "pin_sha256", "server_name", "insecure_skip_verify", "password_file", "password_env", "token_file", "credential",
    "method",
    "catalog_files", "http_sessions", "10s", "1h", "1d", "9999999999s", "16MiB", "99999999GiB", "https://192.0.2.1",
    "http://[::1]:99999/",
    "https://u:p@h/", "ftp://x", "http://x/?q#f", "socks5://p:1080",
]
private let catalogWords = [
    "subjects", "vocabularies", "entries", "ignored", "metric", "type", "path", "paths", "read", "help", "module", "evidence",
    "grade", "source",
    "replace", "states", "words", "numbers", "gauge", "counter", "info", "states", "scale", "flag", "equals", "duration",
    "quality",
    "timestamp", "kibibytes", "bits", "a.(b|c)?", "a[x]", "a[x=y]", "a#", "*", "a[?b=c]", "((((", "))))", "[[[[[",
    "lantime_x_seconds",
    "lantime_sync_state", "lantime_system_uptime_seconds", "{bits: {shift: 70, mask: -1}}", "{scale: 1e999}", "{listed: -1}",
]
private let webWords = [
    "tls_server_config", "cert_file", "key_file", "client_auth_type", "client_ca_file", "min_version", "max_version", "TLS12",
    "TLS13",
    "http_server_config", "headers", "http2", "basic_auth_users", "rate_limit", "interval", "burst", "Strict-Transport-Security",
    "nosniff",
    "RequireAndVerifyClientCert", "$2y$10$", "$2y$99$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZabcde", "a:b",
]

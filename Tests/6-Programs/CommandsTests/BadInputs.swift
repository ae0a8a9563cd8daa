import Testing

/// Something wrong that people give to the program, and what the message must tell: the place, and the next step.
struct BadInput: Sendable, CustomTestStringConvertible {
    /// The arguments; `@` in front of a name stands for the folder of the files.
    let arguments: [String]
    /// Files by name.
    var files: [String: [UInt8]] = [:]
    /// Texts that the message holds: where it is wrong, and what to do. `@` as above.
    let told: [String]
    var code: Int32 = 1

    var testDescription: String { arguments.joined(separator: " ") + " " + told.joined(separator: " | ") }

    /// A configuration that is checked.
    init(config text: String, _ told: String...) {
        self.init(config: Array(text.utf8), told)
    }

    init(config bytes: [UInt8], _ told: [String]) {
        arguments = ["check-config", "@c.yml"]
        files = ["c.yml": bytes]
        self.told = told
    }

    /// A device of a configuration that has only this one.
    init(device text: String, _ told: String...) {
        self.init(config: Array("devices:\n  - {name: gm, url: 'https://gm', \(text)}\n".utf8), ["@c.yml:2:"] + told)
    }

    /// A command line with files.
    init(_ arguments: [String], files: [String: String] = [:], code: Int32 = 1, _ told: String...) {
        self.arguments = arguments
        self.files = files.mapValues { Array($0.utf8) }
        self.told = told
        self.code = code
    }
}

extension BadInput {
    private static let catalog = "subjects:\n  - {name: own, title: Own, entries: []}\n"
    private static let web = "basic_auth_users: {prometheus: $2y$10$abc}\n"

    /// Configurations as newcomers write them.
    static let configurations: [BadInput] = [
        // What is no configuration at all
        BadInput(config: "hello\n", "@c.yml:1:1: ", "begins with a key such as devices:"),
        BadInput(config: "- {name: gm, url: 'https://gm'}\n", "@c.yml:1:1: ", "put the devices in a list under devices:"),
        BadInput(config: catalog, "@c.yml: ", "this is a catalog file; name it under catalog_files"),
        BadInput(config: web, "@c.yml: ", "--web.config.file names it"),
        BadInput(config: #"{"system-information": {}, "data": {"a": 1}}"#, "@c.yml: ", "lantime_exporter explain @c.yml"),
        BadInput(config: "scrape_configs: []\n", "@c.yml: ", "has devices: at its top"),
        BadInput(config: [0xFF, 0xFE] + Array("d\0e\0".utf8), ["@c.yml:1:1", "UTF-16, save it as UTF-8"]),
        BadInput(config: [0x1F, 0x8B, 8, 0, 0], ["@c.yml:1:", "compressed, unpack it first"]),
        BadInput(config: Array("devices: [{name: M".utf8) + [0xFC] + Array("nchen}]".utf8), ["@c.yml:1:19", "not valid UTF-8"]),
        BadInput(["check-config", "@"], "is a directory"),
        BadInput(["check-config", "@none.yml"], "@none.yml: cannot read the file: no such file or directory"),
        // YAML
        BadInput(config: "devices:\n\t- name: gm\n", "@c.yml:2:1", "indented with a tab; YAML requires spaces"),
        BadInput(config: "devices:\n  - name: gm\n     url: x\n", "@c.yml:3:9", "indented further than the one above"),
        BadInput(config: "devices:\n  - name: gm\n   url: x\n", "@c.yml:3:4", "not indented like \"- …\" on line 2"),
        BadInput(
            config: "devices:\n  - name: gm\n    url: x\n    url: y\n", "@c.yml:4:5: duplicate key \"url\"",
            "first used on line 3"),
        BadInput(config: "devices:\n  - name:gm\n    url: x\n", "@c.yml:3:8", "has no space behind its colon"),
        BadInput(config: "devices: [\n", "@c.yml:2:1: not valid YAML"),
        BadInput(config: "devices:\n  - {name: 'gm}\n", "@c.yml:2:12", "this quotation mark is not closed"),
        BadInput(config: "devices:\n  - {name: @gm}\n", "@c.yml:2:12", "quote the text"),
        BadInput(config: "devices: []\n---\ndevices: []\n", "@c.yml:2:1", "only one is read"),
        BadInput(config: "devices: &all []\n", "@c.yml:1:10: anchors (&name) are not supported"),
        // Keys
        BadInput(config: "groups:\n  - name: x\n    rules: []\n", "@c.yml: these are rules of Prometheus", "rule_files"),
        BadInput(config: "global: {}\nroute: {receiver: x}\n", "@c.yml: this is a configuration of Alertmanager"),
        BadInput(config: "global: {scrape_interval: 3s}\n", "@c.yml: this is a configuration of Prometheus"),
        BadInput(config: "device: []\n", "@c.yml:1:1: unknown key \"device\"; did you mean \"devices\"?"),
        BadInput(config: "devices:\n  name: gm\n", "@c.yml:2:3: devices: expected a list", "begins with \"- \""),
        BadInput(config: "devices:\n  - https://gm\n", "@c.yml:2:5: devices[0]", "such as {name: gm1, url: https://192.0.2.10}"),
        BadInput(config: "devices: [{name: gm}]\n", "@c.yml:1:11: devices[0]: missing key \"url\""),
        BadInput(config: "devices: [{url: 'https://gm'}]\n", "@c.yml:1:11: devices[0]: missing key \"name\""),
        BadInput(
            config: "devices: [{name: gm, url: 'https://a'}, {name: gm, url: 'https://b'}]\n",
            "devices[1].name: another device on line 1"),
        BadInput(config: "defaults: {name: gm}\n", "@c.yml:1:12: defaults: unknown key \"name\"; known: "),
        BadInput(config: "catalog_files: c.yml\n", "catalog_files: expected a list, found text; a list is written [a, b]"),
        BadInput(config: "catalog_files: ['c.yml']\ndevices: []\n", "@c.yml: this is a configuration with devices"),
        BadInput(config: "catalog_files: [none.yml]\ndevices: []\n", "@c.yml:1:17", "@none.yml: no such file or directory"),
        BadInput(config: "http_sessions: {max_count: 0}\n", "@c.yml:1:28", "from 1 to 10000"),
    ]

    /// Devices and profiles.
    static let devices: [BadInput] = [
        BadInput(config: "devices: [{name: gm, url: gm}]\n", "devices[0].url", "must begin with https:// or http://"),
        BadInput(config: "devices: [{name: gm, url: “https://gm”}]\n", "devices[0].url", "typographic quotation marks"),
        BadInput(
            config: "devices: [{name: gm, url: 'https://::1:8443'}]\n", "devices[0].url",
            "brackets, such as https://[2001:db8::1]:8443"),
        BadInput(config: "devices: [{name: gm, url: 'https://gm:99999'}]\n", "devices[0].url", "1 to 65535"),
        BadInput(config: "devices: [{name: gm, url: 'https://info:pw@gm'}]\n", "devices[0].url", "name a profile with \"auth\""),
        BadInput(
            config: "devices: [{name: gm, url: 'https://gm/api/status'}]\n", "devices[0].url",
            "/api/status is added automatically"),
        BadInput(config: "devices: [{name: ' gm', url: 'https://gm'}]\n", "devices[0].name", "begins or ends with a space"),
        BadInput(
            device: "timeout: 10",
            "devices[0].timeout: expected a duration such as 10s (whole numbers with the units ms, s, m, h)"),
        BadInput(device: "port: 8443", "devices[0].port", "belong in its url, such as https://192.0.2.10:8443"),
        BadInput(device: "timeout: 10m", "devices[0].timeout: expected a duration from 100ms to 5m"),
        BadInput(device: "max_body_size: 16MB", "devices[0].max_body_size", "units B, KiB, MiB, GiB"),
        BadInput(device: "slots: clk1", "devices[0].slots", "a list is written [a, b]"),
        BadInput(device: "slots: []", "devices[0].slots", "leave the key out to export all slots"),
        BadInput(device: "collectors: {gnsss: true}", "devices[0].collectors.gnsss", "did you mean \"gnss\"?"),
        BadInput(device: "collectors: {gnss: maybe}", "devices[0].collectors.gnss", "expected true or false"),
        BadInput(device: "labels: {device: x}", "devices[0].labels.device", "is reserved"),
        BadInput(device: "labels: {a-b: x}", "devices[0].labels.a-b", "letters, digits and _"),
        BadInput(device: "proxy: 'proxy:3128'", "devices[0].proxy", "must be \"bypassproxy\" or begin with one of http://"),
        BadInput(device: "tls: {ca_file: none.pem}", "devices[0].tls.ca_file", "@none.pem: no such file or directory"),
        BadInput(device: "tls: {ca_file: c.yml}", "devices[0].tls.ca_file", "@c.yml contains no certificate in PEM form"),
        BadInput(device: "tls: {cert_file: c.yml}", "devices[0].tls", "key_file is missing"),
        BadInput(device: "tls: {pin_sha256: abc}", "devices[0].tls.pin_sha256", "lantime_exporter pin URL prints it"),
        BadInput(device: "tls: {pin: abc}", "devices[0].tls: unknown key \"pin\"; did you mean \"pin_sha256\"?"),
        BadInput(
            config: "devices: [{name: gm, url: 'http://gm', tls: {pin_sha256: x}}]\n", "devices[0].tls",
            "TLS settings have no meaning"),
        BadInput(device: "auth: monitoring", "devices[0].auth", "no profile under \"auth\" is named \"monitoring\"; known: none"),
        BadInput(config: "auth: {m: {username: info}}\n", "auth.m: no password: one of password_file, password_env, credential"),
        BadInput(
            config: "auth: {m: {username: info, password: s3cret}}\n", "auth.m.password",
            "use password_file, password_env or credential"),
        BadInput(
            config: "auth: {m: {username: info, password_file: a, password_env: B}}\n", "auth.m.password_env",
            "exclude each other"),
        BadInput(
            config: "auth: {m: {username: info, password_file: none}}\n", "auth.m.password_file", "from file @none: no such file"),
        BadInput(config: "auth: {m: {username: info, password_file: .}}\n", "auth.m.password_file", "is a directory"),
        BadInput(
            config: "auth: {m: {username: info, password_env: LANTIME_NONE}}\n", "auth.m.password_env", "LANTIME_NONE: not set"),
        BadInput(config: "auth: {m: {username: 'in:fo', password_env: HOME}}\n", "auth.m.username", "must not have a colon"),
    ]

    /// Command lines, and files of the wrong kind.
    static let commandLines: [BadInput] = [
        BadInput(["probee"], code: 2, "unknown command probee; did you mean probe?", "Try 'lantime_exporter --help'"),
        BadInput(["help"], code: 2, "did you mean --help?"),
        BadInput(["probe", "gm", "--config.file="], "--config.file is empty"),
        BadInput(["serve", "--config.fil=x"], code: 2, "did you mean --config.file?", "Try 'lantime_exporter serve --help'"),
        BadInput(["probe"], code: 2, "probe needs DEVICE|FILE.json", "Try 'lantime_exporter probe --help'"),
        BadInput(["probe", "--config.file"], code: 2, "--config.file=FILE"),
        BadInput(["serve", "--web.listen-address=here"], code: 2, "--web.listen-address", "such as :10319"),
        BadInput(["serve", "--log.level=loud"], code: 2, "--log.level: expected one of debug, info, warn, error"),
        BadInput(["completion", "tcsh"], code: 2, "SHELL: expected one of bash, zsh, fish"),
        BadInput(["demo", "--count=0"], code: 2, "--count goes from 1 to 500"),
        BadInput(["pin", "http://192.0.2.1"], "http://192.0.2.1: only https:// has a certificate"),
        BadInput(["pin", "https://a b"], "the URL is not accepted"),
        BadInput(["health", "--url=http://127.0.0.1:1"], "127.0.0.1 port 1", "does the exporter run?"),
        BadInput(
            ["probe", "gm2", "--config.file=@c.yml"], files: ["c.yml": "devices: [{name: gm1, url: 'https://a'}]"],
            "@c.yml has no device \"gm2\"; did you mean \"gm1\"?"),
        BadInput(["probe", "@c.yml"], files: ["c.yml": "devices: []"], "@c.yml: not valid JSON", "--config.file"),
        BadInput(
            ["explain", "@a.json"], files: ["a.json": "{\"error\": \"busy\"}"], "@a.json: JSON but no status document",
            "no object \"data\""),
        BadInput(["explain", "@a.json"], files: ["a.json": "<html></html>"], "@a.json: not valid JSON"),
        BadInput(["capture", "@none.json"], "cannot read @none.json: no such file or directory"),
        BadInput(
            ["metrics", "--catalog.file=@c.yml"], files: ["c.yml": "devices: []"], "@c.yml: this is a configuration with devices",
            "--config.file names it"),
        BadInput(
            ["check-config", "@c.yml", "--web.config.file=@c.yml"], files: ["c.yml": "devices: []"],
            "@c.yml: this is a configuration with devices"),
        BadInput(
            ["check-config", "@c.yml", "--web.config.file=@w.yml"],
            files: ["c.yml": "devices: []", "w.yml": "basic_auth_users: {a: secret}"], "@w.yml:1:", "htpasswd"),
        BadInput(["serve", "--config.file=@none.yml"], "@none.yml: cannot read the file: no such file or directory"),
        BadInput(
            ["serve", "--web.max-requests=0", "--config.file=@c.yml"], files: ["c.yml": "devices: []"], code: 2,
            "--web.max-requests must be 1 or more"),
    ]
}

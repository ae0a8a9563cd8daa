import Testing
import Text

@testable import Configuration

@Suite("Loading a configuration")
struct LoadingTests {
    @Test("The example of the documentation is read in full, with paths relative to its file")
    func example() throws {
        let folder = try ConfigurationFolder()
        for name in ["ca.pem", "client.pem"] { try folder.write("-----BEGIN CERTIFICATE-----\n", to: name) }
        try folder.write("-----BEGIN EC PRIVATE KEY-----\n", to: "client.key")
        try folder.write("x", to: "my-modules.yml")
        let pin = "YLh1dUR9y6Kja30RrAn7JKnbQG/uEtLMkBgFF2Fuihg="
        let text = """
            defaults:
              timeout: 8s
            auth:
              monitoring: {username: info, password_file: password}
              modern: {username: info, credential: lantime, method: token}
              fixed: {token_file: /etc/token}
            devices:
              - name: fra-gm1
                url: https://192.0.2.10/
                auth: monitoring
                tls: {ca_file: ca.pem, server_name: GM1.example, pin_sha256: "sha256//\(pin)", cert_file: client.pem, key_file: client.key, insecure_skip_verify: false}
                proxy: bypassproxy
                slots: [clk1, clk2, rsc]
                collectors: {network: false}
                labels: {site: fra}
                min_interval: 5s
                max_body_size: 4MiB
                generic_series_limit: 0
              - {name: fra-gm2, url: "https://192.0.2.11", auth: modern, proxy: "http://u:hunter2@proxy:3128"}
              - {name: fra-gm3, url: "http://192.0.2.12", auth: fixed}
            http_sessions: {enabled: false, max_count: 50}
            catalog_files: [my-modules.yml]
            """
        let configuration = try folder.load(text)
        let path = folder.path
        let monitoring = AuthProfile(
            name: "monitoring", authentication: .basic(username: "info", password: .file(path + "/password")))
        let modern = AuthProfile(name: "modern", authentication: .login(username: "info", password: .credential("lantime")))
        let fixed = AuthProfile(name: "fixed", authentication: .token(.file("/etc/token")))
        #expect(configuration.authProfiles == [monitoring, modern, fixed])
        #expect(configuration.httpSessions == HTTPSessionsConfiguration(isEnabled: false, maximumCount: 50))
        #expect(configuration.catalogFiles == [path + "/my-modules.yml"])

        var first = DeviceConfiguration(name: "fra-gm1", url: try DeviceURL(parsing: "https://192.0.2.10"))
        first.auth = monitoring
        first.timeout = .seconds(8)
        first.tls = TLSConfiguration(
            caFile: path + "/ca.pem", serverName: "gm1.example", pinSHA256: try CertificatePin(parsing: pin),
            certificateFile: path + "/client.pem",
            keyFile: path + "/client.key")
        first.slots = ["clk1", "clk2", "rsc"]
        first.collectors = ["network": false]
        first.labels = ["site": "fra"]
        first.minimumInterval = .seconds(5)
        first.maximumBodyBytes = 4 << 20
        first.genericSeriesLimit = 0
        var second = DeviceConfiguration(name: "fra-gm2", url: try DeviceURL(parsing: "https://192.0.2.11"))
        second.auth = modern
        second.timeout = .seconds(8)
        second.proxy = .url(try ProxyURL(parsing: "http://u:hunter2@proxy:3128"))
        var third = DeviceConfiguration(name: "fra-gm3", url: try DeviceURL(parsing: "http://192.0.2.12"))
        third.auth = fixed
        third.timeout = .seconds(8)
        #expect(configuration.devices == [first, second, third])
        #expect(configuration.devices.map(\.sendsCredentialsInClear) == [false, false, true])
    }

    @Test("An empty configuration has the built-in defaults", arguments: ["", "devices:\n", "devices: []"])
    func nothing(text: String) throws {
        let configuration = try configuration(text)
        #expect(configuration.devices.isEmpty)
        #expect(configuration.authProfiles.isEmpty)
        #expect(configuration.httpSessions == HTTPSessionsConfiguration(isEnabled: true, maximumCount: nil))
    }

    @Test("A device with only an address has the built-in defaults")
    func defaultsOfADevice() throws {
        let device = try device("url: https://a")
        #expect(device == DeviceConfiguration(name: "a", url: try DeviceURL(parsing: "https://a")))
        #expect(device.timeout == .seconds(10))
        #expect(device.maximumBodyBytes == 16 * 1024 * 1024)
        #expect(device.genericSeriesLimit == 200)
        #expect(device.minimumInterval == .zero)
        #expect(device.tls == TLSConfiguration())
        #expect(device.proxy == .none)
        #expect(device.slots == nil)
        #expect(!device.sendsCredentialsInClear)
    }

    @Test("A device overrides defaults key by key, also inside mappings; lists are replaced")
    func merging() throws {
        let folder = try ConfigurationFolder()
        try folder.write("-----BEGIN CERTIFICATE-----\n", to: "ca.pem")
        let authority = folder.path + "/ca.pem"
        let text = """
            auth: {m: {username: u, password_env: P}, n: {username: u, password_env: P}}
            defaults:
              auth: m
              timeout: 5s
              tls: {ca_file: '\(authority)', insecure_skip_verify: true}
              proxy: http://proxy
              slots: [clk1, clk2]
              collectors: {network: false, ntp: false}
              labels: {site: fra, rack: "1"}
              min_interval: 3s
              max_body_size: 1MiB
              generic_series_limit: 7
            devices:
              - {name: a, url: "https://a"}
              - name: b
                url: https://b
                auth: n
                timeout: 6s
                tls: {server_name: b.example, insecure_skip_verify: false}
                proxy: bypassproxy
                slots: [rsc]
                collectors: {network: true}
                labels: {rack: "2"}
                min_interval: 0s
                max_body_size: 2MiB
                generic_series_limit: 0
              - {name: c, url: "http://c"}
            """
        let devices = try configuration(text).devices
        let a = try #require(devices.first)
        #expect(a.auth?.name == "m")
        #expect(a.timeout == .seconds(5))
        #expect(a.tls == TLSConfiguration(caFile: authority, insecureSkipVerify: true))
        #expect(a.proxy == .url(try ProxyURL(parsing: "http://proxy")))
        #expect(a.slots == ["clk1", "clk2"])
        #expect(a.collectors == ["network": false, "ntp": false])
        #expect(a.labels == ["site": "fra", "rack": "1"])
        #expect(a.minimumInterval == .seconds(3))
        #expect(a.maximumBodyBytes == 1 << 20)
        #expect(a.genericSeriesLimit == 7)
        let b = devices[1]
        #expect(b.auth?.name == "n")
        #expect(b.timeout == .seconds(6))
        #expect(b.tls == TLSConfiguration(caFile: authority, serverName: "b.example"))
        #expect(b.proxy == .none)
        #expect(b.slots == ["rsc"])
        #expect(b.collectors == ["network": true, "ntp": false])
        #expect(b.labels == ["site": "fra", "rack": "2"])
        #expect(b.minimumInterval == .zero)
        #expect(b.maximumBodyBytes == 2 << 20)
        #expect(b.genericSeriesLimit == 0)
        // Defaults for TLS say nothing to a device without it.
        #expect(devices[2].tls == TLSConfiguration())
    }

    @Test("All problems of a file are reported at once, in the order of the file")
    func allAtOnce() {
        let text = """
            auth:
              m: {username: u, password: hunter2}
            devices:
              - name: a
                url: a
                timeout: ten
                prot: 1
              - name: a
                url: https://b
                auth: n
            http_sessions: {max: 1}
            max: 1
            max: 2
            """
        #expect(
            problems(text) == [
                "2:6: auth.m: no password: one of password_file, password_env, credential is needed",
                "2:20: auth.m.password: a password does not belong in this file; use password_file, password_env or credential",
                "5:10: devices[0].url: the URL is not accepted: it must begin with https:// or http://",
                "6:14: devices[0].timeout: expected a duration such as 10s (whole numbers with the units ms, s, m, h), found \"ten\"",
                "7:5: devices[0]: unknown key \"prot\"; did you mean \"proxy\"? known: auth, collectors, generic_series_limit, labels, max_body_size, "
                    + "min_interval, name, proxy, slots, timeout, tls, url",
                "8:11: devices[1].name: another device on line 4 has the name \"a\" already",
                "10:11: devices[1].auth: no profile under \"auth\" is named \"n\"; known: m",
                "11:17: http_sessions: unknown key \"max\"; did you mean \"max_count\"? known: enabled, max_count",
                "12:1: unknown key \"max\"; known: auth, catalog_files, defaults, device_files, devices, http_sessions, links, targets",
                "13:1: duplicate key \"max\"; first used on line 12",
            ])
    }

    @Test("A file that cannot be read is reported with the cause")
    func missingFile() {
        let error = #expect(throws: ConfigurationError.self) {
            try Configuration.load(path: "/nowhere/lantime.yml", knownCollectors: [])
        }
        #expect(error?.description == "/nowhere/lantime.yml: cannot read the file: no such file or directory")
    }

    @Test("A list instead of a configuration gets the hint to put it under devices")
    func listAsConfiguration() {
        #expect(problems("- a\n") == ["1:1: this is a list; put the devices in a list under devices:"])
    }

    @Test("A password file instead of a configuration is not shown")
    func passwordAsConfiguration() {
        #expect(problems("hunter2\n") == ["1:1: this is plain text; a configuration begins with a key such as devices:"])
    }

    @Test("The catalog files are found even in an otherwise invalid configuration")
    func catalogFilesOfAWrongConfiguration() throws {
        let folder = try ConfigurationFolder()
        try folder.write("x", to: "here.yml")
        try folder.write("devices: 3\nnonsense: 1\ncatalog_files: [here.yml, not-here.yml]\n", to: "lantime.yml")
        #expect(Configuration.catalogFiles(path: folder.path + "/lantime.yml") == [folder.path + "/here.yml"])
        #expect(Configuration.catalogFiles(path: folder.path + "/nothing.yml") == [])
    }
}

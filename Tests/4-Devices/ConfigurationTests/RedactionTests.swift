import Configuration
import Secrets
import Testing
import Text
import YAML

@Suite("Showing the configuration")
struct RedactionTests {
    private let folder: ConfigurationFolder
    private let text = """
        auth:
          file: {username: info, password_file: password}
          variable: {username: info, password_env: LANTIME_PASSWORD, method: token}
          credential: {username: info, credential: lantime}
          "odd: name": {token_file: token}
        defaults: {timeout: 1m30s, labels: {site: "fra \\"1\\""}}
        devices:
          - name: "yes"
            url: https://a:8443/b
            auth: "odd: name"
            tls: {ca_file: ca.pem, server_name: a.example, insecure_skip_verify: true}
            proxy: socks5://proxy:1080
            slots: [clk1]
            collectors: {network: false, ntp: true}
            min_interval: 500ms
            max_body_size: 1025B
          - {name: b, url: "http://b", auth: variable}
        http_sessions: {max_count: 7}
        catalog_files: [ca.pem]
        """

    init() throws {
        folder = try ConfigurationFolder()
        try folder.write("hunter2-in-file", to: "password")
        try folder.write("hunter2-in-token", to: "token")
        try folder.write("-----BEGIN CERTIFICATE-----\n", to: "ca.pem")
    }

    @Test("The effective configuration is itself a configuration with the same meaning")
    func roundTrip() throws {
        let first = try folder.load(text)
        let second = try folder.load(first.redacted())
        #expect(second.authProfiles == first.authProfiles)
        #expect(second.devices == first.devices)
        #expect(second.httpSessions == first.httpSessions)
        #expect(second.catalogFiles == first.catalogFiles)
        #expect(second.redacted() == first.redacted())
    }

    @Test("The text shows sources of secrets and applied defaults")
    func shown() throws {
        let small =
            "auth: {m: {username: info, password_file: /etc/p}}\ndevices: [{name: a, url: 'https://a', auth: m, proxy: 'http://u:hunter2@proxy:3128'}]"
        #expect(
            try configuration(small).redacted() == """
                auth:
                  m:
                    method: basic
                    username: "info"
                    password_file: "/etc/p"
                devices:
                  - name: "a"
                    url: "https://a"
                    auth: "m"
                    timeout: 10s
                    tls:
                      insecure_skip_verify: false
                    proxy: "http://***@proxy:3128"
                    collectors: {}
                    labels: {}
                    min_interval: 0s
                    max_body_size: 16MiB
                    generic_series_limit: 200
                http_sessions:
                  enabled: true
                links: []
                catalog_files: []

                """)
    }

    @Test("No description, dump or mirror of a configuration contains a secret, even after it was read")
    func nothingLeaks() throws {
        let proxied = text.replacing("socks5://proxy:1080", with: "http://u:hunter2-in-proxy@proxy:3128")
        let configuration = try folder.load(proxied)
        let device = try #require(configuration.devices.first)
        let source = try #require(device.authentication?.secret)
        let reader = SecretReader(source)
        #expect(try reader.read().reveal() == "hunter2-in-token")
        guard case .url(let proxy) = device.proxy else {
            Issue.record("no proxy")
            return
        }
        #expect(proxy.credentials?.reveal().contains("hunter2-in-proxy") == true)
        var shown = configuration.redacted() + "\(configuration)" + String(reflecting: configuration)
        dump(configuration, to: &shown)
        dump(reader, to: &shown)
        dump(proxy, to: &shown)
        shown += children(of: configuration) + children(of: reader) + children(of: proxy)
        shown += configuration.checkSecrets { _ in nil }.map(\.description).joined()
        #expect(!shown.contains("hunter2"))
        #expect(shown.contains("***@proxy:3128"))
    }

    /// Everything that reflection reaches.
    private func children(of value: Any) -> String {
        Mirror(reflecting: value).children.map { "\($0.value)" + children(of: $0.value) }.joined()
    }
}

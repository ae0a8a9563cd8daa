import Testing
import Text

@testable import Configuration

@Suite("Links to other systems")
struct LinkTests {
    private func template(_ url: String) throws -> LinkTemplate {
        try #require(try configuration("devices: []\nlinks: [{name: L, url: '\(url)'}]").links.first)
    }

    private func device(_ name: String = "fra/gm 1", labels: [String: String] = ["site": "fra&x"]) throws -> DeviceConfiguration {
        var device = DeviceConfiguration(name: name, url: try DeviceURL(parsing: "https://[2001:db8::1]:8443/gm"))
        device.labels = labels
        return device
    }

    private let occasion = LinkTemplate.Occasion(finding: "LantimeNtpStopped", metric: "lantime_service_running")

    @Test(
        "Inserted values are percent-encoded and stay in their place",
        arguments: [
            ("https://g.example/d/x?var-device={device}", "https://g.example/d/x?var-device=fra%2Fgm%201"),
            ("https://g.example/{label.site}/{device}#{host}", "https://g.example/fra%26x/fra%2Fgm%201#%5B2001%3Adb8%3A%3A1%5D"),
            ("https://{host}:8080/", "https://[2001:db8::1]:8080/"),
            ("https://p.example/?q={selector}", "https://p.example/?q=lantime_service_running%7Bdevice%3D%22fra%2Fgm%201%22%7D"),
            ("http://w.example/{finding}?m={metric}", "http://w.example/LantimeNtpStopped?m=lantime_service_running"),
        ])
    func encoded(url: String, expected: String) throws {
        #expect(try template(url).address(of: try device(), occasion) == expected)
    }

    @Test("A quote in a name cannot end the string of a selector")
    func quotes() throws {
        let address = try template("https://p.example/?q={selector}").address(of: try device(#"a"} or up{x="\"#), occasion)
        let selector = #"lantime_service_running{device="a\"} or up{x=\"\\"}"#
        #expect(address == "https://p.example/?q=" + percentEncoded(selector))
    }

    @Test(
        "The kind of a link follows from its placeholders",
        arguments: [
            ("https://a.example/", LinkTemplate.Subject.fleet), ("https://a.example/{device}", .device),
            ("https://{host}/", .device), ("https://a.example/{label.site}", .device),
            ("https://a.example/{device}/{metric}", .finding),
            ("https://a.example/{finding}", .finding), ("https://a.example/{selector}", .finding),
        ])
    func subjects(url: String, subject: LinkTemplate.Subject) throws {
        #expect(try template(url).subject == subject)
    }

    @Test("Without a value that it needs, there is no link")
    func missing() throws {
        #expect(try template("https://a.example/{label.rack}").address(of: try device()) == nil)
        #expect(try template("https://a.example/{finding}").address(of: try device()) == nil)
        #expect(try template("https://a.example/{device}").address == nil)
        #expect(try template("https://a.example/x").address == "https://a.example/x")
    }

    @Test(
        "An invalid template is refused with its position",
        arguments: [
            Defect(
                "{name: a, url: ▸'javascript:alert(1)'}",
                "url: the link's URL is not accepted: it must begin with https:// or http://"),
            Defect("{name: a, url: ▸'https:///x'}", "url: the link's URL is not accepted: it has no host"),
            Defect(
                "{name: a, url: ▸'https://u:p@a.example/'}",
                "url: the link's URL is not accepted: credentials do not belong in it: pages show it to everybody"),
            Defect(
                "{name: a, url: ▸'https://a.example/{devise}'}",
                "url: the link's URL is not accepted: \"{devise}\" stands for nothing; a brace that is meant is written %7B; did you mean "
                    + "\"device\"? known: device, finding, host, label.NAME, metric, selector"),
            Defect(
                "{name: a, url: ▸'https://a.example/{device'}",
                "url: the link's URL is not accepted: a brace has no partner; a brace that is meant is written %7B or %7D"),
            Defect(
                "{name: a, url: ▸'https://{device}.example/'}",
                "url: the link's URL is not accepted: only {host} can be used as the host"),
            Defect(
                "{name: a, url: ▸'https://a.example/\"x'}",
                "url: the link's URL is not accepted: it has characters that must be percent-encoded"),
            Defect("{name: a, url: 'https://a.example/', ▸text: b}", "unknown key \"text\"; known: name, url"),
        ])
    func defects(defect: Defect) {
        defect.check(
            after: "devices: []\nlinks: [", before: "]", path: defect.message.hasPrefix("url") ? "links[0]." : "links[0]: ")
    }

    @Test("Two links do not share a name, and the effective configuration shows templates as they are written")
    func names() throws {
        let text = "devices: []\nlinks: [{name: a, url: 'https://a.example/'}, {name: a, url: 'https://b.example/{device}'}]"
        #expect(problems(text) == ["2:54: links[1].name: another link has the name \"a\" already"])
        let shown = try configuration("devices: []\nlinks: [{name: G, url: 'https://g.example/{device}'}]").redacted()
        #expect(shown.contains("links:\n  - name: \"G\"\n    url: \"https://g.example/{device}\"\n"))
    }
}

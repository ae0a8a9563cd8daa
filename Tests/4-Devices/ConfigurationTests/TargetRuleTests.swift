import Testing

@testable import Configuration

@Suite("Entries under targets")
struct TargetRuleTests {
    @Test(
        "Problems are reported with their position",
        arguments: [
            Defect("match: ▸[], url: 'https://{target}'", "match: the list is empty; leave the entry out to allow nothing"),
            Defect("url: 'https://{target}'", "missing key \"match\""), Defect("match: [10.0.0.0/8]", "missing key \"url\""),
            Defect(
                "match: [▸10.0.0.1/8], url: 'https://{target}'",
                "match[0]: the range \"10.0.0.1/8\" has bits set after its prefix"),
            Defect("match: [gm1, ▸10.0.0/8], url: 'https://{target}'", "match[1]: the range \"10.0.0/8\" is no address"),
            Defect(
                "match: [▸'a b'], url: 'https://{target}'",
                "match[0]: expected addresses such as 10.20.0.0/16 or a host name with * and ?, found \"a b\""),
            Defect(
                "match: [gm1], url: ▸'https://gm1'",
                "url: the URL must have {target} instead of the host and nowhere else, such as https://{target}"),
            Defect(
                "match: [gm1], url: ▸'https://x.{target}'",
                "url: the URL must have {target} instead of the host and nowhere else, such as https://{target}"),
            Defect(
                "match: [gm1], url: ▸'https://{target}/{target}'",
                "url: the URL must have {target} instead of the host and nowhere else, such as https://{target}"),
            Defect("match: [gm1], url: ▸'{target}'", "url: the URL is not accepted: it must begin with https:// or http://"),
            Defect(
                "match: [gm1], url: ▸'https://u:p@{target}'",
                "url: the URL is not accepted: credentials do not belong in it; name a profile with \"auth\""),
            Defect(
                "match: [gm1], url: 'https://{target}', ▸labels: {a: b}",
                "labels: labels are for /sd, which lists no targets of requests; set them in Prometheus"),
        ])
    func wrong(defect: Defect) {
        let missesAKey = defect.message.hasPrefix("missing key")
        defect.check(after: "targets:\n- ", "{", before: "}", path: missesAKey ? "targets[0]: " : "targets[0].")
    }

    @Test("The effective configuration shows them with the same meaning")
    func redacted() throws {
        let text =
            "auth: {m: {username: u, password_env: P}}\ndevices: []\ntargets: [{match: [10.0.0.0/8, '*.x'], url: 'http://{target}:81/y', auth: m, timeout: 3s}]"
        let first = try configuration(text)
        let again = try configuration(first.redacted())
        #expect(first.targets.count == 1 && again.targets == first.targets)
        #expect(again.redacted() == first.redacted())
    }

    @Test(
        "The * of a pattern matches anything within one part of the name",
        arguments: [
            ("*.gm.example.net", "a.gm.example.net", true), ("*.gm.example.net", "a.b.gm.example.net", false),
            ("*.gm.example.net", "gm.example.net", false),
            ("*.gm.example.net", "a.gm.example.net.evil", false), ("gm?", "gm1", true), ("gm?", "gm10", false),
            ("gm?", "gm.", false),
            ("*", "localhost", true), ("*", "a.b", false), ("a*b*c", "axxbyyc", true), ("a*b*c", "axxbyy", false),
            ("GM1", "gm1", true), ("a**b", "ab", true),
        ])
    func patterns(pattern: String, name: String, isMatch: Bool) throws {
        #expect(try #require(NamePattern(pattern)).matches(name) == isMatch)
    }
}

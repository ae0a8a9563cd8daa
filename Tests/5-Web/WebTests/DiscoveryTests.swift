import Foundation
import HTTPServer
import Testbench
import Testing

@testable import Web

/// A target group of HTTP service discovery.
private struct Group: Decodable, Equatable {
    var targets: [String]
    var labels: [String: String]
}

private func groups(_ answer: RawAnswer) throws -> [Group] {
    try JSONDecoder().decode([Group].self, from: Data(answer.body))
}

@Suite("Service discovery", .timeLimit(.minutes(1)))
struct DiscoveryTests {
    private let yaml = """
        devices:
        - {name: fra-gm1, url: 'https://192.0.2.10', labels: {site: fra, rack: 'a "1"\\'}}
        - {name: 'mün 2', url: 'http://192.0.2.11:8080/gm', timeout: 3s}
        """

    @Test("Each device is a complete target that needs no relabeling")
    func complete() async throws {
        try await withExporter(yaml) { exporter, _ in
            let answer = try await exporter.get("/sd", [("Host", "scraped.example:10319")])
            #expect(answer.status == 200 && answer.headers["content-type"] == "application/json")
            let expected = [
                Group(
                    targets: ["scraped.example:10319"],
                    labels: [
                        "instance": "fra-gm1", "__param_target": "fra-gm1", "__metrics_path__": "/probe", "site": "fra",
                        "rack": "a \"1\"\\", "exporter": "scraped.example:10319", "__tmp_hash": TargetHashes.text(for: "fra-gm1"),
                    ]),
                Group(
                    targets: ["scraped.example:10319"],
                    labels: [
                        "instance": "mün 2", "__param_target": "mün 2", "__metrics_path__": "/probe",
                        "exporter": "scraped.example:10319", "__tmp_hash": TargetHashes.text(for: "mün 2"),
                    ]),
            ]
            #expect(try groups(answer) == expected)
        }
    }

    @Test("The classic style leaves the relabeling to the job")
    func classic() async throws {
        try await withExporter(yaml) { exporter, _ in
            let answer = try await exporter.get("/sd?style=classic", [("Host", "scraped.example")])
            #expect(answer.headers["content-type"] == "application/json")
            #expect(
                try groups(answer).last
                    == Group(
                        targets: ["mün 2"],
                        labels: [
                            "__meta_lantime_device": "mün 2", "__meta_lantime_url": "http://192.0.2.11:8080/gm",
                            "__meta_lantime_exporter": "scraped.example:80", "__tmp_hash": TargetHashes.text(for: "mün 2"),
                        ]))
            #expect(try groups(answer).first?.labels["__meta_lantime_label_site"] == "fra")
        }
    }

    @Test("Without devices the list is empty")
    func empty() async throws {
        try await withExporter("devices: []") { exporter, _ in
            let answer = try await exporter.get("/sd")
            #expect(answer.text == "[]\n")
        }
    }

    @Test(
        "The scrape timeout is given to a job that sends its interval, and never exceeds it",
        arguments: [
            ("10s", "", nil), ("3s", "", nil), ("20s", "", nil), ("60s", "", nil),
            ("10s", "?interval=30s", "11s"), ("500ms", "?interval=30s", "1s500ms"), ("20s", "?interval=15s", "15s"),
        ] as [(String, String, String?)])
    func timeouts(device: String, query: String, expected: String?) async throws {
        try await withExporter("devices:\n- {name: gm, url: 'http://gm', timeout: \(device)}") { exporter, _ in
            let group = try groups(await exporter.get("/sd" + query)).first
            #expect(group?.labels["__scrape_timeout__"] == expected)
        }
    }

    @Test(
        "An external URL decides address, scheme and path, and prefixes the links of the start page",
        arguments: [
            ("https://metrics.example/lantime/", "metrics.example:443", "https", "/lantime"),
            ("http://[2001:db8::1]:8080", "[2001:db8::1]:8080", nil, ""),
        ] as [(String, String, String?, String)])
    func external(url: String, address: String, scheme: String?, prefix: String) async throws {
        var options = WebOptions()
        options.externalURL = try ExternalURL(parsing: url)
        try await withExporter(yaml, options: options) { exporter, _ in
            let group = try #require(try groups(await exporter.get("/sd", [("Host", "other")])).first)
            #expect(group.targets == [address])
            #expect(group.labels["__scheme__"] == scheme && group.labels["__metrics_path__"] == prefix + "/probe")
            let home = try await exporter.get("/").text
            for path in ["/metrics", "/sd", "/config"] { #expect(home.contains("href=\"\(prefix)\(path)\"")) }
        }
    }

    @Test(
        "A request that cannot make a target is refused",
        arguments: [
            ("/sd?style=modern", "x"), ("/sd?interval=soon", "x"), ("/sd?interval=0s", "x"), ("/sd", "a b"), ("/sd", "u:p@x"),
            ("/sd", "x/y"), ("/sd?shard=3/3", "x"), ("/sd?shard=1", "x"), ("/sd?shard=-1/3", "x"), ("/sd?shard=0/0", "x"),
            ("/sd?shard=0/3/5", "x"), ("/sd?shard=", "x"), ("/sd?sit=fra", "x"), ("/sd?=", "x"), ("/sd?site=fra&nothing", "x"),
        ])
    func refused(target: String, host: String) async throws {
        try await withExporter(yaml) { exporter, _ in
            let answer = try await exporter.get(target, [("Host", host)])
            #expect(answer.status == 400)
        }
    }

    @Test(
        "A Prometheus with a job of three lines scrapes every device, and one with classic relabeling too",
        .enabled(if: PrometheusServer.isAvailable))
    func prometheus() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let names = ["fra-gm1", "fra-gm2", "mün 3"]
            let devices = names.enumerated().map { "- {name: \($1), url: '\(device.url)/\($0)', labels: {site: s\($0)}}\n" }
            try await withExporter("devices:\n" + devices.joined()) { exporter, _ in
                let address = try #require(exporter.addresses.first)
                let prometheus = try await PrometheusServer(
                    """
                    global: {scrape_interval: 1s}
                    scrape_configs:
                    - job_name: lantime
                      http_sd_configs:
                      - url: http://\(address)/sd
                    - job_name: classic
                      metrics_path: /probe
                      http_sd_configs:
                      - url: http://\(address)/sd?style=classic
                      relabel_configs:
                      - {source_labels: [__address__], target_label: __param_target}
                      - {source_labels: [__param_target], target_label: instance}
                      - {source_labels: [__meta_lantime_label_site], target_label: site}
                      - {source_labels: [__meta_lantime_exporter], target_label: __address__}
                    """)
                for job in ["lantime", "classic"] {
                    let up = try await prometheus.query("lantime_up{job='\(job)'}", count: names.count)
                    #expect(Set(up.map(\.value)) == ["1"])
                    for (index, name) in names.enumerated() {
                        let labels = up.first { $0.labels["instance"] == name }?.labels
                        #expect(labels?["device"] == name && labels?["site"] == "s\(index)", "\(up)")
                    }
                    let probes = try await prometheus.query("up{job='\(job)'} == 1", count: names.count)
                    #expect(Set(probes.compactMap { $0.labels["instance"] }) == Set(names))
                }
                try await prometheus.stop()
            }
        }
    }

    @Test(
        "Labels and a shard select devices; several values of a label are alternatives, several labels must all match",
        arguments: [
            ("", ["a1", "a2", "a3", "b1", "c"]), ("?site=a", ["a1", "a2", "a3"]), ("?site=a&site=b", ["a1", "a2", "a3", "b1"]),
            ("?site=a&role=spare", ["a3"]), ("?role=spare", ["a3"]), ("?site=nowhere", []), ("?site=", ["c"]),
            ("?style=classic&site=b", ["b1"]),
        ] as [(String, [String])])
    func filters(query: String, expected: [String]) async throws {
        let yaml = """
            devices:
            - {name: a1, url: 'http://a1', labels: {site: a}}
            - {name: a2, url: 'http://a2', labels: {site: a}}
            - {name: a3, url: 'http://a3', labels: {site: a, role: spare}}
            - {name: b1, url: 'http://b1', labels: {site: b}}
            - {name: c, url: 'http://c'}
            """
        try await withExporter(yaml) { exporter, _ in
            let answer = try await exporter.get("/sd" + query)
            #expect(try groups(answer).map { $0.labels["instance"] ?? $0.targets.first } == expected, "\(answer.text)")
            var shares: [String] = []
            for index in 0..<3 {
                let share = try groups(await exporter.get("/sd\(query)\(query.isEmpty ? "?" : "&")shard=\(index)/3"))
                shares += share.compactMap { $0.labels["instance"] ?? $0.targets.first }
            }
            #expect(shares.sorted() == expected, "the shares together are the whole")
        }
    }

    @Test(
        "An unknown parameter is refused with a hint, and so is a second value that would be ignored, on /sd and on /probe; no device is queried"
    )
    func unknownParameters() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            try await withExporter("devices:\n- {name: gm, url: '\(device.url)', labels: {site: fra}}") { exporter, _ in
                for (target, sentence) in [
                    (
                        "/sd?sites=fra",
                        "There is no parameter \"sites\"; did you mean \"site\"? known: interval, shard, site, style\n"
                    ),
                    ("/probe?target=gm&collect=ntp", "There is no parameter \"collect\"; did you mean \"collect[]\"?"),
                    (
                        "/probe?target=gm&module=x",
                        "There is no parameter \"module\"; known: collect[], exclude[], name[], target\n"
                    ),
                    ("/probe?target=gm&%3Cb%3E", "There is no parameter \"<b>\""),
                    ("/probe?target=gm&target=gm", "The parameter \"target\" can have one value only.\n"),
                    ("/sd?shard=0/2&shard=1/2", "The parameter \"shard\" can have one value only.\n"),
                    ("/sd?style=classic&site=fra&style=x", "The parameter \"style\" can have one value only.\n"),
                    ("/sd?interval=30s&interval=1m", "The parameter \"interval\" can have one value only.\n"),
                ] {
                    let answer = try await exporter.get(target)
                    #expect(answer.status == 400 && answer.text.hasPrefix(sentence), "\(answer.text)")
                    #expect(answer.headers["content-type"]?.hasPrefix("text/plain") == true)
                }
                #expect(device.requests.isEmpty)
            }
        }
    }
}

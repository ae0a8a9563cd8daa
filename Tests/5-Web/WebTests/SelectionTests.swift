import Catalog
import Fleet
import HTTPServer
import TestFiles
import Testbench
import Testing

@testable import Web

@Suite("Collectors selected by a scrape", .timeLimit(.minutes(1)))
struct SelectionTests {
    /// An exporter with a device that answers with a full document, the same for all scrapes.
    private func withFullDevice(_ test: (ExporterServer) async throws -> Void) async throws {
        let document = try fixture("m4000-full.json")
        try await withDevice({ _ in .document(document) }) { device in
            try await withExporter("devices:\n- {name: gm, url: \(device.url), min_interval: 1h}") { exporter, _ in
                try await test(exporter)
            }
        }
    }

    private func names(_ exporter: ExporterServer, _ target: String) async throws -> Set<String> {
        let answer = try await exporter.get(target)
        #expect(answer.status == 200, "\(answer.text)")
        return Set(Scraped(answer.body).series.keys.map { String($0.prefix { $0 != "{" }) })
    }

    private func isOfCollection(_ name: String) -> Bool {
        ["lantime_up", "lantime_tls_", "lantime_scrape_"].contains { name.hasPrefix($0) }
    }

    @Test("collect[] keeps the named collectors and the metrics about the collection", arguments: ["collect[]", "collect%5B%5D"])
    func collected(parameter: String) async throws {
        try await withFullDevice { exporter in
            let names = try await names(exporter, "/probe?target=gm&\(parameter)=gnss&\(parameter)=ntp")
            #expect(names.isSuperset(of: ["lantime_up", "lantime_scrape_error", "lantime_scrape_collector_success"]))
            #expect(names.isSuperset(of: ["lantime_gnss_satellites_good", "lantime_ntp_stratum"]))
            let others = names.filter { !isOfCollection($0) && !$0.hasPrefix("lantime_gnss_") && !$0.hasPrefix("lantime_ntp_") }
            #expect(others.isEmpty, "\(others.sorted())")
        }
    }

    @Test("exclude[] keeps all but the named collectors", arguments: ["exclude[]", "exclude%5B%5D"])
    func excluded(parameter: String) async throws {
        try await withFullDevice { exporter in
            let all = try await names(exporter, "/probe?target=gm")
            let left = try await names(exporter, "/probe?target=gm&\(parameter)=gnss&\(parameter)=generic")
            let gone = all.subtracting(left)
            #expect(gone.contains("lantime_gnss_satellites_good") && gone.contains("lantime_module_value"))
            #expect(gone.allSatisfy { $0.hasPrefix("lantime_gnss_") || $0.hasPrefix("lantime_module_") }, "\(gone.sorted())")
            #expect(left.isSubset(of: all) && left.contains("lantime_module_info"))
        }
    }

    @Test("Each collector alone and all of them together have the same metrics as a scrape without a selection")
    func complete() async throws {
        try await withFullDevice { exporter in
            let all = try await names(exporter, "/probe?target=gm")
            let bench = try TestFleet("devices: []")
            defer { bench.stop() }
            let collectors = bench.fleet.catalog.collectorNames.sorted()
            var found: Set<String> = []
            for collector in collectors {
                found.formUnion(try await names(exporter, "/probe?target=gm&collect[]=" + collector))
            }
            #expect(found == all)
            let every = collectors.map { "&collect[]=" + $0 }.joined()
            let together = try await names(exporter, "/probe?target=gm" + every)
            #expect(together == all)
        }
    }

    @Test("On /metrics the selection applies to devices, and the exporter's own metrics stay")
    func metrics() async throws {
        try await withFullDevice { exporter in
            let names = try await names(exporter, "/metrics?collect[]=ntp")
            #expect(names.contains("lantime_ntp_stratum") && names.contains("lantime_exporter_build_info"))
            #expect(names.contains("process_cpu_seconds_total") && !names.contains("lantime_gnss_satellites_good"))
        }
    }

    @Test("name[] selects among the rest")
    func narrowed() async throws {
        try await withFullDevice { exporter in
            let target = "/probe?target=gm&collect[]=ntp&name[]=lantime_up&name[]=lantime_gnss_satellites_good"
            let chosen = try await names(exporter, target)
            #expect(chosen == ["lantime_up"])
            #expect(try await exporter.get("/probe?target=gm&collect[]=ntp&name[]=lantime_gnss_satellites_good").text.isEmpty)
        }
    }

    @Test(
        "An invalid selection is refused with a sentence, and the device is not queried",
        arguments: [
            ("collect[]=gnsss", "There is no collector \"gnsss\"; did you mean \"gnss\"? known: bpe, "),
            ("collect[]=ntp&collect[]=%3Cb%3E%0A", "There is no collector \"<b>\\n\"; known: bpe, "),
            ("collect[]=", "There is no collector \"\"; known: bpe, "),
            ("exclude[]=nothing", "There is no collector \"nothing\"; known: bpe, "),
            ("collect[]=ntp&exclude[]=gnss", "collect[] and exclude[] exclude each other"),
        ])
    func refused(query: String, sentence: String) async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            try await withExporter("devices:\n- {name: gm, url: \(device.url)}") { exporter, _ in
                for page in ["/probe?target=gm&", "/metrics?"] {
                    let answer = try await exporter.get(page + query)
                    #expect(answer.status == 400 && answer.text.hasPrefix(sentence), "\(answer.text)")
                    #expect(answer.headers["content-type"]?.hasPrefix("text/plain") == true)
                }
                #expect(device.requests.isEmpty)
            }
        }
    }

    @Test("Concurrent scrapes with different selections send the device one request")
    func shared() async throws {
        let document = try fixture("m4000-full.json")
        try await withDevice({ _ in .after(.milliseconds(300), .document(document)) }) { device in
            try await withExporter("devices:\n- {name: gm, url: \(device.url)}") { exporter, _ in
                async let ntp = exporter.get("/probe?target=gm&collect[]=ntp")
                async let gnss = exporter.get("/probe?target=gm&collect[]=gnss")
                async let all = exporter.get("/probe?target=gm")
                let answers = try await [ntp, gnss, all].map { Scraped($0.body).names(of: "gm") }
                #expect(answers.map { $0.contains("lantime_ntp_stratum") } == [true, false, true])
                #expect(answers.map { $0.contains("lantime_gnss_satellites_good") } == [false, true, true])
                #expect(device.requests.count == 1)
            }
        }
    }

    @Test(
        "A selection of own metrics alone queries no device",
        arguments: [
            "/metrics?name[]=lantime_exporter_devices", "/metrics?name[]=lantime_exporter_devices&name[]=nothing",
            "/metrics?collect[]=ntp&name[]=lantime_exporter_devices", "/-/metrics?name[]=lantime_exporter_devices",
        ])
    func ownAlone(target: String) async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            try await withExporter("devices:\n- {name: gm, url: \(device.url)}") { exporter, _ in
                let chosen = try await names(exporter, target)
                #expect(chosen == ["lantime_exporter_devices"])
                let probe = try await exporter.get("/probe?target=gm&name[]=lantime_exporter_devices")
                #expect(probe.text.isEmpty)
                #expect(device.requests.isEmpty)
            }
        }
    }
}

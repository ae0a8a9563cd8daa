import Configuration
import Fleet
import HTTPServer
import Logging
import TestFiles
import Testbench
import Testing

@testable import Web

@Suite("Devices divided among several servers", .timeLimit(.minutes(2)))
struct ShardingTests {
    @Test(
        "The hash is MD5 (RFC 1321), of which hashmod uses the end",
        arguments: [
            ("", 0xe9800998ecf8427e),
            ("abc", 0xd6963f7d28e17f72),
            (String(repeating: "a", count: 55), 0x358552954ad0df65),
            (String(repeating: "a", count: 56), 0x4c6c197006d17218),
            (String(repeating: "a", count: 63), 0x550606be297466d5),
            (String(repeating: "a", count: 64), 0x5a4a0363793f7367),
            (String(repeating: "a", count: 65), 0xcb859adae0248435),
            (String(repeating: "1234567890", count: 8), 0xac49da2e2107b67a),
            ("mün 2", 0x5abdd3dabe8bf8a3),
        ] as [(String, UInt64)])
    func md5(text: String, expected: UInt64) {
        #expect(MD5.lastWord(of: Array(text.utf8)) == expected)
    }

    @Test(
        "hashmod of __tmp_hash is the device's shard, for the usual numbers of servers", arguments: [2, 3, 4, 5, 6, 10, 12, 60])
    func targetHash(count: Int) throws {
        for name in [
            "fra-gm1", "fra-gm2", "mün 2", "10.0.0.7", "gm", "x99999999999999999999999", String(repeating: "y", count: 128),
        ] {
            let hash = MD5.lastWord(of: Array(TargetHashes.text(for: name).utf8))
            #expect(try #require(Shard("0/\(count)")).sibling(of: name).index == Int(hash % UInt64(count)), "\(name)")
        }
    }

    @Test(
        "Three servers of Prometheus Operator share 120 devices, each within a fifth of its share",
        .enabled(if: PrometheusServer.isAvailable))
    func prometheusOperator() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let names = (1...120).map { "gm\($0)" }
            let devices = names.map { "- {name: \($0), url: '\(device.url)/\($0)'}\n" }.joined()
            try await withExporter("devices:\n" + devices) { exporter, _ in
                let address = try #require(exporter.addresses.first)
                // What the operator adds to a job when a Prometheus resource has three shards.
                let jobs = (0..<3).map { shard in
                    """
                    - job_name: shard-\(shard)
                      http_sd_configs:
                      - url: http://\(address)/sd
                      relabel_configs:
                      - {source_labels: [__address__, __tmp_hash], target_label: __tmp_hash, regex: '(.+);', replacement: '$1', action: replace}
                      - {source_labels: [__tmp_hash], target_label: __tmp_hash, modulus: 3, action: hashmod}
                      - {source_labels: [__tmp_hash, __tmp_disable_sharding], regex: '\(shard);|.+;.+', action: keep}

                    """
                }
                let prometheus = try await PrometheusServer("global: {scrape_interval: 2s}\nscrape_configs:\n" + jobs.joined())
                let targets = try await prometheus.query("up == 1", count: names.count)
                #expect(Set(targets.compactMap { $0.labels["instance"] }) == Set(names), "each device has one server")
                #expect(Set(targets.compactMap { $0.labels["exporter"] }) == ["\(address)"])
                for shard in 0..<3 {
                    let own = targets.filter { $0.labels["job"] == "shard-\(shard)" }.compactMap { $0.labels["instance"] }
                    #expect((32...48).contains(own.count), "\(own.count)")
                    let share = try #require(Shard("\(shard)/3"))
                    #expect(Set(own) == Set(names.filter { share.contains($0) }))
                }
                try await prometheus.stop()
            }
        }
    }

    @Test("A device of another shard is not queried, and the answer names its shard")
    func otherShare() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let yaml = "devices:\n" + (1...3).map { "- {name: gm\($0), url: '\(device.url)/\($0)'}\n" }.joined()
            let share = try #require(Shard("0/3"))
            let bench = try TestFleet(yaml, shard: share)
            defer { bench.stop() }
            let own = try #require(bench.fleet.devices.first).configuration.name
            let other = try #require(["gm1", "gm2", "gm3"].first { $0 != own })
            let configuration = HTTPServerConfiguration(addresses: [ListenAddress(host: "127.0.0.1", port: 0)])
            let exporter = try ExporterServer(bench.fleet, configuration, options: WebOptions(), logger: Logger(sink: bench.log))
            #expect(try await exporter.get("/probe?target=\(own)").status == 200)
            let answer = try await exporter.get("/probe?target=\(other)")
            let theirs = share.sibling(of: other)
            #expect(answer.status == 404)
            #expect(answer.text == "The device \"\(other)\" belongs to shard \(theirs), this exporter serves 0/3.\n")
            #expect(Scraped(try await exporter.get("/metrics").body)["lantime_exporter_devices"] == "1")
            #expect(try await exporter.get("/sd").text.contains("\"instance\": \"\(own)\""))
            await exporter.stop(grace: .zero)
            #expect(device.requests.allSatisfy { $0.path.hasPrefix("/\(own.dropFirst(2))/") })
        }
    }
}

import Configuration
import Fleet
import TestFiles
import Testbench
import Testing

@Suite("Shards of the devices", .timeLimit(.minutes(1)))
struct ShardTests {
    @Test(
        "A shard is spelt I/N, counted from 0",
        arguments: [
            ("0/1", true), ("0/3", true), ("2/3", true), ("999/1000", true), ("3/3", false), ("0/0", false), ("1", false),
            ("", false),
            ("/", false), ("1/2/3", false), ("-1/3", false), ("+1/3", false), (" 1/3", false), ("a/b", false), ("0/1001", false),
            ("99999999999999999999/3", false), ("٠/٣", false),
        ])
    func spelling(text: String, isValid: Bool) {
        #expect((Shard(text) != nil) == isValid)
        if isValid { #expect(Shard(text)?.description == text) }
    }

    /// Ways in which sites name 120 devices.
    private static let namings: [[String]] = [
        (0..<120).map { "gm-\($0 < 10 ? "00" : $0 < 100 ? "0" : "")\($0)" }, (1...120).map { "gm\($0)" },
        (0..<120).map { "\($0)" },
        (1...10).flatMap { site in (1...12).map { "site\(site)-gm\($0)" } },
        (1...40).flatMap { site in (1...3).map { "s\(site).gm\($0).example.net" } },
        (1...60).flatMap { ["row\($0)-left", "row\($0)-right"] },
    ]

    @Test("Every device is in exactly one shard, and no shard is more than a fifth above or below the others", arguments: namings)
    func spread(names: [String]) throws {
        #expect(names.count == 120)
        for count in [2, 3, 4, 6] {
            let shards = try (0..<count).map { try #require(Shard("\($0)/\(count)")) }
            for name in names { #expect(shards.filter { $0.contains(name) } == [shards[0].sibling(of: name)]) }
            let sizes = shards.map { shard in names.count(where: shard.contains) }
            let fair = 120 / count
            #expect(sizes.allSatisfy { abs($0 - fair) <= fair / 5 }, "\(count): \(sizes)")
        }
    }

    @Test("A shard is the same in every version: exporters of different versions must not both skip a device")
    func stable() throws {
        let shards = ["fra-gm1", "fra-gm2", "fra-gm3", "mün 2", "10.0.0.7", "gm", "x99999999999999999999999"].map {
            Shard("0/7")?.sibling(of: $0).index
        }
        #expect(shards == [0, 1, 2, 6, 1, 0, 4])
    }

    @Test("A fleet of a shard has the devices of the shard only, and a reload keeps to it")
    func fleet() throws {
        let yaml = "devices:\n" + (1...12).map { "- {name: gm\($0), url: 'http://gm\($0)'}\n" }.joined()
        var seen: [String] = []
        for index in 0..<3 {
            let share = try #require(Shard("\(index)/3"))
            let bench = try TestFleet(yaml, shard: share)
            defer { bench.stop() }
            #expect(bench.fleet.devices.count == 4 && bench.fleet.configuration.devices.count == 12)
            #expect(try bench.reloaded(yaml).devices.map(\.configuration.name) == bench.fleet.devices.map(\.configuration.name))
            seen += bench.fleet.devices.map(\.configuration.name)
        }
        #expect(Set(seen).count == 12)
    }
}

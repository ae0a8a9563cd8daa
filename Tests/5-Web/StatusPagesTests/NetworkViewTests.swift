import TestFiles
import Testbench
import Testing

@testable import StatusPages

@Suite("The device's view of others")
struct NetworkViewTests {
    @Test("Of hundreds of SyncMon nodes the worst come first, all are counted, and only a readable number is listed")
    func syncMon() throws {
        let view = try Known.view(try fixture("syncmon-500-nodes.json"))
        let syncMon = try #require(view.syncMon)
        #expect(syncMon.count == 500 && syncMon.failing == 5)
        #expect(syncMon.nodes.count == SyncMonView.shownNodes)
        #expect(syncMon.nodes.prefix(5).allSatisfy { $0.state == "not_reachable" })
        let offsets = syncMon.nodes.dropFirst(5).map { abs($0.offset ?? 0) }
        #expect(offsets == offsets.sorted(by: >) && offsets.first ?? 0 > 0)
        let page = StatusPage.device(try .up(view), sessions: nil, Known.site).text
        #expect(page.contains("500 nodes") && page.contains("5 not reachable") && page.contains("475 more"))
        #expect(page.contains("SyncMon: 5 of 500 nodes are out of limits or do not respond."))
    }

    @Test("A row of the fleet's page counts nodes and lists none")
    func row() throws {
        let view = try Known.view(try fixture("syncmon-500-nodes.json"), .row)
        #expect(view.syncMon?.failing == 5 && view.syncMon?.nodes.isEmpty == true && view.sources.isEmpty)
    }

    @Test("A SyncTeam shows offline members first")
    func syncTeam() throws {
        let team = try #require(try Known.view(try fixture("m4000-full.json")).syncTeam)
        #expect(team.mode == "master" && team.members == 3 && team.online == 2 && team.offline == 1)
        #expect(team.list.map(\.name) == ["m1000", "m4000", "m3000s"])
        #expect(try Known.view(try fixture("m600-gps.json")).syncTeam == nil)
    }

    @Test("The sources of a clock are shown worst first, with their fault and what the clock follows")
    func sources() throws {
        let sources = try Known.view(try fixture("m4000-full.json")).sources.filter { $0.slot == "clk1" }
        #expect(sources.count == 6)
        let levels = sources.map(\.verdict.level)
        #expect(levels == levels.sorted(by: >))
        #expect(sources.first { $0.priority == "priority5" }?.verdict == Verdict(.warning, "no signal"))
        #expect(sources.first { $0.priority == "priority0" }?.verdict == Verdict(.good, "followed"))
    }
}

import Catalog
import Findings
import LANTIMECatalog
import Metrics
import StatusDocument
import Testing

@testable import Fleet

@Suite("Parts that a device no longer reports")
struct PartHistoryTests {
    /// Compiled once for all tests.
    private static let known = Result { try CompiledCatalog.lantime(families: CollectionMetric.families) }
    private let catalog: CompiledCatalog

    init() throws { catalog = try Self.known.get() }

    private func samples(_ data: String) throws -> SampleSet {
        let document = try StatusDocument(parsing: Array(#"{"data": {\#(data)}}"#.utf8))
        var samples = catalog.walk(document, device: "gm", options: WalkOptions()).samples
        samples.sort(familyCount: catalog.families.families.count)
        return samples
    }

    /// The names and labels of what is missed after these documents, one a minute from 60 s on.
    private func missing(after documents: [String], at time: Double) throws -> [String] {
        var history = PartHistory()
        var before: SampleSet?
        for (index, document) in documents.enumerated() {
            let now = try samples(document)
            history.note(now, before: before, WatchedFamilies(catalog.families), at: Double(index + 1) * 60)
            before = now
        }
        return history.missing(at: time).map { part in
            "\(part.part.name) \(String(decoding: part.labels, as: UTF8.self)) \(Int(part.since))"
        }
    }

    private static let both = ports("lan0", "lan1")
    private static func ports(_ names: String...) -> String {
        let list = names.map { #"{"object-id": "\#($0)", "link": true, "port-available": true}"# }
        return #""network": {"ports": [\#(list.joined(separator: ", "))]}"#
    }
    private static func oscillator(_ word: String) -> String {
        #""system": {"sync-status": {"clock-status": {"clock": "synchronized", "oscillator": "\#(word)"}}}"#
    }

    @Test("A part that was there is missed from the first collection without it; one that never was there is not")
    func goes() throws {
        #expect(try missing(after: [Self.ports("lan0"), Self.ports("lan0")], at: 130).isEmpty)
        let found = try missing(after: [Self.both, Self.ports("lan0"), Self.ports("lan0")], at: 190)
        #expect(found == [#"network port port="lan1" 120"#])
    }

    @Test("A part that is back is no longer missed")
    func comesBack() throws {
        #expect(try missing(after: [Self.both, Self.ports("lan0"), Self.both], at: 190).isEmpty)
    }

    @Test("A part is missed for a day")
    func aDay() throws {
        let documents = [Self.both, Self.ports("lan0")]
        #expect(try missing(after: documents, at: 120 + 86_399).count == 1)
        #expect(try missing(after: documents, at: 120 + 86_401).isEmpty)
    }

    @Test("Where the state must be known, unknown is as bad as nothing")
    func unknown() throws {
        let found = try missing(after: [Self.oscillator("warmed-up"), Self.oscillator("a new word")], at: 130)
        #expect(found == ["system's oscillator  120"])
        #expect(try missing(after: [Self.oscillator("a new word"), Self.oscillator("another")], at: 130).isEmpty)
        #expect(try missing(after: [Self.oscillator("warmed-up"), Self.oscillator("not-warmed-up")], at: 130).isEmpty)
    }

    @Test("A source of NTP that goes is not missed while another is there; all of them are, once")
    func sources() throws {
        func ntp(_ count: Int) -> String {
            let sources = (0..<count).map {
                #"{"object-id": "ref_\#($0)", "id": "192.0.2.\#($0)", "status-peer-selection": "candidate"}"#
            }
            return #""ntp": [\#((["{\"object-id\": \"sys\", \"stratum\": 1}"] + sources).joined(separator: ", "))]"#
        }
        #expect(try missing(after: [ntp(2), ntp(1)], at: 130).isEmpty)
        #expect(try missing(after: [ntp(2), ntp(0)], at: 130) == ["NTP sources  120"])
    }

    @Test("The nodes of SyncMon are missed when all of them have gone, whatever has become of the list")
    func nodes() throws {
        func syncMon(_ list: String) -> String { #""syncmon": {"last-updated": 1777887005, "nodes": \#(list)}"# }
        let two = #"[{"object-id": "a", "status": "ok"}, {"object-id": "b", "status": "ok"}]"#
        for empty in ["[]", "null", "{}", #""""#] {
            #expect(try missing(after: [syncMon(two), syncMon(empty)], at: 130) == ["SyncMon nodes  120"], "\(empty)")
        }
        #expect(try missing(after: [syncMon(two), syncMon(#"[{"object-id": "a", "status": "ok"}]"#)], at: 130).isEmpty)
        #expect(try missing(after: [syncMon("[]"), syncMon("[]")], at: 130).isEmpty)
    }

    @Test("Of two receivers of a kind, the one that loses its flags is missed once", arguments: ["{}", "null", "[7]", #""new""#])
    func flags(_ nothing: String) throws {
        func receivers(_ model: String, _ key: String, _ flags: [String]) -> String {
            let slots = flags.enumerated().map { slot, flags in
                #"{"object-id": "clk\#(slot + 1)", "slot-id": "clk\#(slot + 1)", "module": {"info": {"model": "\#(model)"}, "\#(key)": \#(flags)}}"#
            }
            return #""chassis0": {"slots": [\#(slots.joined(separator: ", "))]}"#
        }
        func lost(_ model: String, _ key: String, _ status: String, _ flags: String) throws -> [String] {
            let (good, bad) = ("{\"\(status)\": \(flags)}", "{\"\(status)\": \(nothing)}")
            let both = receivers(model, key, [good, good])
            return try missing(after: [both, receivers(model, key, [good, bad])], at: 130)
        }
        #expect(try lost("tcr180", "tcr", "debug-status", #"["lock-on"]"#) == [#"time code slot="clk2" 120"#])
        #expect(try lost("pzf180", "dcf77", "pcps", #"{"syncd": true}"#) == [#"flags of the long-wave receiver slot="clk2" 120"#])
    }

    @Test("A device that sends other parts each time does not fill the memory")
    func bounded() throws {
        let documents = (0..<3).map { round in
            let list = (0..<80).map { #"{"object-id": "lan\#(round)-\#($0)", "link": true, "port-available": true}"# }
            return #""network": {"ports": [\#(list.joined(separator: ", "))]}"#
        }
        #expect(try missing(after: documents, at: 200).count == PartHistory.most)
    }

    @Test("Every metric of a part is one that the exporter knows", arguments: WatchedPart.all.map(\.metric))
    func names(metric: String) { #expect(catalog.families.id(metric) != nil) }
}

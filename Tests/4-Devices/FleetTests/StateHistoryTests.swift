import Catalog
import LANTIMECatalog
import Metrics
import StatusDocument
import Testing

@testable import Fleet

@Suite("Since when states are as they are")
struct StateHistoryTests {
    private let catalog: CompiledCatalog

    init() throws { catalog = try CompiledCatalog.lantime() }

    private func samples(_ clock: String, extra: String = "") throws -> SampleSet {
        let document = #"{"data": {"system": {"sync-status": {"clock-status": {"clock": "\#(clock)"}}}\#(extra)}}"#
        var samples = catalog.walk(try StatusDocument(parsing: Array(document.utf8)), device: "gm", options: WalkOptions())
            .samples
        samples.sort(familyCount: catalog.families.families.count)
        return samples
    }

    private func since(_ history: StateHistory, _ samples: SampleSet) throws -> Double? {
        let family = try #require(catalog.families.id("lantime_sync_state"))
        let sample = try #require(samples.samples(of: family).first)
        return history.changes(of: "lantime_sync_state")?(samples.ownText(sample.labels))?.since
    }

    @Test("A state at the start has no beginning; a change has the time of the collection that showed it first")
    func changes() throws {
        var history = StateHistory()
        let states = [
            ("synchronized", 10.0, nil), ("synchronized", 20, nil), ("holdover", 30, 30), ("holdover", 40, 30.0),
            ("synchronized", 50, 50),
        ]
        var before: SampleSet?
        for (word, time, expected) in states {
            let now = try samples(word)
            history.note(now, before: before, WatchedFamilies(catalog.families), at: time)
            #expect(try since(history, now) == expected, "\(word) at \(time)")
            let family = try #require(catalog.families.id("lantime_sync_state"))
            let sample = try #require(now.samples(of: family).first)
            #expect(history.changes(of: "lantime_sync_state")?(now.ownText(sample.labels))?.seen == 10)
            #expect(history.changes(of: "lantime_time_quality_seconds") == nil)
            before = now
        }
    }

    @Test("The result is the same whether the previous collection is available or not")
    func withoutBefore() throws {
        var history = StateHistory()
        for (word, time) in [("synchronized", 10.0), ("holdover", 20), ("holdover", 30)] {
            history.note(try samples(word), before: nil, WatchedFamilies(catalog.families), at: time)
        }
        #expect(try since(history, samples("holdover")) == 20)
    }

    @Test("A state that appears later begins then")
    func appears() throws {
        var history = StateHistory()
        let services = #", "services": {"network": {"ntp": {"running": true}}}"#
        history.note(try samples("synchronized"), before: nil, WatchedFamilies(catalog.families), at: 10)
        let later = try samples("synchronized", extra: services)
        history.note(later, before: try samples("synchronized"), WatchedFamilies(catalog.families), at: 20)
        let family = try #require(catalog.families.id("lantime_service_running"))
        let sample = try #require(later.samples(of: family).first)
        #expect(history.changes(of: "lantime_service_running")?(later.ownText(sample.labels))?.since == 20)
    }

    @Test("Every tracked metric is in the catalog", arguments: StateHistory.metrics)
    func names(name: String) { #expect(catalog.families.id(name) != nil) }
}

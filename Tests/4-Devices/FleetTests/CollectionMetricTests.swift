import Metrics
import TestFiles
import Testbench
import Testing

@testable import Fleet
@testable import HTTPClient

@Suite("Metrics about collections", .timeLimit(.minutes(1)))
struct CollectionMetricTests {
    /// The names that dashboards, alert rules and users rely on, with their labels besides `device`. A change here breaks them.
    private static let contract: [String: [String]] = [
        "lantime_up": [], "lantime_scrape_error": [], "lantime_scrape_backoff_cause": [],
        "lantime_scrape_timestamp_seconds": [], "lantime_scrape_duration_seconds": [],
        "lantime_scrape_phase_duration_seconds": ["phase"], "lantime_scrape_document_bytes": [],
        "lantime_scrape_connection_reused": [], "lantime_scrape_collector_success": ["collector"],
        "lantime_scrape_repaired_values": [],
        "lantime_scrape_collector_state": ["collector"],
        "lantime_scrape_unreadable_values": ["collector"], "lantime_scrape_unknown_words": ["collector"],
        "lantime_scrape_duplicate_series": [], "lantime_scrape_excess_values": [],
        "lantime_tls_certificate_not_after_timestamp_seconds": [],
    ]

    @Test("Their names and labels are those of the contract, and Prometheus accepts every name")
    func contract() {
        #expect(
            Dictionary(uniqueKeysWithValues: CollectionMetric.families.map { ($0.name, $0.labels) })
                == Self.contract.mapValues { ["device"] + $0 })
        for family in CollectionMetric.families { #expect(family.defect == nil && family.help.hasSuffix("."), "\(family.name)") }
    }

    @Test("The states of an error are its classes, and unknown")
    func errorStates() {
        let classes = ["none", "dns", "connect", "tls", "timeout", "auth", "http", "too_large", "json", "document", "backoff"]
        #expect(CollectionMetric.error.family.type == .stateSet(classes + ["unknown"]))
        #expect(CollectionMetric.backoffCause.family.type == .stateSet(classes + ["retry_after", "unknown"]))
    }

    @Test("Each is exported when it has a value, and no others are")
    func emitted() throws {
        var table = FamilyTable()
        for family in CollectionMetric.families { _ = try table.add(family) }
        var samples = SampleSet(of: "device", "gm")
        samples.limit = 30
        var report = CollectionReport(start: .now, duration: .seconds(1))
        report.error = CollectionError(
            Backoff.Pause(remaining: 3, isRefusal: false, isAskedFor: false, cause: CollectionError(.timeout, "no answer")))
        report.certificateExpiry = 1_900_000_000
        report.timings = Timings(
            dns: .seconds(1), connect: .seconds(2), tls: .seconds(3), firstByte: .seconds(4), total: .seconds(15))
        report.mapping = .milliseconds(2)
        report.reusedConnection = false
        report.documentBytes = 31_000
        report.repairedValues = 3
        let labels = samples.labels(SampleSet.noLabels, adding: "collector", "ntp")
        report.collectors = [
            CollectionReport.Understanding(labels: labels, unreadable: 1, unknownWords: 2, part: .empty)
        ]
        // More than the limit allows, which is a metric as well.
        let up = try #require(table.id("lantime_up"))
        for number in 0..<40 { samples.add(up, samples.labels(SampleSet.noLabels, adding: "number", "\(number)"), 1) }
        samples.limit = .max
        report.finish(&samples, table.declared(CollectionMetric.self), familyCount: table.families.count)
        for family in table.families {
            let id = try #require(table.id(family.name))
            #expect(!samples.samples(of: id).isEmpty, "\(family.name) is declared but not exported")
        }
        let scraped = Scraped(Exposition(table).render([samples], as: .prometheus))
        #expect(scraped[#"lantime_scrape_phase_duration_seconds{device="gm",phase="transfer"}"#] == "5")
        #expect(scraped[#"lantime_scrape_excess_values{device="gm"}"#] == "10")
        #expect(scraped[#"lantime_scrape_collector_success{device="gm",collector="ntp"}"#] == "0")
    }
}

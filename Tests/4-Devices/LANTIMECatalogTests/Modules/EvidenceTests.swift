import Catalog
import Testing

@testable import LANTIMECatalog

@Suite("Evidence of modules")
struct EvidenceTests {
    /// Families of modules that no document of a real device shows.
    private static let modules: [Subject] = [
        .ims, .rel, .rsc, .ptp, .irig, .fdm, .lno, .bpe, .cpe, .esi, .mri, .liu, .lsg, .pio, .scg, .spt, .vsg, .vsi, .fan,
    ]

    @Test("Modules that were never captured are not graded as captured", arguments: modules.map(\.name))
    func notCaptured(_ name: String) throws {
        let subject = try #require(Self.modules.first { $0.name == name })
        #expect(!subject.entries.isEmpty)
        #expect(subject.evidence.grade != .captured)
        for entry in subject.entries {
            #expect(entry.evidence?.grade != .captured, "\(entry.metric)")
            #expect(!(entry.evidence ?? subject.evidence).source.isEmpty)
        }
    }

    @Test("Families that were captured only in part document what was not")
    func partlyCaptured() {
        let unseen = [
            "lantime_mrs_source_state", "lantime_mrs_source_offset_seconds", "lantime_mrs_source_info", "lantime_psu_state",
            "lantime_psu_voltage_volts", "lantime_syncmon_node_state", "lantime_syncmon_node_offset_seconds",
            "lantime_syncteam_member_state", "lantime_gnss_system_satellites_good",
        ]
        let entries = TestedCatalog.subjects.flatMap { subject in subject.entries.map { ($0, $0.evidence ?? subject.evidence) } }
        for metric in unseen {
            let found = entries.filter { $0.0.metric == metric }
            #expect(!found.isEmpty, "\(metric)")
            #expect(found.allSatisfy { $0.1.grade != .captured }, "\(metric)")
        }
    }

    @Test("Every module family is among the subjects, under its own name")
    func registered() {
        let names = TestedCatalog.subjects.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(Set(Self.modules.map(\.name)).isSubset(of: names))
    }
}

import Metrics
import Testing

@testable import Catalog

@Suite("Compiling catalogs")
struct CompilingTests {
    private func error(_ entries: Entry..., ignored: [Ignored] = []) -> String? {
        do {
            _ = try Walking([Subject("test", "Test", .modelled(""), entries, ignored: ignored)])
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test("An invalid entry is refused with its subject, metric and cause")
    func refused() {
        #expect(error(.gauge("x_v", at: "data.[", help: "Help.")) == "catalog test: x_v: path data.[: its brackets do not pair")
        #expect(
            error(.gauge("x_total", at: "data.a", help: "Help."))
                == "catalog test: x_total: only other types of metrics end in _total")
        #expect(error(.gauge("x_v", at: "data.a[Port].b", help: "Help."))?.contains("label: ") == true)
        #expect(
            error(.gauge("x_v", at: "a[p].b", "c[q].b", help: "Help."))?.contains(#"its labels are ["q"], but a[p].b has ["p"]"#)
                == true)
        #expect(
            error(Entry(metric: "x_v", form: .gauge, paths: [], source: .value(.number), help: "Help."))?.contains("no path")
                == true)
        #expect(error(ignored: [Ignored("a.", because: "x")])?.hasPrefix("catalog test: ignored: path a.") == true)
        #expect(
            error(.states("x_s", .relay, of: "a", firstOf: [.flag("b", "melted")], help: "Help."))?.contains(
                "there is no state melted") == true)
        #expect(
            error(.gauge("x_v", at: "a", help: "Help."), .gauge("x_v", at: "b[c].d", help: "Help."))?.contains("labels") == true)
        #expect(error(.gauge("device_v", at: "a.<device>.b", help: "Help."))?.contains("twice") == true)
    }

    @Test("States whose names would break the exposition are refused")
    func states() {
        let vocabulary = Vocabulary("v", source: "tests", [.init("a\"b")])
        #expect(error(.states("x_s", vocabulary, at: "a", help: "Help."))?.contains("the state") == true)
    }

    @Test("Entries of the same metric share a family, whose help names the first place")
    func shared() throws {
        let walking = try Walking(
            .gauge("x_v", at: "data.a[i].b", help: "What it is."),
            .gauge("x_v", at: "data.c[i].b", "data.d[i, ?on].b", help: "The same."))
        let family = try #require(walking.catalog.families.families.first { $0.name == "x_v" })
        #expect(family.labels == ["device", "i"])
        #expect(family.help == "What it is. JSON: data.a[].b and others.")
    }

    @Test("Families without a document come first")
    func others() throws {
        let own = MetricFamily("x_up", .gauge, help: "Help.", labels: ["device"])
        let catalog = try CompiledCatalog([], modules: "data.m", model: "model", transparent: "data.status", others: [own])
        #expect(catalog.families.families.first == own)
        #expect(throws: CatalogError.self) {
            try CompiledCatalog(
                [], modules: "data.m", model: "model", transparent: "data.status",
                others: [own, MetricFamily("x_up", .info, help: "", labels: [])])
        }
    }
}

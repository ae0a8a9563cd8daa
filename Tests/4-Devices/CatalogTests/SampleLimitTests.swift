import Metrics
import StatusDocument
import Testing

@testable import Catalog

@Suite("Sample limit")
struct SampleLimitTests {
    @Test("a document with unlimited modules becomes a bounded number of samples, and the rest is counted")
    func bounded() throws {
        let entry = Entry.gauge("x_value", at: "data.m[m].v", help: "A value.")
        let catalog = try CompiledCatalog(
            [Subject("x", "X", .modelled("test"), [entry])], modules: "data.none", model: "model", transparent: "data.status")
        let elements = (0..<30_000).map { "{\"object-id\":\"m\($0)\",\"v\":1}" }.joined(separator: ",")
        let document = try StatusDocument(parsing: Array("{\"data\":{\"m\":[\(elements)]}}".utf8))
        let samples = catalog.walk(document, device: "d").samples
        #expect(samples.count == 20_000)
        #expect(samples.excess == 10_000)
    }
}

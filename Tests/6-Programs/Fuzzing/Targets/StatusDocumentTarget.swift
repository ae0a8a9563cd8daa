import Catalog
import LANTIMECatalog
import Metrics
import StatusDocument
import TestFiles
import Text

extension FuzzTarget {
    /// A status document from its bytes to the exposition: it can be read, its series are unique, states add up, both formats
    /// agree, plan and walk agree, `explain` accounts for every leaf, size and time are bounded.
    static let status = FuzzTarget(
        "status", .json,
        seeds: [
            "m600-gps", "m300-dcf77", "api-v8", "api-v10", "api-v17", "quirks", "envelope-data-status", "m1000-rsc-rel",
            "m3000s-hps",
            "m4000-full",
        ].map { "Fixtures/\($0).json" }
    ) {
        let check = try StatusDocumentCheck()
        return { try check.run($0) }
    }
}

/// What must hold of every status document.
struct StatusDocumentCheck: Sendable {
    private let catalog: CompiledCatalog
    private let exposition: Exposition

    init() throws {
        catalog = try CompiledCatalog.lantime()
        exposition = Exposition(catalog.families)
    }

    func run(_ input: [UInt8]) throws {
        let start = ContinuousClock.now
        // A document that is refused is refused with a place in it.
        let document: StatusDocument
        do throws(StatusDocumentError) {
            document = try StatusDocument(parsing: input)
        } catch {
            let isInside = error.failure.map { (0...input.count).contains($0.offset) } ?? true
            return try expect(isInside && !error.description.contains("\n"), "refusal: \(error)")
        }
        let walked = catalog.walk(document, device: "d")
        let (text, open) = rendered(walked)
        _ = try ExpositionReader.agree(prometheus: text, openMetrics: open)
        try expect(walked.samples.count <= 20_000, "size: \(walked.samples.count) samples")
        try comparePlans(input, walked, text)
        try compareExplanation(document)
        try readConfiguration(document)
        let limit: Duration = .seconds(10)
        try expect(start.duration(to: .now) < limit, "time: more than \(limit) for \(input.count) bytes")
    }

    private func rendered(_ result: WalkResult) -> (text: [UInt8], openMetrics: [UInt8]) {
        var samples = result.samples
        samples.sort(familyCount: catalog.familyCount)
        return (exposition.render([samples], as: .prometheus), exposition.render([samples], as: .openMetrics))
    }

    /// Along its own plan, along that of the same device with other values, and back.
    private func comparePlans(_ input: [UInt8], _ walked: WalkResult, _ text: [UInt8]) throws {
        var chance = SeededGenerator(seed: fnv1a(input))
        let other = Mutator.revalued(input, &chance)
        var plan: WalkPlan?
        for (number, bytes) in [input, input, other, input].enumerated() {
            guard let document = try? StatusDocument(parsing: bytes, knowing: plan?.keys) else { continue }
            let result = catalog.walk(document, device: "d", options: WalkOptions(), following: &plan)
            guard bytes == input else { continue }
            try expect(rendered(result).text == text, "plan: other series in walk \(number)")
            try expect(
                result.unreadable == walked.unreadable && result.unknownWords == walked.unknownWords
                    && result.hasSamples == walked.hasSamples && result.isThere == walked.isThere
                    && result.unreadValues == walked.unreadValues, "plan: other counts in walk \(number)")
        }
    }

    private func compareExplanation(_ document: StatusDocument) throws {
        let leaves = catalog.explain(document, device: "d")
        try expect(leaves.count == document.leafCount, "explain: \(leaves.count) of \(document.leafCount) leaves")
        for leaf in leaves {
            switch leaf.outcome {
            case .mapped(let series, _): try expect(!series.isEmpty, "explain: \(leaf.path) is mapped to nothing")
            case .generic(let series): try expect(!series.isEmpty, "explain: \(leaf.path) is generic without a series")
            case .ignored(let reason): try expect(!reason.isEmpty, "explain: \(leaf.path) is ignored without a reason")
            }
        }
    }

    /// The same document as a device's configuration, for the collector `config`.
    private func readConfiguration(_ document: StatusDocument) throws {
        var samples = SampleSet(of: "device", "d")
        catalog.walkConfiguration(document, limit: 200, into: &samples)
        samples.sort(familyCount: catalog.familyCount)
        try expect(samples.count <= 201, "configuration: \(samples.count) samples")
        _ = try ExpositionReader.agree(
            prometheus: exposition.render([samples], as: .prometheus), openMetrics: exposition.render([samples], as: .openMetrics)
        )
    }
}

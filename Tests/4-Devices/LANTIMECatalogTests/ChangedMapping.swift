import Catalog
import Metrics
import StatusDocument
import Testing

@testable import LANTIMECatalog

extension Mapped {
    /// What is made of the M600's document with these changes; `nil` removes. The same along the plan of the healthy document.
    static func after(_ changes: KeyValuePairs<String, String?>, of fixture: String = "m600-gps") throws -> Mapped {
        let healthy = try ChangedDocument(fixture)
        let changed = try changes.reduce(healthy) { document, change in
            try change.value.map { try document.setting(change.key, $0) } ?? document.removing(change.key)
        }
        let catalog = try Mapped.catalog.get()
        var plan: WalkPlan?
        _ = catalog.walk(try StatusDocument(parsing: healthy.json), device: "d", options: WalkOptions(), following: &plan)
        let bytes = try changed.json
        let mapped = try Mapped(bytes)
        for _ in 0..<2 {
            let document = try StatusDocument(parsing: bytes, knowing: plan?.keys)
            var result = catalog.walk(document, device: "d", options: WalkOptions(), following: &plan)
            result.samples.sort(familyCount: catalog.familyCount)
            let text = String(decoding: Exposition(catalog.families).render([result.samples], as: .prometheus), as: UTF8.self)
            #expect(text.split(separator: "\n").filter { !$0.hasPrefix("#") } == mapped.lines)
            #expect(result.isThere == mapped.result.isThere && result.hasSamples == mapped.result.hasSamples)
        }
        return mapped
    }
}

import Catalog
import Fleet
import LANTIMECatalog
import Metrics
import StatusDocument
import Testbench

@testable import StatusPages

/// The built-in catalog, compiled once.
enum Known {
    static let catalog = Result { try CompiledCatalog.lantime(families: CollectionMetric.families) }

    /// What a page sees of a status document.
    static func view(_ document: String) throws -> DeviceView {
        let catalog = try catalog.get()
        let parsed = try StatusDocument(parsing: Array(document.utf8))
        var samples = catalog.walk(parsed, device: "gm", options: WalkOptions()).samples
        samples.sort(familyCount: catalog.families.families.count)
        return DeviceView(samples, catalog.families)
    }

    static let site = Site(prefix: "", telemetryPath: "/metrics", version: "1", now: 1_790_000_000, refresh: 15)
}

extension DeviceStatus {
    /// A device that answered five seconds ago.
    static func up(_ view: DeviceView, name: String = "gm") -> DeviceStatus {
        DeviceStatus(
            name: name, address: "https://gm.example", view: view, failure: nil, collected: Known.site.now - 5,
            lastSuccess: Known.site.now - 5)
    }
}

/// What is wrong with a piece of HTML: elements that do not nest, attributes that could run or style something.
func defects(_ html: [UInt8]) -> [String] {
    var open: [Substring] = []
    var defects: [String] = []
    for match in String(decoding: html, as: UTF8.self).matches(of: #/<(\/?)([a-z0-9!]+)([^<>]*)>/#) {
        let (_, slash, name, attributes) = match.output
        if ["meta", "link", "input", "!doctype"].contains(name) { continue }
        if slash.isEmpty {
            open.append(name)
            for attribute in attributes.matches(of: #/([a-zA-Z-]+)="/#) {
                let key = attribute.output.1
                if key.hasPrefix("on") || key == "style" || key == "srcdoc" { defects.append("attribute \(key)") }
            }
            if name == "script", !attributes.contains(" src=\"/static/") { defects.append("script\(attributes)") }
        } else if open.popLast() != name {
            defects.append("</\(name)> closes another element")
        }
    }
    return defects + open.map { "<\($0)> is not closed" }
}

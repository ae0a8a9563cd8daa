import Catalog
import Configuration
import Findings
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
    static func view(
        _ document: String, _ detail: DeviceView.Detail = .all,
        since: @escaping (String, ArraySlice<UInt8>) -> Moment? = { _, _ in nil }, missing: [MissingPart] = []
    ) throws -> DeviceView {
        let catalog = try catalog.get()
        let parsed = try StatusDocument(parsing: Array(document.utf8))
        var samples = catalog.walk(parsed, device: "gm", options: WalkOptions()).samples
        samples.sort(familyCount: catalog.families.families.count)
        return DeviceView(samples, catalog.families, since: { metric in { since(metric, $0) } }, missing: missing, detail: detail)
    }

    static let site = Site(prefix: "", telemetryPath: "/metrics", version: "1", now: 1_790_000_000, refresh: 15)
}

extension DeviceStatus {
    /// A device that answered five seconds ago.
    static func up(_ view: DeviceView, name: String = "gm", labels: [String: String] = [:], links: [LinkTemplate] = []) throws
        -> DeviceStatus
    {
        let time = Known.site.now - 5
        return DeviceStatus(
            DeviceCondition(try configured(name, labels), failure: nil, collected: time, lastSuccess: time), links: links,
            view: view)
    }

    /// A device that does not answer.
    static func down(
        _ failure: DeviceError, name: String = "gm", labels: [String: String] = [:], collected: Double = Known.site.now,
        lastSuccess: Double? = nil, former: Former? = nil
    ) throws -> DeviceStatus {
        let condition = DeviceCondition(
            try configured(name, labels), failure: failure, collected: collected, lastSuccess: lastSuccess)
        return DeviceStatus(condition, view: nil, former: former)
    }

    /// A device that has not answered yet.
    static func asked(name: String) throws -> DeviceStatus {
        let condition = DeviceCondition(try configured(name, [:]), failure: nil, collected: nil, lastSuccess: nil)
        return DeviceStatus(condition, view: nil)
    }

    private static func configured(_ name: String, _ labels: [String: String]) throws -> DeviceConfiguration {
        var device = DeviceConfiguration(name: name, url: try DeviceURL(parsing: "https://gm.example"))
        device.labels = labels
        return device
    }
}

extension FleetRow {
    /// The row of a device that is asked at this moment.
    init(_ device: DeviceStatus, now: Double) {
        self.init(device.condition, digest: device.known.map { DeviceDigest($0, now: now) }, now: now)
    }
}

extension StatusPage {
    static func fleet(
        _ devices: [DeviceStatus], _ query: FleetQuery, links: [LinkTemplate] = [], _ site: Site
    ) -> StatusPage {
        .fleet(devices.map { FleetRow($0, now: site.now) }, query, links: links, site)
    }

    /// The changing part as text.
    var text: String { String(decoding: fragment(Known.site), as: UTF8.self) }
}

/// What is wrong with a piece of HTML: elements that do not nest, attributes that could run or style something.
func defects(_ html: [UInt8]) -> [String] {
    var open: [Substring] = []
    var defects: [String] = []
    for match in String(decoding: html, as: UTF8.self).matches(of: #/<(\/?)([a-z0-9!]+)([^<>]*)>/#) {
        let (_, slash, name, attributes) = match.output
        if ["meta", "link", "input", "img", "!doctype"].contains(name) { continue }
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

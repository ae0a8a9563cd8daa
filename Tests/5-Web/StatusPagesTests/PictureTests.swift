import Catalog
import Foundation
import FoundationXML
import Metrics
import TestFiles
import Testbench
import Testing

@testable import StatusPages

/// Reads XML strictly and keeps the names of elements and attributes.
private final class Reader: NSObject, XMLParserDelegate {
    var elements: [String: Int] = [:]
    var attributes: Set<String> = []
    var text = ""

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes pairs: [String: String]
    ) {
        elements[name, default: 0] += 1
        attributes.formUnion(pairs.keys)
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    init(_ picture: [UInt8]) throws {
        super.init()
        let parser = XMLParser(data: Data(picture))
        parser.delegate = self
        if !parser.parse() { throw Failure("line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "?")") }
    }
}

@Suite("The picture of a chassis")
struct PictureTests {
    private static let fixtures = [
        "m600-gps", "m300-dcf77", "m1000-rsc-rel", "m3000s-hps", "m4000-full", "unknown-module", "quirks", "envelope-data-status",
        "api-v8",
    ]

    private func picture(_ device: DeviceStatus, theme: String? = nil) -> [UInt8] {
        ChassisPicture.svg(device, theme: theme, Known.site)
    }

    @Test("It is XML without external references and scripts", arguments: fixtures)
    func selfContained(file: String) throws {
        let svg = picture(try .up(try Known.view(try fixture(file + ".json"))))
        let read = try Reader(svg)
        #expect(read.elements["svg", default: 0] > 1 && read.elements["title", default: 0] > 1 && read.elements["desc"] == 1)
        #expect(Set(read.elements.keys).isSubset(of: ["svg", "title", "desc", "style", "g", "rect", "circle", "text"]))
        #expect(!read.attributes.contains { $0.hasPrefix("on") || $0.contains("href") || $0 == "style" || $0 == "src" })
        let text = String(decoding: svg, as: UTF8.self)
        #expect(text.contains(#"role="img" aria-labelledby="title" aria-describedby="description""#))
        #expect(!text.replacing("http://www.w3.org/2000/svg", with: "").contains("://") && !text.contains("url("))
    }

    @Test("Device text stays text, including characters that XML does not allow")
    func hostile() throws {
        let words = "</text><script>alert(1)</script>\u{FFFE}\u{FFFF}\u{1}\u{1B}&amp;]]>\"'\u{10FFFF}"
        var view = try Known.view(try fixture("m4000-full.json"))
        let facts = Facts(SampleSet(), try Known.catalog.get().families) { _ in nil }
        var slot = SlotView(FactRow(key: words, names: []), facts, view)
        slot.isOccupied = true
        slot.state = Verdict(.failure, words)
        slot.values = [(words, words)]
        slot.place = SlotView.Place(row: 0, column: 0, width: 1)
        view.chassis = [ChassisView(name: words, model: words, slots: [slot], columns: 1)]
        view.model = words
        let read = try Reader(picture(try .up(view, name: words)))
        #expect(read.elements["script"] == nil && read.text.contains("<script>alert(1)"))
    }

    @Test("A screen reader gets every slot with its model and state")
    func description() throws {
        let text = String(decoding: picture(try .up(try Known.view(try fixture("m4000-full.json")))), as: UTF8.self)
        let description = try #require(text.firstMatch(of: #/<desc[^>]*>(.*?)<\/desc>/#)).output.1
        for words in ["pwr1: psu, power", "clk1: gns182, synchronized", "io4: rel1000, NO, A NO", "fan1: fcu200, ok"] {
            #expect(description.contains(words), "\(words)")
        }
    }

    @Test("On a dark screen it is dark by a style that the policy allows; a chosen theme needs no style")
    func themes() throws {
        let device = try DeviceStatus.up(try Known.view(try fixture("m600-gps.json")))
        #expect(String(decoding: picture(device), as: UTF8.self).contains("<style>\(Paint.styleSheet)</style>"))
        for (theme, ground) in [("light", Paint.ground.colour(dark: false)), ("dark", Paint.ground.colour(dark: true))] {
            let text = String(decoding: picture(device, theme: theme), as: UTF8.self)
            #expect(!text.contains("<style>") && text.contains(#"fill="\#(ground)" class="f-ground""#))
        }
        #expect(ChassisPicture.policy.contains("style-src 'sha256-") && !ChassisPicture.policy.contains("unsafe"))
    }

    @Test("A device that is down shows its last state, one that was never read is marked as such, and bad time is never green")
    func states() throws {
        let view = try Known.view(try fixture("m600-gps.json"))
        let failure = DeviceError(errorClass: "timeout", cause: "no answer within 3 s")
        let former = (view: view, time: Known.site.now - 60)
        let down = String(decoding: picture(try .down(failure, former: former)), as: UTF8.self)
        #expect(down.contains("last known status, from ") && down.contains("grc180") && down.contains(#"opacity="0.55""#))
        let never = try DeviceStatus.down(failure)
        #expect(String(decoding: picture(never), as: UTF8.self).contains("its status has not been read yet"))
        var bad = view
        bad.ntp?.stratum = 16
        let good = #"class="f-good""#
        let (calm, green) = (try DeviceStatus.up(bad), try DeviceStatus.up(view))
        #expect(!down.contains(good) && !String(decoding: picture(calm), as: UTF8.self).contains(good))
        #expect(String(decoding: picture(green), as: UTF8.self).contains(good))
    }
}

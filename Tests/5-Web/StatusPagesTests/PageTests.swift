import Journal
import TestFiles
import Testbench
import Testing

@testable import HTTPClient
@testable import StatusPages

/// All status documents that the project has.
private let fixtures = [
    "m600-gps", "m300-dcf77", "m1000-rsc-rel", "m3000s-hps", "m4000-full", "syncmon-500-nodes", "unknown-module", "quirks",
    "envelope-data-status", "api-v8", "api-v10", "api-v17",
].map { $0 + ".json" }

/// What a device or somebody between it and the exporter might send in place of every word.
private let hostile = #"</td><script>alert(1)</script><img src=x onerror='a()' style=\"x\">&"#

@Suite("Pages")
struct PageTests {
    private static let journal: Journal = {
        let journal = Journal()
        let number = journal.beginCollection(device: hostile, request: 1, at: 0)
        let session = journal.beginSession(device: hostile, collection: number, method: "GET", path: hostile, at: 0)
        journal.endSession(session, .init(phases: .init(), error: hostile))
        journal.endCollection(number, .init(duration: .zero, errorClass: hostile, error: hostile, samples: 0))
        _ = journal.beginCollection(device: "waits", request: nil, at: 0)
        return journal
    }()

    private func pages(_ devices: [DeviceStatus]) -> [StatusPage] {
        let journal = Self.journal
        return [.fleet(devices, FleetQuery(), Known.site), .sessions(journal.sessions(), Known.site), .sessions(nil, Known.site)]
            + [.collections(journal.collections(), Known.site), .collections([], Known.site), .sessions([], Known.site)]
            + devices.map { .device($0, sessions: journal.sessions(), Known.site) }
            + devices.map { .device($0, sessions: nil, Known.site) }
    }

    @Test("Every page of every document nests correctly and contains no scripts", arguments: fixtures)
    func wellFormed(file: String) throws {
        let device = try DeviceStatus.up(try Known.view(try fixture(file)))
        for page in pages([device]) {
            #expect(defects(page.document(Known.site)) == [])
            #expect(defects(page.fragment(Known.site)) == [])
        }
    }

    @Test("Device text stays text, whatever it contains", arguments: ["m4000-full.json", "m300-dcf77.json", "quirks.json"])
    func hostileWords(file: String) throws {
        // Every short word of the document's values becomes an attack; keys stay, so that the values find their metrics.
        var document = try fixture(file)
        for match in document.matches(of: #/: ?"([A-Za-z][A-Za-z0-9 .\-]{2,14})"/#).reversed() {
            let word = match.output.1
            guard !["module", "clk", "pwr"].contains(word) else { continue }
            document.replaceSubrange(word.startIndex..<word.endIndex, with: hostile)
        }
        let device = try DeviceStatus.up(try Known.view(document), name: hostile)
        let failure = DeviceError(errorClass: hostile, cause: hostile)
        let down = try DeviceStatus.down(failure, name: hostile, labels: [hostile: hostile])
        for page in pages([device, down]) {
            let html = page.document(Known.site)
            #expect(defects(html) == [])
            // The only picture is the page's own, of the chassis.
            let own = #/<img src="/[^"<>]*" loading="lazy" alt="[^"<>]*">/#
            let text = String(decoding: html, as: UTF8.self).replacing(own, with: "")
            #expect(!text.contains("<img") && !text.contains("<script>"))
        }
        #expect(
            StatusPage.fleet([device], FleetQuery(), Known.site).text.contains("&lt;script&gt;"))
    }

    @Test("The style sheet has every class that pages use, and loads nothing")
    func classes() throws {
        let sheet = String(decoding: Asset.styleSheet.bytes, as: UTF8.self)
        var used: Set<Substring> = []
        for file in fixtures {
            for page in pages([try DeviceStatus.up(try Known.view(try fixture(file)))]) {
                let text = String(decoding: page.document(Known.site), as: UTF8.self)
                for match in text.matches(of: #/ class="([^"]*)"/#) { used.formUnion(match.output.1.split(separator: " ")) }
            }
        }
        // Those that only say what an element is, for the script and for readers of the page's source.
        let unstyled: Set<Substring> = ["none", "wire", "last", "age", "at"]
        let unknown = used.subtracting(unstyled).filter { name in
            !sheet.contains(".\(name) ") && !sheet.contains(".\(name).") && !sheet.contains(".\(name):")
                && !sheet.contains(".\(name),")
        }
        #expect(unknown.isEmpty, "\(unknown.sorted())")
        #expect(used.count > 40)
        #expect(!sheet.contains("url(") && !sheet.contains("@import") && !sheet.contains("http"))
    }

    @Test("A state is always shown in words, never by its colour alone")
    func words() throws {
        for file in fixtures {
            let page = StatusPage.device(try .up(try Known.view(try fixture(file))), sessions: nil, Known.site)
            let text = page.text
            #expect(!text.contains(#/<span class="pill[^"]*"><\/span>/#), "\(file)")
            #expect(text.matches(of: #/<table>/#).count == text.matches(of: #/<thead><tr><th scope="col"/#).count)
        }
    }
}

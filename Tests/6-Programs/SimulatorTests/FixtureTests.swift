import Foundation
import JSON
import StatusDocument
import Testing

@testable import Simulator

@Suite("Scenarios on every fixture")
struct FixtureTests {
    /// All status documents of the project, also those that come later.
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: fixtures)) ?? [])
        .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()

    @Test("exist")
    func present() {
        #expect(Self.names.count >= 4)
    }

    @Test("produce a readable document at any time, alive or not", arguments: names)
    func readable(name: String) throws {
        let healthy = try tree(name)
        let alive = LiveValues(document: healthy, seed: 1, startUnixTime: noon)
        for scenario in Scenario.all {
            for share in [0.0, 0.1, 0.3, 0.6, 0.9, 1] {
                let position = share * scenario.duration
                for document in [healthy, alive.document(unixTime: noon + position)] {
                    let played = scenario.document(of: document, at: position)
                    #expect(try JSONValue(parsing: played.written()) == played)
                }
            }
        }
    }

    @Test(
        "find their modules in any spelling",
        arguments: [("rel", Scenario.holdover, 200.0), ("rsc", .holdover, 300), ("hps", .ptpLoad, 400)])
    func modules(about: (family: String, scenario: Scenario, position: Double)) throws {
        let (family, scenario, position) = about
        var changed = 0
        for name in Self.names {
            let healthy = try tree(name)
            let found = modules(family, healthy)
            // A redundant switch with one clock has nowhere to go.
            if found.isEmpty || (family == "rsc" && ClockRoles(healthy).standby == nil) { continue }
            #expect(
                modules(family, scenario.document(of: healthy, at: position)) != found, "\(scenario.name), \(family) of \(name)")
            changed += 1
        }
        #expect(changed > 0, "no fixture has a module \(family)")
    }

    private func modules(_ family: String, _ document: JSONValue) -> [JSONValue] {
        var document = document
        var modules: [JSONValue] = []
        // A module that only tells what it is has nothing that a scenario could change.
        document.changeModules(family) { _, module in
            guard case .object(let members) = module, members.contains(where: { $0.key != "info" }) else { return }
            modules.append(module)
        }
        return modules
    }
}

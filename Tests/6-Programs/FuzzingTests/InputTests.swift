import Foundation
import Fuzzing
import TestFiles
import Testing

@Suite("Known inputs of the fuzz targets", .serialized)
struct InputTests {
    @Test("Every input that failed once passes now", arguments: FuzzTarget.all.map(\.name))
    func knownInputs(_ name: String) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        let corpus = try target.corpus()
        #expect(!corpus.isEmpty)
        let campaign = try Campaign(target, corpus: [])
        for (number, input) in corpus.enumerated() {
            let finding = campaign.finding(input)
            #expect(finding == nil, "input \(number) of \(name)")
        }
    }

    @Test("Every folder of inputs belongs to a target")
    func folders() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: projectFile("Tests/6-Programs/FuzzingTests/Inputs"))
        #expect(Set(folders).subtracting(["README.md"]).isSubset(of: FuzzTarget.all.map(\.name)))
    }
}

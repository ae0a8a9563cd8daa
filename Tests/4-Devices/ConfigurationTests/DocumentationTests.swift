import Configuration
import Foundation
import TestFiles
import Testing

/// The examples of docs/configuration.md must stay true.
@Suite("Documentation of the configuration")
struct DocumentationTests {
    private let examples: [String]
    private let messages: String

    init() throws {
        let page = try String(contentsOf: projectRoot.appendingPathComponent("docs/configuration.md"), encoding: .utf8)
        func blocks(_ language: String) -> [String] {
            page.components(separatedBy: "```\(language)\n").dropFirst().compactMap { $0.components(separatedBy: "```").first }
        }
        examples = blocks("yaml")
        messages = try #require(blocks("text").first)
        try #require(examples.count == 5)
    }

    @Test("The complete and the smallest example load")
    func examplesLoad() throws {
        let folder = try ConfigurationFolder()
        try folder.write("-----BEGIN CERTIFICATE-----\n", to: "lantime-ca.pem")
        try folder.write("x", to: "my-modules.yml")
        #expect(try folder.load(examples[0]).devices.map(\.name) == ["fra-gm1", "fra-gm2", "lab"])
        #expect(try folder.load(examples[1]).devices.map(\.name) == ["gm1"])
    }

    @Test("The first example of the README loads with a password file, and trusts the device by the pin of its key")
    func readme() throws {
        let page = try String(contentsOf: projectRoot.appendingPathComponent("README.md"), encoding: .utf8)
        let example = try #require(
            page.components(separatedBy: "```yaml\n").dropFirst().first?.components(separatedBy: "```").first)
        let folder = try ConfigurationFolder()
        try folder.write("x", to: "password")
        let device = try #require(try folder.load(example).devices.first)
        #expect(device.name == "fra-gm1" && device.tls.pinSHA256 != nil && device.authentication != nil)
    }

    @Test("The wrong example gives the messages on the page")
    func messagesOfThePage() {
        #expect(problems(examples[4]).map { "lantime.yml:\($0)\n" }.joined() == messages)
    }
}

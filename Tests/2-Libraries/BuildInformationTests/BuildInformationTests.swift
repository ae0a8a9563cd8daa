import Foundation
import TestFiles
import Testing

@testable import BuildInformation

struct BuildInformationTests {
    private let current = BuildInformation.current

    @Test func theFileVERSIONIsTheOnlySourceOfTheVersion() throws {
        let text = try String(contentsOf: projectRoot.appending(path: "VERSION"), encoding: .utf8)
        #expect(current.version + "\n" == text)
        #expect(current.version.wholeMatch(of: /\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?/) != nil)
    }

    @Test func commitDateAndCompilerAreThoseOfTheBuild() {
        #expect(current.revision == "unknown" || current.revision.wholeMatch(of: /[0-9a-f]{40}(-modified)?/) != nil)
        #expect(current.date == "unknown" || current.date.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
        #expect(current.swiftVersion.wholeMatch(of: /\d+\.\d+(\.\d+)?(-dev)?/) != nil)
        #expect(["linux/amd64", "linux/arm64"].contains(current.platform))
    }

    @Test func theFirstLineForPeopleHasNothingButTheVersion() {
        let lines = current.description(of: "tool").split(separator: "\n")
        #expect(lines.first == "tool \(current.version)")
        #expect(
            lines.dropFirst().map { $0.split(separator: ":").first.map(String.init) } == [
                "  revision", "  build date", "  Swift", "  platform",
            ])
    }
}

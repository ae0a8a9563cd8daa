import Foundation
import TestFiles
import Testing

@testable import Findings

@Suite("Kinds of findings")
struct FindingKindTests {
    @Test("Every kind has a runbook of its name", arguments: FindingKind.allCases)
    func runbooks(kind: FindingKind) {
        #expect(FileManager.default.fileExists(atPath: projectFile("docs/runbooks/\(kind.name).md")))
    }

    @Test("Summaries are sentences, and no two kinds have the same")
    func summaries() {
        let summaries = FindingKind.allCases.map(\.summary)
        #expect(Set(summaries).count == summaries.count)
        #expect(summaries.allSatisfy { $0.hasSuffix(".") && $0.first?.isUppercase == true })
    }

    @Test("Findings that page someone concern the time", arguments: FindingKind.allCases.filter { $0.severity == .critical })
    func critical(kind: FindingKind) { #expect(kind.concern == .time) }

    @Test(
        "The budget of an oscillator does not depend on its spelling",
        arguments: [
            ("ocxo-hq", 12.0), ("OCXO HQ", 12.0), ("OCXO_HQ", 12.0), ("OCXO-DHQ", 24.0), ("ocxo mq", 4.0), ("OCXO LQ", 2.0),
            ("Rubidium", 24.0),
            ("tcxo", 1.0), ("", 1.0),
        ])
    func budgets(oscillator: String, hours: Double) { #expect(HoldoverBudget.seconds(of: oscillator) == hours * 3600) }
}

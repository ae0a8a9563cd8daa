import Foundation
import TestFiles
import Text

/// One run of a target on inputs of its own making, which are the same for the same seed.
public struct Campaign: Sendable {
    /// How a run went.
    public struct Outcome: Sendable {
        /// How many inputs were looked at.
        public var executions = 0
        /// How long that took.
        public var duration = Duration.zero
        /// The inputs for which something did not hold, made as small as they can be, with what it was.
        public var findings: [(input: [UInt8], finding: String)] = []
    }

    private let target: FuzzTarget
    private let mutator: Mutator
    private let check: FuzzTarget.Check
    /// Holds the input that is looked at, for the case that the process ends over it.
    private let current: String?

    /// - Parameters:
    ///   - corpus: known inputs.
    ///   - current: a file that always holds the input that is looked at; `nil` for none.
    /// - Throws: when the target cannot be made ready.
    public init(_ target: FuzzTarget, corpus: [[UInt8]], current: String? = nil) throws {
        self.target = target
        self.current = current
        mutator = Mutator(target.grammar, corpus)
        check = try target.prepare()
    }

    /// Looks at new inputs until the time is over or there are five findings. The known ones are looked at by tests.
    ///
    /// - Parameters:
    ///   - executions: the most inputs that are looked at; another run with the same seed looks at the same ones.
    public func run(seed: UInt64, for time: Duration, executions: Int = .max) -> Outcome {
        var outcome = Outcome()
        var chance = SeededGenerator(seed: seed)
        let start = ContinuousClock.now
        var known = Set<String>()
        while start.duration(to: .now) < time, outcome.executions < executions, outcome.findings.count < 5 {
            let input = mutator.input(&chance)
            outcome.executions += 1
            guard let finding = finding(input), known.insert(Self.kind(finding)).inserted else { continue }
            let small = smaller(input, Self.kind(finding))
            outcome.findings.append((small, self.finding(small) ?? finding))
        }
        outcome.duration = start.duration(to: .now)
        return outcome
    }

    /// What does not hold for this input; `nil` when all does.
    public func finding(_ input: [UInt8]) -> String? {
        if let current { _ = FileManager.default.createFile(atPath: current, contents: Data(input)) }
        do {
            try check(input)
            return nil
        } catch {
            return "\(error)"
        }
    }

    /// What findings of the same cause have in common: the words in front of the first colon.
    private static func kind(_ finding: String) -> String { String(finding.prefix { $0 != ":" }) }

    /// The input without what is not needed for a finding of the same kind, as far as five seconds go.
    private func smaller(_ input: [UInt8], _ kind: String) -> [UInt8] {
        let end = ContinuousClock.now.advanced(by: .seconds(5))
        var small = input
        var size = input.count / 2
        while size > 0, ContinuousClock.now < end {
            var place = 0
            while place < small.count, ContinuousClock.now < end {
                let shorter = Array(small[..<place] + small[min(place + size, small.count)...])
                if finding(shorter).map(Self.kind) == kind { small = shorter } else { place += size }
            }
            size /= 2
        }
        return small
    }
}

extension FuzzTarget {
    /// The inputs of the project: seeds, corpus, and what once was a finding.
    ///
    /// - Throws: when a file cannot be read.
    public func corpus() throws -> [[UInt8]] {
        let folder = "Tests/6-Programs/FuzzingTests/Inputs/\(name)"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: projectFile(folder))) ?? []
        return try (seeds + names.sorted().map { "\(folder)/\($0)" }).map {
            [UInt8](try Data(contentsOf: URL(fileURLWithPath: projectFile($0))))
        }
    }
}

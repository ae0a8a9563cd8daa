import Foundation
import Fuzzing
import TestFiles

/// `fuzz TARGET SECONDS SEED FOLDER` looks at inputs of its own making and keeps findings in the folder;
/// `fuzz TARGET --files FILE…` looks at the given ones; `fuzz` lists the targets. `.ci/fuzz` is made for people.
@main
struct Fuzz {
    static func main() throws {
        #if LIBFUZZER
            exit(LibFuzzer.run())
        #else
            exit(try run(Array(CommandLine.arguments.dropFirst())))
        #endif
    }

    private static func run(_ arguments: [String]) throws -> Int32 {
        guard let target = FuzzTarget.all.first(where: { $0.name == arguments.first }) else {
            print(FuzzTarget.all.map(\.name).joined(separator: "\n"))
            return arguments.isEmpty ? 0 : 2
        }
        if arguments.count > 1, arguments[1] == "--files" { return try look(at: arguments.dropFirst(2), target) }
        guard arguments.count == 4, let seconds = Double(arguments[1]), let seed = UInt64(arguments[2]) else { return 2 }
        let folder = arguments[3]
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let current = "\(folder)/\(target.name)-current"
        let outcome = try Campaign(target, corpus: target.corpus(), current: current).run(seed: seed, for: .seconds(seconds))
        try? FileManager.default.removeItem(atPath: current)
        for (number, (input, finding)) in outcome.findings.enumerated() {
            let file = "\(folder)/\(target.name)-\(seed)-\(number)"
            _ = FileManager.default.createFile(atPath: file, contents: Data(input))
            print("FOUND \(file): \(finding)")
        }
        let rate = Double(outcome.executions) / max(outcome.duration / .seconds(1), 0.001)
        print(
            "\(target.name): \(outcome.executions) inputs, \(Int(rate)) a second, seed \(seed), \(outcome.findings.count) findings"
        )
        return outcome.findings.isEmpty ? 0 : 1
    }

    private static func look(at files: ArraySlice<String>, _ target: FuzzTarget) throws -> Int32 {
        let campaign = try Campaign(target, corpus: [])
        var isClean = true
        for file in files {
            let finding = campaign.finding([UInt8](try Data(contentsOf: URL(fileURLWithPath: file))))
            if finding != nil { isClean = false }
            print("\(file): \(finding ?? "nothing")")
        }
        return isClean ? 0 : 1
    }
}

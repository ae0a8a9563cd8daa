import Configuration
import Findings
import Text

/// What to do when an alert fires: one of the pages of `docs/runbooks`, which are part of the program, so that they can be read
/// where there is no way to the rest of the world.
struct Runbook: Sendable {
    let name: String
    /// The lines below the title.
    let lines: [String]

    /// All of them by their names.
    static let all: [String: Runbook] = Dictionary(
        parse(String(decoding: PackageResources.runbooks_md, as: UTF8.self)).map { ($0.name, $0) },
        uniquingKeysWith: { one, _ in one })

    /// The first thing to check, in a sentence; `nil` when the page has none.
    var firstStep: String? {
        let list = lines.drop { !$0.hasPrefix("## Check") }.drop { !$0.hasPrefix("- ") }
        guard let first = list.first else { return nil }
        // A line that is indented continues with the one before.
        let more = list.dropFirst().prefix { $0.hasPrefix("  ") }.map { $0.drop { $0 == " " } }
        return ([first.dropFirst(2)] + more).joined(separator: " ")
    }

    /// The same with the address and the name of a device in the commands, so that they can be copied.
    func firstStep(for device: DeviceConfiguration) -> String? {
        guard var step = firstStep else { return nil }
        // A name that a shell would split is not inserted; the reader types it.
        let isPlain = device.name.utf8.allSatisfy { $0.isAlphanumeric || "-_.".utf8.contains($0) } && !device.name.hasPrefix("-")
        step.replace("DEVICE --config", with: isPlain ? device.name + " --config" : "NAME --config")
        let host = device.url.host
        guard !host.contains(":") else { return step }
        return step.replacing("DEVICE:443", with: "\(host):\(device.url.port)").replacing("DEVICE", with: host)
    }

    /// Reads pages that follow one another, each with a title of its own.
    static func parse(_ text: String) -> [Runbook] {
        var books: [Runbook] = []
        var name: String?
        var lines: [String] = []
        func close() { name.map { books.append(Runbook(name: $0, lines: lines)) } }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("# ") {
                close()
                name = String(line.dropFirst(2))
                lines = []
            } else {
                lines.append(line)
            }
        }
        close()
        return books
    }
}

extension FindingKind {
    var runbook: Runbook? { Runbook.all[name] }
}

/// The few forms of Markdown that runbooks use, as elements: second headings, paragraphs, lists, code and emphasis.
enum RunbookText {
    static func nodes(_ lines: [String]) -> [HTMLNode] {
        var nodes: [HTMLNode] = []
        var block: [String] = []
        func flush() {
            defer { block = [] }
            guard let first = block.first else { return }
            if first.hasPrefix("- ") {
                nodes.append(Tag.ul(.class("steps")) { for item in items(block) { Tag.li { inline(item) } } })
            } else {
                nodes.append(Tag.p { inline(block.joined(separator: " ")) })
            }
        }
        for line in lines {
            if line.isEmpty {
                flush()
            } else if line.hasPrefix("## ") {
                flush()
                nodes.append(Tag.h2 { String(line.dropFirst(3)) })
            } else {
                if line.hasPrefix("- ") != (block.first?.hasPrefix("- ") ?? line.hasPrefix("- ")), !line.hasPrefix("  ") {
                    flush()
                }
                block.append(line)
            }
        }
        flush()
        return nodes
    }

    /// Items of a list; a line that is indented continues with the one before.
    private static func items(_ lines: [String]) -> [String] {
        lines.reduce(into: []) { items, line in
            if line.hasPrefix("- ") {
                items.append(String(line.dropFirst(2)))
            } else if let last = items.popLast() {
                items.append(last + " " + line.drop { $0 == " " })
            }
        }
    }

    /// Text with `code` and *emphasis*; of a link its words.
    static func inline(_ text: String) -> [HTMLNode] {
        var nodes: [HTMLNode] = []
        for (index, piece) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 1 {
                nodes.append(Tag.code { String(piece) })
                continue
            }
            let words = piece.replacing(#/\[([^\]]*)\]\([^)]*\)/#) { $0.output.1 }
            for (index, part) in words.split(separator: "*", omittingEmptySubsequences: false).enumerated() {
                nodes.append(index % 2 == 1 ? Tag.em { String(part) } : .text(String(part)))
            }
        }
        return nodes
    }
}

/// The few forms of Markdown that runbooks use, as elements: second headings, paragraphs, lists, code and emphasis.
enum RunbookText {
    static func nodes(_ lines: [String], _ site: Site) -> [HTMLNode] {
        var nodes: [HTMLNode] = []
        var block: [String] = []
        func flush() {
            defer { block = [] }
            guard let first = block.first else { return }
            if first.hasPrefix("- ") {
                nodes.append(Tag.ul(.class("steps")) { for item in items(block) { Tag.li { inline(item, site) } } })
            } else {
                nodes.append(Tag.p { inline(block.joined(separator: " "), site) })
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

    /// Text with `code`, *emphasis* and links to other runbooks; of another link its words.
    static func inline(_ text: String, _ site: Site) -> [HTMLNode] {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated().flatMap { index, piece in
            index % 2 == 1 ? [Tag.code { String(piece) }] : linked(piece, site)
        }
    }

    private static func linked(_ text: Substring, _ site: Site) -> [HTMLNode] {
        var nodes: [HTMLNode] = []
        var rest = text
        while let link = rest.firstMatch(of: #/\[([^\]]*)\]\(([^)]*)\)/#) {
            nodes += emphasised(rest[..<link.range.lowerBound])
            rest = rest[link.range.upperBound...]
            let name = String(link.output.2.split(separator: ".md").first ?? "")
            nodes +=
                Runbook.all[name] == nil
                ? emphasised(link.output.1) : [Tag.a(.href(site.runbook(name))) { String(link.output.1) }]
        }
        return nodes + emphasised(rest)
    }

    private static func emphasised(_ text: Substring) -> [HTMLNode] {
        text.split(separator: "*", omittingEmptySubsequences: false).enumerated().compactMap { index, part in
            part.isEmpty ? nil : index % 2 == 1 ? Tag.em { String(part) } : .text(String(part))
        }
    }
}

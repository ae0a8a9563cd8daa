import Text

/// Finds identifying parts of a text and replaces them.
struct Scanner {
    /// Names, numbers and texts found under keys.
    private let needles: Needles

    /// - Parameter needles: what to search for besides addresses and dotted names.
    init(_ needles: Needles = Needles()) {
        self.needles = needles
    }

    /// What kind of text it is, which decides what looks like something else.
    enum Style {
        case plain
        /// Dotted numbers and names are versions and files.
        case version
        /// A key may have a dot of its own.
        case key
    }

    /// The text with replacements.
    func replacing(_ text: [UInt8], _ style: Style, _ pseudonyms: inout Pseudonyms) -> [UInt8] {
        var result: [UInt8] = []
        find(in: text, style) { found, plain in
            result.append(contentsOf: plain)
            if let found { result.append(contentsOf: Self.replacement(found, &pseudonyms)) }
        }
        return result
    }

    /// What the text contains.
    func originals(_ text: [UInt8], _ style: Style) -> [Found] {
        var originals: [Found] = []
        find(in: text, style) { found, _ in
            if let found { originals.append(found) }
        }
        return originals
    }

    /// An identifying part.
    struct Found {
        enum What {
            case hardware([UInt8])
            case ipv4([UInt8])
            case ipv6([UInt16])
            case dottedName
            case user
            case credentials
            case known(Kind)
        }

        let what: What
        let text: ArraySlice<UInt8>
    }

    /// Scans the text and passes on each match with the plain text before it; at the end the rest.
    private func find(in text: [UInt8], _ style: Style, _ body: (Found?, ArraySlice<UInt8>) -> Void) {
        var plainStart = 0
        var index = 0
        while index < text.count {
            let isStart = index == 0 || !text[index - 1].isWord || !text[index].isWord
            let found = isStart ? match(text[index...], after: text[..<index], style) : needle(text[index...], isStart: false)
            guard let length = found else {
                index += 1
                continue
            }
            let end = index + length.length
            body(
                length.what.map { Found(what: $0, text: text[index..<end]) },
                text[plainStart..<(length.what == nil ? end : index)])
            index = end
            plainStart = end
        }
        body(nil, text[plainStart...])
    }

    /// What `text` begins with; no kind if it must stay as it is.
    private func match(
        _ text: ArraySlice<UInt8>, after before: ArraySlice<UInt8>, _ style: Style
    ) -> (length: Int, what: Found.What?)? {
        guard let first = text.first else { return nil }
        if let credentials = credentials(text, after: before) { return (credentials, .credentials) }
        if first.isHexadecimalDigit || first == UInt8(ascii: ":") {
            if let hardware = Addresses.hardware(text), isEnd(text.dropFirst(hardware.length)) {
                return (hardware.length, Addresses.isCommon(hardware: hardware.octets) ? nil : .hardware(hardware.octets))
            }
            if let (groups, length) = Addresses.ipv6(text), isEnd(text.dropFirst(length)) {
                return (length, Addresses.isCommon(ipv6: groups) ? nil : .ipv6(groups))
            }
        }
        if first.isDigit, style != .version, let (octets, length) = Addresses.ipv4(text), before.last != UInt8(ascii: "."),
            isEnd(text.dropFirst(length))
        {
            return (length, Addresses.isCommon(ipv4: octets) ? nil : .ipv4(octets))
        }
        // A host may be named like a part of a version.
        if let needle = needle(text, isStart: true), style != .version || needle.length >= 5 { return needle }
        guard first.isWord else { return nil }
        if let user = mailUser(text) { return (user, .user) }
        if style != .version, let name = Addresses.dottedName(text), isName(name, style) { return (name.count, .dottedName) }
        return nil
    }

    private func needle(_ text: ArraySlice<UInt8>, isStart: Bool) -> (length: Int, what: Found.What?)? {
        needles.first(text, isStart: isStart).map { ($0.text.count, .known($0.kind)) }
    }

    private func isName(_ name: ArraySlice<UInt8>, _ style: Style) -> Bool {
        style != .key || name.filter { $0 == UInt8(ascii: ".") }.count >= 2
    }

    private func isEnd(_ rest: ArraySlice<UInt8>) -> Bool { rest.first?.isWord != true }

    /// The user and password in `https://user:password@host`.
    private func credentials(_ text: ArraySlice<UInt8>, after before: ArraySlice<UInt8>) -> Int? {
        guard before.suffix(3).elementsEqual("://".utf8) else { return nil }
        let run = text.prefix { !" /?#\"".utf8.contains($0) }
        return run.lastIndex(of: UInt8(ascii: "@")).map { $0 - text.startIndex }.flatMap { $0 > 0 ? $0 : nil }
    }

    /// The part of a mail address in front of its host.
    private func mailUser(_ text: ArraySlice<UInt8>) -> Int? {
        let run = text.prefix { $0.isWord || "._%+-".utf8.contains($0) }
        let rest = text.dropFirst(run.count)
        guard rest.first == UInt8(ascii: "@"), Addresses.dottedName(rest.dropFirst()) != nil else { return nil }
        return run.count
    }

    private static func replacement(_ found: Found, _ pseudonyms: inout Pseudonyms) -> [UInt8] {
        switch found.what {
        case .hardware(let octets): return Addresses.spelling(pseudonyms.hardware(octets), like: Array(found.text))
        case .ipv4(let octets): return Array(pseudonyms.ipv4(octets).utf8)
        case .ipv6(let groups): return Array(pseudonyms.ipv6(groups).utf8)
        case .dottedName, .known(.hostName): return Array(pseudonyms.host(Array(found.text)).utf8)
        case .user: return Array(pseudonyms.numbered(.userName, "user", Array(found.text)).utf8)
        case .known(let kind): return pseudonyms.name(kind, Array(found.text))
        case .credentials: return pseudonyms.secret(Array(found.text))
        }
    }
}

import CYAML
import Text

/// One step through a document, copied out of libyaml's memory.
struct Event {
    enum Kind {
        case scalar(YAMLScalar)
        case sequenceStart
        case sequenceEnd
        case mappingStart
        case mappingEnd
        case alias
        case documentStart
        case documentEnd
        case streamStart
        case streamEnd
    }

    var kind: Kind
    var position: SourcePosition
    var hasAnchor = false
    var hasTag = false
}

/// libyaml's event parser over bytes that outlive it.
///
/// Confined to the thread that created it; libyaml calls nothing back.
final class EventReader {
    /// On the heap, because libyaml keeps a pointer to the parser inside the parser itself.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let bytes: UnsafeBufferPointer<UInt8>
    private var places: CharacterPlaces

    /// - Parameter bytes: valid UTF-8 that must stay in place while the reader is in use.
    init(_ bytes: UnsafeBufferPointer<UInt8>) throws(YAMLError) {
        self.bytes = bytes
        places = CharacterPlaces(bytes)
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        guard yaml_parser_initialize(parser) == 1 else {
            throw YAMLError("out of memory", at: .start)
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    func next() throws(YAMLError) -> Event {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw error() }
        defer { yaml_event_delete(&event) }
        let position = places.place(ofCharacter: event.start_mark.index)
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            return Event(
                kind: .scalar(YAMLScalar(text: text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)),
                position: position, hasAnchor: scalar.anchor != nil, hasTag: scalar.tag != nil)
        case YAML_SEQUENCE_START_EVENT:
            let start = event.data.sequence_start
            return Event(
                kind: .sequenceStart, position: position, hasAnchor: start.anchor != nil, hasTag: start.tag != nil)
        case YAML_MAPPING_START_EVENT:
            let start = event.data.mapping_start
            return Event(
                kind: .mappingStart, position: position, hasAnchor: start.anchor != nil, hasTag: start.tag != nil)
        case YAML_SEQUENCE_END_EVENT: return Event(kind: .sequenceEnd, position: position)
        case YAML_MAPPING_END_EVENT: return Event(kind: .mappingEnd, position: position)
        case YAML_ALIAS_EVENT: return Event(kind: .alias, position: position)
        case YAML_DOCUMENT_START_EVENT: return Event(kind: .documentStart, position: position)
        case YAML_DOCUMENT_END_EVENT: return Event(kind: .documentEnd, position: position)
        case YAML_STREAM_START_EVENT: return Event(kind: .streamStart, position: position)
        default: return Event(kind: .streamEnd, position: position)
        }
    }

    /// The meaning of libyaml's message for a line that aligns neither with its block nor with the enclosing one; `nil` for
    /// other mistakes.
    private func indentation(_ problem: String, at place: SourcePosition) -> String? {
        guard let context = parser.pointee.context.map({ String(cString: $0) }) else { return nil }
        let begun = places.place(ofCharacter: parser.pointee.context_mark.index)
        guard begun.line < place.line else { return nil }
        switch (context, problem) {
        case ("while parsing a block collection", "did not find expected '-' indicator"):
            return "the line is not indented like \"- …\" on line \(begun.line)"
        case ("while parsing a block mapping", "did not find expected key"):
            return "the line is not indented like the keys from line \(begun.line) on, or no key begins here"
        default: return nil
        }
    }

    private func error() -> YAMLError {
        guard let problem = parser.pointee.problem.map({ String(cString: $0) }) else {
            return YAMLError("out of memory", at: .start)
        }
        if parser.pointee.error == YAML_READER_ERROR {
            // Reader errors come with a byte offset instead of a mark.
            let position = SourcePosition(ofByte: parser.pointee.problem_offset, in: bytes)
            return YAMLError("not valid YAML: \(problem)", at: position)
        }
        let place = places.place(ofCharacter: parser.pointee.problem_mark.index)
        if parser.pointee.error == YAML_SCANNER_ERROR, unsafe Array(bytes).isIndentedWithTab(line: place.line) {
            // libyaml's message about this most common mistake does not mention the tab.
            return YAMLError("not valid YAML: the line is indented with a tab; YAML requires spaces", at: place)
        }
        if problem == "mapping values are not allowed in this context" {
            return YAMLError(
                "not valid YAML: a key is not allowed here: the line is indented further than the one above, the one above has no "
                    + "space behind its colon, or a text with \": \" in it needs quotation marks", at: place)
        }
        if problem == "found character that cannot start any token" {
            return YAMLError("not valid YAML: no value begins with this character; quote the text", at: place)
        }
        if problem.hasPrefix("did not find expected"), let sentence = indentation(problem, at: place) {
            return YAMLError("not valid YAML: \(sentence)", at: place)
        }
        if problem == "found unexpected end of stream" {
            // Only the search for the end of a quoted text ends so; what has to be fixed is where it begins.
            let begun = places.place(ofCharacter: parser.pointee.context_mark.index)
            return YAMLError("not valid YAML: this quotation mark is not closed", at: begun)
        }
        if problem == "found unexpected ':'" {
            return YAMLError("not valid YAML: a space is missing behind this colon, or the text needs quotation marks", at: place)
        }
        var sentence = "not valid YAML: \(problem)"
        if let context = parser.pointee.context.map({ String(cString: $0) }) {
            sentence += " \(context)"
            let begun = places.place(ofCharacter: parser.pointee.context_mark.index)
            if context.hasPrefix("while"), begun.line != place.line {
                sentence += " that begins on line \(begun.line)"
            }
        }
        return YAMLError(sentence, at: place)
    }
}

extension [UInt8] {
    /// Whether a line, counted from 1, has a tab before its first other character.
    fileprivate func isIndentedWithTab(line: Int) -> Bool {
        let lines = split(separator: UInt8(ascii: "\n"), maxSplits: line, omittingEmptySubsequences: false)
        guard lines.indices.contains(line - 1) else { return false }
        return lines[line - 1].prefix { [UInt8(ascii: " "), UInt8(ascii: "\t")].contains($0) }.contains(UInt8(ascii: "\t"))
    }
}

import StatusDocument
import Text

// Lettered things. Devices may letter them, or number them from 1 or from 0.
extension StatusDocument {
    /// The letter that a key names: `relay-a`, `relayA` and `relay1` name A; `relays` names none.
    ///
    /// - Parameters:
    ///   - parent: the object that contains the key: one that contains `relay-0` counts from 0.
    ///   - suffix: how many bytes at the key's end do not belong to the name.
    func letter(ofKey node: Node, in parent: Node, suffix: Int) -> ArraySlice<UInt8>? {
        let key = key(node)
        let name = key.dropLast(suffix)
        guard let (stem, number) = LabelForm.trailingNumber(name) else { return LabelForm.letter(name) }
        let zero = Token((stem + [UInt8(ascii: "0")] + key.suffix(suffix))[...])
        let countsFromZero = children(parent).prefix(Self.searchedMembers).contains { keyToken($0) == zero }
        return LabelForm.letter(at: countsFromZero ? number : number - 1)
    }

    /// Among how many members the first one is searched. It is searched for each of them: in an object of a hundred thousand that
    /// would take minutes, and no module has that many.
    private static var searchedMembers: Int { 256 }

    /// A text that an element of a list says about itself, in the form of a label.
    func labelText(_ text: ArraySlice<UInt8>, _ form: LabelForm, _ standing: ElementStanding) -> ArraySlice<UInt8> {
        guard form == .letter else { return form.apply(text, position: nil) }
        // An element whose number is its place counts from 0.
        if case .place(let position) = standing, LabelForm.trailingNumber(text)?.number == position {
            return LabelForm.letter(at: position) ?? []
        }
        return LabelForm.letter(text) ?? []
    }
}

extension LabelForm {
    /// The letter of a place, counted from 0.
    static func letter(at place: Int) -> ArraySlice<UInt8>? {
        (0..<26).contains(place) ? [UInt8(ascii: "A") + UInt8(place)] : nil
    }

    /// The letter or number at the end of a name, as a letter; `nil` when it ends in a longer word.
    static func letter(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        if let (_, number) = trailingNumber(name) { return letter(at: number - 1) }
        guard let last = name.lastIndex(where: { $0.isAlphanumeric }), name[last].isASCIILetter else { return nil }
        // The letter is a separate word: after a separator, or a capital after a small letter.
        if last > name.startIndex, case let before = name[last - 1], before.isAlphanumeric {
            let isCapital = name[last] & 0x20 == 0
            guard isCapital, before.isASCIILetter, before & 0x20 != 0 else { return nil }
        }
        return [name[last] & ~0x20]
    }

    /// The number at the end of a name, and the part before it: `relay-2`, `relay2`. Not `relay-1.5x`.
    static func trailingNumber(_ name: ArraySlice<UInt8>) -> (stem: ArraySlice<UInt8>, number: Int)? {
        guard let last = name.lastIndex(where: { $0.isAlphanumeric }), name[last].isDigit else { return nil }
        let start = name[...last].lastIndex { !$0.isDigit }.map { $0 + 1 } ?? name.startIndex
        guard last - start < 4 else { return nil }
        return (name[..<start], name[start...last].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
    }
}

/// Text in double quotes for a message: on one line, control characters escaped, truncated after 60 characters.
public func quotedText(_ text: String) -> String {
    var result = "\""
    for (count, character) in text.enumerated() {
        if count == 60 {
            result += "…"
            break
        }
        for scalar in character.unicodeScalars {
            if isPrintable(scalar) {
                result.unicodeScalars.append(scalar)
            } else {
                result += scalar.escaped(asASCII: true)
            }
        }
    }
    return result + "\""
}

/// Whether a character is displayed as itself and does not affect the text around it: no control, no line break,
/// no invisible mark that changes the writing direction, nothing unassigned.
public func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
}

import Text

/// Decides by keys and values of a foreign document what may be secret: rather too much than too little.
public enum SecretSigns {
    /// Substrings of a key that indicate a secret anywhere in it.
    private static let parts: [[UInt8]] = [
        "password", "passwd", "passphrase", "passcode", "passwort", "secret", "credential", "communit", "token", "certificate",
        "cert", "key", "hash", "digest", "fingerprint", "signature", "crypt", "private", "license", "licence", "cookie",
    ].map { Array($0.utf8) }

    /// Words of a key that indicate a secret only as whole words: as substrings they occur in too many harmless words.
    private static let words: Set<[UInt8]> = Set(
        ["pass", "pw", "pwd", "psk", "pin", "otp", "pem", "salt", "nonce", "csr", "crl", "session", "cred", "creds"].map {
            Array($0.utf8)
        })

    /// Of the parts and words above, those that do not make a plain number secret: certificates and sessions are counted, and
    /// `uncertainty` contains one of them. A PIN, a one-time password or a salt is itself a number.
    private static let saidOfTexts: Set<[UInt8]> = Set(
        ["certificate", "cert", "csr", "crl", "pem", "session"].map { Array($0.utf8) })

    /// Prefixes of values that are secret or contain a secret.
    private static let beginnings: [[UInt8]] = ["-----begin", "basic ", "bearer ", "ssh-", "ecdsa-", "{ssha", "{sha", "{crypt"]
        .map { Array($0.utf8) }

    /// Whether a key indicates that its value and everything below is secret.
    ///
    /// - Parameter isNumber: whether the value is a plain number, which some words do not make secret.
    public static func isTelling(key: some Sequence<UInt8>, ofNumber isNumber: Bool = false) -> Bool {
        let key = key.map(\.lowercased)
        let letters = key.filter { !$0.isSeparator }
        func counts(_ sign: [UInt8]) -> Bool { !isNumber || !saidOfTexts.contains(sign) }
        if parts.contains(where: { counts($0) && letters[...].contains($0) }) { return true }
        return key.split(whereSeparator: \.isSeparator).map(Array.init).contains { words.contains($0) && counts($0) }
    }

    /// Whether a text looks like a key, hash or token, whatever its own key is.
    public static func isTelling(value: some Sequence<UInt8>) -> Bool {
        let value = Array(value)
        let lower = value.map(\.lowercased)
        if beginnings.contains(where: lower.starts(with:)) || isCryptHash(value) { return true }
        return lower.split(whereSeparator: { !isToken($0) && $0 != UInt8(ascii: ":") }).contains { run in
            if isFingerprint(Array(run)) { return true }
            // A random text mixes all kinds of characters; words, dates and versions do not.
            let original = value[run.indices]
            guard run.count >= 20, !run.contains(UInt8(ascii: ":")) else { return false }
            return original.contains(where: \.isUppercaseLetter) && original.contains(where: \.isLowercaseLetter)
                && original.contains(where: \.isDigit)
        }
    }

    /// Whether this is a long row of hexadecimal digits, or of pairs of them with colons. Addresses are shorter.
    private static func isFingerprint(_ run: [UInt8]) -> Bool {
        let groups = run.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        let isPairs = groups.count >= 12 && groups.allSatisfy { $0.count == 2 }
        guard isPairs || (groups.count == 1 && run.count >= 32) else { return false }
        // Binary and decimal digits alone are measurements.
        return groups.allSatisfy(isHexadecimal) && run.contains(where: \.isLowercaseLetter)
    }

    /// `$6$salt$hash` and its relatives.
    private static func isCryptHash(_ value: [UInt8]) -> Bool {
        let dollar = UInt8(ascii: "$")
        return value.first == dollar && value.filter { $0 == dollar }.count >= 3
    }

    private static func isHexadecimal(_ text: ArraySlice<UInt8>) -> Bool {
        text.allSatisfy(\.isHexadecimalDigit)
    }

    private static func isToken(_ byte: UInt8) -> Bool { byte.isAlphanumeric || "+/=_-".utf8.contains(byte) }
}

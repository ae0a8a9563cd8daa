import Secrets

extension HTTPClientRequest {
    /// Refuses what must not reach libcurl: it would send a different request than the one meant, or none it can explain.
    /// - Throws: `.http` with the reason, without repeating a value that may be secret.
    func check() throws(HTTPClientError) {
        if body != nil && method != .put {
            throw HTTPClientError(.http, "a \(method.rawValue) request has no body")
        }
        for (name, value) in headers {
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenCharacter) else {
                throw HTTPClientError(.http, "a header name holds characters that HTTP does not allow")
            }
            guard Self.fitsOneLine(value) else {
                throw HTTPClientError(.http, "the value of header \(name) holds a control character")
            }
        }
        try checkAuthorization()
        for pin in tls.pins where !Self.isSHA256(pin) {
            throw HTTPClientError(.tls, "the pin is not the base64 form of a SHA-256 (44 characters)")
        }
        for path in [tls.caFile, tls.certificateFile, tls.keyFile, tls.serverName] {
            guard Self.fitsOneLine(path ?? "") else {
                throw HTTPClientError(.tls, "a TLS option holds a control character")
            }
        }
    }

    private func checkAuthorization() throws(HTTPClientError) {
        switch authorization {
        case .basic(let username, let password):
            guard !username.contains(":"), Self.fitsOneLine(username) else {
                throw HTTPClientError(.http, "the user name holds a colon or a control character")
            }
            guard !password.reveal().utf8.contains(0) else {
                throw HTTPClientError(.http, "the password holds a NUL byte")
            }
        case .bearer(let token):
            guard Self.fitsOneLine(token.reveal()) else {
                throw HTTPClientError(.http, "the token holds a control character, perhaps a line break")
            }
        case nil:
            break
        }
    }

    /// A line break would start another header, a NUL would cut the C string.
    private static func fitsOneLine(_ text: String) -> Bool {
        text.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }
    }

    private static func isTokenCharacter(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    /// 32 bytes are 43 base64 digits and one `=`.
    private static func isSHA256(_ pin: Substring) -> Bool {
        pin.utf8.count == 44 && pin.hasSuffix("=")
            && pin.utf8.dropLast().allSatisfy { isAlphanumeric($0) || "+/".utf8.contains($0) }
    }
}

extension TLSOptions {
    private static let pinPrefix = "sha256//"

    /// The pins without prefix. curl's form allows several, separated by `;`, for the time of a key change.
    var pins: [Substring] {
        pinSHA256.map { text in
            text.split(separator: ";", omittingEmptySubsequences: false)
                .map { $0.hasPrefix(Self.pinPrefix) ? $0.dropFirst(Self.pinPrefix.count) : $0 }
        } ?? []
    }

    /// The pins in curl's form. Always with prefix: without it, curl takes the text for the path of a key file.
    var curlPins: String? {
        pinSHA256 == nil ? nil : pins.map { Self.pinPrefix + $0 }.joined(separator: ";")
    }
}

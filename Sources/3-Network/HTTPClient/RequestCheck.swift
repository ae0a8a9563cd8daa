import Secrets
import Text

extension HTTPClientRequest {
    /// Refuses values that must not reach libcurl: it would send a different request, or fail without an explanation.
    /// - Throws: `.http` with the reason, without repeating a value that may be secret.
    func check() throws(HTTPClientError) {
        for (name, value) in headers {
            guard !name.isEmpty, name.utf8.allSatisfy(\.isTokenCharacter) else {
                throw HTTPClientError(.http, "a header name contains characters that HTTP does not allow")
            }
            guard Self.fitsOneLine(value) else {
                throw HTTPClientError(.http, "the value of header \(name) contains a control character")
            }
        }
        try checkAuthorization()
        for path in [tls.caFile, tls.certificateFile, tls.keyFile, tls.serverName] {
            guard Self.fitsOneLine(path ?? "") else {
                throw HTTPClientError(.tls, "a TLS option contains a control character")
            }
        }
    }

    private func checkAuthorization() throws(HTTPClientError) {
        switch authorization {
        case .basic(let username, let password):
            guard !username.contains(":"), Self.fitsOneLine(username) else {
                throw HTTPClientError(.http, "the user name contains a colon or a control character")
            }
            guard !password.reveal().utf8.contains(0) else {
                throw HTTPClientError(.http, "the password contains a NUL byte")
            }
        case .bearer(let token):
            guard Self.fitsOneLine(token.reveal()) else {
                throw HTTPClientError(.http, "the token contains a control character, perhaps a line break")
            }
        case nil:
            break
        }
    }

    /// A line break would start another header, a NUL would cut the C string.
    private static func fitsOneLine(_ text: String) -> Bool {
        text.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }
    }
}

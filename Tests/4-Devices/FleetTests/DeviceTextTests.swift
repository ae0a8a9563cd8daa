import Foundation
import Secrets
import Testing

@testable import Fleet
@testable import HTTPClient

@Suite("Text from a device")
struct DeviceTextTests {
    private let text = DeviceText(hiding: [Secret("HUNTER2secret"), Secret("TOKEN-0815")], user: "info")
    private static let base64 = Data("info:HUNTER2secret".utf8).base64EncodedString()

    @Test(
        "A redirect is shown with scheme, host, port and path",
        arguments: [
            ("https://gm.example.net:8443/login", "https://gm.example.net:8443/login"), ("/login", "/login"),
            ("http://x/?p=HUNTER2secret", "http://x/"), ("http://u:HUNTER2secret@x/a", "http://x/a"),
            ("//u:p@x/a?session=1#f", "//x/a"), ("/a;jsessionid=77", "/a"), ("https://a@b@host/", "https://host/"),
            ("http://x/?next=http://u:p@y/", "http://x/"), ("HTTP://x/a b", "http://x/a"), ("?q=1", nil), ("", nil),
            ("mailto:info:HUNTER2secret", nil), ("javascript:alert(1)", nil), ("http://x/\u{202E}", nil),
            ("http://x/HUNTER2secret/", nil), ("http://x/hunter2SECRET", nil), ("http://TOKEN-0815.example/", nil),
            ("http://x/\(base64)", nil), ("http://x/%48UNTER2secret", nil),
            ("http://x/" + String(repeating: "a", count: 300) + "HUNTER2secret", nil),
        ] as [(String, String?)])
    func redirect(location: String, shown: String?) {
        #expect(text.shown(redirect: location) == shown)
    }

    @Test("A text with a secret is not shown, others are")
    func error() {
        let error = HTTPClientError(.tls, "certificate not trusted: subject CN=TOKEN-0815", phase: .tlsHandshake)
        #expect(
            !text.shown(error).detail.contains("0815") && text.shown(error).kind == .tls
                && text.shown(error).phase == .tlsHandshake)
        #expect(text.shown("no answer within 1 s") == "no answer within 1 s")
    }
}

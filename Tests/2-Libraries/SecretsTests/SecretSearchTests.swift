import Foundation
import Secrets
import Testing

@Suite("Secrets in the text of others")
struct SecretSearchTests {
    private let search = SecretSearch([Secret("HUNTER2 secret"), Secret("TOKEN-0815")], user: "info")
    private static let basic = Data("info:HUNTER2 secret".utf8).base64EncodedString()

    @Test(
        "are found as they are, in other case, percent-encoded and in base64",
        arguments: [
            "HUNTER2 secret", "x=TOKEN-0815&y", "http://token-0815.example/", "HUNTER2%20secret", "HUNTER2%2520secret",
            "%48UNTER2 secret", "Basic \(basic)", basic.lowercased(), basic.replacing("=", with: "%3D"),
            Data("TOKEN-0815".utf8).base64EncodedString(), Data("info:TOKEN-0815 and more".utf8).base64EncodedString(),
            Data("info:HUNTER2 secret".utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_"),
        ])
    func found(text: String) {
        #expect(search.isContained(in: text))
    }

    @Test("are not seen where they are not", arguments: ["", "HUNTER", "TOKEN-081", "%", "%4", "https://192.0.2.1/login"])
    func absent(text: String) {
        #expect(!search.isContained(in: text))
    }

    @Test("of less than four characters are in every text, so they are not looked for")
    func short() {
        #expect(!SecretSearch([Secret("a")]).isContained(in: "a device"))
        #expect(SecretSearch([Secret("a")], user: "info").isContained(in: Data("info:a".utf8).base64EncodedString()))
    }
}

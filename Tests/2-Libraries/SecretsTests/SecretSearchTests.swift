import Foundation
import Secrets
import Testing

@Suite("Searching text for secrets")
struct SecretSearchTests {
    private let search = SecretSearch([Secret("HUNTER2 secret"), Secret("TOKEN-0815")], user: "info")
    private static let basic = Data("info:HUNTER2 secret".utf8).base64EncodedString()

    @Test(
        "finds them as they are, in other case, percent-encoded and in base64",
        arguments: [
            "HUNTER2 secret", "x=TOKEN-0815&y", "http://token-0815.example/", "HUNTER2%20secret", "HUNTER2%2520secret",
            "%48UNTER2 secret", "Basic \(basic)", basic.lowercased(), basic.replacing("=", with: "%3D"),
            Data("TOKEN-0815".utf8).base64EncodedString(), Data("info:TOKEN-0815 and more".utf8).base64EncodedString(),
            Data("info:HUNTER2 secret".utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_"),
        ])
    func found(text: String) {
        #expect(search.isContained(in: text))
    }

    @Test("does not find them elsewhere", arguments: ["", "HUNTER", "TOKEN-081", "%", "%4", "https://192.0.2.1/login"])
    func absent(text: String) {
        #expect(!search.isContained(in: text))
    }

    @Test("skips secrets shorter than four characters, which occur in every text")
    func short() {
        #expect(!SecretSearch([Secret("a")]).isContained(in: "a device"))
        #expect(SecretSearch([Secret("a")], user: "info").isContained(in: Data("info:a".utf8).base64EncodedString()))
    }
}

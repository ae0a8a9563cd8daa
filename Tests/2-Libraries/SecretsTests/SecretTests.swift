import Testing

@testable import Secrets

@Suite("A secret")
struct SecretTests {
    private struct Holder {
        let user = "info"
        let password = Secret("hunter2")
    }

    @Test("gives its text only through an explicit call")
    func revealed() {
        #expect(Secret("hunter2").reveal() == "hunter2")
        #expect(Secret("a") == Secret("a"))
        #expect(Secret("a") != Secret("b"))
    }

    @Test("is never printed, alone or inside another value")
    func unprintable() {
        let holder = Holder()
        var dumped = ""
        dump(holder, to: &dumped)
        let texts = [
            "\(holder.password)", String(reflecting: holder.password), "\(holder)", String(reflecting: holder),
            "\([holder.password])",
            "\(Optional(holder.password) as Any)", dumped,
        ]
        for text in texts {
            #expect(!text.contains("hunter2"), "\(text)")
        }
        #expect(texts[0] == "<secret>")
    }

    @Test("shows no children to a mirror")
    func mirror() {
        #expect(Mirror(reflecting: Secret("hunter2")).children.isEmpty)
    }
}

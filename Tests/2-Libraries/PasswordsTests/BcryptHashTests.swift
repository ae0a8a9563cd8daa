import Testing

@testable import Passwords

@Suite("bcrypt hashes")
struct BcryptHashTests {
    @Test(
        "match their password and no other, in the variants of all tools",
        arguments: [
            ("open sesame", "$2b$04$abcdefghijklmnopqrstuu/LVz6MZlItEy42I2juLihZ66HnQx/cy"),
            ("pässwörd", "$2b$05$ZYXWVUTSRQPONMLKJIHGFeh3HZR8qkeZW5B4ZfyCdW4BwNA4EPwJ6"),
            ("", "$2b$04$......................w74bL5gU7LSJClZClCa.Pkz14aTv/XO"),
            // The one that exporter-toolkit checks for unknown users.
            ("fakepassword", "$2y$10$QOauhQNbBCuQDKes6eFzPeMqBSjb7Mr5DUmpZ/VcEd00UAV/LDeSi"),
        ])
    func matching(password: String, text: String) throws {
        let variants = text.contains("$10$") ? ["$2y"] : ["$2a", "$2b", "$2y"]
        for variant in variants {
            let hash = try #require(BcryptHash(variant + text.dropFirst(3)))
            #expect(hash.matches(Array(password.utf8)))
            #expect(!hash.matches(Array((password + "x").utf8)) && !hash.matches(Array("Open sesame".utf8)))
            #expect(!hash.matches(Array(password.utf8) + [0]), "a NUL must not end the password")
        }
    }

    @Test(
        "are distinguished from other texts",
        arguments: [
            "", "secret", "$2b$04$short", "$1$04$abcdefghijklmnopqrstuuSESAME",
            "$2x$04$abcdefghijklmnopqrstuuxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "$2b$03$abcdefghijklmnopqrstuuxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "$2b$32$abcdefghijklmnopqrstuuxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "$2b$04$abcdefghijklmnopqrstu:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "$2b$04$abcdefghijklmnopqrstuuxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ])
    func refused(text: String) {
        #expect(BcryptHash(text) == nil)
    }

    @Test("show nothing but their cost factor")
    func secrecy() throws {
        let hash = try #require(BcryptHash("$2b$04$abcdefghijklmnopqrstuu/LVz6MZlItEy42I2juLihZ66HnQx/cy"))
        var dumped = ""
        dump(hash, to: &dumped)
        for text in ["\(hash)", String(reflecting: hash), dumped] { #expect(!text.contains("abcdefgh") && text.contains("4")) }
    }

    @Test("A decoy has the requested cost factor and no password")
    func decoy() {
        let decoy = BcryptHash.decoy(cost: 4)
        #expect(decoy.cost == 4 && !decoy.matches([]) && BcryptHash.decoy(cost: 4) != decoy)
    }
}

@Suite("Request credentials")
struct BasicCredentialsTests {
    @Test(
        "are read from the header as clients write it",
        arguments: ["Basic cHJvbTpzZWNyZXQ=", "basic  cHJvbTpzZWNyZXQ", "BASIC cHJvbTpzZWNyZXQ="])
    func reading(header: String) {
        #expect(BasicCredentials(header: header)?.user == "prom")
    }

    @Test(
        "are absent in any other header",
        arguments: [
            "", "Basic", "Basic prom:secret", "Bearer cHJvbTpzZWNyZXQ=", "Basic cHJvbQ==", "Basic cHJvbTpzZWNyZXQ===",
            "Basic /zr/",
        ])
    func refused(header: String) {
        #expect(BasicCredentials(header: header) == nil)
    }

    @Test("do not show the password")
    func secrecy() {
        let credentials = BasicCredentials(user: "prom", password: "secret")
        var dumped = ""
        dump(credentials, to: &dumped)
        #expect(!dumped.contains("secret") && !dumped.contains("115") && !"\(credentials)".contains("secret"))
    }
}

@Suite("Checking passwords", .timeLimit(.minutes(1)))
struct PasswordCheckerTests {
    private let users: PasswordList
    private let right = BasicCredentials(user: "prom", password: "open sesame")

    init() throws {
        users = PasswordList(["prom": try #require(BcryptHash("$2b$04$abcdefghijklmnopqrstuu/LVz6MZlItEy42I2juLihZ66HnQx/cy"))])
    }

    @Test("Correct credentials are accepted and remembered, others are refused")
    func verdicts() async {
        let checker = PasswordChecker()
        let others = [
            BasicCredentials(user: "prom", password: "wrong"), BasicCredentials(user: "nobody", password: "open sesame"),
            BasicCredentials(user: "prom", password: ""),
        ]
        for credentials in others {
            #expect(await checker.check(credentials, users, from: "192.0.2.1") == .wrong)
            #expect(!checker.remembers(credentials, users))
        }
        #expect(!checker.remembers(right, users))
        #expect(await checker.check(right, users, from: "192.0.2.1") == .right)
        #expect(checker.remembers(right, users))
        for credentials in others { #expect(!checker.remembers(credentials, users)) }
    }

    @Test("A new hash invalidates remembered credentials")
    func newPassword() async throws {
        let checker = PasswordChecker()
        #expect(await checker.check(right, users, from: "192.0.2.1") == .right)
        let fresh = PasswordList([
            "prom": try #require(BcryptHash("$2b$04$......................w74bL5gU7LSJClZClCa.Pkz14aTv/XO"))
        ])
        #expect(!checker.remembers(right, fresh))
        #expect(await checker.check(right, fresh, from: "192.0.2.1") == .wrong)
        #expect(await checker.check(right, PasswordList([:]), from: "192.0.2.1") == .wrong)
    }

    @Test("An unknown user takes as long as a known one")
    func timing() async throws {
        let slow = PasswordList(["prom": BcryptHash.decoy(cost: 9)])
        let checker = PasswordChecker()
        let clock = ContinuousClock()
        func least(_ user: String) async -> Duration {
            var least = Duration.seconds(60)
            for _ in 0..<3 {
                least = min(
                    least,
                    await clock.measure { _ = await checker.check(BasicCredentials(user: user, password: "x"), slow, from: user) }
                )
            }
            return least
        }
        let known = await least("prom")
        let unknown = await least("nobody")
        // The time is the promise: it must not show which users exist. Without the decoy one would be hundreds of times the other.
        #expect(unknown > known / 3 && known > unknown / 3, "\(known) against \(unknown)")
    }

    @Test("Checks above the limit are refused as such, and the rest is checked")
    func busy() async throws {
        let slow = PasswordList(["prom": BcryptHash.decoy(cost: 8)])
        let checker = PasswordChecker(maximumWaiting: 2)
        let verdicts = await withTaskGroup(of: PasswordChecker.Verdict.self) { group in
            for number in 0..<12 {
                group.addTask {
                    await checker.check(BasicCredentials(user: "prom", password: "\(number)"), slow, from: "192.0.2.\(number)")
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(verdicts.contains(.tooBusy) && verdicts.contains(.wrong) && !verdicts.contains(.right))
        #expect(await checker.check(right, users, from: "192.0.2.1") == .right)
    }

    @Test("Unknown users take the time of users of every cost factor, each always the same")
    func mixedCosts() throws {
        let users = PasswordList(["a": .decoy(cost: 4), "b": .decoy(cost: 4), "c": .decoy(cost: 5), "d": .decoy(cost: 6)])
        let checker = PasswordChecker()
        let indices = (0..<200).map { checker.index(of: "user\($0)", below: users.decoys.count) }
        #expect(Set(indices.map { users.decoys[$0].cost }) == [4, 5, 6])
        #expect(indices == (0..<200).map { checker.index(of: "user\($0)", below: users.decoys.count) })
        let other = PasswordChecker()
        #expect(indices != (0..<200).map { other.index(of: "user\($0)", below: users.decoys.count) })
    }

    @Test("Requests with credentials that are being checked wait for that check, however many they are")
    func joined() async {
        let checker = PasswordChecker(maximumWaiting: 1)
        let verdicts = await withTaskGroup(of: PasswordChecker.Verdict.self) { group in
            for _ in 0..<50 { group.addTask { await checker.check(right, users, from: "192.0.2.1") } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(verdicts.allSatisfy { $0 == .right })
    }

    @Test("A client that floods the checker does not keep the correct password of another one out")
    func flood() async throws {
        let slow = PasswordList(["prom": BcryptHash.decoy(cost: 10)])
        let checker = PasswordChecker(maximumWaiting: 8)
        let verdicts = await withTaskGroup(of: PasswordChecker.Verdict.self) { group in
            for number in 0..<100 {
                group.addTask { await checker.check(BasicCredentials(user: "\(number)", password: ""), slow, from: "192.0.2.1") }
            }
            // The flood is there first.
            let first = await group.next()
            let verdict = await checker.check(right, users, from: "192.0.2.2")
            #expect(verdict == .right)
            return await group.reduce(into: [first]) { $0.append($1) }
        }
        #expect(verdicts.count { $0 == .tooBusy } >= 90)
    }
}

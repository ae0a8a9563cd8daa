import Testing

@testable import Catalog

@Suite("Label forms")
struct LabelFormTests {
    private func apply(_ form: LabelForm, _ text: String, position: Int? = nil) -> String {
        String(decoding: form.apply(Array(text.utf8)[...], position: position), as: UTF8.self)
    }

    @Test(
        "Lettered things are named by their capital",
        arguments: [
            ("a", "A"), ("B", "B"), ("relay-a", "A"), ("Relay_C", "C"), ("relay 2", "B"), ("1", "A"), ("26", "Z"),
            ("relay.b", "B"),
        ])
    func letters(_ text: String, _ letter: String) {
        #expect(apply(.letter, text) == letter)
    }

    @Test("A value without a letter is kept as it is", arguments: ["alarm", "relay-alarm", "0", "27", "relay-1.5x", ""])
    func noLetters(_ text: String) {
        #expect(apply(.letter, text) == text)
    }

    @Test("The first element of a list is A")
    func positions() {
        #expect(apply(.letter, "0", position: 0) == "A")
        #expect(apply(.letter, "2", position: 2) == "C")
        #expect(apply(.letter, "30", position: 30) == "30")
    }

    @Test(
        "Events have the names of the newest firmware",
        arguments: [
            ("leap-second-announced", "leapsecond-announced"), ("leapsecond-announced", "leapsecond-announced"),
            ("faillock:-user-banned", "faillock-user-banned"),
            ("ntp-not-sync", "ntp-not-sync"), ("NTP Not Sync", "ntp-not-sync"), ("refclock-1-not-sync", "refclock-1-not-sync"),
            ("new:-event", "new-event"),
        ])
    func events(_ text: String, _ name: String) {
        #expect(apply(.event, text) == name)
    }

    @Test(
        "Words with underscores",
        arguments: [("pps-lock", "pps_lock"), ("PPS  Lock", "pps_lock"), ("-a-", "a"), ("dl_enb", "dl_enb"), ("", "")])
    func underscored(_ text: String, _ name: String) {
        #expect(apply(.underscored, text) == name)
    }
}

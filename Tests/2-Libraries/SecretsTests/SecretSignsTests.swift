import Testing

@testable import Secrets

@Suite("Signs of secrets")
struct SecretSignsTests {
    @Test(
        "A key that suggests a secret is recognised in any spelling",
        arguments: [
            "password", "Admin Password", "snmpCommunity", "communities", "auth-key", "NTPKEY", "private_key_file", "api-token",
            "ssl-certificate", "cert", "password-hash", "pre-shared-secret", "PSK", "pin", "sha1-fingerprint", "session", "pw",
        ])
    func tellingKeys(_ key: String) { #expect(SecretSigns.isTelling(key: key.utf8)) }

    @Test("With a plain number, only keys whose secrets can be numbers are recognised")
    func tellingKeysOfNumbers() {
        for key in [
            "pin", "user-pin", "otp", "pass", "pw", "hash", "salt", "nonce", "license", "access-token", "auth-key", "psk",
        ] {
            #expect(SecretSigns.isTelling(key: key.utf8, ofNumber: true), "\(key)")
        }
        for key in ["session", "session-count", "certificates", "cert-days-left", "uncertainty", "crl-entries"] {
            #expect(SecretSigns.isTelling(key: key.utf8))
            #expect(!SecretSigns.isTelling(key: key.utf8, ofNumber: true), "\(key)")
        }
    }

    @Test(
        "Other keys are not recognised",
        arguments: ["uptime", "pinout", "mapping", "power", "passive", "sessions-seen", "spin", "", "authentic"])
    func otherKeys(_ key: String) { #expect(!SecretSigns.isTelling(key: key.utf8)) }

    @Test(
        "A value that looks like a key, hash or token is recognised",
        arguments: [
            "-----BEGIN RSA PRIVATE KEY-----", "$6$salt$abcdef", "$2y$10$abcdefghijk", "{SSHA}abcd", "ssh-ed25519 AAAA",
            "Bearer abc",
            "d41d8cd98f00b204e9800998ecf8427e", "aZ3fKq81LmPwXyT0bVnR", "AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89",
            "key is eyJhbGciOiJIUzI1NiJ9.x",
        ])
    func tellingValues(_ value: String) { #expect(SecretSigns.isTelling(value: value.utf8)) }

    @Test(
        "Words, addresses, versions, times and measurements are not recognised",
        arguments: [
            "", "synchronized", "less-than-100ns", "2001:0db8:0000:0000:0000:0000:0000:0001", "00:00:5e:00:53:01",
            "fw_7.10.008-light",
            "2026-02-11T22:05:01.533523843 UTC", "00000000000000000000000000000000", "12345678901234567890123456789012",
            "228428 kB total memory, 161732 kB free (70 %)", "$5", "nmea-gga-with-a-very-long-name",
        ])
    func otherValues(_ value: String) { #expect(!SecretSigns.isTelling(value: value.utf8)) }
}

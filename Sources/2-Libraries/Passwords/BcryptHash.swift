import CCrypt

/// A bcrypt hash of a password: `$2y$10$…`, as `htpasswd -B` writes it. Shows nothing but its cost.
public struct BcryptHash: Sendable, Hashable {
    /// The binary logarithm of the number of rounds: 10 takes some 50 ms, each more doubles that.
    public let cost: Int
    private let text: String

    /// Reads a hash; `nil` for any other text.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == Int(CCRYPT_BCRYPT_LENGTH), ["$2a$", "$2b$", "$2y$"].contains(text.prefix(4)),
            let cost = Int(text.dropFirst(4).prefix(2)), (4...31).contains(cost), bytes[6] == UInt8(ascii: "$"),
            bytes[7...].allSatisfy(Self.alphabet.contains)
        else { return nil }
        self.cost = cost
        self.text = text
    }

    /// A hash that no password matches, checked for unknown users, so that they take the same time as known ones.
    public static func decoy(cost: Int) -> BcryptHash {
        let letters = Array(alphabet).sorted()
        // The last letter of a salt has only two bits.
        let salt = (0..<21).map { _ in letters.randomElement() ?? 0x2e } + [UInt8(ascii: "O")]
        let digits = cost < 10 ? "0\(cost)" : "\(cost)"
        let text = "$2b$\(digits)$" + String(decoding: salt, as: UTF8.self) + String(repeating: ".", count: 31)
        return BcryptHash(cost: cost, text: text)
    }

    private init(cost: Int, text: String) {
        self.cost = cost
        self.text = text
    }

    /// Whether this is the hash of that password. Blocks for a time that depends on the cost.
    public func matches(_ password: [UInt8]) -> Bool {
        // bcrypt takes the password as a C string: everything after a NUL would be ignored.
        guard !password.contains(0) else { return false }
        // The variants differ only in bugs of old implementations, which need not be reproduced.
        let setting = "$2b" + text.dropFirst(3)
        var output = [CChar](repeating: 0, count: Int(CCRYPT_BCRYPT_LENGTH) + 1)
        let word = password.map { CChar(bitPattern: $0) } + [0]
        guard ccrypt_bcrypt(word, setting, &output) else { return false }
        let difference = zip(output.dropFirst(3).dropLast(), text.utf8.dropFirst(3)).reduce(UInt8(0)) {
            $0 | (UInt8(bitPattern: $1.0) ^ $1.1)
        }
        return difference == 0
    }

    private static let alphabet = Set("./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
}

extension BcryptHash: CustomStringConvertible, CustomReflectable {
    /// The text, for a fingerprint.
    var bytes: [UInt8] { Array(text.utf8) }

    /// The cost alone.
    public var description: String { "<bcrypt hash of cost \(cost)>" }
    /// The same, so that `dump` shows no more.
    public var customMirror: Mirror { Mirror(self, children: ["cost": cost]) }
}

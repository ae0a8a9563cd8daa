/// An exposition as a reader sees it: the value of each series.
public struct Scraped: Sendable {
    /// By series, as it is written: `name{label="value"}`.
    public var series: [String: String] = [:]
    /// Lines that hold a series which occurred before.
    public var repeated: [String] = []
    /// Names in the `TYPE` lines, in their order.
    public var families: [String] = []

    /// Reads the text form or OpenMetrics.
    public init(_ text: String) {
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if line.hasPrefix("#") {
                if words.count > 2, words[1] == "TYPE" { families.append(String(words[2])) }
                continue
            }
            guard let space = line.lastIndex(of: " ") else { continue }
            let name = String(line[..<space])
            if series.updateValue(String(line[line.index(after: space)...]), forKey: name) != nil { repeated.append(name) }
        }
    }

    /// Reads the bytes of a body.
    public init(_ bytes: [UInt8]) {
        self.init(String(decoding: bytes, as: UTF8.self))
    }

    /// The value of a series.
    public subscript(series: String) -> String? { self.series[series] }

    /// The state of a device's state set; all of them, joined, when not exactly one is set.
    public func state(_ family: String, device: String) -> String {
        let prefix = "\(family){device=\"\(device)\",\(family)=\""
        return series.filter { $0.key.hasPrefix(prefix) && $0.value == "1" }
            .map { String($0.key.dropFirst(prefix.count).dropLast(2)) }.sorted().joined(separator: "+")
    }

    /// The names of all series of a device, without labels.
    public func names(of device: String) -> Set<String> {
        Set(series.keys.filter { $0.contains("{device=\"\(device)\"") }.map { String($0.prefix { $0 != "{" }) })
    }
}

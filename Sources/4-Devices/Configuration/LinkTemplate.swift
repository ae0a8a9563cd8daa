import Text

/// A link of the pages to another system, such as Grafana or Prometheus: a URL with placeholders.
///
/// Inserted values are percent-encoded, so that no name can change the URL that the operator wrote.
public struct LinkTemplate: Sendable, Equatable {
    /// The text of the link.
    public let name: String
    /// The template as it was written.
    public let text: String
    let pieces: [Piece]

    enum Piece: Sendable, Equatable {
        case text(String)
        /// `isHost` is true for the host of the address itself, which is not encoded.
        case place(Place, isHost: Bool)
    }

    /// The placeholders of a URL.
    enum Place: Sendable, Equatable {
        /// The name of the device.
        case device
        /// The host of the device's URL.
        case host
        /// A configured label of the device.
        case label(String)
        /// The name of the finding's alert.
        case finding
        /// The metric behind the finding.
        case metric
        /// The same as a PromQL selector: `lantime_sync_state{device="fra-gm1"}`.
        case selector

        static let names = ["device", "host", "label.NAME", "finding", "metric", "selector"]

        init?(_ text: String) {
            switch text {
            case "device": self = .device
            case "host": self = .host
            case "finding": self = .finding
            case "metric": self = .metric
            case "selector": self = .selector
            case let text where text.hasPrefix("label.") && isIdentifier(String(text.dropFirst(6))):
                self = .label(String(text.dropFirst(6)))
            default: return nil
            }
        }
    }

    /// What a link is about.
    public enum Subject: Sendable {
        /// All devices: the template has no placeholders.
        case fleet
        /// One device.
        case device
        /// A finding of a device.
        case finding
    }

    /// What the link is about, by the placeholders of the template.
    public var subject: Subject {
        let places = pieces.compactMap { piece in if case .place(let place, _) = piece { place } else { nil } }
        if places.contains(where: { [.finding, .metric, .selector].contains($0) }) { return .finding }
        return places.isEmpty ? .fleet : .device
    }

    /// A finding, for the placeholders of a template.
    public struct Occasion: Sendable {
        let finding: String
        let metric: String

        /// - Parameters:
        ///   - finding: the name of the alert.
        ///   - metric: the metric behind it.
        public init(finding: String, metric: String) {
            self.finding = finding
            self.metric = metric
        }
    }

    /// The URL of a template without placeholders; `nil` if it has any.
    public var address: String? { subject == .fleet ? filled { _ in nil } : nil }

    /// The URL for a device; `nil` when the device lacks a label, or when the template needs a finding.
    ///
    /// - Parameter occasion: the finding, for links about findings.
    public func address(of device: DeviceConfiguration, _ occasion: Occasion? = nil) -> String? {
        filled { place in
            switch place {
            case .device: device.name
            case .host: device.url.host
            case .label(let name): device.labels[name]
            case .finding: occasion?.finding
            case .metric: occasion?.metric
            case .selector: occasion.map { "\($0.metric){device=\(Self.quoted(device.name))}" }
            }
        }
    }

    private func filled(_ value: (Place) -> String?) -> String? {
        var text = ""
        for piece in pieces {
            switch piece {
            case .text(let part): text += part
            case .place(let place, let isHost):
                guard let value = value(place) else { return nil }
                text += isHost ? value : percentEncoded(value)
            }
        }
        return text
    }

    /// A string of PromQL.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

import Findings

/// Which devices the fleet's page shows, in which order. It is part of the address, so that a view can be sent to a colleague.
public struct FleetQuery: Sendable, Equatable {
    /// The states of devices, as the pills above the table name them.
    enum State: String, CaseIterable {
        case failing
        case look
        case good
        case asked

        var level: Level {
            switch self {
            case .failing: .failure
            case .look: .warning
            case .good: .good
            case .asked: .none
            }
        }
    }

    /// The order of the rows.
    enum Order: String, CaseIterable {
        case worst
        case name
        case model
        case seen

        var words: String {
            switch self {
            case .worst: "worst first"
            case .name: "name"
            case .model: "model"
            case .seen: "last seen"
            }
        }
    }

    /// What a device's name, model, address, labels or findings must contain, in any case.
    var search = ""
    var state: State?
    /// A label that devices must have, `name=value`.
    var label: String?
    /// The name of an alert that devices must have as a finding.
    var finding: String?
    /// The label by which rows are gathered.
    var group: String?
    var order = Order.worst

    /// All devices, the worst first.
    public init() {}

    /// Reads the parameters of a URL; empty ones count as absent.
    ///
    /// - Parameters:
    ///   - labels: the names of all labels that devices have.
    ///   - value: gives a parameter's value by its name.
    /// - Throws: the first value that means nothing: without it the page would show other devices than those asked for.
    public init(labels: @autoclosure () -> Set<String>, _ value: (String) -> String?) throws(FleetQueryError) {
        func text(_ name: String, limit: Int = 100) -> String? {
            value(name).flatMap { $0.isEmpty ? nil : String($0.prefix(limit)) }
        }
        search = text("q") ?? ""
        state = try text("state").map { text throws(FleetQueryError) in try State(named: text, "state") }
        // As long as the configuration lets a label and its value be.
        label = text("label", limit: 1200)
        finding = text("finding")
        if let finding, case let known = FindingKind.allCases.map(\.name), !known.contains(finding) {
            throw FleetQueryError("finding", finding, known: known)
        }
        group = text("group")
        order = try text("sort").map { text throws(FleetQueryError) in try Order(named: text, "order") } ?? .worst
        if label != nil || group != nil {
            let known = labels()
            for name in [label.map { String($0.prefix { $0 != "=" }) }, group] {
                if let name, !known.contains(name) { throw FleetQueryError("label", name, known: known) }
            }
        }
    }

    /// The parameters that the page understands.
    public static let names: Set = ["q", "state", "label", "finding", "group", "sort"]

    /// The parameters that give this view again; none for the plain one.
    var parameters: [(name: String, value: String)] {
        let all: [(String, String?)] = [
            ("q", search), ("state", state?.rawValue), ("label", label), ("finding", finding), ("group", group),
            ("sort", order == .worst ? nil : order.rawValue),
        ]
        return all.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : (name, $0) } }
    }

    /// The same view after a change.
    func with(_ change: (inout FleetQuery) -> Void) -> FleetQuery {
        var query = self
        change(&query)
        return query
    }

    /// Whether a device is shown.
    var filter: (FleetRow) -> Bool {
        let wanted = search.lowercased()
        return { row in
            let findings = row.assessment.findings
            if let state, row.assessment.level != state.level { return false }
            if let label, !row.condition.labels.contains(where: { "\($0.name)=\($0.value)" == label }) { return false }
            if let finding, !findings.contains(where: { $0.kind.name == finding }) { return false }
            return wanted.isEmpty || row.searched.contains { contains(wanted, in: $0.lowercased()) }
        }
    }

    /// Most searches are ASCII, for which comparing bytes is enough and far quicker.
    private func contains(_ wanted: String, in text: String) -> Bool {
        let (wantedBytes, bytes) = (wanted.utf8, text.utf8)
        guard let first = wantedBytes.first, wantedBytes.allSatisfy({ $0 < 0x80 }) else { return text.contains(wanted) }
        guard bytes.count >= wantedBytes.count else { return false }
        var rest = bytes[...]
        while let index = rest.firstIndex(of: first) {
            rest = rest[index...]
            if rest.starts(with: wantedBytes) { return true }
            rest = rest.dropFirst()
        }
        return false
    }

    /// In the requested order; equal rows stay in the order of the configuration.
    func ordered(_ rows: [FleetRow]) -> [FleetRow] {
        switch order {
        case .worst:
            rows.enumerated().sorted {
                ($0.element.assessment.urgency, $0.offset) < ($1.element.assessment.urgency, $1.offset)
            }.map(\.element)
        case .name: rows.sorted { $0.name < $1.name }
        case .model: rows.sorted { ($0.model, $0.name) < ($1.model, $1.name) }
        case .seen: rows.sorted { ($0.condition.lastSeen ?? 0, $0.name) < ($1.condition.lastSeen ?? 0, $1.name) }
        }
    }
}

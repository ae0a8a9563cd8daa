import StatusDocument

extension WalkPlan {
    /// A property of values that must stay the same, although they may change.
    enum Dependency: Sendable, Equatable {
        /// Whether an element fulfilled the conditions of a rule.
        case condition(PathNode.ElementWay, Node, Bool)
        /// Whether a text that no entry knows was a number; if not, it was not something that may be exported.
        case unknown(Node, GenericPolicy.Admission, isNumber: Bool)
        /// Whether an element of a list that is too long is in a state in which it gives way to others.
        case quiet(CompiledEntry, Node, Bool)

        static func == (one: Dependency, other: Dependency) -> Bool {
            switch (one, other) {
            case (.condition(let way, let node, let outcome), .condition(let otherWay, let otherNode, let otherOutcome)):
                way === otherWay && node == otherNode && outcome == otherOutcome
            case (.unknown(let node, let admission, let isNumber), .unknown(let otherNode, let otherAdmission, let isOtherNumber)):
                node == otherNode && admission == otherAdmission && isNumber == isOtherNumber
            case (.quiet(let entry, let node, let isQuiet), .quiet(let otherEntry, let otherNode, let isOtherQuiet)):
                entry === otherEntry && node == otherNode && isQuiet == isOtherQuiet
            case (.condition, _), (.unknown, _), (.quiet, _): false
            }
        }
    }
}

extension WalkPlan.Dependency {
    func holds(in document: StatusDocument) -> Bool {
        switch self {
        case .condition(let way, let element, let outcome): way.rule.admits(element, of: document) == outcome
        case .quiet(let entry, let element, let isQuiet): entry.isQuiet(element, in: document) == isQuiet
        case .unknown(let node, let admission, let isNumber):
            switch GenericPolicy.decide(document, node, admission) {
            case .number: isNumber
            case .word: false
            case .leftOut: !isNumber
            }
        }
    }
}

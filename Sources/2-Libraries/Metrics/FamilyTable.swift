/// The number of a family in its ``FamilyTable``.
public struct FamilyID: Hashable, Sendable {
    // Of 32 bits: each sample of each device has one.
    private let number: Int32

    /// Position in ``FamilyTable/families``.
    public var index: Int { Int(number) }

    init(index: Int) {
        number = Int32(index)
    }
}

/// All families that an exposition may contain, in the order in which they are written.
public struct FamilyTable: Sendable {
    /// The families; a ``FamilyID`` is a position here.
    public private(set) var families: [MetricFamily] = []
    private var numbers: [String: Int] = [:]
    /// The family's name for every name that OpenMetrics uses.
    private var openMetricsNames: [Substring: String] = [:]

    /// A table without families.
    public init() {}

    /// The family of that name, if it is here.
    public func id(_ name: String) -> FamilyID? {
        numbers[name].map(FamilyID.init)
    }

    /// The family of that number.
    public subscript(id: FamilyID) -> MetricFamily {
        families[id.index]
    }

    /// Adds `family`, or finds it when the same one is already here.
    ///
    /// - Throws: ``FamilyConflictError`` when the name is invalid, or taken by a family of another kind.
    public mutating func add(_ family: MetricFamily) throws(FamilyConflictError) -> FamilyID {
        if let known = numbers[family.name] {
            let other = families[known]
            guard other.type == family.type else {
                throw FamilyConflictError(
                    name: family.name, cause: "the name already belongs to a metric of another type or other states")
            }
            guard other.labels == family.labels else {
                throw FamilyConflictError(
                    name: family.name, cause: "its other entries have the labels \(other.labels), this one \(family.labels)")
            }
            return FamilyID(index: known)
        }
        if let defect = family.defect { throw FamilyConflictError(name: family.name, cause: defect) }
        // In OpenMetrics the suffix is not part of the family's name, so `x` and `x_total` would be the same family.
        if let rival = openMetricsNames.updateValue(family.name, forKey: family.openMetricsName) {
            openMetricsNames[family.openMetricsName] = rival
            throw FamilyConflictError(name: family.name, cause: "OpenMetrics cannot tell it from \(rival)")
        }
        numbers[family.name] = families.count
        families.append(family)
        return FamilyID(index: families.count - 1)
    }
}

/// Why a family cannot join a table.
public struct FamilyConflictError: Error, Sendable, CustomStringConvertible {
    /// The family's name.
    public let name: String
    /// What is wrong with the table.
    public let cause: String

    /// The sentence for an operator.
    public var description: String { "metric \(name): \(cause)" }
}

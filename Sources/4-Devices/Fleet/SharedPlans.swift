import Catalog
import StatusDocument
import Threading

/// Plans of different shapes, so that devices that report the same keep most of their plans once for all of them.
///
/// A thousand devices of one model have the same keys and read the same values; only names, serial numbers and what was read differ.
final class SharedPlans: Sendable {
    /// So many shapes are remembered, the last ones; a fleet has a few models with a few versions of their firmware.
    private static let maximumCount = 32

    /// The last one used stands last.
    private let plans = Lock<[WalkPlan]>([])

    /// The status document of an answer, with the keys of another device that has the same ones.
    ///
    /// - Parameters:
    ///   - known: those of the device's last document, if there was one.
    ///   - text: what of the device's texts may be shown.
    /// - Throws: why it is none.
    func document(
        _ body: [UInt8], knowing known: DocumentKeys?, _ text: () -> DeviceText
    ) throws(CollectionError) -> StatusDocument {
        // A device of which nothing is known probably has the keys of the one before.
        let document = try DocumentMapping.document(body, knowing: known ?? plans.withLock { $0.last?.keys }, text)
        guard document.keys !== known, let same = keys(sameAs: document.keys) else { return document }
        return try DocumentMapping.document(body, knowing: same, text)
    }

    /// The remembered keys that are the same as these; `nil` when there are none, or they are these.
    private func keys(sameAs keys: DocumentKeys) -> DocumentKeys? {
        let known = plans.withLock { $0.map(\.keys) }
        return known.contains { $0 === keys } ? nil : known.last { $0.hasSameKeys(as: keys) }
    }

    /// Lets a new plan share what it has in common with one of the same keys, or remembers it.
    func share(_ plan: inout WalkPlan) {
        let keys = plan.keys
        let similar = plans.withLock { plans in plans.last { $0.keys === keys } }
        plan.compact(sharingWith: similar)
        guard similar == nil else { return }
        let fresh = plan
        plans.withLock { plans in
            if plans.count >= Self.maximumCount { plans.removeFirst() }
            plans.append(fresh)
        }
    }
}

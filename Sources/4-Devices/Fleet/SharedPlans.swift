import Catalog
import Metrics
import StatusDocument
import Threading

/// What devices that are read by the same catalog share: plans by document shape, so that devices with the same keys share most of their
/// plans, and the families that are watched.
///
/// A thousand devices of one model have the same keys and read the same values; only names, serial numbers and what was read differ.
final class SharedPlans: Sendable {
    /// How many recent shapes are remembered; a fleet has a few models with a few firmware versions.
    private static let maximumCount = 32

    private struct Shape: Sendable {
        let plan: WalkPlan
        let options: WalkOptions
    }

    /// The most recent is last.
    private let shapes = Lock<[Shape]>([])
    /// What the catalog has of what is watched.
    let watched: WatchedFamilies

    /// - Parameter families: those of the catalog.
    init(_ families: FamilyTable) { watched = WatchedFamilies(families) }

    /// The status document of an answer, with the keys of another device that has the same ones.
    ///
    /// - Parameters:
    ///   - known: those of the device's last document, if there was one.
    ///   - text: what of the device's texts may be shown.
    /// - Throws: why it is not a status document.
    func document(
        _ body: [UInt8], knowing known: DocumentKeys?, _ text: () -> DeviceText
    ) throws(CollectionError) -> StatusDocument {
        // A new device probably has the keys of the previous one.
        let document = try DocumentMapping.document(body, knowing: known ?? shapes.withLock { $0.last?.plan.keys }, text)
        guard document.keys !== known, let same = keys(sameAs: document.keys) else { return document }
        return try DocumentMapping.document(body, knowing: same, text)
    }

    /// The remembered keys that are the same as these; `nil` when there are none, or they are these.
    private func keys(sameAs keys: DocumentKeys) -> DocumentKeys? {
        let known = shapes.withLock { $0.map(\.plan.keys) }
        return known.contains { $0 === keys } ? nil : known.last { $0.hasSameKeys(as: keys) }
    }

    /// The plan of another device for a document of these keys, with the same options; `nil` when there is none.
    func plan(for keys: DocumentKeys, _ options: WalkOptions, device: String) -> WalkPlan? {
        let shape = shapes.withLock { shapes in shapes.last { $0.plan.keys === keys && $0.options == options } }
        return shape?.plan.adopted(by: device)
    }

    /// Makes a new plan share its common parts with one of the same keys, or remembers it.
    func share(_ plan: inout WalkPlan, _ options: WalkOptions) {
        let keys = plan.keys
        let similar = shapes.withLock { shapes in
            let similar = shapes.filter { $0.plan.keys === keys }
            return similar.last { $0.options == options } ?? similar.last
        }
        plan.compact(sharingWith: similar?.plan)
        guard similar?.options != options else { return }
        let fresh = Shape(plan: plan, options: options)
        shapes.withLock { shapes in
            if shapes.count >= Self.maximumCount { shapes.removeFirst() }
            shapes.append(fresh)
        }
    }
}

import Catalog
import HTTPClient
import Metrics

/// What is known about one collection of a device, and its metrics.
struct CollectionReport: Sendable {
    /// The declared metrics with their numbers in the table of the catalog.
    typealias Families = [(metric: CollectionMetric, id: FamilyID)]

    /// How well a collector understood what it read.
    struct Understanding: Sendable {
        /// The label `collector`.
        let labels: LabelSet
        /// Whether the document contains anything that the collector knows; if not, nothing could fail or succeed.
        var isRead = true
        var unreadable = 0
        var unknownWords = 0
        /// Whether the document itself is missing.
        var hasFailed = false
        /// Whether the collector's part of the document is there; `nil` when that is not reported.
        var part: CollectorPart?

        var success: Int? { isRead ? unreadable == 0 && !hasFailed ? 1 : 0 : nil }
    }

    /// Why there is no status; `nil` when there is.
    var error: CollectionError?
    let start: Timestamp
    /// How long it took.
    let duration: Duration
    /// When the device's certificate expires, in seconds since 1970.
    var certificateExpiry: Int64?
    /// How long the phases of the request took; `nil` when there was none.
    var timings: Timings?
    /// How long the mapping took; `nil` when there was nothing to map.
    var mapping: Duration?
    var reusedConnection: Bool?
    /// Size of the document, decompressed; `nil` without one.
    var documentBytes: Int?
    var collectors: [Understanding] = []
    /// Texts and numbers that had to be repaired.
    var repairedValues = 0

    /// Adds the metrics to the samples of the document, and sorts all of them.
    ///
    /// - Parameter samples: those of the device.
    func finish(_ samples: inout SampleSet, _ families: Families, familyCount: Int) {
        let device = SampleSet.noLabels
        var duplicates: FamilyID?
        for (metric, id) in families {
            switch metric {
            case .up: samples.add(id, device, error == nil ? 1 : 0)
            case .error: samples.add(id, device, Self.state(error?.errorClass ?? .noError))
            case .backoffCause: if let pause = error?.pause { samples.add(id, device, Self.state(pause.errorClass)) }
            // The values of a repeated collection are that old.
            case .timestamp: samples.add(id, device, start.unix)
            case .duration: samples.add(id, device, duration / .seconds(1))
            case .phaseDuration:
                for (phase, duration) in phases where duration > .zero {
                    samples.add(id, samples.labels(device, adding: "phase", phase), duration / .seconds(1))
                }
            case .documentBytes: if let documentBytes { samples.add(id, device, Double(documentBytes)) }
            case .connectionReused: if let reusedConnection { samples.add(id, device, reusedConnection ? 1 : 0) }
            case .collectorSuccess: add(id, to: &samples) { $0.success }
            case .collectorState: add(id, to: &samples) { $0.part?.number }
            case .repairedValues: if repairedValues > 0 { samples.add(id, device, Double(repairedValues)) }
            case .unreadableValues: add(id, to: &samples) { $0.unreadable > 0 ? $0.unreadable : nil }
            case .unknownWords: add(id, to: &samples) { $0.unknownWords > 0 ? $0.unknownWords : nil }
            case .duplicateSeries:
                // Their number is known once the samples are sorted.
                guard documentBytes != nil else { continue }
                samples.add(id, device, 0)
                duplicates = id
            case .excessValues: if samples.excess > 0 { samples.add(id, device, Double(samples.excess)) }
            case .certificateExpiry: if let certificateExpiry { samples.add(id, device, Double(certificateExpiry)) }
            }
        }
        samples.sort(familyCount: familyCount)
        if let duplicates { samples.setValue(Double(samples.duplicates), of: duplicates) }
    }

    private static func state(_ errorClass: ErrorClass) -> Double {
        Double(ErrorClass.allCases.firstIndex(of: errorClass) ?? 0)
    }

    private var phases: [(name: String, duration: Duration)] {
        var phases: [(String, Duration)] = []
        if let timings {
            let transfer = timings.total - timings.dns - timings.connect - timings.tls - timings.firstByte
            phases = [
                ("dns", timings.dns), ("connect", timings.connect), ("tls", timings.tls), ("wait", timings.firstByte),
                ("transfer", transfer),
            ]
        }
        if let mapping { phases.append(("map", mapping)) }
        return phases
    }

    private func add(_ family: FamilyID, to samples: inout SampleSet, _ value: (Understanding) -> Int?) {
        for collector in collectors {
            guard let value = value(collector) else { continue }
            samples.add(family, collector.labels, Double(value))
        }
    }
}

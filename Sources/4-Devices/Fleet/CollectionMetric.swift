public import Metrics

/// Metrics about the collection of a device, which do not come from its document. ``CollectionReport`` exports them.
public enum CollectionMetric: DeclaredMetric {
    case up
    case error
    case backoffCause
    case timestamp
    case duration
    case phaseDuration
    case documentBytes
    case connectionReused
    case collectorSuccess
    case collectorState
    case repairedValues
    case unreadableValues
    case unknownWords
    case duplicateSeries
    case excessValues
    case certificateExpiry

    /// Name, type, states, help and labels.
    public var family: MetricFamily {
        switch self {
        case .up: .device("lantime_up", .gauge, "Whether the device's status document could be read (1) or not (0).")
        case .error:
            .device(
                "lantime_scrape_error", .stateSet(Self.errorStates),
                "Why the device's status document could not be read; none when it could.")
        case .backoffCause:
            .device(
                "lantime_scrape_backoff_cause", .stateSet(Self.backoffCauses),
                "Why the last attempt to read the device failed, while it is paused for that reason (lantime_scrape_error backoff)."
            )
        case .timestamp:
            .device(
                "lantime_scrape_timestamp_seconds", .gauge,
                "When the collection began that the device's values are from, in seconds since 1970; with min_interval that may"
                    + " have been for an earlier scrape.")
        case .duration:
            .device(
                "lantime_scrape_duration_seconds", .gauge, "Duration of the collection of the device, including the mapping.")
        case .phaseDuration:
            .device(
                "lantime_scrape_phase_duration_seconds", .gauge,
                "Duration of a phase of the collection: dns, connect, tls, wait (for the first byte), transfer, map."
                    + " Phases that a reused connection skips are absent.", by: "phase")
        case .documentBytes:
            .device("lantime_scrape_document_bytes", .gauge, "Size of the status document, decompressed.")
        case .connectionReused:
            .device(
                "lantime_scrape_connection_reused", .gauge,
                "Whether the request reused an open connection.")
        case .collectorSuccess:
            .device(
                "lantime_scrape_collector_success", .gauge,
                "Whether all values of the collector in the document could be read; absent when there are none.",
                by: "collector")
        case .repairedValues:
            .device(
                "lantime_scrape_repaired_values", .gauge,
                "Texts and numbers of the device's documents that were not valid JSON and were repaired: invalid characters became"
                    + " U+FFFD, invalid numbers are absent. Absent when there were none.")
        case .collectorState:
            .device(
                "lantime_scrape_collector_state", .stateSet(CollectorPart.allCases.map(\.rawValue)),
                "Whether the document contains the collector's part, and values in it: present, empty or absent. For collectors"
                    + " that every LANTIME has or that this device has shown since the exporter started; stays when the part vanishes.",
                by: "collector")
        case .unreadableValues:
            .device(
                "lantime_scrape_unreadable_values", .gauge,
                "Values of the collector that could not be read as expected; only their own samples are missing.", by: "collector"
            )
        case .unknownWords:
            .device(
                "lantime_scrape_unknown_words", .gauge,
                "State words of the collector that the catalog does not know; their state is unknown.", by: "collector")
        case .duplicateSeries:
            .device(
                "lantime_scrape_duplicate_series", .gauge,
                "Values that were dropped because the document contains another value for the same series.")
        case .excessValues:
            .device(
                "lantime_scrape_excess_values", .gauge,
                "Values that were dropped because the document contains more than a device may have.")
        case .certificateExpiry:
            .device(
                "lantime_tls_certificate_not_after_timestamp_seconds", .gauge,
                "Expiry of the device's HTTPS certificate, as seen in the TLS handshake, in seconds since 1970.")
        }
    }

    private static let backoffCauses = ErrorClass.allCases.map(\.rawValue) + ["unknown"]
    /// A pause may be only one that the device asked for.
    private static let errorStates = backoffCauses.filter { $0 != ErrorClass.retryAfter.rawValue }
}

extension MetricFamily {
    fileprivate static func device(_ name: String, _ type: MetricType, _ help: String, by label: String? = nil) -> MetricFamily {
        MetricFamily(name, type, help: help, labels: ["device"] + (label.map { [$0] } ?? []))
    }
}

import Metrics

/// The classes of errors of a collection, as `lantime_scrape_error` shows them.
public let scrapeErrorStates = [
    "none", "dns", "connect", "tls", "timeout", "auth", "http", "too_large", "json", "document", "backoff", "unknown",
]

/// Why a device is left alone, as `lantime_scrape_backoff_cause` shows it: the same in the same order, and that the device asked for
/// it (`Retry-After`).
public let scrapeBackoffCauses = Array(scrapeErrorStates.dropLast()) + ["retry_after", "unknown"]

/// What a document can hold of a collector, as `lantime_scrape_collector_state` shows it: values, only their place, nothing.
public let scrapeCollectorStates = ["present", "empty", "absent"]

/// Metrics about the collection of a device, which do not come from its document.
let collectionFamilies: [MetricFamily] = [
    MetricFamily(
        "lantime_up", .gauge, help: "Whether the device's status document could be read (1) or not (0).", labels: ["device"]),
    MetricFamily(
        "lantime_scrape_error", .stateSet(scrapeErrorStates),
        help: "Why the device's status document could not be read; none when it could.", labels: ["device"]),
    MetricFamily(
        "lantime_scrape_backoff_cause", .stateSet(scrapeBackoffCauses),
        help: "Why the last attempt to read the device failed, while it is left alone for that (lantime_scrape_error backoff).",
        labels: ["device"]),
    MetricFamily(
        "lantime_scrape_timestamp_seconds", .gauge,
        help: "When the collection began that the device's values are from, in seconds since 1970; with min_interval that may"
            + " have been for an earlier scrape.",
        labels: ["device"]),
    MetricFamily(
        "lantime_scrape_duration_seconds", .gauge, help: "How long the collection of the device took, mapping included.",
        labels: ["device"]),
    MetricFamily(
        "lantime_scrape_phase_duration_seconds", .gauge,
        help: "How long a phase of the collection took: dns, connect, tls, wait (for the first byte), transfer, map."
            + " Phases that a reused connection skips are absent.",
        labels: ["device", "phase"]),
    MetricFamily(
        "lantime_scrape_document_bytes", .gauge, help: "Size of the status document, decompressed.", labels: ["device"]),
    MetricFamily(
        "lantime_scrape_connection_reused", .gauge, help: "Whether the request went over a connection that was open already.",
        labels: ["device"]),
    MetricFamily(
        "lantime_scrape_collector_success", .gauge,
        help: "Whether all values that the collector knows in the document could be read; absent when it knows none of them.",
        labels: ["device", "collector"]),
    MetricFamily(
        "lantime_scrape_repaired_values", .gauge,
        help:
            "Texts and numbers of the device's documents that are no JSON and were repaired: characters that are none became U+FFFD,"
            + " numbers that are none are absent. Absent when there were none.",
        labels: ["device"]),
    MetricFamily(
        "lantime_scrape_collector_state", .stateSet(scrapeCollectorStates),
        help: "Whether the collector's part of the document is there and says anything: present, empty or absent. For collectors"
            + " that every LANTIME has or that this device has shown since the exporter started; stays when the part vanishes.",
        labels: ["device", "collector"]),
    MetricFamily(
        "lantime_scrape_unreadable_values", .gauge,
        help: "Values of the collector that were there but not as expected; each costs its own sample only.",
        labels: ["device", "collector"]),
    MetricFamily(
        "lantime_scrape_unknown_words", .gauge,
        help: "State words of the collector that the catalog does not know; their state is unknown.",
        labels: ["device", "collector"]),
    MetricFamily(
        "lantime_scrape_duplicate_series", .gauge,
        help: "Values that were dropped because the document holds another value for the same series.", labels: ["device"]),
    MetricFamily(
        "lantime_scrape_excess_values", .gauge,
        help: "Values that were dropped because the document holds more than a device may have.", labels: ["device"]),
    MetricFamily(
        "lantime_tls_certificate_not_after_timestamp_seconds", .gauge,
        help: "When the device's HTTPS certificate expires, as seen in the TLS handshake.", labels: ["device"]),
]

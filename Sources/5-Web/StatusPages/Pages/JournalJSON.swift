import HTTPClient
import JSON
public import Journal
import Platform

/// The journal for programs. Times are RFC 3339 in UTC, durations in seconds.
public enum JournalJSON {
    /// `{"enabled": …, "sessions": [...]}`, newest first.
    ///
    /// - Parameter sessions: `nil` when none are recorded.
    public static func sessions(_ sessions: [SessionRecord]?) -> [UInt8] {
        lines(["enabled": .bool(sessions != nil), "sessions": .array((sessions ?? []).map(json))])
    }

    /// `{"collections": [...]}`, newest first.
    public static func collections(_ collections: [CollectionRecord]) -> [UInt8] {
        lines(["collections": .array(collections.map(json))])
    }

    private static func lines(_ document: JSONValue) -> [UInt8] { document.written() + [UInt8(ascii: "\n")] }

    private static func json(_ session: SessionRecord) -> JSONValue {
        let outcome = session.outcome
        let phases = outcome?.phases
        return [
            "number": JSONValue(session.number),
            "device": JSONValue(session.device),
            "collection": JSONValue(session.collection),
            "method": JSONValue(session.method),
            "path": JSONValue(session.path),
            "start": JSONValue(rfc3339(unixTime: session.start)),
            "request_time": JSONValue(session.requestTime.map { rfc3339(unixTime: $0) }),
            "response_time": JSONValue(session.responseTime.map { rfc3339(unixTime: $0) }),
            "span_seconds": JSONValue(session.span.map { $0 / .seconds(1) }),
            "running": JSONValue(outcome == nil),
            "status": JSONValue(outcome?.status),
            "error": JSONValue(outcome?.error),
            "dns_seconds": JSONValue((phases?.dns).map { $0 / .seconds(1) }),
            "connect_seconds": JSONValue((phases?.connect).map { $0 / .seconds(1) }),
            "tls_seconds": JSONValue((phases?.tls).map { $0 / .seconds(1) }),
            "first_byte_seconds": JSONValue((phases?.firstByte).map { $0 / .seconds(1) }),
            "total_seconds": JSONValue((phases?.total).map { $0 / .seconds(1) }),
            "bytes": JSONValue(outcome?.bytes),
            "reused_connection": JSONValue(outcome?.reusedConnection),
        ]
    }

    private static func json(_ collection: CollectionRecord) -> JSONValue {
        let outcome = collection.outcome
        return [
            "number": JSONValue(collection.number),
            "device": JSONValue(collection.device),
            "start": JSONValue(rfc3339(unixTime: collection.start)),
            "state": JSONValue(collection.state.rawValue),
            "requests": .array(collection.requests.map { JSONValue($0) }),
            "recipients": JSONValue(collection.recipients),
            "sessions": .array(collection.sessions.map { JSONValue($0) }),
            "handlers": .array(
                collection.handlers.map { ["name": JSONValue($0.kind.name), "state": JSONValue($0.state.rawValue)] }),
            "duration_seconds": JSONValue((outcome?.duration).map { $0 / .seconds(1) }),
            "samples": JSONValue(outcome?.samples),
            "error_class": JSONValue(outcome?.errorClass),
            "error": JSONValue(outcome?.error),
        ]
    }
}

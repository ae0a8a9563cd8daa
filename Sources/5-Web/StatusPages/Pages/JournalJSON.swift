import HTTPClient
public import Journal
import Platform

/// The journal for programs. Times are RFC 3339 in UTC, durations in seconds.
public enum JournalJSON {
    /// `{"enabled": …, "sessions": [...]}`, newest first.
    ///
    /// - Parameter sessions: `nil` when none are recorded.
    public static func sessions(_ sessions: [SessionRecord]?) -> [UInt8] {
        JSONValue.object([
            ("enabled", .boolean(sessions != nil)), ("sessions", .array((sessions ?? []).map(json))),
        ]).rendered
    }

    /// `{"collections": [...]}`, newest first.
    public static func collections(_ collections: [CollectionRecord]) -> [UInt8] {
        JSONValue.object([("collections", .array(collections.map(json)))]).rendered
    }

    private static func json(_ session: SessionRecord) -> JSONValue {
        let outcome = session.outcome
        let phases = outcome?.phases
        return .object([
            ("number", .integer(Int(session.number))),
            ("device", .string(session.device)),
            ("collection", .optional(session.collection.map { .integer(Int($0)) })),
            ("method", .string(session.method)),
            ("path", .string(session.path)),
            ("start", .string(rfc3339(unixTime: session.start))),
            ("running", .boolean(outcome == nil)),
            ("status", .optional(outcome?.status.map { .integer($0) })),
            ("error", .optional(outcome?.error.map { .string($0) })),
            ("dns_seconds", .optional(phases.map { .number($0.dns / .seconds(1)) })),
            ("connect_seconds", .optional(phases.map { .number($0.connect / .seconds(1)) })),
            ("tls_seconds", .optional(phases.map { .number($0.tls / .seconds(1)) })),
            ("first_byte_seconds", .optional(phases.map { .number($0.firstByte / .seconds(1)) })),
            ("total_seconds", .optional(phases.map { .number($0.total / .seconds(1)) })),
            ("bytes", .optional(outcome.map { .integer($0.bytes) })),
            ("reused_connection", .optional(outcome?.reusedConnection.map { .boolean($0) })),
        ])
    }

    private static func json(_ collection: CollectionRecord) -> JSONValue {
        let outcome = collection.outcome
        return .object([
            ("number", .integer(Int(collection.number))),
            ("device", .string(collection.device)),
            ("start", .string(rfc3339(unixTime: collection.start))),
            ("state", .string(collection.state.rawValue)),
            ("requests", .array(collection.requests.map { .integer(Int($0)) })),
            ("recipients", .integer(collection.recipients)),
            ("sessions", .array(collection.sessions.map { .integer(Int($0)) })),
            ("duration_seconds", .optional(outcome.map { .number($0.duration / .seconds(1)) })),
            ("samples", .optional(outcome.map { .integer($0.samples) })),
            ("error_class", .optional(outcome?.errorClass.map { .string($0) })),
            ("error", .optional(outcome?.error.map { .string($0) })),
        ])
    }
}

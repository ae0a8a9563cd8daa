import HTTPClient
public import Journal

extension StatusPage {
    /// The last HTTP sessions with the devices.
    ///
    /// - Parameter sessions: newest first; `nil` when none are recorded.
    public static func sessions(_ sessions: [SessionRecord]?, _ site: Site) -> StatusPage {
        StatusPage(
            title: "HTTP sessions", place: .sessions,
            content: [
                Tag.div(.class("title")) {
                    Tag.h1 { "HTTP sessions" }
                    Tag.p(.class("quiet")) {
                        "The last requests to the devices; failures are kept longest. "
                        Tag.a(.href(site.link("/sessions.json"))) { "As JSON" }
                    }
                },
                sessions.map { SessionsTable.table($0, site, namesDevice: true) }
                    ?? Tag.p { "Sessions are not recorded: http_sessions is switched off in the configuration." },
            ])
    }
}

/// Sessions as a table.
enum SessionsTable {
    static func table(_ sessions: [SessionRecord], _ site: Site, namesDevice: Bool) -> HTMLNode {
        guard !sessions.isEmpty else { return Tag.p(.class("quiet")) { "No sessions yet." } }
        let columns: [Parts.Column] =
            [.number("No.")] + (namesDevice ? ["Device"] : []) + [
                // How it ended comes early, so that it is in sight on a phone.
                "Result", "Start", "Requested", "Answered", "Request", .number("DNS"), .number("Connect"), .number("TLS"),
                .number("First byte"), .number("Total"), .number("Size"), "Connection", .number("Collection"),
            ]
        return Parts.table("HTTP sessions", columns) {
            for session in sessions { row(session, site, namesDevice: namesDevice) }
        }
    }

    private static func row(_ session: SessionRecord, _ site: Site, namesDevice: Bool) -> HTMLNode {
        let outcome = session.outcome
        let phases = outcome?.phases
        return Tag.tr(namesDevice ? .id("s\(session.number)") : nil) {
            Tag.th(.scope("row"), .class("number")) { String(session.number) }
            if namesDevice { Tag.td { Tag.a(.href(site.device(session.device))) { session.device } } }
            Tag.td {
                Parts.pill(result(outcome))
                if let error = outcome?.error { Tag.small(.class("cause")) { error } }
            }
            Tag.td { Parts.timestamp(session.start) }
            Tag.td { Parts.timestamp(session.requestTime) }
            Tag.td { Parts.timestamp(session.responseTime) }
            Tag.td { Tag.code { session.method + " " + session.path } }
            // A kept connection needs no address; libcurl measures its own preparations as if it did.
            Parts.number(outcome?.reusedConnection == true ? nil : phase(phases?.dns))
            Parts.number(phase(phases?.connect))
            Parts.number(phase(phases?.tls))
            Parts.number(phase(phases?.firstByte))
            Parts.number(phase(phases?.total))
            Parts.number(outcome.flatMap { $0.bytes > 0 ? Quantity.bytes($0.bytes) : nil })
            Parts.cell(outcome?.reusedConnection.map { $0 ? "reused" : "new" })
            Tag.td(.class("number")) {
                if let collection = session.collection {
                    Tag.a(.href(site.collection(collection))) { String(collection) }
                } else {
                    "–"
                }
            }
        }
    }

    private static func result(_ outcome: SessionRecord.Outcome?) -> Verdict {
        guard let outcome else { return Verdict(.none, "running") }
        guard let status = outcome.status else { return Verdict(.failure, outcome.bytes > 0 ? "cut off" : "no answer") }
        let isUnusable = outcome.isFailure && (200..<300).contains(status)
        // An answer does not mean good time: green beside a device without time would mislead.
        return Verdict(outcome.isFailure ? .failure : .none, isUnusable ? "\(status), not usable" : String(status))
    }

    /// A phase that did not happen has no time.
    private static func phase(_ duration: Duration?) -> String? {
        duration.flatMap { $0 > .zero ? Quantity.seconds($0 / .seconds(1)) : nil }
    }
}

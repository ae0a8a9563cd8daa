import HTTPServer
import Platform

/// Problems of the exporter itself: every page shows them, because nobody reads the log at night.
struct ExporterTroubles {
    /// A file that could not be loaded.
    struct Failure {
        let problems: [String]
        /// Since when, in seconds since 1970.
        let since: Double
        /// When the version in effect was read, in seconds since 1970.
        let inEffect: Double
    }

    var reload: Failure?
    var webReload: Failure?
    var busy = RecentEvents()
    var unread = RecentEvents()
    let server: HTTPServerStatistics
    let process: ProcessStatistics

    /// The fraction of a limit above which it is reported.
    private static let nearlyAll = 0.9

    /// As sentences.
    ///
    /// - Parameter now: in seconds since 1970.
    func sentences(now: Double) -> [String] {
        var sentences: [String] = []
        if let reload { sentences.append(Self.sentence("configuration", reload, now)) }
        if let webReload { sentences.append(Self.sentence("web configuration", webReload, now)) }
        if let count = busy.count(now: now) {
            sentences.append(
                "\(count == 1 ? "A request was" : "\(count) requests were") refused in the last minutes, because too many ran at the same "
                    + "time; see --web.max-requests.")
        }
        if let count = unread.count(now: now) {
            sentences.append(
                "\(count == 1 ? "A request was" : "\(count) requests were") refused in the last minutes, because clients had not read "
                    + "earlier answers.")
        }
        if server.connectionLimit > 0, Double(server.connectionsOpen) >= Self.nearlyAll * Double(server.connectionLimit) {
            sentences.append(
                "\(server.connectionsOpen) of \(server.connectionLimit) connections are open; see --web.max-connections.")
        }
        if let open = process.openFileDescriptors, let limit = process.maximumFileDescriptors,
            Double(open) >= Self.nearlyAll * Double(limit)
        {
            sentences.append("\(open) of \(limit) file descriptors are in use; raise the limit of open files.")
        }
        return sentences
    }

    private static func sentence(_ file: String, _ failure: Failure, _ now: Double) -> String {
        let since = rfc3339(unixTime: failure.since).prefix(16).replacing("T", with: " ")
        let inEffect = rfc3339(unixTime: failure.inEffect).prefix(16).replacing("T", with: " ")
        let cause = failure.problems.first.map { ": " + $0 } ?? "."
        let more = failure.problems.count - 1
        return "The \(file) could not be loaded since \(since) UTC; that of \(inEffect) UTC stays in effect\(cause)"
            + (more > 0 ? " (and \(more) more in the log)" : "")
    }
}

/// Counts events of the last minutes.
struct RecentEvents: Sendable {
    private static let span = 300.0
    private var number = 0
    private var last = -Double.infinity

    /// Counts one more.
    mutating func add(at time: Double) {
        number = time - last < Self.span ? number + 1 : 1
        last = time
    }

    /// The number of events without a longer pause between two; `nil` when the last one is long ago.
    func count(now: Double) -> Int? { number > 0 && now - last < Self.span ? number : nil }
}

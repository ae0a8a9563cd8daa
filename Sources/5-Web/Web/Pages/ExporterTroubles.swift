import HTTPServer
import Platform

/// Problems of the exporter itself: every page shows them, because nobody reads the log at night.
struct ExporterTroubles {
    var reload = LastReload()
    /// `nil` without a web configuration.
    var webReload: LastReload?
    var busy = RecentRefusals()
    var unread = RecentRefusals()
    let server: HTTPServerStatistics
    let process: ProcessStatistics

    /// The fraction of a limit above which it is reported.
    private static let nearlyAll = 0.9

    /// As sentences.
    ///
    /// - Parameter now: in seconds since 1970.
    func sentences(now: Double) -> [String] {
        var sentences = [
            reload.trouble(with: "configuration"), webReload?.trouble(with: "web configuration"),
            busy.sentence(now: now, because: "too many ran at the same time; see --web.max-requests."),
            unread.sentence(now: now, because: "clients had not read earlier answers."),
        ].compactMap(\.self)
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
}

/// The result of the last reading of a file; the first one, at the start, succeeded.
struct LastReload {
    /// When the version in effect was read, in seconds since 1970.
    private(set) var succeeded = unixTimeNow()
    /// What is wrong with the file, if anything.
    private var problems: [String] = []
    /// When the failures began that have followed one another, in seconds since 1970; `nil` after a success.
    private(set) var failedSince: Double?

    mutating func note(_ problems: [String]) {
        self.problems = problems
        if problems.isEmpty { succeeded = unixTimeNow() }
        failedSince = problems.isEmpty ? nil : failedSince ?? unixTimeNow()
    }

    /// The failure as a sentence, if it is one.
    func trouble(with file: String) -> String? {
        guard let failedSince else { return nil }
        let since = rfc3339(unixTime: failedSince).prefix(16).replacing("T", with: " ")
        let inEffect = rfc3339(unixTime: succeeded).prefix(16).replacing("T", with: " ")
        let cause = problems.first.map { ": " + $0 } ?? "."
        let more = problems.count - 1
        return "The \(file) could not be loaded since \(since) UTC; that of \(inEffect) UTC stays in effect\(cause)"
            + (more > 0 ? " (and \(more) more in the log)" : "")
    }
}

/// Counts refused requests of the last minutes.
struct RecentRefusals: Sendable {
    private static let span = 300.0
    private var number = 0
    private var last = -Double.infinity

    /// Counts one more.
    mutating func add(at time: Double) {
        number = time - last < Self.span ? number + 1 : 1
        last = time
    }

    /// The number without a longer pause between two, as a sentence; `nil` when the last one is long ago.
    func sentence(now: Double, because cause: String) -> String? {
        guard number > 0, now - last < Self.span else { return nil }
        return "\(number == 1 ? "A request was" : "\(number) requests were") refused in the last minutes, because \(cause)"
    }
}

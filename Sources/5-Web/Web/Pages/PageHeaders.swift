/// Header fields of every web page.
enum PageHeaders {
    /// Scripts, styles and pictures come only from the exporter's own addresses, none are inline, and no
    /// other site may show it in a frame.
    static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

    /// - Parameter policy: what the page may load and run.
    static func common(policy: String = policy) -> [(String, String)] {
        [("Content-Security-Policy", policy), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer")]
    }
}

/// Header fields that every page for people has.
enum PageHeaders {
    /// Scripts, styles and pictures come from the exporter's own addresses only, nothing stands in the page itself, and no
    /// other site may show it in a frame.
    static let common = [
        (
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
    ]
}

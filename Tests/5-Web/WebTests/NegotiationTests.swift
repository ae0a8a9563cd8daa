import Metrics
import Testing

@testable import HTTPServer
@testable import Web

/// What Prometheus 2 sends before it had a choice of protocols.
private let prometheus2 =
    "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1"
/// What Prometheus 3 sends by default.
private let prometheus3 =
    "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,"
    + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2"
/// With native histograms.
private let protobufFirst =
    "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.6,"
    + "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,"
    + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,text/plain;version=0.0.4;q=0.2,*/*;q=0.1"

@Suite("Content negotiation")
struct NegotiationTests {
    @Test(
        "OpenMetrics is sent to clients that request the supported version",
        arguments: [
            prometheus2, prometheus3, protobufFirst,
            "application/openmetrics-text", "application/openmetrics-text;version=1.0.0",
            "Application/OpenMetrics-Text; Version=\"1.0.0\"; charset=utf-8",
            "text/plain;q=0.5, application/openmetrics-text;version=1.0.0",
            "application/openmetrics-text;version=1.0.0, text/plain",
            "application/openmetrics-text;version=1.0.0;escaping=underscores;q=0.5,text/plain;q=0.4",
            "application/openmetrics-text;version=1.0.0;q=7,text/plain;q=0.9",
            "\tapplication/openmetrics-text ; version=1.0.0 ; q=0.2 ,, */* ; q=0.1",
        ])
    func openMetrics(accept: String) {
        #expect(Negotiation(accept: accept, acceptEncoding: "").format == .openMetrics)
    }

    @Test(
        "All others get the classic text, whatever they request",
        arguments: [
            "", "text/plain", "*/*", "text/*", "text/html", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "text/plain;version=0.0.4", "text/plain;version=1.0.0;escaping=allow-utf-8",
            "application/openmetrics-text;version=0.0.1", "application/openmetrics-text;version=2.0.0",
            "application/openmetrics-text;version=1.0.0;escaping=dots",
            "application/openmetrics-text;version=1.0.0;q=0", "application/openmetrics-text;q=0,*/*",
            "application/openmetrics-text;version=1.0.0;q=0.1,text/plain;q=0.9", "text/plain,application/openmetrics-text",
            "application/openmetrics-text;q=nan", "application/openmetrics-text;q=", "application/openmetrics-text;q=x",
            "application/openmetrics-text;q=-1", "application/openmetrics-text;q=inf", "application/json", ";;;", ",,,", "=;=,\"",
            "application/openmetrics-text-not", "openmetrics", "\u{0}\u{1F600}",
        ])
    func text(accept: String) {
        #expect(Negotiation(accept: accept, acceptEncoding: "").format == .prometheus)
    }

    @Test("Only the first items of an endless header are read", .timeLimit(.minutes(1)))
    func endless() {
        let many = String(repeating: "a/b;q=0.1,", count: 20_000)
        #expect(Negotiation(accept: many + "application/openmetrics-text", acceptEncoding: many + "gzip").format == .prometheus)
        let parameters = "text/plain" + String(repeating: ";a=b", count: 20_000) + ";q=0.1"
        #expect(Negotiation(accept: parameters, acceptEncoding: "").format == .prometheus)
        #expect(!Negotiation(accept: "", acceptEncoding: many + "gzip").acceptsGzip)
    }

    @Test(
        "Gzip is sent to clients that list it with a weight",
        arguments: [
            ("gzip", true), ("GZIP", true), ("deflate, gzip;q=1.0, *;q=0.5", true), ("gzip;q=0.001", true), ("br,gzip", true),
            ("", false), ("identity", false), ("gzip;q=0", false), ("gzip;q=0.0", false), ("*", false), ("deflate", false),
            ("xgzip", false), ("gzip;q=x", false),
        ])
    func gzip(acceptEncoding: String, expected: Bool) {
        #expect(Negotiation(accept: "", acceptEncoding: acceptEncoding).acceptsGzip == expected)
    }

    @Test("Header fields that come in several lines are read as one")
    func severalLines() {
        let request = HTTPServerRequest(
            method: "GET", path: "/metrics",
            headers: [
                ("accept", "text/plain;q=0.5"), ("Accept", "application/openmetrics-text"), ("accept-encoding", "br"),
                ("Accept-Encoding", "gzip"),
            ])
        #expect(Negotiation(request) == Negotiation(accept: "application/openmetrics-text", acceptEncoding: "gzip"))
    }
}

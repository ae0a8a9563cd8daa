import Configuration
import Fleet
import HTTPServer

/// The start page: which devices there are and where everything is.
enum HomePage {
    static func response(_ fleet: Fleet, _ options: WebOptions) -> HTTPServerResponse {
        let headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            // Nothing is loaded from anywhere, and nothing on the page can run.
            ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"),
            ("X-Content-Type-Options", "nosniff"),
        ]
        return HTTPServerResponse(status: 200, headers: headers, body: Array(html(fleet, options).utf8))
    }

    private static func html(_ fleet: Fleet, _ options: WebOptions) -> String {
        let prefix = options.pathPrefix.escapedForHTML
        let rows = fleet.devices.map { device -> String in
            let name = device.configuration.name
            return """
                <tr><td>\(name.escapedForHTML)</td><td>\(device.configuration.url.description.escapedForHTML)</td>\
                <td><a href="\(prefix)/probe?target=\(name.escapedForQuery)">probe</a></td></tr>
                """
        }
        let devices =
            rows.isEmpty
            ? "<p>No device is configured yet: add one under <code>devices:</code> in the configuration file.</p>"
            : "<table><thead><tr><th>Device</th><th>Address</th><th></th></tr></thead><tbody>\(rows.joined())</tbody></table>"
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>lantime_exporter</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%; }
            th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #8886; overflow-wrap: anywhere; }
            </style></head><body>
            <h1>lantime_exporter</h1>
            <p>Version \(exporterVersion). Metrics of Meinberg LANTIME time servers for Prometheus.</p>
            <ul>
            <li><a href="\(prefix)\(options.telemetryPath.escapedForHTML)">\(options.telemetryPath.escapedForHTML)</a>: all devices and the exporter itself</li>
            <li><a href="\(prefix)/sd">/sd</a>: the devices, for the HTTP service discovery of Prometheus</li>
            <li><a href="\(prefix)/config">/config</a>: the configuration in effect, without secrets</li>
            <li><a href="\(prefix)/-/healthy">/-/healthy</a>, <a href="\(prefix)/-/ready">/-/ready</a>: for supervision</li>
            </ul>
            <h2>Devices</h2>
            \(devices)
            </body></html>

            """
    }
}

import BuildInformation
import HTTPClient

/// The HTTP client of a command. Logs of devices and proxies should show who asks.
func exporterClient() -> HTTPClient {
    HTTPClient(userAgent: "lantime_exporter/" + BuildInformation.current.version)
}

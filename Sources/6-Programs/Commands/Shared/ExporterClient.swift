import BuildInformation
import HTTPClient

/// The HTTP client of a command. It identifies the exporter in the logs of devices and proxies.
func exporterClient() -> HTTPClient {
    HTTPClient(userAgent: "lantime_exporter/" + BuildInformation.current.version)
}

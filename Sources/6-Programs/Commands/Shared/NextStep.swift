import Configuration
import Fleet
import HTTPClient
import Text

/// The lines after the error of a request to a device: what was requested, and what to check next.
enum NextStep {
    static func lines(after error: CollectionError, of device: DeviceConfiguration) -> [String] {
        let address = "\(device.url)/api/status"
        return ["  asked: GET \(address)"] + (step(error, device, address).map { ["  next: \($0)"] } ?? [])
    }

    /// What to look at after a handshake that gave no certificate; `nil` where the error itself says it.
    static func step(after error: HTTPClientError, at url: DeviceURL) -> String? {
        switch error.kind {
        case .dns: return unresolved(url.host)
        case .connect where error.detail.contains("refused"): return refusedPort
        case .connect, .timeout: return "ping \(url.host) shows whether it is on; then firewalls on the way to port \(url.port)"
        default: return tls(error.detail)
        }
    }

    private static let refusedPort = "is the port of url right (443 for https, 80 for http), is the device's web interface on?"

    private static func unresolved(_ host: String) -> String {
        "is the name right? getent hosts \(host) asks what this host asks; /etc/hosts can name it"
    }

    /// `nil` where the error itself contains it.
    private static func step(_ error: CollectionError, _ device: DeviceConfiguration, _ address: String) -> String? {
        let cause = error.cause
        let host = device.url.host
        // For a look, the certificate does not matter.
        let curl = device.url.isHTTPS ? "curl -kv \(address)" : "curl -v \(address)"
        switch error.errorClass {
        case .dns: return unresolved(host)
        case .connect where cause.contains("refused by the proxy") || cause.contains("proxy"):
            return "is the proxy of this device right (proxy:, bypassproxy for none)?"
        case .connect where cause.contains("refused"):
            return refusedPort
        case .connect: return "ping \(host) shows whether it is on; then firewalls on the way to port \(device.url.port)"
        case .timeout where cause.contains("TLS handshake"):
            return "something listens there and does not answer TLS: is the port right, is its url http://?"
        case .timeout where cause.contains("no connection"): return "ping \(host) shows whether it is on"
        case .timeout: return "\(curl) shows what comes; a longer timeout: may help (\(device.timeout.spelled) now)"
        case .tls: return tls(cause)
        case .auth where cause.contains("none is configured"):
            return "name a profile with auth: (a user name and where its password is, under auth: at the top of the file)"
        case .auth where cause.contains("$CREDENTIALS_DIRECTORY"):
            return "with the package, run it as root with CREDENTIALS_DIRECTORY=/run/credentials/lantime_exporter.service"
        case .auth where cause.contains("cannot read the secret"):
            return "put the password there; check-config shows every secret that is missing"
        case .auth where cause.contains("403"):
            return "give the user of this profile the access level info on the device, or name another profile"
        case .auth: return "log in to the device's web interface as this user; after many failures LTOS bans it for a while"
        case .json, .document:
            return "curl \(device.url.isHTTPS ? "-k " : "")\(address) shows the answer; is this a LANTIME with LTOS 7?"
        case .tooLarge: return "max_body_size: of this device allows more"
        case .http where cause.contains("HTTP 5"):
            return "does the device's web interface work? Its log (messages) says more than the answer"
        case .http where cause.contains("?"): return nil
        case .http: return "\(curl) shows what comes"
        default: return nil
        }
    }

    /// What failed handshakes mean for an operator of both ends.
    private static func tls(_ cause: String) -> String? {
        if cause.contains("certificate required") || cause.contains("alert bad certificate") {
            return "the device wants a client's certificate: tls.cert_file and tls.key_file name one that it knows"
        }
        if cause.contains("alert unknown ca") { return "the device does not know the authority of tls.cert_file" }
        if cause.contains("protocol version") || cause.contains("unsupported protocol") {
            return "the device speaks only versions of TLS older than 1.2: newer firmware has 1.2 and 1.3"
        }
        if cause.contains("handshake failure") || cause.contains("no shared cipher") {
            return
                "no cipher and key that both accept: a device's key of less than 1024 bits, or its very old TLS; give it a new certificate"
        }
        return nil
    }
}

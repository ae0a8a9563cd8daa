import Arguments
import Certificates
import Configuration
import HTTPClient
import Platform
import Text

/// `pin`: prints the pin of a server's key, for `tls.pin_sha256`.
enum PinCommand: Subcommand {
    private static let url = Operand<String>("URL", help: "The device's address, such as https://192.0.2.10.")
    private static let serverName = Option<String?>(
        "server-name", placeholder: "NAME", help: "Server name to request, if one address has several certificates.")

    static let command = Command(
        "pin",
        "Print the SHA-256 of an HTTPS server's public key, for tls.pin_sha256; its certificate is described on standard error. "
            + "Only a TLS handshake is made.",
        operands: [url], options: [OptionGroup("Options", [serverName])])

    static func run(_ arguments: Arguments) async throws -> Int32 {
        let client = exporterClient()
        defer { client.shutdown() }
        let url = try address(arguments[url])
        let certificate = try await certificate(at: url, serverName: arguments[serverName], client)
        StandardStream.error.write(CertificateLook.lines(certificate).joined(separator: "\n") + "\n")
        try deliver(Array((certificate.pin.base64 + "\n").utf8))
        return 0
    }

    private static func address(_ text: String) throws(SetupError) -> DeviceURL {
        let url: DeviceURL
        do throws(URLSyntaxError) {
            url = try DeviceURL(parsing: text.contains("://") ? text : "https://" + text)
        } catch {
            throw SetupError(lines: ["the URL is not accepted: \(error)"])
        }
        guard url.isHTTPS else { throw SetupError(lines: ["\(url): only https:// has a certificate"]) }
        return url
    }

    private static func certificate(
        at url: DeviceURL, serverName: String?, _ client: HTTPClient
    ) async throws(SetupError) -> ServerCertificate {
        do throws(HTTPClientError) {
            return try await client.certificate(
                at: HTTPClientRequest(url: "\(url)/", timeout: .seconds(10), tls: TLSOptions(serverName: serverName)))
        } catch {
            throw SetupError(lines: ["\(url): \(error)"] + (NextStep.step(after: error, at: url).map { ["  next: \($0)"] } ?? []))
        }
    }
}

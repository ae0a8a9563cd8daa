public import Certificates
import Configuration
import HTTPClient
import StatusDocument

extension MonitoredDevice {
    /// Fetches the device's status document, for inspection.
    ///
    /// - Throws: ``CollectionError`` when there is none.
    public func document() async throws(CollectionError) -> StatusDocument {
        try DocumentMapping.document(try await answer()) { connection.text() }
    }

    /// Fetches the certificate of an untrusted device, for a person who decides whether to trust it. The device
    /// gets neither a request nor credentials.
    ///
    /// - Returns: `nil` when the device does not speak TLS, fetching it failed as well, or the certificate contains the device's secret.
    public func untrustedCertificate() async -> ServerCertificate? {
        guard configuration.url.isHTTPS else { return nil }
        return (try? await connection.certificate()).flatMap(connection.text().shown)
    }

    /// Fetches the bytes of the device's status document, to be stored.
    ///
    /// - Throws: ``CollectionError`` when there is none.
    public func answer() async throws(CollectionError) -> [UInt8] {
        do throws(DeviceRequestError) {
            return try await connection.status(for: nil).body
        } catch {
            throw error.error
        }
    }
}

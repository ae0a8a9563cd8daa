public import Certificates
import Configuration
import HTTPClient
import StatusDocument

extension MonitoredDevice {
    /// Asks for the device's status document, for a person who wants to look at it.
    ///
    /// - Throws: ``CollectionError`` when there is none.
    public func document() async throws(CollectionError) -> StatusDocument {
        try DocumentMapping.document(try await answer()) { connection.text() }
    }

    /// Looks at the certificate of a device that was not trusted, for a person who decides whether it should be. The device is
    /// asked for nothing and gets no credentials.
    ///
    /// - Returns: `nil` when the device speaks no TLS, the look failed as well, or the certificate contains the device's secret.
    public func untrustedCertificate() async -> ServerCertificate? {
        guard configuration.url.isHTTPS else { return nil }
        return (try? await connection.certificate()).flatMap(connection.text().shown)
    }

    /// Asks for the bytes of the device's status document, for a person who wants to keep it.
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

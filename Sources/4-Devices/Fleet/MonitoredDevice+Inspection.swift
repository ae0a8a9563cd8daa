import HTTPClient
import StatusDocument

extension MonitoredDevice {
    /// Asks for the device's status document, for a person who wants to look at it.
    ///
    /// - Throws: ``CollectionError`` when there is none.
    public func document() async throws(CollectionError) -> StatusDocument {
        try DocumentMapping.document(try await answer())
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

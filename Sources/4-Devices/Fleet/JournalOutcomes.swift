import HTTPClient
import Journal
import Metrics

extension SessionRecord.Outcome {
    /// An answer, whatever its status.
    init(_ response: HTTPClientResponse) {
        self.init(
            status: response.status, phases: response.timings, bytes: response.bytesReceived,
            reusedConnection: response.connectionReused)
    }

    /// No answer.
    init(_ error: HTTPClientError) {
        self.init(phases: error.timings, error: error.description)
    }
}

extension CollectionRecord.Outcome {
    init(_ collection: DeviceCollection) {
        self.init(
            duration: collection.duration, errorClass: collection.error?.errorClass.rawValue, error: collection.error?.cause,
            samples: collection.samples.count)
    }
}

import HTTPClient
import Journal
import Metrics

extension SessionRecord.Outcome {
    /// An answer, whatever its status.
    init(_ response: HTTPClientResponse) {
        self.init(
            status: response.status, phases: SessionRecord.Phases(response.timings), bytes: response.bytesReceived,
            reusedConnection: response.connectionReused)
    }

    /// No answer.
    init(_ error: HTTPClientError) {
        self.init(phases: SessionRecord.Phases(error.timings), error: error.description)
    }
}

extension SessionRecord.Phases {
    init(_ timings: Timings) {
        self.init(
            dns: timings.dns, connect: timings.connect, tls: timings.tls, firstByte: timings.firstByte, total: timings.total)
    }
}

extension CollectionRecord.Outcome {
    init(_ collection: DeviceCollection) {
        self.init(
            duration: collection.duration, errorClass: collection.error?.errorClass.rawValue, error: collection.error?.cause,
            samples: collection.samples.count)
    }
}

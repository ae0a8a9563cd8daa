public import HTTPServer

/// One simulated LANTIME.
public struct SimulatedDeviceConfiguration: Sendable {
    /// How the control URL and messages name it.
    public var name: String
    /// Its status document, as `GET /api/status` answers it.
    public var document: [UInt8]
    /// The user it knows; `nil` answers every client.
    public var credentials: DeviceCredentials?
    /// How long a token of `PUT /api/get-token` is valid.
    public var tokenLifetime: Duration = .seconds(3600)
    /// Plain or encrypted.
    public var transport: DeviceTransport
    /// Where it listens; port 0 lets the system choose.
    public var address: ListenAddress
    /// How it answers until changed.
    public var behaviour: DeviceBehaviour = .healthy
    /// Whether its values move with time.
    public var liveliness: DeviceLiveliness = .still
    /// Its initial scenario, repeated for ever.
    public var scenario: Scenario?
    /// Where in the scenario it begins, in seconds.
    public var scenarioPosition: Double = 0

    /// A device with plain HTTP on a free port of 127.0.0.1, which by default answers every client.
    public init(
        name: String, document: [UInt8], credentials: DeviceCredentials? = nil, transport: DeviceTransport = .http,
        address: ListenAddress = ListenAddress(host: "127.0.0.1", port: 0)
    ) {
        self.name = name
        self.document = document
        self.credentials = credentials
        self.transport = transport
        self.address = address
    }
}

/// How a simulated device is reached.
public enum DeviceTransport: Sendable {
    /// Without encryption.
    case http
    /// With a certificate made at the start: the device's name, its address and `localhost`, valid for two years.
    case https
    /// With a certificate that the caller made.
    case identity(TLSIdentity)
}

/// Whether the values of a simulated device move.
public enum DeviceLiveliness: Sendable, Hashable {
    /// The document's bytes are served as they are, without any work.
    case still
    /// Times, loads, satellites, offsets and counters move plausibly, at most once a second. The same seed gives the same
    /// movement.
    case moving(seed: UInt64)
}

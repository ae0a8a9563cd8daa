import HTTPServer
public import Platform
import Threading

/// A simulated LANTIME: an HTTP(S) server that answers `GET /api/status` and `PUT /api/get-token` as one does.
///
/// It serves until `stop`.
public final class SimulatedDevice: Sendable {
    /// How it is named in messages and in the control URL.
    public let name: String
    /// Where it answers, without a path: `https://127.0.0.1:40123`.
    public let url: String
    /// The user it knows, if it wants one.
    public let credentials: DeviceCredentials?
    /// The SHA-256 of its public key in base64, for a client's pin; `nil` without TLS.
    public let publicKeyPin: String?
    /// Its initial scenario, if any.
    public let firstScenario: Scenario?
    private let server: HTTPServer
    private let state: Lock<SimulatedState>
    private let unixTime: @Sendable () -> Double

    /// Opens the device's address and starts to answer.
    ///
    /// - Parameters:
    ///   - configuration: what it is.
    ///   - unixTime: the clock, in seconds since 1970; replaced in tests only.
    /// - Throws: ``SimulatorError`` naming the device and what is wrong.
    public init(
        _ configuration: SimulatedDeviceConfiguration, unixTime: @escaping @Sendable () -> Double = unixTimeNow
    ) throws(SimulatorError) {
        let now = unixTime()
        let document = try DeviceDocument(configuration, startUnixTime: now)
        state = Lock(SimulatedState(document: document, behaviour: configuration.behaviour))
        let certificate = try Self.certificate(configuration, unixTime: now)
        let identity = Self.identity(configuration, certificate)
        let routes = DeviceRoutes(configuration, state: state, unixTime: unixTime)
        do throws(HTTPServerError) {
            server = try HTTPServer(HTTPServerConfiguration(addresses: [configuration.address], tls: identity)) {
                routes.reply($0)
            }
        } catch {
            throw .listen(name: configuration.name, error)
        }
        name = configuration.name
        credentials = configuration.credentials
        firstScenario = configuration.scenario
        publicKeyPin = identity?.publicKeyPin
        url = reachableURL(server, isTLS: identity != nil)
        self.unixTime = unixTime
        if let certificate {
            let switching = CertificateSwitch(certificate, server)
            state.withLock { $0.certificate = switching }
        }
        if let firstScenario { play(firstScenario, at: configuration.scenarioPosition, loops: true) }
    }

    /// The device's counters.
    public var counters: DeviceCounters {
        var counters = state.withLock { $0.counters }
        counters.connections = Int(server.statistics.connectionsAccepted)
        return counters
    }

    /// How the device answers now, set explicitly or by its scenario.
    public var behaviour: DeviceBehaviour {
        let now = unixTime()
        return state.withLock { $0.effectiveBehaviour(unixTime: now) }
    }

    /// Sets how the device answers, overriding its scenario; with `.healthy` the scenario decides again.
    public func behave(_ behaviour: DeviceBehaviour) {
        state.withLock { $0.behaviour = behaviour }
    }

    /// Starts a scenario instead of the one that plays.
    ///
    /// - Parameters:
    ///   - position: where to begin, in seconds of the scenario.
    ///   - speed: seconds of the scenario in a second of the clock, above 0.
    ///   - loops: whether it begins again at its end or stays there.
    public func play(_ scenario: Scenario, at position: Double = 0, speed: Double = 1, loops: Bool = false) {
        let playback = Playback(
            scenario: scenario, anchorPosition: position, anchorUnixTime: unixTime(), speed: max(speed, 1e-6), loops: loops)
        set(playback)
    }

    /// Ends scenario and behaviour: the device is healthy.
    public func reset() {
        behave(.healthy)
        set(nil)
    }

    /// The running scenario and the seconds since its start.
    public var playing: (scenario: Scenario, position: Double, speed: Double)? {
        let now = unixTime()
        return state.withLock { $0.playback }.map { ($0.scenario, $0.moment(unixTime: now).position, $0.speed) }
    }

    /// Ends the device. Requests that wait for a slow or hanging answer are cut short.
    public func stop() async {
        state.withLock { $0.certificate = nil }
        await server.stop(grace: .zero)
    }

    private func set(_ playback: Playback?) {
        let now = unixTime()
        state.withLock { state in
            state.playback = playback
            state.document.invalidate()
            state.updateCertificate(unixTime: now)
        }
    }

    private static func certificate(
        _ configuration: SimulatedDeviceConfiguration, unixTime: Double
    ) throws(SimulatorError) -> DeviceCertificate? {
        guard case .https = configuration.transport else { return nil }
        do throws(TLSError) {
            return try DeviceCertificate(configuration, unixTime: unixTime)
        } catch {
            throw .certificate(device: configuration.name, error)
        }
    }

    private static func identity(
        _ configuration: SimulatedDeviceConfiguration, _ certificate: DeviceCertificate?
    ) -> TLSIdentity? {
        if case .identity(let identity) = configuration.transport { identity } else { certificate?.normal }
    }
}

/// A URL that a client on the same machine can use; a server on all addresses is reached through loopback.
func reachableURL(_ server: HTTPServer, isTLS: Bool) -> String {
    let scheme = isTLS ? "https" : "http"
    guard let address = server.boundAddresses.first else { return scheme + "://" }
    let host = address.host == "0.0.0.0" ? "127.0.0.1" : address.host == "::" ? "::1" : address.host
    return "\(scheme)://\(SocketAddress(host: host, port: address.port))"
}

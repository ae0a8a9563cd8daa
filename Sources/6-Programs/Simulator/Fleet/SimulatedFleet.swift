public import HTTPServer
public import Platform

/// Simulated LANTIMEs in one process, with a URL that controls them.
///
/// The fleet serves until `stop`.
public final class SimulatedFleet: Sendable {
    /// The devices in the order of their configurations.
    public let devices: [SimulatedDevice]
    /// Where the fleet is controlled, such as `http://127.0.0.1:40100/control`; `nil` without a control address.
    public let controlURL: String?
    private let control: HTTPServer?

    /// Opens all addresses. If one cannot be opened, the devices already started are stopped.
    ///
    /// - Parameters:
    ///   - configurations: the devices; their names differ.
    ///   - controlAddress: where the fleet is controlled, over plain HTTP and without a password; so keep it on loopback.
    ///   - unixTime: the clock, in seconds since 1970; replaced in tests only.
    /// - Throws: ``SimulatorError``.
    public init(
        _ configurations: [SimulatedDeviceConfiguration], controlAddress: ListenAddress? = nil,
        unixTime: @escaping @Sendable () -> Double = unixTimeNow
    ) throws(SimulatorError) {
        var names: Set<String> = []
        for configuration in configurations where !names.insert(configuration.name).inserted {
            throw .duplicateName(configuration.name)
        }
        var devices: [SimulatedDevice] = []
        var control: HTTPServer?
        do throws(SimulatorError) {
            for configuration in configurations { devices.append(try SimulatedDevice(configuration, unixTime: unixTime)) }
            control = try Self.controlServer(controlAddress, devices)
        } catch {
            let started = devices
            Task { for device in started { await device.stop() } }
            throw error
        }
        self.devices = devices
        self.control = control
        controlURL = control.map { reachableURL($0, isTLS: false) + "/control" }
    }

    /// The device of that name.
    public func device(_ name: String) -> SimulatedDevice? {
        devices.first { $0.name == name }
    }

    /// Ends all devices and the control server.
    public func stop() async {
        await control?.stop(grace: .zero)
        await withTaskGroup { group in
            for device in devices { group.addTask { await device.stop() } }
        }
    }

    private static func controlServer(
        _ address: ListenAddress?, _ devices: [SimulatedDevice]
    ) throws(SimulatorError) -> HTTPServer? {
        guard let address else { return nil }
        let routes = ControlRoutes(devices: devices)
        do throws(HTTPServerError) {
            return try HTTPServer(HTTPServerConfiguration(addresses: [address])) { .now(routes.reply($0)) }
        } catch {
            throw .listen(name: "control", error)
        }
    }
}

/// What changes in a device while it runs.
struct SimulatedState {
    var document: DeviceDocument
    var tokens = TokenStore()
    var counters = DeviceCounters()
    /// Set by the operator of the simulation; it overrides the scenario.
    var behaviour: DeviceBehaviour
    var playback: Playback?
    /// Only for devices that make their own certificates; ended by `stop`, because it keeps the server alive.
    var certificate: CertificateSwitch?

    func effectiveBehaviour(unixTime: Double) -> DeviceBehaviour {
        behaviour == .healthy ? playback?.behaviour(unixTime: unixTime) ?? .healthy : behaviour
    }

    mutating func updateCertificate(unixTime: Double) {
        certificate?.show(expiring: playback?.showsExpiringCertificate(unixTime: unixTime) ?? false)
    }
}

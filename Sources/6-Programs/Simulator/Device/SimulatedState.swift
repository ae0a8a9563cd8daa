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
        guard behaviour == .healthy, let playback else { return behaviour }
        return playback.scenario.behaviour(at: playback.moment(unixTime: unixTime).position) ?? .healthy
    }

    mutating func updateCertificate(unixTime: Double) {
        let position = playback?.moment(unixTime: unixTime).position ?? 0
        certificate?.show(expiring: playback?.scenario.showsExpiringCertificate(at: position) ?? false)
    }
}

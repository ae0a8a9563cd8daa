/// What changes in a device while it runs.
struct DeviceState {
    var document: DeviceDocument
    var tokens = TokenStore()
    var counters = DeviceCounters()
    /// What the operator of the simulation set; it outweighs the scenario.
    var behaviour: DeviceBehaviour
    var playback: Playback?

    func effectiveBehaviour(unixTime: Double) -> DeviceBehaviour {
        behaviour == .healthy ? playback?.behaviour(unixTime: unixTime) ?? .healthy : behaviour
    }
}

/// The SyncTeam that the device belongs to.
struct SyncTeamView: Sendable {
    struct Member: Sendable {
        let name: String
        let state: String?
        /// In seconds.
        let offset: Double?
        /// Time figure of merit, 0 to 15; 15 is the worst.
        let merit: Double?
    }

    let mode: String
    let master: String
    let reference: String
    let members: Int?
    let online: Int?
    let offline: Int?
    /// Upper bound of the error of the team's time, in seconds.
    let quality: Double?
    /// Those that are offline first.
    var list: [Member] = []

    /// - Returns: `nil` when the device is in no team.
    init?(_ facts: Facts, _ detail: DeviceView.Detail) {
        guard let mode = facts.state(.teamMode), mode != "disabled" else { return nil }
        self.mode = mode
        members = facts.number(.teamMembers).map { Int($0) }
        online = facts.number(.teamOnline).map { Int($0) }
        let listed = facts[.memberState].count { $0.state == "offline" }
        offline = facts.number(.teamOffline).map { Int($0) } ?? (listed > 0 ? listed : nil)
        quality = facts.number(.teamQuality)
        let info = facts[.teamReference].first
        master = info?["master"] ?? ""
        reference = info?["reference"] ?? ""
        guard detail == .all else { return }
        let all = facts.rows([.memberState, .memberOffset, .memberMerit]) { $0["member"] }.map {
            Member(
                name: $0.key, state: $0.state(.memberState), offset: $0.number(.memberOffset), merit: $0.number(.memberMerit))
        }
        list = all.filter { $0.state == "offline" } + all.filter { $0.state != "offline" }
    }
}

/// The SyncTeam that the device belongs to.
struct SyncTeamView: Sendable {
    struct Member: Sendable {
        let name: String
        var state: String?
        /// In seconds.
        var offset: Double?
        /// Time figure of merit, 0 to 15; 15 is the worst.
        var merit: Double?
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
        master = facts[.teamReference].first?["master"] ?? ""
        reference = facts[.teamReference].first?["reference"] ?? ""
        guard detail == .all else { return }
        let byMember = FactsByLabel(facts, [.memberState, .memberOffset, .memberMerit]) { $0["member"] }
        let all = byMember.keys.map { name in
            Member(
                name: name, state: byMember.state(.memberState, name), offset: byMember.number(.memberOffset, name),
                merit: byMember.number(.memberMerit, name))
        }
        list = all.filter { $0.state == "offline" } + all.filter { $0.state != "offline" }
    }
}

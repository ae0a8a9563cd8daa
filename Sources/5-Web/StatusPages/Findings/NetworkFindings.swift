import Findings

extension DeviceView {
    /// The device's view of others: nodes that it measures, and its team.
    @ListBuilder<Finding> var networkFindings: [Finding] {
        if let syncMon {
            let nodes = Wording.count(syncMon.count, "node", "nodes")
            if syncMon.failing > 0 {
                Finding(.syncMonNodeFailing, "SyncMon: \(syncMon.failing) of \(nodes) are out of limits or do not respond.")
            }
            if syncMon.unknown > 0 {
                Finding(.stateUnknown, "SyncMon: the state of \(syncMon.unknown) of \(nodes) is unknown.")
            }
            if Double(syncMon.count) > Limit.syncMonNodes.value {
                Finding(.syncMonNodesHigh, "SyncMon measures \(syncMon.count) of at most 1000 nodes.")
            }
        }
        if let offline = syncTeam?.offline, offline > 0 {
            let members = syncTeam?.members.map { " of \($0)" } ?? ""
            Finding(.syncTeamMemberOffline, "SyncTeam: \(Wording.count(offline, "member", "members"))\(members) offline.")
        }
    }
}

import Findings

extension DeviceView {
    /// The device's view of others: nodes that it measures, and its team.
    var networkFindings: [Finding] {
        var findings: [Finding] = []
        if let syncMon {
            if syncMon.failing > 0 {
                let nodes = Wording.count(syncMon.count, "node", "nodes")
                findings.append(
                    Finding(.syncMonNodeFailing, "SyncMon: \(syncMon.failing) of \(nodes) are out of limits or do not respond."))
            }
            if syncMon.unknown > 0 {
                let nodes = Wording.count(syncMon.count, "node", "nodes")
                findings.append(Finding(.stateUnknown, "SyncMon: the state of \(syncMon.unknown) of \(nodes) is unknown."))
            }
            if Double(syncMon.count) > Limit.syncMonNodes.value {
                findings.append(Finding(.syncMonNodesHigh, "SyncMon measures \(syncMon.count) of at most 1000 nodes."))
            }
        }
        if let offline = syncTeam?.offline, offline > 0 {
            let members = syncTeam?.members.map { " of \($0)" } ?? ""
            findings.append(
                Finding(.syncTeamMemberOffline, "SyncTeam: \(Wording.count(offline, "member", "members"))\(members) offline."))
        }
        return findings
    }
}

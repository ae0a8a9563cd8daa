import Testing

@Suite("SyncMon and SyncTeam")
struct SyncMonTests {
    private static func document(_ nodes: String) -> String { #"{"data": {"syncmon": {"nodes": \#(nodes)}}}"# }

    @Test(
        "A node's state and offset in any spelling",
        arguments: [
            #"[{"object-id": "n1", "state": "Normal Operation", "offset": -10202}]"#,
            #"[{"object-id": "n1", "state": 0, "last-offset": "-10202 ns"}]"#,
            #"[{"object-id": "n1", "status": {"state": "ok", "offset": "-10.202 us"}}]"#,
            #"{"n1": {"state": "normal-operation", "statistics": {"offset": -10202}}}"#,
        ])
    func spellings(_ nodes: String) throws {
        let series = try ModuleWalk(Self.document(nodes)).series("lantime_syncmon").filter { !$0.hasSuffix(" 0") }
        #expect(
            series == [
                "lantime_syncmon_nodes 1", #"lantime_syncmon_node_offset_seconds{node="n1"} -1.0202e-05"#,
                #"lantime_syncmon_node_state{node="n1",lantime_syncmon_node_state="normal"} 1"#,
                #"lantime_syncmon_nodes_by_state{state="normal"} 1"#,
            ])
    }

    @Test("A node that does not answer", arguments: [#""Error:Not reachable""#, "3", #""3""#, #""not-reachable""#])
    func unreachable(_ state: String) throws {
        #expect(
            try ModuleWalk(Self.document(#"[{"object-id": "n1", "state": \#(state)}]"#)).series("lantime_syncmon_node_state") == [
                #"lantime_syncmon_node_state{node="n1",lantime_syncmon_node_state="not_reachable"} 1"#
            ])
    }

    @Test("Of 1000 nodes, 500 are exported and the other 500 counted", arguments: [500, 1000])
    func bounded(_ count: Int) throws {
        let nodes = (0..<count).map { #"{"object-id": "n\#($0)", "offset": \#($0), "state": 0, "reachable": true}"# }
        let walk = try ModuleWalk(Self.document("[" + nodes.joined(separator: ",") + "]"))
        #expect(
            walk.series("lantime_syncmon_nodes").filter { !$0.hasSuffix(" 0") } == [
                "lantime_syncmon_nodes \(count)", #"lantime_syncmon_nodes_by_state{state="normal"} \#(count)"#,
            ])
        #expect(walk.series("lantime_syncmon_node_offset").count == 500)
        #expect(
            walk.series("lantime_list_elements_dropped")
                == (count == 500 ? [] : [#"lantime_list_elements_dropped{path="data.syncmon.nodes"} 500"#]))
        #expect(walk.samples < 2500)
    }

    @Test("Members of a team are online or not")
    func members() throws {
        let walk = try ModuleWalk(
            #"{"data": {"syncteam": {"members": [{"object-id": "a", "state": "online"}, {"object-id": "b", "online": false}]}}}"#)
        #expect(
            walk.series("lantime_syncteam_member_state") == [
                #"lantime_syncteam_member_state{member="a",lantime_syncteam_member_state="online"} 1"#,
                #"lantime_syncteam_member_state{member="b",lantime_syncteam_member_state="offline"} 1"#,
            ])
    }
}

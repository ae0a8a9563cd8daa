import JSON

extension Scenario {
    /// Nodes that SyncMon watches cannot be reached.
    public static let syncmonUnreachable = Scenario(
        name: "syncmon-unreachable",
        summary: "Every tenth node of SyncMon, from the first on, cannot be reached for three minutes.",
        duration: 270,
        steps: [
            .events(
                "SyncMon alert", at: 30, trigger: ["sync-monitor", "sync-monitor-alert"], clear: ["sync-monitor-ok"],
                if: hasNodes),
            .events(
                "SyncMon ok", at: 210, trigger: ["sync-monitor-ok"], clear: ["sync-monitor", "sync-monitor-alert"],
                if: hasNodes),
            .state("nodes unreachable", from: 30, until: 210) { document, _ in document.loseNodes() },
        ])

    @Sendable private static func hasNodes(_ document: JSONValue) -> Bool {
        document[path: "data/syncmon/nodes/*"] != nil
    }
}

extension JSONValue {
    fileprivate mutating func loseNodes() {
        change("data/syncmon/nodes") { nodes in
            var index = 0
            nodes.forEachChild { _, node in
                if index.isMultiple(of: 10) { node.loseNode() }
                index += 1
            }
        }
    }

    private mutating func loseNode() {
        forEachLeaf { path, leaf in
            guard let key = path.last else { return }
            let words = KeyWords(key)
            if let failed = FailureWords.failed(leaf, key: words, pairs: FailureWords.node) {
                leaf = failed
            } else if leaf == 0, words.has("state", "status") {
                // LTOS's status file: 0 is normal operation, 3 not reachable.
                leaf = 3
            }
        }
    }
}

import Metrics

extension CompiledCatalog {
    /// The metrics of an exposition with only these collectors: theirs, and all without a collector,
    /// such as those about the collection itself. A metric shared by several collectors is included completely.
    public func metrics(with collectors: Set<String>) -> Set<String> {
        var names = Set(families.families.map(\.name))
        for collector in collectorNames where !collectors.contains(collector) { names.subtract(metrics(of: collector)) }
        for collector in collectors { names.formUnion(metrics(of: collector)) }
        return names
    }

    private func metrics(of collector: String) -> Set<String> {
        if Collector.others.contains(where: { $0.name == collector }) {
            return Set([generic.value, generic.state, generic.dropped].map { families[$0].name })
        }
        return subjects.filter { $0.name == collector }.reduce(into: []) { $0.formUnion($1.entries.map(\.metric)) }
    }
}

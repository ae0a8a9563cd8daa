import StatusDocument

/// Grows the tree of all paths, one path after the other.
struct PathTreeBuilder {
    var nodes: [PathNode] = [PathNode()]
    /// Exact keys of each node, and their targets.
    private(set) var keys: [[Token: Int32]] = [[:]]
    /// Existing edges, so that paths with the same beginning share them.
    private var ways: [Way: Int32] = [:]
    private var junctions: Set<Int32> = []
    /// Numbers of the fields whose beginning is a condition of rules.
    private var startFields: [FieldPath: Int] = [:]
    private var pathCount: Int32 = 0

    private struct Way: Hashable {
        let from: Int32
        let step: Path.Step
    }

    /// The node at the end of a path, made where it does not exist yet.
    mutating func place(_ path: Path, of subject: Subject? = nil) -> Int {
        var node: Int32 = 0
        for step in path.steps { node = follow(step, from: node) }
        // A site's own entries override built-in ones, however short their path.
        let advantage: Int32 = subject?.isFromFile == true ? 1 << 20 : 0
        let specificity = Int32(path.specificity) + advantage
        nodes[Int(node)].specificity = max(nodes[Int(node)].specificity, specificity)
        pathCount += 1
        nodes[Int(node)].order = pathCount
        return Int(node)
    }

    /// The node of a field below `node`.
    mutating func place(_ field: FieldPath, from node: Int32) -> Int {
        Int(
            field.levels.reduce(node) { node, level in
                switch level {
                case .key(let keys): follow(.key(.exact(keys)), from: node)
                case .optional(let keys): follow(.key(.optional(keys)), from: node)
                case .starting(let prefix): follow(.key(.starting(prefix: prefix, isNumbered: false, nil)), from: node)
                case .any: follow(.key(.any(nil)), from: node)
                case .anyDepth: follow(.key(.anyDepth), from: node)
                }
            })
    }

    /// The node that a step leads to, made where it does not exist yet.
    mutating func follow(_ step: Path.Step, from node: Int32) -> Int32 {
        if let known = ways[Way(from: node, step: step)] { return known }
        let next = makeNode()
        ways[Way(from: node, step: step)] = next
        let from = Int(node)
        switch step {
        case .key(.exact(let tokens)):
            for token in tokens { connect(token, from: from, to: next) }
        case .key(.any(let label)): nodes[from].any.append((label, next))
        case .key(.anyDepth):
            nodes[from].together.append(next)
            nodes[Int(next)].isAnyDepth = true
        case .key(.optional(let tokens)):
            nodes[from].together.append(next)
            for token in tokens { connect(token, from: from, to: next) }
        case .key(.anyOptional):
            nodes[from].together.append(next)
            nodes[from].any.append((nil, next))
        case .key(.framed(let prefix, let suffix, let label)):
            nodes[from].framed.append(PathNode.Framed(prefix: prefix, suffix: suffix, label: label, extent: .between, next: next))
        case .key(.starting(let prefix, let isNumbered, let label)):
            nodes[from].framed.append(
                PathNode.Framed(prefix: prefix, suffix: "", label: label, extent: isNumbered ? .numbered : .whole, next: next))
        case .key(.numbered(let prefix)): nodes[from].numbered.append((prefix, next))
        case .element(let rule): nodes[from].elements.append(PathNode.ElementWay(rule: rule, next: next, start: start(of: rule)))
        }
        return next
    }

    private mutating func start(of rule: ElementRule) -> PathNode.Start? {
        guard let start = rule.start else { return nil }
        let number = startFields[start.field] ?? startFields.count
        startFields[start.field] = number
        return PathNode.Start(number: number, field: start.field, prefixes: start.prefixes)
    }

    private mutating func makeNode() -> Int32 {
        nodes.append(PathNode())
        keys.append([:])
        return Int32(nodes.count - 1)
    }

    /// Makes `token` lead to `next` in addition to its existing target: several edges with the same key meet in a junction.
    mutating func connect(_ token: Token, from: Int, to next: Int32) {
        guard let other = keys[from][token] else {
            keys[from][token] = next
            return
        }
        if junctions.contains(other) {
            nodes[Int(other)].together.append(next)
        } else {
            let junction = makeNode()
            junctions.insert(junction)
            nodes[Int(junction)].together = [other, next]
            keys[from][token] = junction
        }
    }
}

/// Lets tasks wait until it is opened.
public actor Gate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// A closed gate.
    public init() {}

    /// Waits until the gate is open.
    public func wait() async {
        if !isOpen { await withCheckedContinuation { waiting.append($0) } }
    }

    /// Opens it for good.
    public func open() {
        isOpen = true
        waiting.forEach { $0.resume() }
        waiting = []
    }
}

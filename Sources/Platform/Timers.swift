import CPlatform
import Glibc

/// Runs actions later, on one thread of its own (named `timers`).
///
/// Made for deadlines, which are mostly cancelled: setting one costs a lock and, unless it is the earliest, wakes nobody.
/// `Task.sleep` would wake another thread for each. Actions must return at once.
public final class Timers: Sendable {
    /// The timers of the process; their thread starts with the first.
    public static let shared = Timers()

    /// One action that is due later.
    public final class Handle: Sendable {
        fileprivate let due: Double
        fileprivate let action: Lock<(@Sendable () -> Void)?>

        fileprivate init(due: Double, action: @escaping @Sendable () -> Void) {
            self.due = due
            self.action = Lock(action)
        }

        /// Makes sure that the action does not run from now on. It may be running already.
        public func cancel() {
            action.withLock { $0 = nil }
        }

        fileprivate func fire() {
            let action = action.withLock { action -> (@Sendable () -> Void)? in
                defer { action = nil }
                return action
            }
            action?()
        }
    }

    private struct State {
        /// A heap: each handle is due no later than the two below it.
        var heap: [Handle] = []
        var hasThread = false
    }

    private let state = Lock(State())
    private let bell = Bell()

    private init() {}

    /// Runs `action` in `delay`, or as soon as the thread gets to it.
    public func after(_ delay: Duration, _ action: @escaping @Sendable () -> Void) -> Handle {
        let seconds = Double(delay.components.seconds) + Double(delay.components.attoseconds) / 1e18
        let handle = Handle(due: monotonicSeconds() + max(seconds, 0), action: action)
        let (isEarliest, needsThread) = state.withLock { state -> (Bool, Bool) in
            Self.push(handle, to: &state.heap)
            let needsThread = !state.hasThread
            state.hasThread = true
            return (state.heap[0] === handle, needsThread)
        }
        if needsThread {
            start()
        } else if isEarliest {
            bell.ring()
        }
        return handle
    }

    private func start() {
        do {
            try startThread(named: "timers") { [self] in run() }
        } catch {
            // Without the thread deadlines never fire; every request has a time limit of its own as well.
            state.withLock { $0.hasThread = false }
        }
    }

    /// The thread: sleeps until the earliest timer is due or an earlier one comes.
    private func run() {
        while true {
            let now = monotonicSeconds()
            let (due, next) = state.withLock { state -> ([Handle], Double?) in
                var due: [Handle] = []
                while let first = state.heap.first, first.due <= now { due.append(Self.pop(&state.heap, first)) }
                return (due, state.heap.first?.due)
            }
            for handle in due { handle.fire() }
            if due.isEmpty { bell.wait(atMost: next.map { .seconds(max($0 - monotonicSeconds(), 0)) }) }
        }
    }

    private static func push(_ handle: Handle, to heap: inout [Handle]) {
        heap.append(handle)
        var index = heap.count - 1
        while index > 0, heap[index].due < heap[(index - 1) / 2].due {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    private static func pop(_ heap: inout [Handle], _ first: Handle) -> Handle {
        heap[0] = heap[heap.count - 1]
        heap.removeLast()
        var index = 0
        while true {
            let children = [2 * index + 1, 2 * index + 2].filter { $0 < heap.count }
            guard let least = children.min(by: { heap[$0].due < heap[$1].due }), heap[least].due < heap[index].due else {
                return first
            }
            heap.swapAt(index, least)
            index = least
        }
    }
}

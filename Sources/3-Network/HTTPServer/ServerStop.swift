import Platform
import Threading

/// Stops a server gracefully, on its own thread because it has to wait.
final class ServerStop: Sendable {
    private let core: ServerCore
    private let listeners: [Listener]

    private struct State {
        var phase = Phase.running
        var deadline = ContinuousClock.now
        var waiting: [@Sendable () -> Void] = []
    }

    private enum Phase { case running, stopping, stopped }

    private let state = Lock(State())

    init(core: ServerCore, listeners: [Listener]) {
        self.core = core
        self.listeners = listeners
    }

    /// Begins to stop, or shortens the grace of a running stop; calls `done` when the server has stopped.
    func begin(grace: Duration, done: @escaping @Sendable () -> Void) {
        let deadline = ContinuousClock.now + max(grace, .zero)
        let before = state.withLock { state in
            let before = state.phase
            if before != .stopped { state.waiting.append(done) }
            state.deadline = before == .running ? deadline : min(state.deadline, deadline)
            if before == .running { state.phase = .stopping }
            return before
        }
        switch before {
        case .stopped: done()
        case .stopping: core.requests.becameQuiet.ring()
        case .running:
            do {
                try startThread(named: "http-stop") { self.run() }
            } catch {
                // Without a thread the caller has to wait: better than a process that cannot end.
                run()
            }
        }
    }

    /// Runs on the stopping thread.
    private func run() {
        listeners.forEach { $0.quiesce() }
        core.connections.cutIdle()
        waitForRequests { self.state.withLock { $0.deadline } }
        core.requests.refuseLaterReplies().forEach { $0.abandon() }
        let lastMoment = ContinuousClock.now + .seconds(1)
        waitForRequests { lastMoment }
        while core.requests.isResuming { core.requests.becameQuiet.wait(atMost: .milliseconds(10)) }
        listeners.forEach { $0.stop() }
        DeadlineWatch.shared.remove(core.connections)
        let waiting = state.withLock { state in
            state.phase = .stopped
            let waiting = state.waiting
            state.waiting = []
            return waiting
        }
        waiting.forEach { $0() }
    }

    private func waitForRequests(until deadline: () -> ContinuousClock.Instant) {
        while !core.requests.isQuiet {
            let left = ContinuousClock.now.duration(to: deadline())
            guard left > .zero else { return }
            core.requests.becameQuiet.wait(atMost: left)
        }
    }
}

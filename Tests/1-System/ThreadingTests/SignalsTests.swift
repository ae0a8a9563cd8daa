import Foundation
import Testing

@testable import Threading

/// Signals belong to the whole process, so these tests must not run at the same time.
@Suite(.serialized, .timeLimit(.minutes(1))) struct SignalsTests {
    private func isDefault(_ signal: Int32) -> Bool {
        var action = sigaction()
        sigaction(signal, nil, &action)
        return action.__sigaction_handler.sa_handler == nil
    }

    @Test("signals arrive in order")
    func order() async throws {
        let stream = try Signals.stream([.hangup, .user1])
        kill(getpid(), SIGHUP)
        var arrived: [Signal] = []
        for await signal in stream {
            arrived.append(signal)
            switch arrived.count {
            case 1: kill(getpid(), SIGUSR1)
            case 2: kill(getpid(), SIGHUP)
            default: break
            }
            if arrived.count == 3 { break }
        }
        #expect(arrived == [.hangup, .user1, .hangup])
    }

    @Test("when nobody listens any more, the signal has its default effect again")
    func release() async throws {
        do {
            let stream = try Signals.stream([.user1])
            #expect(!isDefault(SIGUSR1))
            kill(getpid(), SIGUSR1)
            for await signal in stream {
                #expect(signal == .user1)
                break
            }
        }
        #expect(isDefault(SIGUSR1))
    }

    @Test("a signal belongs to the stream that asked last, and stays with it when the earlier one ends")
    func newest() async throws {
        var first: AsyncStream<Signal>? = try Signals.stream([.user1])
        let second = try Signals.stream([.user1])
        #expect(first != nil)
        first = nil
        #expect(!isDefault(SIGUSR1))
        kill(getpid(), SIGUSR1)
        for await signal in second {
            #expect(signal == .user1)
            break
        }
    }

    @Test("only the signals that were asked for are caught")
    func others() throws {
        let stream = try Signals.stream([.hangup])
        #expect(isDefault(SIGTERM))
        withExtendedLifetime(stream) {}
    }

    @Test("the numbers are those of the system")
    func numbers() {
        #expect(Signal.allCases.map { Int32($0.rawValue) } == [SIGHUP, SIGINT, SIGUSR1, SIGTERM])
    }
}

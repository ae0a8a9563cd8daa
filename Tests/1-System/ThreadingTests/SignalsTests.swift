import CPlatform
import Foundation
import Platform
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
        let stream = try Signals.stream([.hangup, .interrupt])
        kill(getpid(), SIGHUP)
        var arrived: [Signal] = []
        for await signal in stream {
            arrived.append(signal)
            switch arrived.count {
            case 1: kill(getpid(), SIGINT)
            case 2: kill(getpid(), SIGHUP)
            default: break
            }
            if arrived.count == 3 { break }
        }
        #expect(arrived == [.hangup, .interrupt, .hangup])
    }

    @Test("once the last listener has ended, the signal has its default effect again")
    func release() async throws {
        do {
            let stream = try Signals.stream([.interrupt])
            #expect(!isDefault(SIGINT))
            kill(getpid(), SIGINT)
            for await signal in stream {
                #expect(signal == .interrupt)
                break
            }
        }
        #expect(isDefault(SIGINT))
    }

    @Test("a signal goes to the newest stream, and keeps going there when an older one ends")
    func newest() async throws {
        var first: AsyncStream<Signal>? = try Signals.stream([.interrupt])
        let second = try Signals.stream([.interrupt])
        withExtendedLifetime(first) {}
        first = nil
        #expect(!isDefault(SIGINT))
        kill(getpid(), SIGINT)
        for await signal in second {
            #expect(signal == .interrupt)
            break
        }
    }

    @Test("only the requested signals are caught")
    func others() throws {
        let stream = try Signals.stream([.hangup])
        #expect(isDefault(SIGTERM))
        withExtendedLifetime(stream) {}
    }

    @Test("if one signal cannot be caught, the others get their default effect back and no descriptor stays open")
    func refused() throws {
        let before = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        for _ in 0..<10 {
            #expect(throws: SystemCallError("sigaction", code: EINVAL)) {
                _ = try Signals.stream([.hangup, .interrupt]) { signal, descriptor in
                    signal == SIGINT ? EINVAL : cplatform_catch_signal(signal, descriptor)
                }
            }
            #expect(isDefault(SIGHUP))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count < before + 10)
    }

    @Test("signal numbers are the system's")
    func numbers() {
        #expect(Signal.allCases.map { Int32($0.rawValue) } == [SIGHUP, SIGINT, SIGTERM])
    }
}

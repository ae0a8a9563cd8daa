import CPlatform
import Glibc
import Platform

/// A signal by which an operator controls the process.
public enum Signal: UInt8, Sendable, CaseIterable {
    /// SIGHUP: read the configuration again.
    case hangup = 1
    /// SIGINT: Ctrl-C in the terminal.
    case interrupt = 2
    /// SIGTERM: the service manager asks the process to end.
    case terminate = 15

    /// Sends the signal to this process.
    public func sendToSelf() {
        kill(getpid(), Int32(rawValue))
    }
}

/// The signals of the process.
public enum Signals {
    /// From now on, writing to a connection or pipe closed by the other side fails instead of ending the process.
    public static func ignoreBrokenPipes() {
        cplatform_ignore_broken_pipes()
    }

    /// Catches signals and delivers them in order of arrival.
    ///
    /// When the stream ends (its reader stops or is cancelled), the signals have their default effect again,
    /// so that a second Ctrl-C ends a process whose shutdown hangs.
    /// A signal goes to the stream that asked for it last.
    /// - Parameter signals: what to catch; all others keep their effect.
    /// - Throws: ``SystemCallError`` if the system grants no further pipe or thread.
    public static func stream(_ signals: [Signal]) throws(SystemCallError) -> AsyncStream<Signal> {
        try stream(signals, catching: cplatform_catch_signal)
    }

    /// - Parameter catching: installs a handler for a signal, which writes to a descriptor; replaced in tests.
    static func stream(
        _ signals: [Signal], catching: (Int32, Int32) -> Int32
    ) throws(SystemCallError) -> AsyncStream<Signal> {
        // A handler that writes to a pipe, rather than signalfd: that needs the signals blocked in every thread,
        // and threads that a library started earlier would still take them with their default effect.
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SystemCallError("pipe", code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let (reading, writing) = (ends[0], ends[1])
        // Only the handler's end, which must never block. The thread blocks on the other end.
        _ = fcntl(writing, F_SETFL, O_NONBLOCK)

        let (stream, continuation) = AsyncStream.makeStream(of: Signal.self)
        let release = { @Sendable in
            for signal in signals { cplatform_release_signal(Int32(signal.rawValue), writing) }
        }
        do throws(SystemCallError) {
            for signal in signals {
                let code = catching(Int32(signal.rawValue), writing)
                guard code == 0 else { throw SystemCallError("sigaction", code: code) }
            }
            // Last, because nothing ends it: a signal that arrives earlier waits in the pipe.
            try startThread(named: "signals") { forward(from: reading, to: continuation) }
        } catch {
            release()
            close(reading)
            close(writing)
            throw error
        }
        // The pipe and its thread stay for the life of the process: a handler may be about to write.
        continuation.onTermination = { _ in release() }
        return stream
    }

    /// Runs on the thread `signals`.
    private static func forward(from descriptor: Int32, to continuation: AsyncStream<Signal>.Continuation) {
        // A thread inherits what its creator blocks, and Dispatch blocks all signals in the threads that run tasks.
        // So one thread that can take a signal is certain.
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_UNBLOCK, &all, nil)

        var number: UInt8 = 0
        while true {
            let count = read(descriptor, &number, 1)
            if count == 1, let signal = Signal(rawValue: number) {
                continuation.yield(signal)
            } else if count == 0 || (count < 0 && errno != EINTR) {
                return
            }
        }
    }
}

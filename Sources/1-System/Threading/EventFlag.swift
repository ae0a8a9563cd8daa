import CPlatform
import Glibc

/// A flag that a thread can wait for among other descriptors (eventfd).
public final class EventFlag: Sendable {
    /// Readable while the flag is raised; only for watching, as long as the flag lives.
    public let descriptor: Int32

    /// A flag that is not raised. Fails if the process has no descriptor left.
    public init?() {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        if descriptor < 0 { return nil }
    }

    deinit {
        close(descriptor)
    }

    /// Raises the flag. May be called on any thread.
    public func raise() {
        // Fails only when it was raised 2⁶⁴ times without being lowered.
        eventfd_write(descriptor, 1)
    }

    /// Lowers the flag, however often it was raised.
    public func lower() {
        var count: eventfd_t = 0
        eventfd_read(descriptor, &count)
    }
}

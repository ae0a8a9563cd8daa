import CMicroHTTPD
import Glibc

/// The functions that libmicrohttpd calls. All run on the thread of the daemon concerned, and while it is stopped on the
/// stopping thread.
enum DaemonCallbacks {
    typealias Context = UnsafeMutableRawPointer?

    private static func core(_ context: Context) -> ServerCore? {
        context.map { Unmanaged<ServerCore>.fromOpaque($0).takeUnretainedValue() }
    }

    /// A client connects.
    static let accept: @convention(c) (Context, UnsafePointer<sockaddr>?, socklen_t) -> MHD_Result = { context, address, _ in
        guard let core = core(context), let address, let client = SocketAddress(address) else { return .NO }
        return core.connections.admit(client.network) ? .YES : .NO
    }

    /// A connection begins or ends. Its record is retained from the first to the second.
    static let connection:
        @convention(c) (
            Context, OpaquePointer?, UnsafeMutablePointer<UnsafeMutableRawPointer?>?, MHD_ConnectionNotificationCode
        ) -> Void = { context, handle, slot, what in
            guard let core = core(context), let handle, let slot else { return }
            if what == .CONNECTION_NOTIFY_STARTED {
                slot.pointee = core.open(handle).map { Unmanaged.passRetained($0).toOpaque() }
            } else if let record = slot.pointee {
                slot.pointee = nil
                core.connections.remove(Unmanaged<ServerConnection>.fromOpaque(record).takeRetainedValue())
            }
        }

    /// A request line has been read. The exchange returned here is the request's context from now on.
    static let target: @convention(c) (Context, UnsafePointer<CChar>?, OpaquePointer?) -> Context = { context, target, handle in
        guard let core = core(context), let target, let handle, let record = cmhd_connection_context(handle) else { return nil }
        let connection = Unmanaged<ServerConnection>.fromOpaque(record).takeUnretainedValue()
        let bytes = UnsafeRawBufferPointer(start: target, count: strlen(target))
        return Unmanaged.passRetained(Exchange(core: core, connection: connection, target: Array(bytes))).toOpaque()
    }

    /// A request continues.
    static let handle:
        @convention(c) (
            Context, OpaquePointer?, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
            UnsafePointer<CChar>?, UnsafeMutablePointer<Int>?, UnsafeMutablePointer<UnsafeMutableRawPointer?>?
        ) -> MHD_Result = { _, handle, target, method, version, upload, size, slot in
            guard let handle, let target, let method, let version, let size, let exchange = slot?.pointee else { return .NO }
            let piece = UnsafeRawBufferPointer(start: upload, count: upload == nil ? 0 : size.pointee)
            size.pointee = 0
            return Unmanaged<Exchange>.fromOpaque(exchange).takeUnretainedValue()
                .proceed(handle, head: .init(method: method, target: target, version: version), upload: piece)
        }

    /// A request is over; balances the retain of `target`.
    static let completed:
        @convention(c) (
            Context, OpaquePointer?, UnsafeMutablePointer<UnsafeMutableRawPointer?>?, MHD_RequestTerminationCode
        ) -> Void = { _, _, slot, _ in
            guard let slot, let exchange = slot.pointee else { return }
            slot.pointee = nil
            Unmanaged<Exchange>.fromOpaque(exchange).takeRetainedValue().complete()
        }

    /// libmicrohttpd logs a message. Also called on the thread that starts the daemon.
    static let log: @convention(c) (Context, UnsafePointer<CChar>) -> Void = { context, text in
        core(context)?.log(String(cString: text))
    }
}

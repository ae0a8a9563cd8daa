import CCurl
import Platform

/// A libcurl easy handle with the data that its callbacks fill. Used on the I/O thread only.
///
/// Each transfer has its own. A reused one crashed the process with libcurl 7.88 when a device's next answer began with a folded
/// line: it still pointed to the last header field of the previous answer. And for a thousand devices that are not queried at the
/// moment, handles with their buffers would take 25 MB.
final class EasyHandle {
    let curl: UnsafeMutableRawPointer
    let server: KnownServer
    /// Its transfer, while there is one.
    var transfer: Transfer?
    var response = ResponseCollector(maximumBodyBytes: 0)
    /// The URL that the options are set for, if another request to it may use the TLS sessions.
    var url: String?
    var endpoint: Endpoint?
    /// The hosts whose addresses libcurl may ask for, in its order.
    var hosts: [Host] = []
    /// How many of them were looked up for the transfer.
    var hostsLookedUp = 0
    /// Whether the transfer ends because libcurl wants the address of the next host.
    var isAskingForAddress = false
    /// The addresses that the transfer may go to; `nil` for all.
    var addresses: AddressRules?
    /// An address that was refused, unless another address of the name is allowed.
    var refusedAddress: IPAddress?
    fileprivate var hasAllowedAddress = false
    /// libcurl keeps pointers to these lists.
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    private var addressList: UnsafeMutablePointer<curl_slist>?
    private let errorText: UnsafeMutablePointer<CChar>

    /// Nil if memory is short.
    init?(for server: KnownServer) {
        guard let curl = curl_easy_init() else { return nil }
        self.curl = curl
        self.server = server
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        ccurl_set_error_buffer(curl, errorText)
        let context = Unmanaged.passUnretained(self).toOpaque()
        ccurl_set_receivers(curl, receiveHeader, receiveBody, context)
        ccurl_set_resolver_start(curl, askForAddress, context)
    }

    deinit {
        curl_easy_cleanup(curl)
        freeLists()
        errorText.deallocate()
    }

    /// Uses the server's TLS sessions, and stores new ones there, so that the next handshake is short; false if memory is short.
    func shareSessions() -> Bool {
        guard let sessions = server.sessions else { return false }
        return ccurl_set_session_cache(curl, sessions) == CURLE_OK
    }

    /// Gives libcurl the addresses of a host, for the next connections of all handles.
    func remember(_ addresses: [String], of host: Host) -> Bool {
        guard let list = curl_slist_append(nil, host.entry(addresses)) else { return false }
        defer { addressList = list }
        let code = ccurl_set_list(curl, CURLOPT_RESOLVE, list)
        curl_slist_free_all(addressList)
        return code == CURLE_OK
    }

    /// Makes a list that is freed with the options; nil if memory is short or `items` is empty.
    func makeList(_ items: [String]) -> UnsafeMutablePointer<curl_slist>? {
        var list: UnsafeMutablePointer<curl_slist>?
        for item in items {
            guard let longer = curl_slist_append(list, item) else {
                curl_slist_free_all(list)
                return nil
            }
            list = longer
        }
        if let list {
            lists.append(list)
        }
        return list
    }

    private func freeLists() {
        lists.forEach { curl_slist_free_all($0) }
        curl_slist_free_all(addressList)
    }

    func clearErrorText() {
        errorText[0] = 0
    }

    /// libcurl's own message about the failure; it may repeat a device's bytes, so control characters are replaced.
    func failureText(_ code: CURLcode) -> String {
        let text = errorText[0] == 0 ? String(cString: curl_easy_strerror(code)) : String(cString: errorText)
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : $0 }))
    }

    func long(_ info: CURLINFO) -> Int {
        ccurl_info_long(curl, info)
    }

    func offset(_ info: CURLINFO) -> Int64 {
        Int64(ccurl_info_offset(curl, info))
    }

    var milestones: Milestones {
        Milestones(
            nameResolved: offset(CURLINFO_NAMELOOKUP_TIME_T),
            hasNewConnection: long(CURLINFO_NUM_CONNECTS) > 0,
            connected: offset(CURLINFO_CONNECT_TIME_T),
            tlsReady: offset(CURLINFO_APPCONNECT_TIME_T),
            requestReady: offset(CURLINFO_PRETRANSFER_TIME_T),
            firstByte: offset(CURLINFO_STARTTRANSFER_TIME_T),
            total: offset(CURLINFO_TOTAL_TIME_T)
        )
    }
}

/// Called by libcurl when it knows no address of a host, on the I/O thread, inside `curl_multi_perform`.
private func askForAddress(
    _: UnsafeMutableRawPointer?, _: UnsafeMutableRawPointer?, _ context: UnsafeMutableRawPointer?
) -> Int32 {
    guard let context else { return 0 }
    let handle = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
    handle.isAskingForAddress = handle.hostsLookedUp < handle.hosts.count
    return handle.isAskingForAddress ? 1 : 0
}

/// Called by libcurl for each header line, on the I/O thread, inside `curl_multi_perform`.
/// A count other than the line's ends the transfer with `CURLE_WRITE_ERROR`.
private func receiveHeader(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context else { return 0 }
    // The engine keeps the handle while it is added to the multi handle.
    let handle = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
    let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
    return handle.response.appendHeader(line) ? line.count : 0
}

/// Called by libcurl for each piece of the decompressed body, on the I/O thread, inside `curl_multi_perform`.
private func receiveBody(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context else { return 0 }
    let handle = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
    let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
    let curl = handle.curl
    let accepted = handle.response.appendBody(
        piece, announced: Int(ccurl_info_offset(curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T)))
    // Returning 0 for an empty piece would be success, so a refusal is always a different count.
    return accepted ? piece.count : piece.count + 1
}

extension EasyHandle {
    /// Resets the address checks of the last transfer.
    func clearAddresses() {
        refusedAddress = nil
        hasAllowedAddress = false
    }

    /// Lets the transfers of this handle go to these addresses only.
    func restrict(to addresses: AddressRules) -> CURLcode {
        self.addresses = addresses
        return ccurl_set_connection_checks(curl, allowsAddress, checkConnection, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Whether the transfer may go there; remembers when it may not. An address that cannot be read is not allowed.
    fileprivate func allows(_ address: IPAddress?) -> Bool {
        guard let addresses else { return true }
        guard let address, addresses.allows(address) else {
            if !hasAllowedAddress { refusedAddress = address }
            return false
        }
        hasAllowedAddress = true
        refusedAddress = nil
        return true
    }
}

/// Called before libcurl connects, on the I/O thread. If refused, libcurl tries the name's next address.
private func allowsAddress(_ context: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    guard let context else { return 0 }
    let handle = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
    return handle.allows(IPAddress(bytes: Array(UnsafeBufferPointer(start: bytes, count: count)))) ? 1 : 0
}

/// Called by libcurl when a connection is ready for the request, on the I/O thread: it may be one that another request opened.
private func checkConnection(
    _ context: UnsafeMutableRawPointer?, _ peer: UnsafeMutablePointer<CChar>?, _ local: UnsafeMutablePointer<CChar>?,
    _ peerPort: Int32, _ localPort: Int32
) -> Int32 {
    guard let context, let peer else { return CURL_PREREQFUNC_ABORT }
    let handle = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
    return handle.allows(IPAddress(String(cString: peer))) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}

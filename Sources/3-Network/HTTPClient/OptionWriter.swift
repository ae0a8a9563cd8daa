import CCurl
import Platform

/// Sets libcurl options one after the other and remembers the first refusal.
struct OptionWriter {
    let handle: EasyHandle
    private(set) var failure: (option: CURLoption, code: CURLcode)?

    mutating func set(_ option: CURLoption, _ value: Int) {
        note(option, ccurl_set_long(handle.curl, option, value))
    }

    mutating func set(_ option: CURLoption, _ value: Bool) {
        set(option, value ? 1 : 0)
    }

    mutating func set(_ option: CURLoption, _ value: String?) {
        note(option, ccurl_set_string(handle.curl, option, value))
    }

    mutating func set(_ option: CURLoption, bytes value: Int) {
        note(option, ccurl_set_offset(handle.curl, option, curl_off_t(value)))
    }

    mutating func set(_ option: CURLoption, list items: [String]) {
        guard !items.isEmpty else { return }
        let list = handle.makeList(items)
        note(option, list == nil ? CURLE_OUT_OF_MEMORY : ccurl_set_list(handle.curl, option, list))
    }

    mutating func restrict(to addresses: AddressRules) {
        note(CURLOPT_OPENSOCKETFUNCTION, handle.restrict(to: addresses))
    }

    private mutating func note(_ option: CURLoption, _ code: CURLcode) {
        if code != CURLE_OK && failure == nil {
            failure = (option, code)
        }
    }
}

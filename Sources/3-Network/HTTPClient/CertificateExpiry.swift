import CCurl
import Platform

/// Reads the expiry from libcurl's report about a certificate.
enum CertificateExpiry {
    /// - Parameter lines: the "name:value" lines about one certificate.
    /// - Returns: Unix seconds.
    static func find(in lines: UnsafePointer<curl_slist>?) -> Int64? {
        CertificateLines.value(of: "Expire date:", in: lines).flatMap { unixSeconds($0) }
    }

    /// Understands `Nov  2 18:34:00 2036 GMT` (libcurl with OpenSSL) and `2036-11-02 18:34:00 GMT` (with GnuTLS).
    static func unixSeconds(_ text: Substring) -> Int64? {
        var words = text.split(separator: " ")
        guard words.popLast() == "GMT" else { return nil }
        let date: [Substring]
        switch words.count {
        case 4: date = [words[3], words[0], words[1]]
        case 2: date = words[0].split(separator: "-")
        default: return nil
        }
        let time = words[words.count == 4 ? 2 : 1].split(separator: ":").compactMap { Int64($0) }
        guard date.count == 3, time.count == 3, (0...23).contains(time[0]), (0...59).contains(time[1]),
            (0...60).contains(time[2]),
            let year = Int(date[0]), year > 0, let month = month(date[1]), let day = Int(date[2]),
            let civil = CivilDate(year: year, month: month, day: day)
        else { return nil }
        return Int64(civil.daysSince1970) * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
    }

    private static func month(_ text: Substring) -> Int? {
        let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return names.firstIndex { $0 == text }.map { $0 + 1 } ?? Int(text)
    }
}

/// libcurl's report about a certificate, in lines "name:value".
enum CertificateLines {
    static func value(of name: String, in lines: UnsafePointer<curl_slist>?) -> Substring? {
        var next = lines
        while let line = next {
            if let data = line.pointee.data {
                let text = String(cString: data)
                if text.hasPrefix(name) { return text.dropFirst(name.count) }
            }
            next = UnsafePointer(line.pointee.next)
        }
        return nil
    }
}

import Platform
import Text
import YAML

extension ConfigurationLoader {
    /// The keys under `tls`.
    ///
    /// `cert_file` and `key_file` are in the same mapping, so one is never taken without the other.
    func tls(_ section: MappingReader, over defaults: TLSConfiguration) -> TLSConfiguration {
        var tls = defaults
        tls.caFile = section.value("ca_file").flatMap { pemFile($0, holding: "CERTIFICATE") } ?? defaults.caFile
        tls.serverName = section.value("server_name").flatMap(serverName) ?? defaults.serverName
        tls.pinSHA256 = section.value("pin_sha256").flatMap(pin) ?? defaults.pinSHA256
        tls.certificateFile =
            section.value("cert_file").flatMap { pemFile($0, holding: "CERTIFICATE") } ?? defaults.certificateFile
        tls.keyFile = section.value("key_file").flatMap { pemFile($0, holding: "PRIVATE KEY") } ?? defaults.keyFile
        tls.insecureSkipVerify = section.bool("insecure_skip_verify") ?? defaults.insecureSkipVerify
        if section.has("cert_file") != section.has("key_file") {
            let missing = section.has("cert_file") ? "key_file" : "cert_file"
            section.report("cert_file and key_file must be set together; \(missing) is missing")
        }
        return tls
    }

    /// A path to a file with that kind of PEM data. Swapped files and other formats would fail at
    /// the first scrape, without a clear message.
    private func pemFile(_ value: ValueReader, holding kind: String) -> String? {
        guard let path = existingFile(value) else { return nil }
        do {
            let text = String(decoding: try readFile(path: path, maximumBytes: 16 << 20, mustBeFile: true), as: UTF8.self)
            let isThere = text.split(whereSeparator: \.isNewline).contains {
                $0.hasPrefix("-----BEGIN ") && $0.contains(kind + "-----")
            }
            if !isThere { value.report("\(path) contains no \(kind.lowercased()) in PEM form (-----BEGIN \(kind)-----)") }
            return isThere ? path : nil
        } catch {
            return value.reject("\(error)")
        }
    }

    private func serverName(_ value: ValueReader) -> String? {
        guard let name = value.string() else { return nil }
        let isName = !name.hasPrefix("[") && !name.contains(":")
        guard isName, (try? HostAndPort(parsing: name[...])) != nil else {
            return value.reject("expected a host name, found \(quotedText(name))")
        }
        return name.lowercased()
    }

    private func pin(_ value: ValueReader) -> CertificatePin? {
        value.parsed { text throws(CertificatePinError) in try CertificatePin(parsing: text) }
    }
}

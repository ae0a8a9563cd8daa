import Platform
import Text
import YAML

extension WebConfigurationReader {
    /// A certificate or key in PEM, from `name_file` or inline under `name`; `nil` without one, and after a report.
    func pem(_ section: MappingReader, _ name: String) -> [UInt8]? {
        let inline = section.string(name)
        let path = section.value(name + "_file").flatMap { $0.filePath(relativeTo: file) }
        if section.has(name), section.has(name + "_file") {
            section.report("\(name) and \(name)_file exclude each other", at: name)
            return nil
        }
        if let inline { return Array(inline.utf8) }
        guard let path else { return nil }
        files.add(path)
        do {
            return try readFile(path: path, maximumBytes: 1 << 20, mustBeFile: true)
        } catch {
            section.report("\(error)", at: name + "_file")
            return nil
        }
    }
}

import Platform
import Text
import YAML

/// Reads the files of `device_files`, each a list of devices as under `devices`.
///
/// Used while one configuration is read, by one thread.
final class DeviceFiles {
    /// More files than this are a mistake of the pattern.
    private static let maximumCount = 10_000

    private var known: Set<String> = []
    private var collectors: [ProblemCollector] = []
    /// The files and the patterns that named them.
    private(set) var watched = WatchedFiles()

    /// The problems of the files, one file after the other.
    var problems: [Problem] { collectors.flatMap(\.problems) }

    /// The files of an element of the list, without those of earlier elements; a pattern without matches is not an error, because the folder of an
    /// inventory may still be empty.
    func paths(_ value: ValueReader, relativeTo document: String) -> [String] {
        guard let path = value.filePath(relativeTo: document) else { return [] }
        var paths = [path]
        if isFilePattern(path) {
            do throws(FileError) {
                paths = try filesMatching(path)
            } catch {
                value.report("\(error)")
                paths = []
            }
            watched.add(pattern: path, matching: paths)
        } else {
            watched.add(path)
            do throws(FileError) {
                try checkReadable(path: path)
            } catch {
                value.report("\(error)")
                paths = []
            }
        }
        let fresh = paths.filter { known.insert($0).inserted }
        guard known.count <= Self.maximumCount else {
            value.report("names more than \(Self.maximumCount) files")
            return []
        }
        return fresh
    }

    /// The elements of a file's list; an empty file has none.
    func read(_ path: String) -> [ValueReader] {
        let problems = ProblemCollector(file: path)
        collectors.append(problems)
        watched.add(path)
        do throws(FileError) {
            let bytes = try readFile(path: path, maximumBytes: YAMLNode.maximumBytes)
            guard let document = ValueReader(parsing: bytes, problems: problems), !document.node.isNull else { return [] }
            return document.sequence() ?? []
        } catch {
            problems.report("cannot read the file: \(error.reason)", at: nil)
            return []
        }
    }
}

/// The names of devices with the position of their first use, over all files.
final class TakenDeviceNames {
    private var places: [String: (file: String, position: SourcePosition)] = [:]

    /// Takes a name, or reports that another device has it.
    func take(_ name: String, _ value: ValueReader) {
        guard let first = places[name] else {
            places[name] = (value.problems.file, value.position)
            return
        }
        let place =
            first.file == value.problems.file
            ? "on line \(first.position.line)" : "in \(first.file), line \(first.position.line),"
        value.report("another device \(place) has the name \(quotedText(name)) already")
    }
}

import Foundation
import TestFiles

/// The status documents that tests read: the project's own fixtures and, where they are at hand, the real captures.
enum Documents {
    static let fixtures = projectRoot.appending(path: "Fixtures")
    static let captures = projectRoot.appending(path: "../shared/captures").standardized

    static var hasCaptures: Bool { FileManager.default.fileExists(atPath: captures.path) }

    static func fixture(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: fixtures.appending(path: name + ".json")))
    }

    static func capture(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: captures.appending(path: name + ".json")))
    }
}

extension Documents {
    /// The names of all fixtures, without extension.
    static func fixtureNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(at: fixtures, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }.map { $0.deletingPathExtension().lastPathComponent }.sorted()
    }
}

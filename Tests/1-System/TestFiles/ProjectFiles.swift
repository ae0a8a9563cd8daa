import Foundation

/// The folder of the checkout: the one that holds Package.swift.
public let projectRoot: URL = {
    var folder = URL(filePath: #filePath)
    repeat {
        folder.deleteLastPathComponent()
    } while folder.path != "/"
        && !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path)
    return folder
}()

/// The path of a file of the project.
public func projectFile(_ name: String) -> String { projectRoot.appending(path: name).standardized.path }

/// One of the status documents in `Fixtures`, by its file name.
public func fixture(_ name: String) throws -> String {
    try String(contentsOfFile: projectFile("Fixtures/\(name)"), encoding: .utf8)
}

import Foundation
import Glibc
import TestFiles
import Testing

@testable import Platform

@Suite("Reading files")
struct FilesTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test("A file is read whole, up to exactly the maximum", arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
    func readsWhole(count: Int) throws {
        let text = String(repeating: "x", count: count)
        #expect(try readFile(path: folder.write("file", text), maximumBytes: count) == Array(text.utf8))
    }

    @Test("A file one byte above the maximum is refused")
    func tooLarge() throws {
        let path = try folder.write("file", "12345")
        #expect(throws: FileError(path: path, cause: .tooLarge(maximumBytes: 4))) { try readFile(path: path, maximumBytes: 4) }
    }

    @Test("The error for a missing file gives its path and the cause")
    func missing() {
        let error = #expect(throws: FileError.self) { try readFile(path: "/nowhere/file", maximumBytes: 10) }
        #expect(error?.description == "cannot read /nowhere/file: no such file or directory")
    }

    @Test("A directory is refused, also by the check that does not read")
    func directory() {
        for check in [{ _ = try readFile(path: $0, maximumBytes: 10) }, { try checkReadable(path: $0) }]
            as [(String) throws -> Void]
        {
            let error = #expect(throws: FileError.self) { try check(folder.path) }
            #expect(error?.reason == "is a directory")
        }
    }

    @Test("A file without read permission is refused", .enabled(if: getuid() != 0, "root may read everything"))
    func forbidden() throws {
        let path = try folder.write("file", "x")
        chmod(path, 0)
        let error = #expect(throws: FileError.self) { try checkReadable(path: path) }
        #expect(error?.reason.hasPrefix("permission denied for user ") == true)
    }

    @Test("The error for a refused file names the user and the owner of the file")
    func permission() throws {
        let path = try folder.write("file", "x")
        chmod(path, 0o600)
        let reason = FileError(path: path, cause: .system(EACCES)).reason
        #expect(reason.hasPrefix("permission denied for user ") && reason.hasSuffix(", mode 0600"), "\(reason)")
        #expect(reason.contains(" (uid \(geteuid())); owner "), "\(reason)")
        let hidden = FileError(path: folder.path + "/none/x", cause: .system(EACCES)).reason
        #expect(hidden.hasSuffix("; a folder on the way to it may not be entered"), "\(hidden)")
    }

    @Test("Reading a pipe without a writer does not hang")
    func pipe() throws {
        let path = folder.path + "/pipe"
        try #require(mkfifo(path, 0o600) == 0)
        #expect(try readFile(path: path, maximumBytes: 10).isEmpty)
    }

    @Test("A pipe is refused where a file is expected, even if another process has it open")
    func notAFile() throws {
        let path = folder.path + "/pipe"
        try #require(mkfifo(path, 0o600) == 0)
        let writer = open(path, O_RDWR)
        defer { close(writer) }
        for check in [
            { _ = try readFile(path: $0, maximumBytes: 10, mustBeFile: true) }, { try checkReadable(path: $0, mustBeFile: true) },
        ]
            as [(String) throws -> Void]
        {
            #expect(throws: FileError(path: path, cause: .notAFile)) { try check(path) }
        }
        #expect(throws: FileError(path: "/dev/zero", cause: .notAFile)) {
            try readFile(path: "/dev/zero", maximumBytes: 10, mustBeFile: true)
        }
    }

    @Test("The identity changes when a file is rewritten or replaced, and only then")
    func identity() throws {
        let path = try folder.write("file", "first")
        let before = try FileIdentity(path: path)
        #expect(try FileIdentity(path: path) == before)
        _ = try folder.write("file", "other")
        #expect(try FileIdentity(path: path) != before)
        #expect(throws: FileError.self) { try FileIdentity(path: path + ".gone") }
    }
}

@Test("A set environment variable is found, an unset one is nil")
func environment() {
    #expect(environmentVariable("PATH") == ProcessInfo.processInfo.environment["PATH"])
    #expect(environmentVariable("LANTIME_EXPORTER_TEST_IS_NOT_SET") == nil)
}

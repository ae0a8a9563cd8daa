import Configuration
import Foundation
import Secrets
import Testing
import Text
import YAML

@Suite("Secrets from outside the configuration")
struct SecretTests {
    private let folder: ConfigurationFolder

    init() throws { folder = try ConfigurationFolder() }

    private func environment(_ name: String) -> String? {
        ["PASSWORD": "from environment\n", "NOTHING": "", "CREDENTIALS_DIRECTORY": folder.path][name]
    }

    @Test(
        "Line ends after a secret are removed, everything else is kept",
        arguments: [
            ("hunter2", "hunter2"), ("hunter2\n", "hunter2"), ("hunter2\r\n\n", "hunter2"), (" hunter 2 \n", " hunter 2 "),
            ("ünter\n", "ünter"),
        ])
    func trimming(content: String, expected: String) throws {
        try folder.write(content, to: "secret")
        #expect(try SecretSource.file(folder.path + "/secret").read().reveal() == expected)
        #expect(try SecretSource.credential("secret").read(environment: environment).reveal() == expected)
    }

    @Test("An environment variable is read")
    func variable() throws {
        #expect(try SecretSource.environment("PASSWORD").read(environment: environment).reveal() == "from environment")
    }

    @Test("An unreadable secret is reported with source and cause, never with its content")
    func errors() throws {
        func message(_ source: SecretSource, _ environment: (String) -> String?) -> String? {
            #expect(throws: SecretError.self) { try source.read(environment: environment) }?.description
        }
        try folder.write("\n", to: "empty")
        try folder.write("hunter2\nhunter3\n", to: "lines")
        try folder.write(String(repeating: "x", count: 70_000), to: "large")
        let path = folder.path
        #expect(message(.file("/nowhere/x"), environment) == "file /nowhere/x: no such file or directory")
        #expect(message(.file(path), environment) == "file \(path): is a directory")
        #expect(message(.file(path + "/empty"), environment) == "file \(path)/empty: empty")
        #expect(message(.file(path + "/lines"), environment) == "file \(path)/lines: not one line of UTF-8 text")
        #expect(message(.file(path + "/large"), environment) == "file \(path)/large: larger than 65536 bytes")
        #expect(message(.environment("ABSENT"), environment) == "environment variable ABSENT: not set")
        #expect(message(.environment("NOTHING"), environment) == "environment variable NOTHING: empty")
        #expect(message(.credential("gone"), environment) == "credential gone: no such file or directory")
        let unset = "credential gone: $CREDENTIALS_DIRECTORY is not set; systemd sets it for a unit with LoadCredential="
        #expect(message(.credential("gone"), { _ in nil }) == unset)
    }

    @Test("A reader gives the new secret after its file was rewritten or replaced, and an error after it was removed")
    func rereading() throws {
        let reader = SecretReader(.file(folder.path + "/secret"))
        #expect(throws: SecretError.self) { try reader.read() }
        try folder.write("first", to: "secret")
        #expect(try reader.read().reveal() == "first")
        #expect(try reader.read().reveal() == "first")
        try folder.write("second one", to: "secret")
        #expect(try reader.read().reveal() == "second one")
        try folder.write("other", to: "new")
        try FileManager.default.removeItem(atPath: folder.path + "/secret")
        #expect(throws: SecretError.self) { try reader.read() }
        try FileManager.default.moveItem(atPath: folder.path + "/new", toPath: folder.path + "/secret")
        #expect(try reader.read().reveal() == "other")
    }

    @Test("A reader follows a link that changes its target, as in Kubernetes")
    func linkedSecret() throws {
        try folder.write("one", to: "a")
        try folder.write("two", to: "b")
        let link = folder.path + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "a")
        let reader = SecretReader(.file(link))
        #expect(try reader.read().reveal() == "one")
        try FileManager.default.removeItem(atPath: link)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "b")
        #expect(try reader.read().reveal() == "two")
    }

    @Test("An unchanged file is not read again")
    func cached() throws {
        try folder.write("first", to: "secret")
        let path = folder.path + "/secret"
        let reader = SecretReader(.file(path))
        #expect(try reader.read().reveal() == "first")
        // Same length, same inode, and the old time set again: nothing shows the change, so the cache must answer.
        var before = stat()
        try #require(stat(path, &before) == 0)
        let handle = try #require(FileHandle(forWritingAtPath: path))
        handle.write(Data("other".utf8))
        try handle.close()
        let times = [before.st_atim, before.st_mtim]
        try #require(utimensat(AT_FDCWD, path, times, 0) == 0)
        #expect(try reader.read().reveal() == "first")
    }

    @Test("The check of all secrets reports unreadable ones at their position")
    func check() throws {
        let text = """
            auth:
              good: {username: u, password_env: PASSWORD}
              bad:
                username: u
                password_file: gone
              token: {token_file: /nowhere/token}
            """
        let configuration = try folder.load(text)
        let file = folder.path + "/lantime.yml"
        #expect(
            configuration.checkSecrets(environment: environment).map(\.description) == [
                "\(file):5:20: auth.bad.password_file: cannot read the secret from file \(folder.path)/gone: no such file or directory",
                "\(file):6:23: auth.token.token_file: cannot read the secret from file /nowhere/token: no such file or directory",
            ])
    }
}

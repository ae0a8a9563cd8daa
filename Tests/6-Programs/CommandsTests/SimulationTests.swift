import Foundation
import Glibc
import HTTPServer
import TestFiles
import Testbench
import Testing

@Suite("demo and simulate", .timeLimit(.minutes(1)))
struct SimulationTests {
    private let fixtures = "--fixtures=" + projectFile("Fixtures")

    /// Waits for standard output to match.
    private func output<Output>(_ process: ChildProcess, _ regex: Regex<Output>) async throws -> Output {
        for _ in 0..<1000 {
            if let match = process.output.firstMatch(of: regex) { return match.output }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw Failure("no such output: \(process.output)\n\(process.errors)")
    }

    @Test("A simulated device is probed over HTTPS with its pin and password, and refuses another password")
    func simulate() async throws {
        let folder = try TestFolder()
        let password = try folder.write("password", "open-sesame\n")
        let process = try ChildProcess(
            [
                "simulate", fixtures, "--fixture=m600-gps", "--first-port=0", "--control=127.0.0.1:0",
                "--password-file=\(password)", "--still",
            ])
        let (_, url, pin) = try await output(process, #/\t(https://127\.0\.0\.1:\d+)\tpin_sha256 (\S+)\n/#)
        let file = try folder.write(
            "lantime.yml",
            """
            auth: {m: {username: info, password_file: password}}
            devices:
            - {name: gm, url: '\(url)', auth: m, tls: {pin_sha256: '\(pin)'}}
            """)
        let good = try await run("probe", "gm", "--config.file=\(file)")
        #expect(good.code == 0, "\(good.errors)")
        #expect(Scraped(good.output).state("lantime_sync_state", device: "gm") == "synchronized")
        try folder.write("password", "wrong")
        let bad = try await run("probe", "gm", "--config.file=\(file)")
        #expect(bad.code == 1 && bad.errors.contains("refuses the user name or password"))
        process.send(SIGTERM)
        #expect(try await process.exitCode() == 0)
    }

    @Test("The simulator prints a configuration with which the exporter reads its devices")
    func configuration() async throws {
        let folder = try TestFolder()
        let password = try folder.write("pass'word", "open-sesame\n")
        let process = try ChildProcess(
            [
                "simulate", fixtures, "--fixture=m600-gps", "--count=2", "--first-port=0", "--control=127.0.0.1:0",
                "--password-file=\(password)", "--still", "--print-config",
            ])
        _ = try await output(process, #/name: m600-gps-2.*\n/#)
        let file = try folder.write("lantime.yml", process.output)
        let check = try await run("check-config", file)
        #expect(check.code == 0 && check.output.contains("2 devices, no problems"), "\(check.errors) \(process.output)")
        #expect(try await run("probe", "m600-gps-2", "--config.file=\(file)").code == 0)
        process.send(SIGTERM)
        #expect(try await process.exitCode() == 0)
    }

    @Test(
        "An invalid option value ends with status 2 and the valid ones",
        arguments: ["--scenario=foo", "--behaviour=foo"])
    func badOption(option: String) async throws {
        let result = try await run("simulate", fixtures, option)
        #expect(result.code == 2 && result.errors.contains("one of ") && result.errors.contains("Try '"), "\(result.errors)")
    }

    @Test("The demonstration prints its addresses, shows its first device and answers scrapes of all")
    func demo() async throws {
        let process = try ChildProcess(["demo", fixtures, "--web.listen-address=127.0.0.1:0", "--count=4"])
        let (_, port) = try await output(process, #/http://127\.0\.0\.1:(\d+)/metrics/#)
        _ = try await output(process, #/Ctrl-C ends it/#)
        #expect(process.output.contains("lantime_up{"))
        for page in ["/devices/", "/sessions", "/collections", "/config", "/sd", "/-/metrics"] {
            #expect(process.output.contains("http://127.0.0.1:\(port)\(page)"), "\(page)")
        }
        // The user and password that are printed open the device that is printed.
        let (_, credentials, device) = try await output(process, #/curl -k -u (info:\w+) (https:\S+)\/api\/status/#)
        let answer = try await run(
            "-sk", "-o", "/dev/null", "-w", "%{http_code}", "-u", String(credentials), "\(device)/api/status",
            program: "/usr/bin/curl")
        #expect(answer.output == "200", "\(answer)")
        let address = SocketAddress(host: "127.0.0.1", port: UInt16(port) ?? 0)
        let scraped = Scraped(try await rawRequest(address, "/metrics").body)
        let up = scraped.series.filter { $0.key.hasPrefix("lantime_up{") }
        #expect(up.count >= 4 && up.values.contains("1"))
        process.send(SIGINT)
        #expect(try await process.exitCode() == 0)
        #expect(process.errors.allSatisfy { $0 != "\0" } && !process.errors.contains("level=error"))
    }

    /// libcurl and the resolver read the environment on threads of their own, and setting a variable moves it.
    @Test("The demonstration sets its variable before the HTTP client has a thread")
    func environment() async throws {
        let folder = try TestFolder()
        try FileManager.default.copyItem(atPath: ChildProcess.exporter, toPath: folder.file("lantime_exporter"))
        // Runs in place of the simulated devices, at the moment after the variable was set.
        let simulator = try folder.write(
            "lantime_simulator",
            "#!/bin/sh\nsed 's/^/thread /' /proc/$PPID/task/*/comm >&2\necho \"password $LANTIME_DEMO_PASSWORD\" >&2\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: simulator)
        let result = try await run(
            "demo", fixtures, "--web.listen-address=127.0.0.1:0", program: folder.file("lantime_exporter"))
        let threads = result.errors.split(separator: "\n").filter { $0.hasPrefix("thread ") }.map { $0.dropFirst(7) }
        #expect(threads.contains("lantime_exporte") && !threads.contains("http-client"), "\(threads)")
        #expect(result.errors.contains(#/password \w+/#) && result.errors.contains("the simulated devices did not start"))
        #expect(result.code == 1)
    }

    @Test("Any document in the folder can be simulated, and a missing one is named")
    func chosen() async throws {
        let process = try ChildProcess(
            ["simulate", fixtures, "--fixture=api-v8", "--http", "--first-port=0", "--control=127.0.0.1:0", "--still"])
        let (_, url) = try await output(process, #/api-v8\t(http://127\.0\.0\.1:\d+)\t/#)
        process.send(SIGTERM)
        #expect(try await process.exitCode() == 0 && !url.isEmpty)
        let bad = try await run("simulate", fixtures, "--fixture=m600-gps", "--fixture=bogus")
        #expect(bad.code == 1 && bad.errors.contains("bogus.json: no such file"), "\(bad.errors)")
    }

    @Test("Without its documents, the demonstration reports where it looked", arguments: ["demo", "simulate"])
    func noFixtures(command: String) async throws {
        let result = try await run(command, "--fixtures=/nowhere")
        #expect(result.code == 1 && result.errors.contains("/nowhere") && result.errors.contains("--fixtures"))
    }
}

import Foundation
import HTTPServer
import TestFiles
import Testbench
import Testing
import Threading

/// What `serve` does for those who run it: reloading by request, service managers, web configuration.
@Suite("serve as a service", .timeLimit(.minutes(1)))
struct WebServiceTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func ended(_ flag: Lock<Bool>, _ request: () async throws -> RawAnswer) async throws -> RawAnswer {
        defer { flag.withLock { $0 = true } }
        return try await request()
    }

    private func configure(_ text: String) throws { try folder.write("lantime.yml", text) }

    @Test("A reload request is answered when the reload is done, and never waits for a running scrape")
    func reload() async throws {
        try await withDevice({ _ in .after(.seconds(2), .document(smallDocument())) }) { device in
            try configure("devices:\n- {name: first, url: \(device.url)}")
            let service = try await TestService(folder, "--web.enable-lifecycle")
            let hasEnded = Lock(false)
            async let running = ended(hasEnded) { try await service.get("/metrics") }
            while device.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            try configure("devices:\n- {name: first, url: \(device.url)}\n- {name: second, url: \(device.url)/2}")
            #expect(try await rawRequest(service.address, "/-/reload", method: "POST").status == 200)
            #expect(!hasEnded.withLock { $0 }, "the scrape still waits for the device")
            #expect(try await service.get("/config").text.contains("second"))
            #expect(Scraped(try await running.body)["lantime_exporter_devices"] == "1", "a scrape keeps its devices")

            try configure("devices: [{name: first}]")
            let bad = try await rawRequest(service.address, "/-/reload", method: "PUT")
            #expect(bad.status == 500 && bad.text.contains("lantime.yml:1:"))
            let metrics = Scraped(try await service.get("/metrics").body)
            #expect(metrics["lantime_exporter_config_last_reload_successful"] == "0")
            #expect(metrics["lantime_exporter_devices"] == "2")
            #expect(try await service.stop() == 0)
        }
    }

    @Test("With --config.enable-auto-reload a new device file is loaded automatically, and a wrong one is reported once")
    func autoReload() async throws {
        try configure("device_files: ['gm-*.yml']")
        let service = try await TestService(folder, "--config.enable-auto-reload")
        func wait(for text: String, at page: String) async throws {
            for _ in 0..<100 {
                if try await service.get(page).text.contains(text) { return }
                try await Task.sleep(for: .milliseconds(100))
            }
            Issue.record("\(page) never has \(text); \(service.process.errors)")
        }
        try folder.write("gm-1.yml", "- {name: first, url: 'http://127.0.0.1:1'}")
        try await wait(for: "first", at: "/config")
        let successful = "lantime_exporter_config_last_reload_successful "
        try folder.write("gm-2.yml", "- {name: first, url: 'http://127.0.0.1:1'}")
        try await wait(for: successful + "0", at: "/-/metrics")
        // Long enough for two more looks.
        try await Task.sleep(for: .seconds(5))
        let told = service.process.errors.split(separator: "\n").filter { $0.contains("gm-2.yml:1:") }
        #expect(told.count == 1 && told[0].contains("gm-1.yml, line 1"), "\(told)")
        try folder.write("gm-2.yml", "- {name: second, url: 'http://127.0.0.1:1'}")
        try await wait(for: "second", at: "/config")
        try await wait(for: successful + "1", at: "/-/metrics")
        #expect(try await service.stop() == 0)
    }

    @Test("Replacing a Kubernetes volume, which renames one link behind all files, causes one reload")
    func kubernetesVolume() async throws {
        // As the kubelet writes it: lantime.yml -> ..data/lantime.yml, ..data -> ..time
        let manager = FileManager.default
        func mount(_ version: String, device: String) throws {
            try manager.createDirectory(atPath: folder.file("..\(version)"), withIntermediateDirectories: true)
            try folder.write("..\(version)/lantime.yml", "device_files: ['gm-*.yml']")
            try folder.write("..\(version)/gm-1.yml", "- {name: \(device), url: 'http://127.0.0.1:1'}")
            try manager.createSymbolicLink(atPath: folder.file("..data_tmp"), withDestinationPath: "..\(version)")
            #expect(rename(folder.file("..data_tmp"), folder.file("..data")) == 0)
        }
        try mount("v1", device: "first")
        for name in ["lantime.yml", "gm-1.yml"] {
            try manager.createSymbolicLink(atPath: folder.file(name), withDestinationPath: "..data/\(name)")
        }
        let service = try await TestService(folder, "--config.enable-auto-reload")
        #expect(try await service.get("/config").text.contains("first"))
        try mount("v2", device: "second")
        try manager.removeItem(atPath: folder.file("..v1"))
        _ = try await service.process.line(with: "configuration reloaded", "added")
        #expect(try await service.get("/config").text.contains("second"))
        // Long enough for another look.
        try await Task.sleep(for: .seconds(3))
        #expect(try await service.stop() == 0)
        let reloads = service.process.errors.split(separator: "\n").filter { $0.contains("reloaded") }
        #expect(reloads.count == 1, "\(reloads)")
    }

    @Test("It listens on the sockets that systemd passes, and notifies it when ready and when stopping")
    func systemd() async throws {
        try configure("devices: []")
        // What systemd does: listen, pass the socket as descriptor 3, and read what it is told.
        let script = """
            import os, signal, socket, sys
            notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            notify.bind(sys.argv[1])
            notify.settimeout(20)
            server = socket.create_server(("127.0.0.1", 0))
            child = os.fork()
            if child == 0:
                os.dup2(server.fileno(), 3)
                os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS="1", NOTIFY_SOCKET=sys.argv[1])
                os.execv(sys.argv[2], sys.argv[2:])
            def told(): return notify.recv(100).decode().split()[0]
            words = [told()]
            client = socket.create_connection(server.getsockname())
            client.sendall(b"GET /-/ready HTTP/1.0\\r\\n\\r\\n")
            words.append(client.recv(100).split()[1].decode())
            os.kill(child, signal.SIGHUP)
            words += [told(), told()]
            os.kill(child, signal.SIGTERM)
            words += [told(), str(os.waitpid(child, 0)[1])]
            print(*words)
            """
        let result = try await run(
            "-c", script, folder.file("notify"), ChildProcess.exporter, "--config.file=\(folder.file("lantime.yml"))",
            "--web.systemd-socket", program: "/usr/bin/python3")
        #expect(result.output == "READY=1 200 RELOADING=1 READY=1 STOPPING=1 0\n", "\(result)")
    }

    @Test(
        "It keeps systemd's watchdog satisfied until it is stopped, with one thread for that",
        .disabled(if: ProcessInfo.processInfo.environment["TSAN_OPTIONS"] != nil, "the sanitizer has a thread of its own"))
    func watchdog() async throws {
        try configure("devices: []")
        let script = """
            import os, signal, socket, sys
            notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            notify.bind(sys.argv[1])
            notify.settimeout(20)
            environment = dict(os.environ, NOTIFY_SOCKET=sys.argv[1], WATCHDOG_USEC="2000000")
            child = os.spawnve(os.P_NOWAIT, sys.argv[2], sys.argv[2:], environment)
            words = [notify.recv(100).decode() for _ in range(4)]
            main = open(f"/proc/{child}/comm").read().strip()
            tasks = [task for task in os.listdir(f"/proc/{child}/task") if open(f"/proc/{child}/task/{task}/comm").read().strip() == main]
            os.kill(child, signal.SIGTERM)
            while words[-1] != "STOPPING=1": words.append(notify.recv(100).decode())
            print(*sorted(set(words)), len(tasks), os.waitpid(child, 0)[1])
            """
        let result = try await run(
            "-c", script, folder.file("watched"), ChildProcess.exporter, "--config.file=\(folder.file("lantime.yml"))",
            "--web.listen-address=127.0.0.1:0", program: "/usr/bin/python3")
        // A thread without a name of its own is the main one, or libdispatch's.
        #expect(result.output == "READY=1 STOPPING=1 WATCHDOG=1 1 0\n", "\(result)")
    }

    @Test("Without sockets from systemd, the error names what is missing")
    func noSocket() async throws {
        try configure("devices: []")
        let result = try await run("--config.file=\(folder.file("lantime.yml"))", "--web.systemd-socket")
        #expect(result.code == 2 && result.errors.contains("systemd handed over no socket"))
    }

    @Test("All problems of configuration and web configuration are reported at once, by serve and by check-config")
    func allProblems() async throws {
        try configure("devices:\n- {name: a}")
        let web = try folder.write("web.yml", "tls_server_config: {cert_file: none.pem}\nusers: {}")
        let file = folder.file("lantime.yml")
        for arguments in [["check-config", file], ["--config.file=\(file)", "--web.listen-address=127.0.0.1:0"]] {
            let process = try ChildProcess(arguments + ["--web.config.file=\(web)"])
            #expect(try await process.exitCode() == 1)
            #expect(process.errors.split(separator: "\n").count == 4, "\(process.errors)")
            for part in [
                "lantime.yml:2:3: devices[0]: missing key", "web.yml:1:32:", "key_file or key is missing", "web.yml:2:1:",
            ] {
                #expect(process.errors.contains(part), "\(process.errors)")
            }
        }
    }

    @Test("Ignored settings of the web configuration are reported at start and by check-config")
    func notices() async throws {
        try configure("devices: []")
        let web = try folder.write("web.yml", "http_server_config: {http2: true}")
        let service = try await TestService(folder, "--web.config.file=\(web)")
        _ = try await service.process.line(with: "level=warn", "http2 has no effect")
        #expect(try await service.stop() == 0)
        let check = try await run("check-config", folder.file("lantime.yml"), "--web.config.file=\(web)")
        #expect(check.code == 0 && check.output.contains("http2 has no effect"))
    }

    @Test("Every option of the web side is documented, and no others are")
    func documentation() async throws {
        let help = try await run("serve", "--help").output
        let text = try String(contentsOfFile: projectFile("docs/web.md"), encoding: .utf8)
        func options(_ text: String) -> Set<Substring> { Set(text.matches(of: #/--web\.[a-z.-]+[a-z]/#).map(\.output)) }
        #expect(options(text) == options(help))
    }

    @Test(
        "Impossible values are refused as wrong usage",
        arguments: [
            "--web.external-url=exporter", "--web.external-url=https://u:p@host", "--web.external-url=https://host/?a",
            "--web.max-connections=0", "--web.max-connections-per-address=-1", "--web.max-requests=0", "--web.max-requests=many",
        ])
    func wrongUsage(argument: String) async throws {
        try configure("devices: []")
        let result = try await run("--config.file=\(folder.file("lantime.yml"))", argument)
        #expect(result.code == 2 && result.errors.contains(argument.prefix { $0 != "=" }), "\(result)")
    }
}

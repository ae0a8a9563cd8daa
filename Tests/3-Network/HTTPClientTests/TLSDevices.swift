import Foundation
import Text
import Threading

/// HTTPS servers on the loopback interface (Python's `ssl`), with certificates made for this run.
///
/// They end with the test process, because its end closes their standard input.
final class TLSDevices: Sendable {
    static let shared = Result { try TLSDevices() }

    /// What a server saw of its client; it is the answer's body.
    struct Report: Decodable {
        var session_reused: Bool
        var client: String?
        var sni: String?
        var host: String
    }

    private struct Ports: Decodable {
        var keep: Int
        var close: Int
        var mutual: Int
    }

    let directory: URL
    /// base64 of the SHA-256 of the servers' public key.
    let pin: CertificatePin
    let certificatesMade: Date
    private let ports: Ports
    private let server: Process

    /// Keeps connections; listens on 127.0.0.1 to 127.0.0.12.
    func keepAlive(_ host: String = "127.0.0.1") -> String { "https://\(host):\(ports.keep)/api/status" }
    /// Closes each connection after its answer; listens on the same addresses.
    func closing(_ host: String = "127.0.0.1") -> String { "https://\(host):\(ports.close)/api/status" }
    /// Wants a client certificate.
    var mutual: String { "https://127.0.0.1:\(ports.mutual)/api/status" }

    func file(_ name: String) -> String { directory.appendingPathComponent(name).path }

    private init() throws {
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("tls-devices-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        certificatesMade = Date()
        let making = Process()
        let pinPipe = Pipe()
        making.executableURL = URL(fileURLWithPath: "/bin/sh")
        making.arguments = ["-ec", Self.makeCertificates]
        making.currentDirectoryURL = directory
        making.standardOutput = pinPipe
        making.standardError = FileHandle.nullDevice
        try making.run()
        let pinText = String(decoding: pinPipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        making.waitUntilExit()
        pin = try CertificatePin(parsing: pinText.trimmingCharacters(in: .whitespacesAndNewlines))

        server = Process()
        let portsPipe = Pipe()
        server.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        server.arguments = ["python3", "-c", Self.serve]
        server.currentDirectoryURL = directory
        server.standardInput = Pipe()
        server.standardOutput = portsPipe
        try server.run()
        ports = try JSONDecoder().decode(Ports.self, from: portsPipe.fileHandleForReading.availableData)
    }

    private static let makeCertificates = """
        new="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
        openssl req -x509 $new -keyout ca.key -out ca.pem -subj /CN=test-authority -days 2
        openssl req -x509 $new -keyout foreign.key -out foreign.pem -subj /CN=foreign-authority -days 2
        addresses=$(seq -s, -f 'IP:127.0.0.%g' 1 12)
        printf 'subjectAltName=DNS:device.test,%s' "$addresses" > names
        for who in device monitor; do
            openssl req $new -keyout $who.key -out $who.csr -subj /CN=$who
            openssl x509 -req -in $who.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out $who.pem
        done
        openssl ec -in monitor.key -aes128 -passout pass:locked -out locked.key
        openssl x509 -in device.pem -pubkey -noout | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | base64
        """

    private static let serve = """
        import json, os, shutil, socket, ssl, sys, threading, time

        def context(mutual):
            made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            made.load_cert_chain("device.pem", "device.key")
            def note(connection, name, _): connection.sni = name
            made.sni_callback = note
            if mutual:
                made.load_verify_locations("ca.pem")
                made.verify_mode = ssl.CERT_REQUIRED
            return made

        def serve(raw, made, keep):
            try:
                with made.wrap_socket(raw, server_side=True, do_handshake_on_connect=False) as connection:
                    try:
                        connection.do_handshake()
                    except ssl.SSLError:
                        # Closing with the client's request unread would reset the connection, and the alert with it.
                        time.sleep(0.3)
                        raise
                    while True:
                        request = b""
                        while b"\\r\\n\\r\\n" not in request:
                            piece = connection.recv(65536)
                            if not piece: return
                            request += piece
                        host = [l for l in request.decode().split("\\r\\n") if l.lower().startswith("host:")][0][5:].strip()
                        certificate = connection.getpeercert() or {}
                        names = dict(pair[0] for pair in certificate.get("subject", ()))
                        body = json.dumps({"session_reused": connection.session_reused, "client": names.get("commonName"),
                                           "sni": getattr(connection, "sni", None), "host": host})
                        connection.sendall(("HTTP/1.1 200 OK\\r\\nContent-Length: %d\\r\\nConnection: %s\\r\\n\\r\\n%s" % (
                            len(body), "keep-alive" if keep else "close", body)).encode())
                        if not keep:
                            connection.unwrap()
                            return
            except OSError:
                pass

        def listen(address, port, made, keep):
            listener = socket.create_server((address, port), backlog=64)
            def accept():
                while True:
                    threading.Thread(target=serve, args=(listener.accept()[0], made, keep), daemon=True).start()
            threading.Thread(target=accept, daemon=True).start()
            return listener.getsockname()[1]

        def everywhere(made, keep):
            port = listen("127.0.0.1", 0, made, keep)
            for last in range(2, 13):
                listen("127.0.0.%d" % last, port, made, keep)
            return port

        ordinary = context(False)
        ports = {"keep": everywhere(ordinary, True), "close": everywhere(ordinary, False),
                 "mutual": listen("127.0.0.1", 0, context(True), True)}
        print(json.dumps(ports), flush=True)
        sys.stdin.read()
        shutil.rmtree(os.getcwd(), ignore_errors=True)
        os._exit(0)
        """
}

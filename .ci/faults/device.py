"""A device that misbehaves as it is told: HTTP or HTTPS on a port of loopback, kept connections, an uptime that tells its answers apart."""

import contextlib
import pathlib
import re
import socket
import ssl
import subprocess
import threading
import time

DOCUMENT = (pathlib.Path(__file__).resolve().parents[2] / "Fixtures/m600-gps.json").read_bytes()
TCP_REPAIR = 19


class Device:
    """`with` lets it listen; attributes may be changed while it does."""

    def __init__(self, certificate=None, port=0):
        #: Seconds that an answer takes, whether it keeps silent in handshakes, and whether it always says the same.
        self.delay, self.is_silent, self.is_frozen = 0, False, False
        self.answers = 0
        self.connections = []
        self.over = threading.Event()
        self.context = None
        if certificate:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(certificate)
        self.listener = socket.create_server(("127.0.0.1", port), backlog=128)
        self.port = self.listener.getsockname()[1]
        self.url = f"{'https' if certificate else 'http'}://127.0.0.1:{self.port}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.listener.accept()
                self.connections.append(connection)
                threading.Thread(target=self._converse, args=(connection,), daemon=True).start()

    def _converse(self, connection):
        with contextlib.suppress(OSError, ValueError):
            if self.is_silent:
                self.over.wait()
                return
            if self.context:
                self.connections.remove(connection)
                connection = self.context.wrap_socket(connection, server_side=True)
                self.connections.append(connection)
            # In short waits, because a socket that somebody waits for is not closed.
            connection.settimeout(0.05)
            received = b""
            while part := self._receive(connection):
                received += part
                while b"\r\n\r\n" in received:
                    _, _, received = received.partition(b"\r\n\r\n")
                    self.answers += 0 if self.is_frozen else 1
                    # Made when the request comes: a late answer is one of before.
                    answer = self.answer()
                    self.over.wait(self.delay)
                    connection.sendall(answer)

    @staticmethod
    def _receive(connection):
        while True:
            with contextlib.suppress(TimeoutError):
                return connection.recv(65536)

    def answer(self):
        body = re.sub(rb'("uptime": )[\d.]+', rb"\g<1>%d" % self.answers, DOCUMENT, count=1)
        return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)

    def vanish(self):
        """Its connections are gone without a word, as after a loss of power; it listens on."""
        for connection in self.connections:
            with contextlib.suppress(OSError):
                connection.setsockopt(socket.IPPROTO_TCP, TCP_REPAIR, 1)
                connection.close()
        self.connections.clear()
        time.sleep(0.1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.over.set()
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for connection in self.connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


def certificate(folder, name):
    """A key and a certificate in one file, and the pin of the key."""
    pem = folder / f"{name}.pem"
    quiet = {"check": True, "capture_output": True}
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", f"/CN={name}",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", pem, "-out", folder / f"{name}.crt"], **quiet)  # fmt: skip
    pem.write_text(pem.read_text() + (folder / f"{name}.crt").read_text())
    script = f'openssl x509 -in "{folder}/{name}.crt" -pubkey -noout | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | base64'
    return pem, subprocess.run(["sh", "-c", script], **quiet).stdout.decode().strip()


def uptime(answer, name="gm"):
    """The uptime in an exposition; the number of the answer."""
    match = re.search(rb'^lantime_system_uptime_seconds\{device="%s"\} (\S+)' % name.encode(), answer.body, re.M)
    return float(match[1]) if match else None


def is_up(answer, name="gm"):
    return b'lantime_up{device="%s"} 1' % name.encode() in answer.body

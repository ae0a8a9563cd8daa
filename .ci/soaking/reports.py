"""The process of the devices, what it reports, and the secrets that count there."""

import contextlib
import pathlib
import socket
import subprocess
import sys
import threading

from device import certificate
from plan import SERVER_NAME, Device
from programs import free_ports, wait

DEVICES = pathlib.Path(__file__).with_name("devices.py")


def certificates(folder):
    """Two good certificates of one authority, in `first.pem` and `second.pem`, and one of nobody, in `foreign.pem`."""
    certificate(folder, "foreign")

    def openssl(*arguments):
        subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)

    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    openssl("req", "-x509", *key, "-days", "2", "-subj", "/CN=soak", "-keyout", "ca.key", "-out", "ca.pem")
    (folder / "names").write_text(f"subjectAltName=DNS:{SERVER_NAME}\n")
    for name in ("first", "second"):
        openssl("req", *key, "-subj", f"/CN={name}", "-keyout", f"{name}.key", "-out", f"{name}.csr")
        openssl("x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2",
                "-extfile", "names", "-out", f"{name}.crt")  # fmt: skip
        (folder / f"{name}.pem").write_text((folder / f"{name}.key").read_text() + (folder / f"{name}.crt").read_text())


class Devices:
    """Starts the process. What it reports is noted in the model, before each judgement and in between."""

    def __init__(self, folder, programs, fleet, seed, speed):
        certificates(folder)
        self.fleet, self.lock, self.rest = fleet, threading.Lock(), b""
        self.devices = [Device(index) for index in range(len(fleet.said))]
        self.port = free_ports(1)[0]
        self.program = programs.run(folder, sys.executable, "-u", DEVICES, seed, len(self.devices), speed, self.port, folder)

        def connect():
            connection = socket.socket(socket.AF_UNIX)
            connection.connect(str(folder / "control"))
            return connection

        self.reports = wait("the devices start", connect, also=self.program.output)
        self.commands = connect()
        for connection in (self.reports, self.commands):
            programs.callback(connection.close)
        self.reports.setblocking(False)
        self.over = threading.Event()
        programs.callback(self.over.set)
        threading.Thread(target=self._listen, daemon=True).start()

    def accept(self, kind, *secrets):
        """From now on only these secrets count."""
        self.commands.sendall(" ".join([kind, *secrets, "\n"]).encode())

    def problems(self, *arguments):
        """See `Fleet.problems`, with everything that was reported until now."""
        with self.lock:
            self._note()
            return self.fleet.problems(*arguments)

    def move(self, name, address, before, after):
        with self.lock:
            self.fleet.said[name].move(address, before, after)

    def _note(self):
        try:
            while part := self.reports.recv(1 << 20):
                *lines, self.rest = (self.rest + part).split(b"\n")
                for line in lines:
                    self.fleet.note(line.decode())
        except BlockingIOError:
            pass

    def _listen(self):
        while not self.over.is_set():
            # It ends with the run, in the middle of anything.
            with contextlib.suppress(OSError, ValueError), self.lock:
                self._note()
            self.over.wait(0.02)

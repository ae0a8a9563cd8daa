"""Everything at once: exporter, devices, scrapers, pages, crowds, changes; with rests in which nobody asks."""

import contextlib
import http.client
import math
import threading
import time

from changes import Changes
from clients import Address, ask
from curve import Curve
from exposition import samples
from model import Fleet
from others import Pages, crowds
from plan import SECRET, Device
from programs import Programs, free_ports, wait
from scrapers import Tally, scrapers
from target import Target
from reports import Devices


class Exporter(Target):
    """The exporter, from files that were written before."""

    def _serve(self, folder, exporter, count, at):
        self.address = at
        self.program = self.run(
            folder, exporter, "serve", f"--config.file={folder / 'lantime.yml'}", f"--web.config.file={folder / 'web.yml'}",
            "--web.enable-lifecycle", f"--web.listen-address=127.0.0.1:{at[1]}")  # fmt: skip
        wait("the exporter listens", lambda: ask(at, "/-/ready", "127.0.0.1").status in (200, 401), 30, also=self.program.output)


class Soak(Programs):
    """`with` starts it; `run` loads it for some seconds."""

    def start(self, folder, exporter, curve, count, seed, speed):
        self.tally, self.over, self.is_on = Tally(lambda problem: print(f"soak: {problem}", flush=True)), threading.Event(), threading.Event()
        #: Seconds between two requests of a client that asks often.
        self.pace = 0.06 if count > 50 else 0.1
        self.pages_seen, self.page_problems = 0, []
        devices = [Device(index) for index in range(count)]
        self.devices = Devices(folder, self, Fleet(devices), seed, speed)
        self.changes = Changes(self, folder, seed, 20 / speed)
        self.address = Address("127.0.0.1", free_ports(1)[0])
        self.exporter = self.enter_context(Exporter(folder, exporter, 0, at=self.address))
        self.curve = Curve(self.exporter, curve)
        names = [device.name for device in devices]
        self.pages = Pages(self, names)
        self.clients = [*scrapers(self, names), self.pages]
        self.callback(self.over.set)
        for each in [*self.clients, self.changes]:
            each.start()

    def credentials(self):
        """Header fields of the user that counts now."""
        return self.changes.credentials

    def leaks(self, path, body):
        """What is wrong when an output contains a secret."""
        return [f"{path} contains a secret"] if SECRET.encode() in body else []

    def post(self, path):
        connection = http.client.HTTPConnection(*self.address, timeout=30)
        with contextlib.closing(connection):
            try:
                connection.request("POST", path, headers=self.credentials())
                response = connection.getresponse()
                return response.status, response.read()
            except (OSError, http.client.HTTPException) as error:
                return 0, str(error).encode()

    def note_page(self, problems):
        self.pages_seen += 1
        self.page_problems += problems[: max(0, 20 - len(self.page_problems))]

    def run_load(self, seconds, every=5):
        """Load for that long, then a rest."""
        end = time.monotonic() + seconds
        self.is_on.set()
        with contextlib.ExitStack() as stack:
            for crowd in crowds(self):
                stack.enter_context(crowd)
            while (now := time.monotonic()) < end:
                time.sleep(min(every, end - now))
                self.exporter.program.must_run()
                self.devices.program.must_run()
                self.curve.sample(self.tally, self.pages.journals)
            self.is_on.clear()
        wait("all connections end at rest", lambda: self._open() <= 1, 90)
        # What was asked last has its time to end: sessions with devices, threads that were needed for a moment, and freed memory, which the
        # exporter gives back every 30 s.
        time.sleep(3 if seconds < 60 else 40)
        self.curve.rest()

    def _open(self):
        """How many clients are connected, this one included."""
        answer = ask(self.address, "/-/metrics", "127.0.0.1", headers=self.credentials())
        return next((float(value) for _, value in samples(answer.body, b"lantime_exporter_http_connections_open")), math.inf)

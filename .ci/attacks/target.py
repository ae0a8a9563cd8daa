"""The exporter under attack, its devices, and those who ask it in the meantime."""

import os
import pathlib
import socket
import subprocess
import threading

from clients import Address, ask
from programs import Failure, Programs, free_ports, wait

HANGS = "hangs"
# What a fleet is made of; a device with 500 nodes of SyncMon is rare.
FLEET = [f"--fixture={name}" for name in ("m1000-rsc-rel", "m300-dcf77", "m3000s-hps", "m4000-full", "m600-gps")]
ROOT = pathlib.Path(__file__).resolve().parents[2]
SIMULATOR = ROOT / ".build/debug/lantime_simulator"


class Devices:
    """Addresses of simulated devices, by name; if wanted, the last one, `hangs`, takes connections and says nothing."""

    def __init__(self, folder, count, programs, hangs, fleet=FLEET):
        simulator = programs.run(
            folder, SIMULATOR, "simulate", *fleet, "--http", "--still", f"--count={count}", "--first-port=0",
            "--control=127.0.0.1:0", "--fixtures", ROOT / "Fixtures",
        )  # fmt: skip
        wait("the devices listen", lambda: "control\t" in simulator.output(), 60, also=lambda: simulator.output()[-800:])
        lines = [line.split("\t") for line in simulator.output().splitlines()]
        self.urls = {line[0]: line[1] for line in lines if len(line) >= 2 and line[1].startswith("http://") and line[0] != "control"}
        if len(self.urls) < count:
            raise Failure(f"{len(self.urls)} of {count} devices listen: {simulator.output()[-800:]}")
        if not hangs:
            return
        self.silent = programs.enter_context(socket.create_server(("127.0.0.1", 0), backlog=2048))
        self.urls[HANGS] = f"http://127.0.0.1:{self.silent.getsockname()[1]}"


class Target(Programs):
    """An exporter of some simulated devices, and of more that are given by their URLs, or by URLs and further settings."""

    def __init__(self, folder, exporter, count, **options):
        super().__init__(folder, exporter, count, options)

    def start(self, folder, exporter, count, options):
        self._serve(folder, exporter, count, **options)

    def _serve(self, folder, exporter, count, urls=(), hangs=True, web=None, tls=False, auth="", timeout="3s", before=(), options=(), fleet=FLEET):
        urls = dict(urls)
        self.names = []
        if count:
            devices = Devices(folder, count, self, hangs, fleet)
            urls |= devices.urls
            self.names = [name for name in devices.urls if name != HANGS]
        self.address = Address("127.0.0.1", free_ports(1)[0], tls)
        text = f"{auth}defaults: {{timeout: {timeout}}}\ndevices:\n"
        for name, url in urls.items():
            url, *settings = url if isinstance(url, tuple) else (url,)
            text += "- {%s}\n" % ", ".join([f"name: {name}", f"url: '{url}'", *settings])
        (folder / "lantime.yml").write_text(text)
        more = list(options)
        if web:
            (folder / "web.yml").write_text(web)
            more.append(f"--web.config.file={folder / 'web.yml'}")
        self.program = self.run(
            folder, *before, exporter, f"--config.file={folder / 'lantime.yml'}", f"--web.listen-address=127.0.0.1:{self.address[1]}", *more)
        wait("the exporter listens", lambda: ask(self.address, "/-/ready", "127.0.0.1").status in (200, 401), 30, also=self.program.output)

    def status(self, key):
        """A figure of /proc, such as `Threads`; kilobytes as megabytes."""
        self.program.must_run()
        line = next(line for line in open(f"/proc/{self.program.process.pid}/status") if line.startswith(key + ":"))
        return int(line.split()[1]) / (1000 if line.rstrip().endswith("kB") else 1)

    def processor_time(self):
        """Seconds of processor time that the exporter has taken."""
        self.program.must_run()
        fields = pathlib.Path(f"/proc/{self.program.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Others(threading.Thread):
    """Asks again and again, from several addresses; the worst of what came of it counts."""

    def __init__(self, target, path, sources=("127.0.0.21", "127.0.0.22"), every=0.5, user=None, timeout=30, headers=None):
        super().__init__(daemon=True)
        self.target, self.path, self.sources, self.every, self.user, self.timeout = target, path, sources, every, user, timeout
        self.headers, self.answers, self.over = headers, [], threading.Event()
        self.start()

    def run(self):
        number = 0
        while not self.over.is_set():
            source = self.sources[number % len(self.sources)]
            self.answers.append(ask(self.target.address, self.path, source, self.user, self.timeout, self.headers))
            number += 1
            self.over.wait(self.every)

    def end(self):
        self.over.set()
        self.join(self.timeout + 5)
        return self

    @property
    def worst(self):
        return max(answer.seconds for answer in self.answers)

    @property
    def failed(self):
        return sum(answer.status != 200 for answer in self.answers)


class Figures(threading.Thread):
    """Looks at a figure of /proc again and again."""

    def __init__(self, target, key):
        super().__init__(daemon=True)
        self.target, self.key, self.most, self.over = target, key, 0, threading.Event()
        self.start()

    def run(self):
        while not self.over.wait(0.1):
            self.most = max(self.most, self.target.status(self.key))

    def end(self):
        self.over.set()
        self.join(5)


def private_resolver(folder, server):
    """The beginning of a command that runs a program with a name server of its own; needs root."""
    (folder / "resolv.conf").write_text(f"nameserver {server}\noptions timeout:5 attempts:2\n")
    script = f'mount --bind "{folder}/resolv.conf" /etc/resolv.conf && exec "$0" "$@"'
    command = ["unshare", "--mount", "sh", "-c", script]
    return command if subprocess.run([*command, "true"], capture_output=True).returncode == 0 else None

"""Faults of the machine: descriptors, disk, processor, clock."""

import pathlib
import re
import resource
import signal
import socket
import subprocess
import time

from clients import ask
from device import Device, is_up
from of_devices import ME, heals, scrape, tells
from programs import Failure, wait
from target import Others, Target
from verdict import Skipped, Verdict

ROOT = pathlib.Path(__file__).resolve().parents[2]


def limit(target, kind, soft):
    """Lowers or raises a limit of the running exporter; returns what it was."""
    before = resource.prlimit(target.program.process.pid, kind)
    resource.prlimit(target.program.process.pid, kind, (soft, before[1]))
    return before[0]


def few_descriptors(folder, exporter, is_long):
    """A limit of 64 descriptors, 40 devices and 30 clients that only connect."""
    verdict = Verdict()
    with Device() as device:
        urls = {f"gm-{number}": device.url for number in range(40)}
        with Target(folder, exporter, 0, urls=urls, before=["prlimit", "--nofile=64:64"]) as target:
            idle = [socket.create_connection(target.address, source_address=(f"127.0.0.{11 + number % 3}", 0)) for number in range(30)]
            answer = ask(target.address, "/metrics", ME)
            verdict.least("devices up", len(re.findall(rb"^lantime_up\{.*\} 1$", answer.body, re.M)), 40)
            verdict.most("the scrape took", answer.seconds, 4, " s")
            for each in idle:
                each.close()
    return verdict


def no_descriptors(folder, exporter, is_long):
    """None is left at all, for some seconds."""
    verdict = Verdict()
    with Device() as device, Target(folder, exporter, 0, urls={"gm": device.url}, timeout="1s") as target:
        kept = socket.create_connection(target.address)
        # The device's connection is not kept: a new one would be needed.
        wait("up before", lambda: is_up(scrape(target)))
        device.vanish()
        before = limit(target, resource.RLIMIT_NOFILE, 3)
        kept.sendall(b"GET /probe?target=gm HTTP/1.1\r\nHost: x\r\n\r\n")
        kept.settimeout(10)
        answer = kept.recv(65536)
        verdict.least("a client that is connected is answered", b"200 OK" in answer, 1)
        new = ask(target.address, "/-/healthy", ME, timeout=2)
        verdict.note("status of a new client (0: none in 2 s)", new.status)
        time.sleep(60 if is_long else 3)
        tells(target, verdict, "connect")
        limit(target, resource.RLIMIT_NOFILE, before)
        start = time.monotonic()

        def is_served():
            # A Prometheus keeps its connection busy: that none ends must not keep new clients out.
            kept.sendall(b"GET /-/healthy HTTP/1.1\r\nHost: x\r\n\r\n")
            kept.recv(65536)
            return ask(target.address, "/-/healthy", ME, timeout=2).status == 200

        wait("new clients are answered", is_served, 60)
        verdict.most("new clients answered after", time.monotonic() - start, 10, " s")
        heals(target, verdict)
        kept.close()
    return verdict


def full_disk(folder, exporter, is_long):
    """The file system of the log is full; later it is not."""
    verdict = Verdict()
    disk = folder / "disk"
    disk.mkdir()
    script = f'mount -t tmpfs -o size=64k tmpfs "{disk}" && exec "$0" "$@" 2>>"{disk}/log"'
    before = ["unshare", "--mount", "sh", "-c", script]
    if subprocess.run([*before, "true"], capture_output=True).returncode:
        raise Skipped("only root may make a file system")
    with Device() as device, Target(folder, exporter, 0, urls={"gm": device.url}, timeout="1s", before=before) as target:
        seen = pathlib.Path(f"/proc/{target.program.process.pid}/root{disk}")
        verdict.least("up before", is_up(scrape(target)), 1)
        filler = open(seen / "filler", "wb", buffering=0)
        try:
            while filler.write(b"x" * 4096):
                pass
        except OSError:
            pass
        lines = len((seen / "log").read_bytes())
        others = Others(target, "/probe?target=gm")
        device.is_silent = True
        device.vanish()
        time.sleep(60 if is_long else 4)
        device.is_silent = False
        others.end()
        verdict.most("requests without an answer", others.failed, 0)
        verdict.most("slowest", others.worst, 2, " s")
        verdict.note("bytes logged meanwhile", len((seen / "log").read_bytes()) - lines)
        filler.truncate(0)
        heals(target, verdict)
        wait("the log goes on", lambda: len((seen / "log").read_bytes()) > lines)
        verdict.note("lines of the log", (seen / "log").read_text(errors="replace").count("\n"))
    # What commands print must not get lost silently.
    command = subprocess.run([exporter, "metrics"], stdout=open("/dev/full", "w"), stderr=subprocess.PIPE, text=True)
    verdict.least("exit code of a command whose output has no room", command.returncode, 1)
    verdict.least("and it says why", "o space left" in command.stderr, 1)
    return verdict


def stopped(folder, exporter, is_long):
    """The process gets no processor (SIGSTOP)."""
    verdict, seconds = Verdict(), 60 if is_long else 5
    with Device() as device, Target(folder, exporter, 0, urls={"gm": device.url}) as target:
        scrape(target)
        target.program.signal(signal.SIGSTOP)
        others = Others(target, "/probe?target=gm", timeout=seconds + 20)
        time.sleep(seconds)
        target.program.signal(signal.SIGCONT)
        start = time.monotonic()
        wait("others are answered", lambda: any(each.status == 200 for each in others.answers))
        verdict.most("after it goes on, answered within", time.monotonic() - start, 1, " s")
        others.end()
        verdict.most("requests that failed", others.failed, 0)
        # Time goes on meanwhile: what was under way may have reached its timeout.
        verdict.most("devices down", sum(not is_up(each) for each in others.answers), 1)
    return verdict


def faketime():
    """The library of Debian's package libfaketime, unpacked below .build/tools; nothing is installed."""
    folder = ROOT / ".build/tools/faketime"
    if not list(folder.glob("**/libfaketime.so.1")):
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run("apt-get download -qq libfaketime && dpkg -x libfaketime_*.deb .", shell=True, cwd=folder, capture_output=True)
    if found := list(folder.glob("**/libfaketime.so.1")):
        return found[0]
    raise Skipped("the Debian package libfaketime cannot be downloaded")


def clock_steps(folder, exporter, is_long):
    """The clock is stepped by an hour and by 1024 weeks, forwards and back."""
    verdict, library = Verdict(), faketime()
    file = folder / "clock"
    file.write_text("+0\n")
    before = ["env", f"LD_PRELOAD={library}", f"FAKETIME_TIMESTAMP_FILE={file}", "FAKETIME_NO_CACHE=1", "FAKETIME_DONT_FAKE_MONOTONIC=1",
              "FAKETIME_DONT_RESET=1"]  # fmt: skip
    with Device() as device, Target(folder, exporter, 0, urls={"gm": device.url}, before=before) as target:
        down, slowest, durations, years = 0, 0, [], []
        weeks = 1024 * 7 * 86400
        for step in (0, 3600, -3600, weeks, 0, -weeks, 0):
            file.write_text(f"{step:+d}\n")
            for _ in range(2):
                answer = scrape(target)
                down += not is_up(answer)
                slowest = max(slowest, answer.seconds)
                durations += [float(each) for each in re.findall(rb"^lantime_scrape_duration_seconds\{.*\} (\S+)$", answer.body, re.M)]
            down += ask(target.address, "/-/metrics", ME).status != 200
            page = ask(target.address, "/sessions.json", ME)
            years += [int(year) for year in re.findall(rb"(\d{4})-\d\d-\d\dT", page.body)]
        verdict.most("scrapes that failed", down, 0)
        verdict.most("slowest", slowest, 1, " s")
        if not durations:
            raise Failure("no duration is exported")
        verdict.least("shortest duration exported", min(durations), 0, " s")
        verdict.most("longest", max(durations), 1, " s")
        verdict.least("years seen in the journal: the clock was stepped", len(set(years)), 3)
    return verdict


FAULTS = {
    "few-descriptors": few_descriptors, "no-descriptors": no_descriptors, "full-disk": full_disk,
    "stopped": stopped, "clock-steps": clock_steps,
}  # fmt: skip

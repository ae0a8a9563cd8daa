"""Programs that run beside each other on loopback and end with the check, whatever happens."""

import contextlib
import json
import os
import random
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request


class Failure(Exception):
    """Something that must not be, in a sentence."""


#: Below those that the system gives to connections: an attack beside this check takes thousands of them.
PORTS = range(20_000, 32_000)


def free_ports(count):
    """Ports that nobody uses; all are held until the last is known, so that they differ."""
    sockets = []
    try:
        for port in random.sample(PORTS, len(PORTS)):
            if len(sockets) == count:
                break
            sockets.append(socket.socket())
            try:
                sockets[-1].bind(("127.0.0.1", port))
            except OSError:
                sockets.pop().close()
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


def request(url, method="GET", form=None):
    """The text of an answer; anything but success is an error of urllib."""
    data = urllib.parse.urlencode(form, doseq=True).encode() if form else None
    with urllib.request.urlopen(urllib.request.Request(url, data=data, method=method if data is None else "POST"), timeout=20) as answer:
        return answer.read().decode()


def wait(what, condition, seconds=20, also=lambda: ""):
    """Until the condition holds; returns what it returned. `also` says what was seen instead when it never did."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            if result := condition():
                return result
        except (urllib.error.URLError, OSError, json.JSONDecodeError):
            pass
        if time.monotonic() > deadline:
            raise Failure(f"not within {seconds:.0f} s: {what}" + (f"; seen: {also()}" if also() else ""))
        time.sleep(0.2)


class Program:
    """A program with its output in a file of the folder. `with` ends it."""

    def __init__(self, folder, *command, cwd=None, environment=None):
        self.name = str(command[0]).rsplit("/", 1)[-1]
        self.path = folder / f"{self.name}-{command[1].strip('-').split('=')[0]}.log"
        self.log = open(self.path, "wb")
        self.process = subprocess.Popen(
            [str(part) for part in command], cwd=cwd, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, start_new_session=True,
            env=None if environment is None else os.environ | environment)  # fmt: skip

    def output(self):
        return self.path.read_text(errors="replace")

    def signal(self, number):
        self.process.send_signal(number)

    def must_run(self):
        if self.process.poll() is not None:
            raise Failure(f"{self.name} ended with {self.process.returncode}: {self.output()[-800:]}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        self.log.close()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(8)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(5)


class Programs(contextlib.ExitStack):
    """Programs that belong together. `start` starts them; when it fails half-way, none is left."""

    def __init__(self, *arguments):
        super().__init__()
        try:
            self.start(*arguments)
        except BaseException:
            self.close()
            raise

    def run(self, *arguments, **options):
        return self.enter_context(Program(*arguments, **options))

"""Faults of memory: little is left, and none."""

import asyncio
import os
import pathlib
import re
import resource
import signal
import time

from clients import Crowd, ask, connected, receive, send
from of_devices import ME
from programs import wait
from target import Others, Target
from verdict import Verdict


def limit_address_space(process, more):
    """No more than that many megabytes above what the process has now."""
    size = int(re.search(r"VmSize:\s+(\d+)", pathlib.Path(f"/proc/{process}/status").read_text())[1]) * 1024
    resource.prlimit(process, resource.RLIMIT_AS, (size + more * 1_000_000, resource.RLIM_INFINITY))


def readers(target):
    """A hundred clients that take nothing of large answers."""

    async def slow(number):
        async with connected(target.address, f"127.0.0.{11 + number % 4}", receive_buffer=2048) as client:
            await send(client, "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
            while await receive(client, 100):
                await asyncio.sleep(10)

    return Crowd(100, slow)


def little_memory(folder, exporter, is_long):
    """The address space ends 250 MB above what it is when the readers come."""
    verdict = Verdict()
    with Target(folder, exporter, 40) as target:
        size = len(ask(target.address, "/metrics", ME).body)
        limit_address_space(target.program.process.pid, 250)
        with readers(target):
            others = Others(target, f"/probe?target={target.names[0]}")
            time.sleep(60 if is_long else 10)
            others.end()
        verdict.note("an answer has", size / 1e6, " MB")
        verdict.most("probes of others that failed", others.failed, 0)
        verdict.note("slowest", others.worst, " s")
        verdict.note("resident at most", target.status("VmHWM"), " MB")
        target.program.must_run()
    return verdict


def no_memory(folder, exporter, is_long):
    """Nothing can be allocated. Swift ends a program then; what starts it again here is a loop, elsewhere systemd or Kubernetes."""
    verdict = Verdict()
    # After a second, as the unit has it.
    again = ["sh", "-c", 'while ! "$0" "$@"; do sleep 1; done']
    with Target(folder, exporter, 40, before=again, hangs=False) as target:
        shell = target.program.process.pid

        def exporter_process():
            return (pathlib.Path(f"/proc/{shell}/task/{shell}/children").read_text().split() or [None])[0]

        def is_whole():
            answer = ask(target.address, "/metrics", ME, timeout=5)
            return len(re.findall(rb"^lantime_up\{.*\} 1$", answer.body, re.M)) == 40

        try:
            wait("all devices are up", is_whole)
            before = exporter_process()
            limit_address_space(int(before), 2)
            start = time.monotonic()
            with readers(target):
                wait("it ends", lambda: exporter_process() != before, 30, also=target.program.output)
                verdict.note("it ended after", time.monotonic() - start, " s")
            start = time.monotonic()
            wait("all devices are up again", is_whole, 30, also=target.program.output)
            verdict.most("started again and all devices up after", time.monotonic() - start, 15, " s")
            output = target.program.output()
            verdict.least("said why", any(words in output for words in ("Fatal error", "failed to allocate", "bad_alloc", "memory")), 1)
            verdict.lines.append("last words: " + next((line for line in output.splitlines() if "rror" in line or "lloc" in line), "none")[:160])
        finally:
            # The loop ends with a program that ends well.
            if process := exporter_process():
                os.kill(int(process), signal.SIGTERM)
    return verdict


FAULTS = {"little-memory": little_memory, "no-memory": no_memory}

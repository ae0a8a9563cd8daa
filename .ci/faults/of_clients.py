"""Faults that clients bring."""

import asyncio
import re
import time

from clients import Crowd, ask, connected, receive, send
from device import Device, certificate, is_up
from of_devices import ME
from programs import wait
from target import Figures, Others, Target
from verdict import Verdict


def idle(folder, exporter, is_long):
    """3000 connections of 20 addresses that say nothing and come again when they are closed."""
    verdict = Verdict()

    async def silent(number):
        async with connected(target.address, f"127.0.0.{30 + number % 20}") as client:
            await receive(client, 1)

    with Device() as device, Target(folder, exporter, 0, urls={"gm": device.url}) as target:
        before = target.status("VmRSS")
        with Crowd(3000, silent) as crowd:
            memory = Figures(target, "VmRSS")
            others = Others(target, "/probe?target=gm", every=0.2)
            time.sleep(60 if is_long else 8)
            for each in (others, memory):
                each.end()
        verdict.note("connections begun", crowd.begun)
        verdict.most("requests of others that failed", others.failed, 0)
        verdict.most("slowest", others.worst, 2.5, " s")
        verdict.most("memory grew by", memory.most - before, 60, " MB")

        def is_open():
            return int(re.search(rb"^lantime_exporter_http_connections_open (\d+)$", ask(target.address, "/-/metrics", ME).body, re.M)[1])

        # That of the one who asks, and perhaps of who asked before.
        wait("the others are gone", lambda: is_open() <= 3, 30, also=lambda: str(is_open()))
    return verdict


def client_handshakes(folder, exporter, is_long):
    """600 clients connect to an exporter with TLS and stall in the handshake."""
    verdict = Verdict()
    pem, _ = certificate(folder, "exporter")
    web = f"tls_server_config: {{cert_file: '{pem}', key_file: '{pem}'}}\n"

    async def stall(number):
        async with connected(target.address, f"127.0.0.{30 + number % 3}") as client:
            await send(client, "\x16\x03\x01")
            await receive(client, 1)

    with Device() as device, Target(folder, exporter, 0, urls={"gm": device.url}, web=web, tls=True) as target:
        with Crowd(600, stall):
            others = Others(target, "/probe?target=gm", every=0.2)
            seconds = 60 if is_long else 8
            begin = target.processor_time()
            time.sleep(seconds)
            # A handshake that waits for the client must not be tried again and again meanwhile.
            busy = (target.processor_time() - begin) / seconds
            others.end()
        verdict.most("processors kept busy", busy, 0.5)
        verdict.most("requests of others that failed", others.failed, 0)
        verdict.most("slowest", others.worst, 2.5, " s")
    return verdict


def waiting(target):
    """Bytes of answers that nobody has read yet."""
    body = ask(target.address, "/-/metrics", ME).body
    return float(re.search(rb"^lantime_exporter_http_waiting_bytes (\S+)$", body, re.M)[1])


def slow_reader(folder, exporter, is_long):
    """One client reads a large answer so slowly that it would take hours: it is cut after a minute."""
    # 31 MB; what is not optimised needs ten times as long for that.
    count = 46 if "release" in str(exporter) else 6
    verdict = Verdict()

    async def slow(number):
        async with connected(target.address, "127.0.0.11", receive_buffer=2048) as client:
            await send(client, "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
            while await receive(client, 1000):
                await asyncio.sleep(1)
            await asyncio.sleep(600)

    with Target(folder, exporter, count, fleet=["--fixture=syncmon-500-nodes"], hangs=False) as target:
        verdict.note("the answer has", len(ask(target.address, "/metrics", ME).body) / 1e6, " MB")
        before = target.status("VmRSS")
        with Crowd(1, slow):
            wait("the answer waits", lambda: waiting(target) > 0, 30)
            verdict.note("of which wait to be read", waiting(target) / 1e6, " MB")
            others = Others(target, f"/probe?target={target.names[0]}")
            if is_long:
                # The client has still much to read then, which the system keeps for it.
                start = time.monotonic()
                wait("it is cut", lambda: waiting(target) == 0, 90)
                verdict.note("cut after", time.monotonic() - start, " s")
            else:
                time.sleep(8)
            others.end()
        verdict.most("requests of others that failed", others.failed, 0)
        verdict.most("slowest", others.worst, 1, " s")
        time.sleep(1)
        wait("nothing waits any more", lambda: waiting(target) == 0, 10)
        verdict.note("memory afterwards, beside before", target.status("VmRSS") - before, " MB")
        verdict.least("still well", is_up(ask(target.address, f"/probe?target={target.names[0]}", ME), target.names[0]), 1)
    return verdict


FAULTS = {"idle-connections": idle, "client-handshakes": client_handshakes, "slow-reader": slow_reader}

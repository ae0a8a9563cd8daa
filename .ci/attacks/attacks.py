"""The attacks. Each takes a folder and the exporter, and returns a verdict."""

import asyncio
import contextlib
import socket
import time

from clients import Crowd, ask, basic, connected, receive, send
from target import HANGS, Figures, Others, Target, private_resolver
from verdict import Skipped, Verdict

ATTACKER = "127.0.0.11"
# Of bcrypt, cost 10: what Prometheus' documentation makes.
USERS = {
    "user-a": ("right 0", "$2b$10$abcdefghijklmnopqrstuesblJe.7lI0Iu6eaCeEcTqtl3Xpoe102"),
    "user-b": ("right 1", "$2b$10$abcdefghijklmnopqrstuexYTHmtQGe1jdgm05wIfkGln2MdjGhJe"),
    "user-c": ("right 2", "$2b$10$abcdefghijklmnopqrstueN7MjyBGHEeJLtFJf4IaF8lSMorke.MK"),
    "user-d": ("right 3", "$2b$10$abcdefghijklmnopqrstueMLlmlM2UiTxSblI3OgCJxVOCHJJMyKi"),
    "user-e": ("right 4", "$2b$10$abcdefghijklmnopqrstueJXd2R3SFHADcxwZWc/kqjoDyfOMnc8O"),
    "user-f": ("right 5", "$2b$10$abcdefghijklmnopqrstuesKBCSUBjJL4bCYWVghE/fsHWfEOnbKG"),
    "user-g": ("right 6", "$2b$10$abcdefghijklmnopqrstueucKd/p.jVE4eqtDCH42s.7XJxCmBLhS"),
    "user-h": ("right 7", "$2b$10$abcdefghijklmnopqrstueUQn5igJjL4zm0TZGvcKIM3iA48opQbi"),
}
WEB = "basic_auth_users:\n" + "".join(f"  {name}: '{hash}'\n" for name, (_, hash) in USERS.items())


def readers(folder, exporter, seconds=25, count=512):
    # What is not optimised needs ten times as long for an answer. Everything but a debug build is judged as what users have.
    is_optimised = "debug" not in exporter.resolve().parts
    limit = 1 if is_optimised else 3
    with Target(folder, exporter, 400 if is_optimised else 60, hangs=False) as target:
        verdict = Verdict()
        verdict.note("devices", len(target.names))
        alone = ask(target.address, "/metrics", "127.0.0.1")
        verdict.note("the answer has", len(alone.body) / 1e6, " MB")
        verdict.note("alone it takes", alone.seconds, " s")

        async def slow(number):
            async with connected(target.address, ATTACKER, receive_buffer=2048) as client:
                await send(client, "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
                while await receive(client, 100):
                    await asyncio.sleep(10)

        with Crowd(count, slow):
            others = [Others(target, f"/probe?target={target.names[0]}"), Others(target, "/-/healthy")]
            whole = Others(target, "/metrics", ["127.0.0.23"], every=5)
            time.sleep(seconds)
            for each in [*others, whole]:
                each.end()
        verdict.most("probes of others that failed", others[0].failed, 0)
        verdict.most("their slowest", others[0].worst, limit, " s")
        verdict.most("slowest /-/healthy", others[1].worst, limit, " s")
        verdict.most("scrapes of all devices by others that failed", whole.failed, 0)
        verdict.most("their slowest", whole.worst, 10, " s")
        verdict.most("resident memory at most", target.status("VmHWM"), 400, " MB")
        return verdict


def bodies(folder, exporter, seconds=12):
    with Target(folder, exporter, 2) as target:

        async def announce(number):
            async with connected(target.address, f"127.0.0.{11 + number % 2}") as client:
                await send(client, "POST /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n")
                while await receive(client, 4096):
                    pass

        verdict = Verdict()
        with Crowd(1024, announce) as crowd:
            others = Others(target, f"/probe?target={target.names[0]}", every=0.2)
            time.sleep(seconds)
            others.end()
        verdict.note("bodies announced", crowd.begun)
        verdict.least("scrapes by others", len(others.answers), 20)
        verdict.most("that failed", others.failed, 0)
        verdict.most("slowest", others.worst, 1, " s")
        return verdict


def passwords(folder, exporter, seconds=10, rate=200):
    with Target(folder, exporter, 2, web=WEB) as target:
        path = f"/probe?target={target.names[0]}"
        name, (password, _) = next(iter(USERS.items()))
        known = ask(target.address, path, "127.0.0.21", (name, password))

        async def wrong(number):
            """One of 50 clients: a wrong password every 250 ms makes 200 a second of all."""
            async with connected(target.address, f"127.0.0.{11 + number % 4}") as client:
                turn = 0
                while True:
                    user = basic(name if number % 2 else "nobody", f"wrong {number} {turn}")
                    await send(client, f"GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: {user}\r\n\r\n")
                    pause = asyncio.get_running_loop().time() + 50 / rate
                    if not await receive(client, 65536):
                        return
                    turn += 1
                    tried.append(turn)
                    await asyncio.sleep(max(0, pause - asyncio.get_running_loop().time()))

        tried, verdict, start = [], Verdict(), time.monotonic()
        verdict.most("status before", known.status, 200)
        with Crowd(50, wrong):
            remembered = Others(target, path, every=0.2, user=(name, password))
            time.sleep(2)
            fresh = [ask(target.address, path, "127.0.0.23", (name, password)) for name, (password, _) in list(USERS.items())[1:]]
            time.sleep(max(0, start + seconds - time.monotonic()))
            remembered.end()
            rate = len(tried) / (time.monotonic() - start)
        verdict.note("wrong passwords answered a second", rate)
        verdict.most("scrapes with a remembered password that failed", remembered.failed, 0)
        verdict.most("slowest", remembered.worst, 1, " s")
        verdict.most("right passwords that were not remembered and failed", sum(each.status != 200 for each in fresh), 0)
        verdict.most("slowest", max(each.seconds for each in fresh), 5, " s")
        return verdict


def names(folder, exporter, seconds=15):
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    with server:
        try:
            server.bind(("127.0.0.53", 53))
        except OSError as error:
            raise Skipped(f"no name server can be played: {error}") from error
        before = private_resolver(folder, "127.0.0.53")
        if not before:
            raise Skipped("only root may give a program a resolv.conf of its own")
        urls = {f"named-{number}": f"http://device-{number}.invalid-zone.example" for number in range(60)}
        with Target(folder, exporter, 2, urls=urls, web=WEB, before=before) as target:
            users = [(name, password) for name, (password, _) in USERS.items()]
            verdict = Verdict()
            whole = Others(target, "/metrics", ["127.0.0.23"], every=1, user=users[0])
            single = Others(target, f"/probe?target={target.names[0]}", user=users[1])
            threads = Figures(target, "Threads")
            time.sleep(4)
            fresh = [ask(target.address, "/-/healthy", "127.0.0.24", user) for user in users[2:]]
            time.sleep(seconds - 4)
            for each in (whole, single, threads):
                each.end()
            up = f'lantime_up{{device="{target.names[0]}"}} 1'.encode()
            verdict.most("scrapes of all devices that failed", whole.failed + sum(up not in each.body for each in whole.answers), 0)
            verdict.most("slowest", whole.worst, 4, " s")
            verdict.most("probes of a device by address that failed", single.failed, 0)
            # The first one also checks a password.
            verdict.most("slowest", single.worst, 1.5, " s")
            verdict.most("new users refused", sum(each.status != 200 for each in fresh), 0)
            # 60 look names up.
            verdict.most("threads at most", threads.most, 80)
            verdict.least("questions that the name server left without an answer", received(server), 8)
            return verdict


def received(server):
    """How many datagrams wait to be read."""
    server.setblocking(False)
    count = 0
    with contextlib.suppress(BlockingIOError):
        while server.recv(512):
            count += 1
    return count


def gone(folder, exporter, seconds=8):
    with Target(folder, exporter, 2, timeout="20s") as target:

        async def leave(number):
            async with connected(target.address, f"127.0.0.{11 + number % 2}") as client:
                await send(client, f"GET /probe?target={HANGS} HTTP/1.1\r\nHost: x\r\n\r\n")

        verdict = Verdict()
        with Crowd(100, leave) as crowd:
            others = Others(target, f"/probe?target={target.names[0]}", every=0.2)
            same = Others(target, f"/probe?target={target.names[0]}", [ATTACKER], every=0.2)
            time.sleep(seconds)
            others.end()
            same.end()
        verdict.note("clients that went away", crowd.begun)
        verdict.most("scrapes by others that failed", others.failed, 0)
        verdict.most("slowest", others.worst, 1, " s")
        verdict.most("scrapes from the address of those who went that failed", same.failed, 0)
        verdict.most("slowest", same.worst, 1, " s")
        return verdict


ATTACKS = {"readers": readers, "bodies": bodies, "passwords": passwords, "names": names, "gone": gone}

"""The devices of a soak, in a process of their own: `devices.py SEED COUNT SPEED PORT FOLDER`.

Every device listens on its two addresses and does what its plan says. What it does is reported on the first connection to the socket FOLDER/control,
before it does it: `INDEX NUMBER KIND ADDRESS SECONDS` for a request, `INDEX NUMBER end SECONDS` when it is over, `INDEX state KIND SECONDS` before a
change, `INDEX left KIND SECONDS` when the state before it has no effect any more; `-1 lag BEGIN SECONDS` when this process got no processor. Seconds are those of the monotonic clock, which processes share.
A change closes only connections on which a request has been answered: a client repeats what it asked on these alone. The first request of a
connection that was accepted is answered in every state.
A line `password TEXT…` or `token TEXT…` on the second connection says which secrets count from now on.
"""

import asyncio
import base64
import contextlib
import pathlib
import socket
import ssl
import sys
import time

from answers import Documents, send
from plan import Device, states

LISTENS = ("off", "stall")


class Report:
    """The connection on which everything is reported."""

    def __init__(self, connection):
        self.connection = connection

    def __call__(self, *words):
        self.connection.sendall((" ".join(map(str, words)) + f" {time.monotonic():.4f}\n").encode())


class Mock(Device):
    """A device that answers."""

    def __init__(self, index, report, secrets, documents, certificates, port):
        super().__init__(index)
        self.report, self.secrets, self.documents, self.port = report, secrets, documents, port
        self.certificates = certificates
        self.context = None
        if self.uses_tls:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            # With tickets the certificate would be looked at once only.
            self.context.options |= ssl.OP_NO_TICKET
            self.context.num_tickets = 0
        #: `kept` are the connections that wait for a further request.
        self.servers, self.kept, self.number, self.generation, self.state = [], set(), 0, 0, None
        self.listens = None

    async def live(self, plan):
        for state in plan:
            before = self.state
            self.report(self.index, "state", state.kind)
            await self.enter(state)
            if before:
                self.report(self.index, "left", before.kind)
            await asyncio.sleep(state.seconds)

    async def enter(self, state):
        before, self.state = self.state, state
        kind = state.kind if state.kind in LISTENS else "answers"
        if self.context:
            self.context.load_cert_chain(self.certificates[2 if state.kind == "foreign" else state.certificate])
        if kind != self.listens:
            for server in self.servers:
                server.close()
            self.servers = []
            if kind != "off":
                for number, address in enumerate(self.addresses):
                    self.servers.append(await self.listen(kind, number, address))
            self.listens = kind
        elif not self.context or before and (before.kind, before.certificate) == (state.kind, state.certificate):
            return
        # Connections on which a request is being answered end after the answer.
        self.generation += 1
        for writer in self.kept:
            writer.close()
        self.kept.clear()

    async def listen(self, kind, number, address):
        async def converse(reader, writer):
            with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
                await (self.converse(reader, writer, number) if kind == "answers" else reader.read())
            writer.close()

        return await asyncio.start_server(
            converse, address, self.port, ssl=self.context if kind == "answers" else None, backlog=64)

    async def converse(self, reader, writer, address):
        generation, is_fresh = self.generation, True
        while is_fresh or generation == self.generation:
            if not is_fresh:
                self.kept.add(writer)
            try:
                head = await reader.readuntil(b"\r\n\r\n")
                # The request came with the change that closed the connection: nobody would hear the answer.
                if not is_fresh and writer not in self.kept:
                    return
            finally:
                self.kept.discard(writer)
            is_fresh = False
            self.number += 1
            number, state = self.number, self.state
            kind = state.kind if self.is_right(head) else "old-secret"
            # Of a connection that is older than these states.
            kind = "ok" if kind in ("off", "stall", "foreign") else kind
            self.report(self.index, number, kind, address)
            try:
                goes_on = await send(reader, writer, kind, state, self.documents.body(state.fixture, self.value(number)))
            finally:
                self.report(self.index, number, "end")
            if not goes_on:
                return

    def is_right(self, head):
        """Whether a secret comes that counts."""
        if self.profile is None:
            return True
        line = next((line for line in head.split(b"\r\n") if line.lower().startswith(b"authorization:")), b"").split()
        said = line[-1].decode() if line else ""
        if self.profile == "password":
            said = base64.b64decode(said).decode().partition(":")[2]
        return said in self.secrets[self.profile]


async def watch(report, step=0.1, most=0.5):
    """Reports when the system lets this process wait: devices are late then by no plan."""
    while True:
        begin = time.monotonic()
        await asyncio.sleep(step)
        if time.monotonic() - begin > step + most:
            report(-1, "lag", f"{begin:.4f}")


async def main(seed, count, speed, port, folder):
    loop = asyncio.get_running_loop()
    # Of handshakes that fail on purpose.
    loop.set_exception_handler(lambda *_: None)
    # Not TCP: on a busy system a report on one connection may come later than an answer on another that was sent after it.
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(pathlib.Path(folder) / "control"))
    listener.listen()
    connection, _ = listener.accept()
    reader, _ = await asyncio.open_connection(sock=listener.accept()[0])
    secrets, documents = {"password": set(), "token": set()}, Documents()
    folder = pathlib.Path(folder)
    certificates = [folder / f"{name}.pem" for name in ("first", "second", "foreign")]
    mocks = [Mock(index, Report(connection), secrets, documents, certificates, int(port)) for index in range(int(count))]
    watcher = asyncio.create_task(watch(Report(connection)))
    tasks = [asyncio.create_task(mock.live(states(seed, mock.index, float(speed)))) for mock in mocks]
    while line := await reader.readline():
        what, *texts = line.decode().split()
        secrets[what] = set(texts)
        for task in [watcher, *tasks]:
            if task.done():
                task.result()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))

"""Cases that show that a device reports all that it does: no connection ends at a change of its state that a client would not open again."""

import asyncio
import contextlib
import pathlib
import ssl
import tempfile
import types

from answers import Documents
from devices import Mock
from plan import SERVER_NAME
from programs import free_ports
from reports import certificates

REQUEST = b"GET /api/status HTTP/1.1\r\nHost: x\r\n\r\n"


def state(kind, certificate=0):
    return types.SimpleNamespace(kind=kind, certificate=certificate, fixture="m600-gps", form="plain", delay=0)


class Case:
    """A device without log-in, and connections to it."""

    def __init__(self, folder, documents, index):
        self.reports, self.port = [], free_ports(1)[0]
        names = [folder / f"{name}.pem" for name in ("first", "second", "foreign")]
        self.mock = Mock(index, lambda *words: self.reports.append(words[1:3]), {}, documents, names, self.port)
        self.mock.profile = None
        self.context = ssl.create_default_context(cafile=folder / "ca.pem") if self.mock.uses_tls else None

    async def connect(self):
        name = SERVER_NAME if self.context else None
        connection = await asyncio.open_connection(self.mock.addresses[0], self.port, ssl=self.context, server_hostname=name)
        # So that the device has accepted it.
        await asyncio.sleep(0.02)
        return connection

    async def ask(self, connection):
        """The status of the answer, or 0 for a connection that ended without one."""
        reader, writer = connection
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            writer.write(REQUEST)
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)
            await reader.readexactly(int(head.partition(b"Content-Length: ")[2].split()[0]))
            return int(head.split()[1])
        return 0

    async def run(self, change, expected):
        """A fresh and a kept connection over a change to another state: the status that the fresh one gets."""
        await self.mock.enter(state("ok"))
        fresh, kept = await self.connect(), await self.connect()
        assert await self.ask(kept) == 200
        await self.mock.enter(change)
        reports = len(self.reports)
        assert await self.ask(fresh) == expected, change
        assert len(self.reports) == reports + 2, self.reports
        # Nothing is asked of it, or what is asked is repeated by the client and not reported.
        assert await self.ask(kept) == 0, change
        assert await self.ask(fresh) == 0, change
        assert len(self.reports) == reports + 2, self.reports
        for _, writer in (fresh, kept):
            writer.close()
        return 1


async def cases(folder):
    # Conversations that the end of the loop interrupts.
    asyncio.get_running_loop().set_exception_handler(lambda *_: None)
    count, documents = 0, Documents()
    plain, encrypted = Case(folder, documents, 0), Case(folder, documents, 1)
    for change in ("off", "stall"):
        count += await plain.run(state(change), 200)
    for change, expected in (
        (state("ok", 1), 200), (state("unauthorized"), 401), (state("broken", 1), 500), (state("foreign"), 200), (state("off"), 200),
        (state("stall"), 200),
    ):  # fmt: skip
        count += await encrypted.run(change, expected)
    # A device without TLS keeps its connections over all other changes.
    await plain.mock.enter(state("ok"))
    kept = await plain.connect()
    assert await plain.ask(kept) == 200
    await plain.mock.enter(state("busy"))
    assert await plain.ask(kept) == 503
    kept[1].close()
    return count + 1


def changes():
    with tempfile.TemporaryDirectory() as folder:
        certificates(pathlib.Path(folder))
        return asyncio.run(cases(pathlib.Path(folder)))

"""Those that do not scrape: open pages, clients that come and go, slow readers."""

import asyncio
import json

from clients import Crowd, connected, receive, send
from scrapers import Client

READERS, GOERS = "127.0.0.12", "127.0.0.13"


class Pages(Client):
    """A browser with open pages: each is asked for again and again."""

    def __init__(self, soak, names):
        super().__init__(soak, "127.0.0.14", soak.pace * 2)
        pages = ["/", "/sessions", "/collections", "/sessions.json", "/collections.json", "/config", "/runbooks", "/sd", "/-/healthy"]
        self.paths = [path for name in names for path in (f"/devices/{name}", f"/devices/{name}/chassis.svg", *pages)]
        #: How many entries the journals had when they were last looked at.
        self.journals = {}
        self.slowest = 0

    def once(self):
        path = self.paths[0]
        self.paths = self.paths[1:] + [path]
        status, body = self.ask(path, {"Accept-Encoding": "gzip", "User-Agent": "Mozilla/5.0"}, 30)
        problems = self.soak.leaks(path, body)
        if status != 200:
            problems.append(f"page {path}: status {status}, {body[:200]!r}")
        elif path.endswith("s.json"):
            self.journals[path] = len(entries(json.loads(body)))
        self.soak.note_page(problems)


def entries(document):
    """The longest list of a document: the sessions, or the collections."""
    if isinstance(document, list):
        return document
    return max((each for each in document.values() if isinstance(each, list)), key=len, default=[])


def crowds(soak):
    """Four readers that take a little of a scrape at a time, and twenty clients that leave before the answer, or in the middle of it or of their
    request."""

    def request(path):
        fields = "".join(f"{name}: {value}\r\n" for name, value in soak.credentials().items())
        return f"GET {path} HTTP/1.1\r\nHost: x\r\n{fields}\r\n"

    async def slow(number):
        async with connected(soak.address, READERS, receive_buffer=4096) as client:
            await send(client, request("/metrics"))
            while soak.is_on.is_set() and await receive(client, 4000):
                await asyncio.sleep(0.2)

    async def leave(number):
        async with connected(soak.address, GOERS) as client:
            text = request("/metrics" if number % 4 == 0 else f"/probe?target=gm-{number:03}")
            await send(client, text if number % 3 else text[:20])
            await asyncio.sleep((0, 0.02, 0.5)[number % 3])
            if number % 2:
                await receive(client, 1000)
        await asyncio.sleep(soak.pace * 10)

    return Crowd(4, slow), Crowd(20, leave)

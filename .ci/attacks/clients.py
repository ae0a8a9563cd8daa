"""Clients of the exporter: those that only ask, and crowds that do harm in a thread of their own."""

import asyncio
import base64
import contextlib
import http.client
import socket
import ssl
import threading
import time


class Address(tuple):
    """Host and port, and whether TLS is spoken there, with a certificate that nobody checks."""

    def __new__(cls, host, port, has_tls=False):
        address = super().__new__(cls, (host, port))
        address.has_tls = has_tls
        return address


class Answer:
    """What came of a request, and after how many seconds."""

    def __init__(self, status, seconds, body):
        self.status, self.seconds, self.body = status, seconds, body


def ask(address, path, source, user=None, timeout=30, headers=None):
    """Asks once on a connection of its own. Status 0 is a connection that gave no answer."""
    headers = dict(headers or {})
    if user:
        headers["Authorization"] = basic(*user)
    start = time.monotonic()
    if address.has_tls:
        connection = http.client.HTTPSConnection(
            *address, timeout=timeout, source_address=(source, 0), context=ssl._create_unverified_context())
    else:
        connection = http.client.HTTPConnection(*address, timeout=timeout, source_address=(source, 0))
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return Answer(response.status, time.monotonic() - start, response.read())
    except (OSError, http.client.HTTPException):
        return Answer(0, time.monotonic() - start, b"")
    finally:
        connection.close()


def basic(name, password):
    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()


class Crowd:
    """Runs `client(number)`, a coroutine, once for each of them and over again, until the block ends."""

    def __init__(self, count, client):
        self.count, self.client = count, client
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self._run, daemon=True)
        #: How often a client of the crowd began.
        self.begun = 0
        self.is_over = False

    def _run(self):
        asyncio.set_event_loop(self.loop)
        self.tasks = [self.loop.create_task(self._over_again(number)) for number in range(self.count)]
        with contextlib.suppress(asyncio.CancelledError):
            self.loop.run_until_complete(asyncio.gather(*self.tasks, return_exceptions=True))
        self.loop.close()

    async def _over_again(self, number):
        while not self.is_over:
            self.begun += 1
            with contextlib.suppress(OSError, TimeoutError):
                await self.client(number)
            await asyncio.sleep(0.5)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.is_over = True
        self.loop.call_soon_threadsafe(lambda: [task.cancel() for task in self.tasks])
        self.thread.join(10)


@contextlib.asynccontextmanager
async def connected(address, source, receive_buffer=None):
    """A socket; with a small buffer the system takes little before somebody reads."""
    with socket.socket() as client:
        client.setblocking(False)
        if receive_buffer:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        client.bind((source, 0))
        async with asyncio.timeout(10):
            await asyncio.get_running_loop().sock_connect(client, address)
        yield client


async def send(client, text):
    await asyncio.get_running_loop().sock_sendall(client, text.encode())


async def receive(client, count):
    return await asyncio.get_running_loop().sock_recv(client, count)

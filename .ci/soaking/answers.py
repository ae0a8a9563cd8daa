"""What devices send: documents with a number that identifies the answer, good answers in several forms, and bad ones."""

import asyncio
import gzip
import json
import pathlib
import re

from plan import FIXTURES

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Documents:
    """Documents of all fixtures, cut where the uptime is."""

    def __init__(self):
        self.parts = {}
        for name in FIXTURES:
            text = (ROOT / "Fixtures" / f"{name}.json").read_bytes()
            for match in re.finditer(rb'"uptime": ?([\d.e+]+)', text):
                self.parts[name] = text[: match.start(1)], text[match.end(1) :]
                if json.loads(self.body(name, 4711))["data"]["system"].get("uptime") == 4711:
                    break
            else:
                raise ValueError(f"{name} has no uptime")

    def body(self, name, value):
        head, tail = self.parts[name]
        return b"%s%d%s" % (head, value, tail)


def head(status, *fields, length):
    lines = [f"HTTP/1.1 {status}", "Content-Type: application/json", *fields]
    return ("\r\n".join(lines + [f"Content-Length: {length}"] * (length is not None)) + "\r\n\r\n").encode()


async def send(reader, writer, kind, state, body):
    """Sends the answer of that kind; returns whether the connection is kept."""
    if kind == "hang":
        await reader.read(1)
        return False
    await asyncio.sleep(state.delay)
    if kind == "ok":
        await good(writer, state.form, body)
    else:
        writer.write(bad(kind, body))
    await writer.drain()
    return kind != "cut"


async def good(writer, form, body):
    if form == "gzip":
        body = gzip.compress(body, 1)
        writer.write(head("200 OK", "Content-Encoding: gzip", length=len(body)) + body)
    elif form == "chunks":
        writer.write(head("200 OK", "Transfer-Encoding: chunked", length=None))
        for start in range(0, len(body), 9000):
            part = body[start : start + 9000]
            writer.write(b"%x\r\n%s\r\n" % (len(part), part))
        writer.write(b"0\r\n\r\n")
    elif form == "pieces":
        writer.write(head("200 OK", length=len(body)))
        third = len(body) // 3
        for part in (body[:third], body[third : 2 * third]):
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(0.05)
        writer.write(body[2 * third :])
    else:
        writer.write(head("200 OK", length=len(body)) + body)


def bad(kind, body):
    match kind:
        case "unauthorized" | "old-secret":
            return head("401 Unauthorized", 'WWW-Authenticate: Basic realm="x"', length=2) + b"no"
        case "broken":
            return head("500 Internal Server Error", length=4) + b"oops"
        case "busy":
            return head("503 Service Unavailable", "Retry-After: 4", length=4) + b"busy"
        case "cut":
            return head("200 OK", length=len(body)) + body[: len(body) // 2]
        case "damaged":
            return head("200 OK", length=len(body)) + body[:-20] + b"?" * 20
        case "other":
            return head("200 OK", length=18) + b'{"hello": "world"}'
    raise ValueError(kind)

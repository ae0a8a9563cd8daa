"""Those that scrape as Prometheus does, and judge every answer."""

import collections
import gzip
import http.client
import threading
import time

from exposition import readings

OPENMETRICS = "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5"


class Tally:
    """What came of all scrapes; `say` is called with each problem at once, as long as there are few."""

    def __init__(self, say=None):
        self.say = say
        self.lock = threading.Lock()
        self.answers = self.readings = self.up = self.wrong = self.late = self.lost = 0
        self.slowest = 0.0
        #: Bytes of the text of the last answer with all metrics of all devices.
        self.size = 0
        self.errors = collections.Counter()
        #: The first of them, in words.
        self.examples = []

    def note(self, found, problems, seconds, limit, lost=None):
        """An answer with its readings, or why there is none; `limit` is the time that Prometheus would have waited."""
        with self.lock:
            self.answers += lost is None
            self.lost += lost is not None
            self.late += seconds > limit
            self.readings += len(found)
            self.up += sum(bool(each.is_up) for each in found.values())
            self.wrong += len(problems)
            self.slowest = max(self.slowest, seconds)
            self.errors.update(each.error for each in found.values() if not each.is_up)
            problems = problems + [lost] * (lost is not None) + [f"an answer took {seconds:.1f} s"] * (seconds > limit)
            stamp = time.strftime("%H:%M:%S ")
            new = [stamp + each for each in problems[: max(0, 40 - len(self.examples))]]
            self.examples += new
        for each in new if self.say else ():
            self.say(each)


class Client(threading.Thread):
    """Asks on a kept connection, from an address of its own, for as long as the load is on."""

    def __init__(self, soak, source, every):
        super().__init__(daemon=True)
        self.soak, self.source, self.every, self.connection = soak, source, every, None

    def run(self):
        while not self.soak.over.is_set():
            start = time.monotonic()
            if self.soak.is_on.is_set():
                self.once()
            elif self.connection:
                self.connection = self.connection.close()
            self.soak.over.wait(max(0.02, start + self.every - time.monotonic()))

    def ask(self, path, headers, timeout):
        """Status and body; a connection that the server closed while nobody used it is opened again once, as Prometheus does."""
        for is_new in (False, True):
            if not self.connection or is_new:
                self.connection = http.client.HTTPConnection(*self.soak.address, timeout=timeout, source_address=(self.source, 0))
                is_new = True
            try:
                self.connection.request("GET", path, headers={**headers, **self.soak.credentials()})
                response = self.connection.getresponse()
                body = response.read()
                return response.status, gzip.decompress(body) if response.getheader("Content-Encoding") == "gzip" else body
            except (http.client.HTTPException, OSError) as error:
                self.connection.close()
                self.connection = None
                if is_new or isinstance(error, TimeoutError):
                    return 0, f"{type(error).__name__}: {error}".encode()


class Scraper(Client):
    """Takes turns of paths; `turns` are pairs of a path and whether the number of the answer is in it."""

    def __init__(self, soak, source, every, turns, names=None, accept="text/plain", limit=10):
        super().__init__(soak, source, every)
        self.turns, self.names, self.limit = collections.deque(turns), names, limit
        self.headers = {
            "Accept": accept, "Accept-Encoding": "gzip", "X-Prometheus-Scrape-Timeout-Seconds": str(limit), "User-Agent": "Soak/1"}
        self.last = {}

    def once(self):
        path, is_whole = self.turns[0]
        self.turns.rotate(-1)
        names = self.names or [path.partition("target=")[2].partition("&")[0]]
        begin = time.monotonic()
        status, body = self.ask(path, self.headers, self.limit + 20)
        end = time.monotonic()
        if status != 200:
            self.soak.tally.note({}, [], end - begin, self.limit, f"{path}: status {status}, {body[:200]!r}")
            return
        if path == "/metrics":
            self.soak.tally.size = len(body)
        found = readings(b"\n" + body)
        problems = self.soak.devices.problems(found, names, begin, end, self.last, is_whole)
        self.soak.tally.note(found, [f"{path}: {each}" for each in problems] + self.soak.leaks(path, body), end - begin, self.limit)


def scrapers(soak, names):
    """Two of the whole fleet, in both formats, and eight that share the devices one by one."""
    yield Scraper(soak, "127.0.0.31", 1, [("/metrics", True)], names)
    turns = [("/metrics", True), ("/metrics?collect[]=system", True), ("/metrics?collect[]=network", False)]
    yield Scraper(soak, "127.0.0.32", 1, turns, names, OPENMETRICS)
    count = 8
    for number in range(count):
        share = names[number::count]
        turns = [(f"/probe?target={name}", True) for name in share] + [(f"/probe?target={name}&collect[]=system", True) for name in share]
        yield Scraper(soak, f"127.0.0.{33 + number % 2}", soak.pace, turns, accept=OPENMETRICS if number % 2 else "text/plain")

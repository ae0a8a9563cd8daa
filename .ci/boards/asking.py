"""Debian's Prometheus on the blocks of a fleet, and what each query costs it."""

import dataclasses
import json
import os
import pathlib
import time

from needs import SHOWN
from programs import Program, free_ports, request, wait

TICKS = os.sysconf("SC_CLK_TCK")


@dataclasses.dataclass(frozen=True, order=True)
class Cost:
    """What one query took, in seconds."""

    clock: float
    processor: float

    @property
    def seconds(self):
        return min(self.clock, self.processor)


@dataclasses.dataclass(frozen=True)
class Answer:
    cost: Cost
    series: int
    error: str = ""


class Prometheus:
    """Debian's Prometheus with the blocks of a fleet."""

    def __init__(self, folder, tools, end):
        self.end, address = end, f"127.0.0.1:{free_ports(1)[0]}"
        self.url = f"http://{address}/api/v1/"
        config = folder / "prometheus.yml"
        config.write_text("global: {scrape_interval: 1h}\n")
        self.program = Program(
            folder, tools / "prometheus", f"--config.file={config}", f"--storage.tsdb.path={folder / 'data'}", f"--web.listen-address={address}",
            "--storage.tsdb.retention.time=90d", "--storage.tsdb.min-block-duration=2h", "--storage.tsdb.max-block-duration=2h",
            "--query.timeout=60s")  # fmt: skip
        wait("Prometheus is ready", lambda: request(f"http://{address}/-/ready"), 120, self.program.output)

    def ask(self, query):
        form = {"query": query.text}
        form |= {"start": self.end - SHOWN, "end": self.end, "step": query.step} if query.step else {"time": self.end}
        begin, used, found, error = time.perf_counter(), self.processor(), 0, ""
        try:
            answer = json.loads(request(self.url + ("query_range" if query.step else "query"), form=form))
            found = len(answer["data"]["result"])
        except OSError as failure:
            error = reason(failure)
        return Answer(Cost(time.perf_counter() - begin, self.processor() - used), found, error)

    def processor(self):
        """Seconds of processors that it has used."""
        fields = pathlib.Path(f"/proc/{self.program.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self):
        status = pathlib.Path(f"/proc/{self.program.process.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) >> 10


def reason(error):
    try:
        return json.loads(error.read())["error"]
    except (AttributeError, ValueError, KeyError):
        return str(error)


def measure(prometheus, queries):
    """The best answer to each query: what takes a tenth of a second is asked three times."""
    found = {}
    for query in queries:
        best = prometheus.ask(query)
        for _ in range(2 if best.cost.seconds > 0.1 and not best.error else 0):
            best = min(best, prometheus.ask(query), key=lambda answer: answer.cost.seconds)
        found[query] = best
    return found

"""What the exporter takes of the machine, over time: a file of it, and the verdict on its beginning and end."""

import csv
import os
import statistics
import time

from verdict import Verdict

COLUMNS = (
    "seconds", "answers", "readings", "up", "wrong", "late", "lost", "slowest", "resident_mb", "descriptors", "threads", "cpu_seconds",
    "log_lines", "sessions", "collections", "answer_mb",
)  # fmt: skip


def descriptors(pid):
    """All but connections to devices, which come and go by the plan, and those connections."""
    remotes = {}
    for name in ("tcp", "tcp6"):
        for line in open(f"/proc/{pid}/net/{name}").readlines()[1:]:
            fields = line.split()
            remotes[fields[9]] = fields[2].partition(":")[0]
    all_of_them = to_devices = 0
    for number in os.listdir(f"/proc/{pid}/fd"):
        try:
            inode = os.readlink(f"/proc/{pid}/fd/{number}").partition("socket:[")[2].rstrip("]")
        except OSError:
            continue
        all_of_them += 1
        # 127.1 and 127.2, where only devices are.
        to_devices += remotes.get(inode, "")[-4:] in ("017F", "027F")
    return all_of_them - to_devices, to_devices


class Curve:
    """Samples while the load is on; `rests` has what was there when it was off for a moment."""

    def __init__(self, target, file):
        self.target, self.begin = target, time.monotonic()
        self.rows, self.rests = [], []
        self.file = open(file, "w", newline="")
        self.writer = csv.writer(self.file)
        self.writer.writerow(COLUMNS)
        self.log_bytes = self.log_lines = 0

    def sample(self, tally, journals):
        pid = self.target.program.process.pid
        ticks = open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()
        row = (
            round(time.monotonic() - self.begin), tally.answers, tally.readings, tally.up, tally.wrong, tally.late, tally.lost,
            round(tally.slowest, 2), round(self.target.status("VmRSS"), 1), sum(descriptors(pid)), int(self.target.status("Threads")),
            (int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK"), self._log_lines(), journals.get("/sessions.json", 0),
            journals.get("/collections.json", 0), round(tally.size / 1e6, 2),
        )  # fmt: skip
        self.rows.append(dict(zip(COLUMNS, row)))
        self.writer.writerow(row)
        self.file.flush()

    def rest(self):
        """What is there when nobody asks."""
        others, to_devices = descriptors(self.target.program.process.pid)
        self.rests.append({
            "descriptors": others, "connections": to_devices, "threads": int(self.target.status("Threads")),
            "resident": self.target.status("VmRSS")})  # fmt: skip

    def _log_lines(self):
        with open(self.target.program.path, "rb") as log:
            log.seek(self.log_bytes)
            new = log.read()
        self.log_bytes += len(new)
        self.log_lines += new.count(b"\n")
        return self.log_lines

    def median(self, column, start, end):
        return statistics.median(row[column] for row in self.rows if start <= row["seconds"] <= end)

    def rate(self, column, start, end):
        """By the minute."""
        rows = [row for row in self.rows if start <= row["seconds"] <= end]
        return (rows[-1][column] - rows[0][column]) / max(1, rows[-1]["seconds"] - rows[0]["seconds"]) * 60


def verdict_of_curve(curve, mark, end, devices, window=150):
    """What was there around the mark against what is there at the end."""
    verdict = Verdict()
    window = min(window, mark / 2)
    memory = [curve.median("resident_mb", each - window, each) for each in (mark, end)]
    verdict.note("an answer of all devices before the mark", curve.median("answer_mb", mark - window, mark), " MB")
    verdict.note("at the end", curve.median("answer_mb", end - window, end), " MB")
    verdict.note("resident at the mark", memory[0], " MB")
    verdict.most("resident at the end against it", memory[1] / memory[0], 1.05)
    first, last = curve.rests[0], curve.rests[-1]
    verdict.note("resident at rest at the mark", first["resident"], " MB")
    verdict.note("resident at rest at the end", last["resident"], " MB")
    for what in ("descriptors", "threads"):
        verdict.note(f"{what} at rest at the mark", first[what])
        verdict.most(f"{what} at rest at the end", last[what], first[what])
    verdict.most("connections to devices", last["connections"], devices * 2)
    # In the first half all devices are well.
    lines = [curve.rate("log_lines", *span) for span in ((mark / 2, mark), (end - mark / 2, end))]
    verdict.note("log lines a minute before the mark", lines[0])
    verdict.most("log lines a minute at the end", lines[1], lines[0] * 1.5 + 10)
    for journal in ("sessions", "collections"):
        verdict.most(f"{journal} in the journal", curve.rows[-1][journal], max(100, devices * 20))
    return verdict

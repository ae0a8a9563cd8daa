"""Writes the history of a fleet as blocks of Prometheus' store, a slice of time after the other, so that no file becomes large."""

import math
import shutil
import subprocess

from needs import DAY, HOUR, INTERVAL

# What reaches further back than two days is recorded twice an hour.
LONG, LONG_INTERVAL = 2 * DAY, 1800
SLICE = 2 * HOUR
# A device that is gone was there until so long before the end.
GONE_FOR = HOUR


def slices(end):
    """Begin, end and interval of each slice, without overlap: thirty days, a day, then two hours each."""
    recent = end - 8 * HOUR
    yield end - 31 * DAY, end - DAY - HOUR, LONG_INTERVAL
    yield end - DAY - HOUR, recent, INTERVAL
    for begin in range(recent, end, SLICE):
        yield begin, begin + SLICE, INTERVAL


class Lines:
    """The lines of a series in one slice; what series have in common is made once."""

    def __init__(self, begin, end, interval, last):
        self.begin, self.end, self.interval, self.last = begin, end, interval, last
        self.made = {}

    def ends(self, value, moving, seconds, gone, interval):
        """The part of each line behind the labels."""
        key = (value, moving, seconds, gone, interval)
        if key not in self.made:
            first, until = max(self.begin, self.last - seconds), min(self.end, self.last - GONE_FOR if gone else self.last + 1)
            times = range(-(-first // interval) * interval, until, interval)
            if moving:
                made = [f"{value * (1 + 0.01 * math.sin(at / 977)):.7g} {at}\n" for at in times]
            else:
                made = [f"{value:g} {at}\n" for at in times]
            self.made[key] = ["", *made]
        return self.made[key]

    def of(self, each):
        interval = LONG_INTERVAL if each.seconds > LONG else INTERVAL
        if interval < self.interval:
            return ""
        labels = ",".join(f'{key}="{escaped(value)}"' for key, value in each.labels)
        return f"{each.metric}{{{labels}}} ".join(self.ends(each.value, each.moving, each.seconds, each.gone, interval))


def escaped(value):
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def write(folder, promtool, fleet, end, most_bytes):
    """Writes the blocks; returns how many samples they hold. `fleet()` yields the series each time."""
    total, text = 0, folder / "slice.om"
    blocks = folder / "data"
    for begin, until, interval in slices(end):
        lines = Lines(begin, until, interval, end)
        with open(text, "w", encoding="utf-8") as file:
            for each in fleet():
                if each.seconds > end - until:
                    file.write(lines.of(each))
            size = file.tell()
            file.write("# EOF\n")
        if size > most_bytes:
            raise SystemExit(f"bench-boards: a slice of {size >> 20} MB is more than is allowed")
        if size:
            # A slice of two hours is one block, which promtool makes in one pass through the text; the others hold little.
            length = f"{max(until - begin, SLICE) // HOUR}h"
            command = [promtool, "tsdb", "create-blocks-from", f"--max-block-duration={length}", "openmetrics", text, blocks]
            listed = subprocess.run(command, capture_output=True, text=True, check=False)
            if listed.returncode:
                raise SystemExit(f"bench-boards: promtool: {listed.stderr[-400:]}")
            total += sum(int(line.split()[4]) for line in listed.stdout.splitlines() if line[:2].isdigit())
        text.unlink()
    return total


def remove(folder):
    shutil.rmtree(folder, ignore_errors=True)

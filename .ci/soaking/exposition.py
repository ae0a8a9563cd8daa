"""What an exposition says about devices."""

import re

SAMPLE = re.compile(rb'^(?:\{([^}]*)\})? (\S+)$', re.M)
LABEL = re.compile(rb'(\w+)="([^"]*)"')


class Reading:
    """What an answer says about one device: whether it is up, its number, why it is down."""

    def __init__(self, is_up=None, value=None, error=None, cause=None):
        self.is_up, self.value, self.error, self.cause = is_up, value, error, cause


def samples(body, name):
    """Labels and values of a metric. Its samples follow one another, so no more than these is searched."""
    name = b"\n" + name
    start = max(body.find(name + b"{"), body.find(name + b" "))
    if start < 0:
        return
    end = body.find(b"\n#", start)
    for labels, value in SAMPLE.findall(body[start : end if end >= 0 else len(body)].replace(name, b"\n")):
        yield dict(LABEL.findall(labels)), value


def readings(body):
    """What an exposition says, by names of devices."""
    found = {}
    for labels, value in samples(body, b"lantime_up"):
        found[labels[b"device"].decode()] = Reading(is_up=value in (b"1", b"1.0"))
    for labels, value in samples(body, b"lantime_system_uptime_seconds"):
        of(found, labels).value = int(float(value))
    for metric, attribute in ((b"lantime_scrape_error", "error"), (b"lantime_scrape_backoff_cause", "cause")):
        for labels, value in samples(body, metric):
            if value in (b"1", b"1.0"):
                setattr(of(found, labels), attribute, labels[metric].decode())
    return found


def of(found, labels):
    return found.setdefault(labels[b"device"].decode(), Reading())

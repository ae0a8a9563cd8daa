"""Which series the dashboards read, and over what time: what the benchmark has to write."""

import dataclasses
import re
import sys

import promql
from model import queries

# Grafana takes four scrape intervals for $__rate_interval.
INTERVAL = 30
VARIABLES = {**promql.VARIABLES, "$__rate_interval": f"{4 * INTERVAL}s", "$__interval": f"{INTERVAL}s"}
HOUR, DAY = 3600, 86400
# The range that is shown, and what rates and trends look back before it.
SHOWN, BEFORE = 6 * HOUR, HOUR
# What an instant query finds: lookback, a rule's five minutes, a slow target.
RECENT = 1200
UNITS = {"s": 1, "m": 60, "h": HOUR, "d": DAY}


@dataclasses.dataclass(frozen=True)
class Need:
    """A selector of the dashboards: `seconds` before now are read, at `device` of all devices or of the one that is chosen."""

    metric: str
    matchers: tuple
    seconds: int
    one_device: bool

    def takes(self, labels):
        for label, operator, wanted in self.matchers:
            value, pattern = labels.get(label, ""), operator in ("=~", "!~")
            hit = bool(re.fullmatch(wanted, value)) if pattern else value == wanted
            if hit == operator.startswith("!"):
                return False
        return True


@dataclasses.dataclass(frozen=True)
class Asked:
    """One query as Grafana puts it to Prometheus."""

    dashboard: str
    name: str
    text: str
    step: int
    """0 for an instant query."""


def seconds(duration):
    return sum(int(number) * UNITS[unit] for number, unit in re.findall(r"(\d+)([smhd])", duration.partition(":")[0]))


def longest_range(text):
    """The longest range or subquery of a query."""
    return max((seconds(each) for each in re.findall(r"\[([^\]]+)\]", text)), default=0)


def substituted(text, device=None):
    if device:
        text = text.replace('="$device"', f'="{device}"')
    for variable, value in VARIABLES.items():
        text = text.replace(variable, value)
    return text


def listed(dashboards, device):
    """Every query of the dashboards once, with the board's name; `device` is the one that the device board shows."""
    found = {}
    for dashboard in dashboards:
        for kind, title, reference, _, text, instant in queries(dashboard):
            step = 0 if instant else 60 if kind == "annotation" else INTERVAL
            name = " ".join(part for part in ("" if kind == "panel" else kind, title, reference) if part)
            query = substituted(text, device)
            found.setdefault((query, step), Asked(dashboard["uid"], name, query, step))
    return list(found.values())


def needs(dashboards):
    """What is read of each metric."""
    found = set()
    for dashboard in dashboards:
        for kind, title, _, _, text, instant in queries(dashboard):
            query = substituted(text.replace('="$device"', '="THE"'))
            span = max(RECENT, longest_range(query) + RECENT) if instant else max(SHOWN + BEFORE, longest_range(query))
            try:
                selectors = promql.read(query).selectors
            except promql.NotUnderstood as error:
                sys.exit(f"bench-boards: {dashboard['uid']}: {title}: {error}")
            for selector in selectors:
                one = any(matcher[0] == "device" and matcher[1] == "=" for matcher in selector.matchers)
                fixed = tuple(each for each in selector.matchers if each[0] not in ("job", "instance", "site", "device"))
                found |= {Need(metric, fixed, span, one) for metric in selector.metrics}
    return found

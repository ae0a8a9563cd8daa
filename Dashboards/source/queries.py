"""PromQL of the dashboards, with shorthands, and the expressions that several panels share.

    lantime_up{*}                        every selected device
    lantime_event_active{*,event="x"}    further matchers follow
    process_open_fds{own}                the exporter's own series: no device in it
    max by (device, slot) (…)            `by` and `on` with a device mean all that tells it from others: cluster, site and name
    … and on (job, instance, device) …   the same for what one scrape brought
"""

import re

from fields import GREEN, GREY, ORANGE, RED
from settings import MOST_LINES

MATCHERS = {
    "{*": '{job=~"$job",instance=~"$instance",site=~"$site",device=~"$device"',
    "{own": '{job=~"$job",instance=~"$instance"',
}
# Two sites may name a device alike. Prometheus gives a target these labels; the rules judge each combination of them apart.
DEVICE = "cluster, site, device"
IDENTITY = "cluster, site, job, instance, device"


def promql(text):
    """The query with the matchers of the dashboards' variables and the labels of a device, on one line."""
    for short, matchers in MATCHERS.items():
        text = text.replace(short, matchers)
    text = re.sub(r"\b(by|on|group_left) \(job, instance, device\b", rf"\1 ({IDENTITY}", text)
    text = re.sub(r"\b(by|on) \(device\b", rf"\1 ({DEVICE}", text)
    return " ".join(text.split())


def one_device(text):
    """The same query for a dashboard on which exactly one device is chosen."""
    return text.replace('device=~"$device"', 'device="$device"')


# Which devices there are, and which Prometheus gets to see.

# Four scrapes may be missed before a device counts as not watched.
SEEN = "last_over_time(lantime_up{*}[$__rate_interval])"
# `lantime:device` looks back ten minutes; whoever was there within a day and is not seen any more is missed.
KNOWN = "max_over_time(lantime:device{*}[1d:10m])"
GONE = f"({KNOWN} unless on (job, instance, device) {SEEN})"


def word(query, text):
    """The query's series with a label `trouble`."""
    return f'label_replace({query}, "trouble", "{text}", "", "")'


# How bad it is: a number to sort by, and a word. What cannot be seen is worse than what is known to be bad.
RANK = [
    (-1, "not judged", GREY), (0, "good", GREEN), (1, "warning", ORANGE), (2, "critical", RED), (3, "not readable", RED),
    (4, "not watched", RED),
]  # fmt: skip
WORST = " or on (job, instance, device) ".join([
    word(f"4 + {GONE}", "not watched"),
    word(f"3 + ({SEEN} == 0)", "not readable"),
    word("(lantime:device_health{*} == 2)", "critical"),
    word("(lantime:device_health{*} == 1)", "warning"),
    word("(lantime:device_health{*} == 0)", "good"),
    # Without the recording rules nobody judges.
    word(f"(0 * {SEEN} - 1)", "not judged"),
])  # fmt: skip
FIRING = 'alertstate="firing",alertname=~"Lantime.+"'


def most(function, query, ranking, by="device", count=MOST_LINES):
    """The series of `query`, aggregated by an aggregation, whose `ranking` over the whole time range is greatest: the same ones at each moment.

    `ranking` ends with a range in which `@ end()` stands, so that Prometheus works it out once and not at each step. The choice is made
    before the aggregation, which then has little to do.
    """
    return f"{function} by ({by}) ({query} and on ({by}) topk({count}, max by ({by}) ({ranking})))"


def over_range(function, selector):
    """A function over the time range that the dashboard shows, taken at its end."""
    return f"{function}({selector}[$__range] @ end())"


def limit(name, strictest="min"):
    """A limit of the alerts, the strictest one of the selected devices, as a pair for `graph`."""
    return f"{strictest}(lantime:limit:{name}{{*}})", "critical limit" if name.endswith(("critical", "critical_ratio", "critical_celsius")) else "limit"


def holdover_left(elapsed):
    """Seconds until the oscillator's budget is used up; below zero it is."""
    return (
        "min by (job, instance, device) (lantime:limit:holdover_seconds{*})"
        f" - on (job, instance, device) max by (job, instance, device) ({elapsed})"
    )

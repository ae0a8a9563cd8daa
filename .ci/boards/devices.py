"""A made-up fleet: what Prometheus has of it after the exporter read the project's own status documents.

Devices take the expositions in Fixtures/golden as their own, and of each the series that the dashboards read. Recorded series are made
beside them: the benchmark asks what it costs to read them, not whether they are right.
"""

import dataclasses
import functools
import pathlib

from prometheus_client.parser import text_string_to_metric_families

GOLDEN = pathlib.Path(__file__).resolve().parent.parent.parent / "Fixtures/golden"
SITES, EXPORTERS = 40, 5
# Recorded for each slot or PTP instance, not for each device: the family whose labels they have.
LIKE = {"lantime:ptp_client_load_ratio": "lantime_ptp_clients", "lantime:ptp_full_in_seconds": "lantime_ptp_clients"}
VALUES = {
    "lantime:time_good": 1, "lantime:time_good_1h": 0.9987, "lantime:site_time_good_1h": 0.9991, "lantime:ptp_client_load_ratio": 0.4567, "lantime:ptp_full_in_seconds": 250000.5,
    "lantime:ntp_offset_seconds": 1.234e-6, "lantime:ntp_clock_error_bound_seconds": 0.00123, "lantime:clock_redundancy_left": 1,
    "lantime:power_supplies_good": 2, "lantime:limit:holdover_seconds": 43200, "lantime:limit:time_quality_seconds": 1e-4,
}  # fmt: skip
# For each device that is in trouble in some way: every so many-th.
SILENT, GONE, ALERTED, HOLDOVER = 50, 100, 20, 25
# What the expositions of documents do not have: holdover, and what the exporter says of each collection.
ERRORS = ("none", "dns", "connect", "tls", "timeout", "auth", "http", "too_large", "json", "document", "backoff", "unknown")
COLLECTORS = [f"collector-{number}" for number in range(24)]
COLLECTION = [
    ("lantime_holdover_elapsed_seconds", (), 3600.5), ("lantime_up", (), 1), ("lantime_scrape_duration_seconds", (), 0.1234), ("lantime_scrape_document_bytes", (), 31500),
    ("lantime_scrape_connection_reused", (), 1), ("lantime_scrape_duplicate_series", (), 0),
    ("lantime_tls_certificate_not_after_timestamp_seconds", (), 1.9e9),
    *(("lantime_scrape_error", (("lantime_scrape_error", error),), float(error == "none")) for error in ERRORS),
    *(("lantime_scrape_phase_duration_seconds", (("phase", phase),), 0.0123) for phase in ("dns", "connect", "tls", "wait", "receive", "map")),
    *((family, (("collector", collector),), value) for collector in COLLECTORS for family, value in (
        ("lantime_scrape_collector_success", 1), ("lantime_scrape_unreadable_values", 0), ("lantime_scrape_unknown_words", 0))),
]  # fmt: skip
# Recorded for each site.
OF_SITES = "lantime:site_"
TARGETS = ("job", "instance", "site", "device", "exporter")


@dataclasses.dataclass(frozen=True)
class Series:
    """A series from `seconds` before the end on; `moving` ones change from scrape to scrape."""

    metric: str
    labels: tuple
    value: float
    seconds: int
    moving: bool = False
    gone: bool = False


def model(number):
    """The status document that a device has: of a hundred, one measures 500 nodes, ten serve PTP, twenty have two clocks, ten long wave."""
    if number % 100 in (50, 60):
        return "syncmon-500-nodes" if number % 100 == 50 else "unknown-module"
    return {1: "m3000s-hps", 2: "m1000-rsc-rel", 3: "m1000-rsc-rel", 4: "m300-dcf77"}.get(number % 10, "m600-gps")


# The device that the device board shows: one with PTP, which has most to show.
CHOSEN = 1


def name(number):
    return f"s{number % SITES:02}-gm{number:05}"


@functools.cache
def template(document):
    """Metric, labels and value of each series of a document."""
    families = text_string_to_metric_families((GOLDEN / f"{document}.prom").read_text(encoding="utf-8"))
    found = list(COLLECTION)
    for sample in (sample for family in families for sample in family.samples):
        # Prometheus renames what would hide a label of the target.
        labels = {f"exported_{key}" if key in ("instance", "job") else key: value for key, value in sample.labels.items() if key != "device"}
        found.append((sample.name, tuple(labels.items()), sample.value))
    return found


def longest(needs, metric, labels, chosen):
    """How far back any dashboard reads the series; 0 if none does."""
    spans = [need.seconds for need in needs.get(metric, ()) if (chosen or not need.one_device) and need.takes(labels)]
    return max(spans, default=0)


def changes(metric, value):
    """Whether it changes from scrape to scrape: counters and measurements do, states and dates do not."""
    return metric.endswith("_total") or not metric.endswith("_timestamp_seconds") and (value != round(value) or abs(value) > 1000)


@functools.cache
def wanted(document, needs, chosen):
    """The series of a document that are read, with the time."""
    table = {}
    for need in needs:
        table.setdefault(need.metric, []).append(need)
    found = []
    for metric, labels, value in template(document):
        span = longest(table, metric, dict(labels), chosen)
        if span:
            found.append(Series(metric, labels, value, span, moving=changes(metric, value)))
    for metric in table:
        if metric.startswith("lantime:") and not metric.startswith(OF_SITES):
            rows = [labels for each, labels, _ in template(document) if each == LIKE[metric]] if metric in LIKE else [()]
            value = VALUES.get(metric, 0)
            found += [Series(metric, labels, value, span, moving=value != round(value)) for labels in rows
                      if (span := longest(table, metric, dict(labels), chosen))]  # fmt: skip
        elif metric.startswith("ALERTS"):
            labels = (("alertname", "LantimeExample"), ("severity", "warning"), ("family", "sync"), ("alertstate", "firing"))
            found.append(Series(metric, labels, 1, longest(table, metric, dict(labels), chosen) or RANGE))
        elif metric == "up":
            found.append(Series(metric, (), 1, longest(table, metric, {}, chosen)))
    return found


RANGE = 7 * 3600


def series(needs, count):
    """All series of so many devices and of their exporters."""
    needs = frozenset(needs)
    for number in range(count):
        target = dict(zip(TARGETS, ("lantime", name(number), f"s{number % SITES:02}", name(number), f"exporter{number % EXPORTERS}:10319"), strict=True))
        for each in wanted(model(number), needs, number == CHOSEN):
            if made := changed(number, each):
                yield dataclasses.replace(made, labels=(*target.items(), *made.labels))
    for metric in sorted({need.metric for need in needs if need.metric.startswith(OF_SITES)}):
        span, value = max(need.seconds for need in needs if need.metric == metric), VALUES[metric]
        yield from (Series(metric, (("site", f"s{number:02}"),), value, span, moving=value != round(value)) for number in range(min(SITES, count)))
    for number in range(EXPORTERS):
        yield from own(needs, (("job", "lantime-exporter"), ("instance", f"exporter{number}:10319")))


def changed(number, each):
    """The series on this device, which may be in trouble; `None` for what it does not have."""
    metric, labels = each.metric, dict(each.labels)
    if metric.startswith("ALERTS") and number % ALERTED:
        return None
    if number % SILENT == 7 and metric.startswith("lantime_"):
        word = labels.get("lantime_scrape_error")
        if metric == "lantime_up" or word:
            return dataclasses.replace(each, value=float(word == "timeout"))
        return None
    if number % SILENT == 9 and labels.get("collector") == COLLECTORS[0] and not metric.endswith("success"):
        return dataclasses.replace(each, value=2)
    if metric == "lantime_service_running" and number % SILENT == 8:
        return dataclasses.replace(each, value=0)
    if metric == "lantime:device_health":
        return dataclasses.replace(each, value=float(number % ALERTED == 0))
    if metric == "lantime_holdover_elapsed_seconds" and number % HOLDOVER:
        return None
    return dataclasses.replace(each, gone=number % GONE == 33)


def own(needs, target):
    """What an exporter says of itself."""
    for metric in sorted({need.metric for need in needs if need.metric.startswith(("lantime_exporter_", "process_")) or need.metric == "up"}):
        pages = [(("handler", page), ("code", code)) for page in ("/metrics", "/probe", "/sd") for code in ("200", "503")]
        for labels in pages if metric.endswith("requests_total") else [()]:
            yield Series(metric, (*target, *labels), 1.5 if metric.endswith("_total") else 1, RANGE, moving=metric.endswith("_total"))

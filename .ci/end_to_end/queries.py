"""The queries of the dashboards, put to Prometheus as Grafana does with every variable at its default."""

import json
import math
import subprocess
import sys

import shortened

# Grafana takes four scrape intervals for $__rate_interval; variables are at All. Times are those of real life and are shortened with the query.
VARIABLES = {
    "$__rate_interval": "4m", "$__interval": "1m", "$__range_s": "21600", "$__range": "6h", "$job": ".+", "$instance": ".+", "$site": ".*",
    '="$device"': '=~".+"', "$device": ".+", "$show": "-1", "$objective": "0.999", "$exporter_address": "localhost:10319",
}  # fmt: skip
# The devices on which the story makes each annotation appear.
ANNOTATIONS = {
    "Switch-over": "m1000-rsc-rel", "RSC switched": "m1000-rsc-rel", "Reboot": "unknown-module", "Configuration changed": "m300-dcf77",
    "Exporter started": None,
}  # fmt: skip
# Numbers of the fleet board that stay 0 until an exporter is gone.
WHEN_GONE = {"not watched", "scrape targets down"}


def listed(root):
    """All queries, as `check-dashboards --list-queries` tells them."""
    command = [sys.executable, root / ".ci/check-dashboards", "--list-queries"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def prepared(text):
    for variable, value in VARIABLES.items():
        text = text.replace(variable, value)
    return shortened.query(text)


def without_fallback(text):
    """The query without `or vector(0)` or `or … * 0` at its end, which gives an answer whether or not there is data."""
    depth, at, cut = 0, 0, None
    while at < len(text):
        match = shortened.TOKEN.match(text, at)
        token = match.group()
        if match.lastgroup != "hidden":
            depth += (token[-1] in "({") - (token in ")}")
            if token == "or" and depth == 0:
                cut = match.start()
        at = match.end()
    if cut is not None and (text[cut:].strip() == "or vector(0)" or text.endswith("* 0")):
        return text[:cut].strip()
    return text


def has_data(series):
    return any(not math.isnan(value) for _, values in series for value in (values if isinstance(values, list) else [values]))


def problems(queries, monitoring, begin, end, moment):
    """What has no data: over the whole run, without fallback; and for tables and single values also at the moment of most trouble."""
    found, answers = [], {}

    def ask(instant, text):
        if (instant, text) not in answers:
            answers[instant, text] = monitoring.query(text, moment) if instant else monitoring.history(text, begin, end)
        return answers[instant, text]

    for each in queries:
        text = prepared(each["expr"])
        name = f"{each['dashboard']}: {each['kind']} {each['title']} {each['refId']}".strip()
        series = ask(False, without_fallback(text))
        if each["legend"] in WHEN_GONE:
            if has_data(series):
                found.append(f"{name}: is not 0 while the exporter runs")
        elif not has_data(series):
            found.append(f"{name}: no data over the whole run: {without_fallback(text)}")
        elif each["instant"] and not has_data(ask(True, text)):
            found.append(f"{name}: no data at the moment of most trouble: {text}")
        elif each["kind"] == "annotation":
            device = ANNOTATIONS[each["title"]]
            if device and not any(labels.get("device") == device for labels, _ in series):
                found.append(f"{name}: does not show what happened to {device}")
    return found


def when_gone(queries, monitoring, devices):
    """What is wrong with the fleet board when the exporter is gone: it must show the same devices, and tell that nobody watches them."""
    fleet = [each for each in queries if each["dashboard"] == "lantime-fleet"]
    seen = {each["legend"]: monitoring.query(prepared(each["expr"])) for each in fleet if each["title"] == "Fleet"}
    numbers = {legend: series[0][1] if series else None for legend, series in seen.items()}
    found = [
        f"lantime-fleet: without the exporter, {legend} is {numbers.get(legend)}, not {wanted}"
        for legend, wanted in (("devices", len(devices)), ("not watched", len(devices)))
        if numbers.get(legend) != wanted
    ]
    if not numbers.get("scrape targets down"):
        found.append("lantime-fleet: without the exporter, no scrape target is down")
    rows = next(each for each in fleet if each["title"] == "Devices" and each["refId"] == "A")
    ranks = {labels.get("device"): (labels.get("trouble"), rank) for labels, rank in monitoring.query(prepared(rows["expr"]))}
    if ranks != dict.fromkeys(devices, ("not watched", 4)):
        found.append(f"lantime-fleet: without the exporter, the table has {ranks}")
    return found


def self_test():
    texts = {
        "sum(a or b) or vector(0)": "sum(a or b)", "a or b * 0": "a", "a or b": "a or b", 'count(a{b="or vector(0)"})': 'count(a{b="or vector(0)"})',
        "max(a) or max by (d) (b{c=\"x\"}) * 0": "max(a)", "a and b or vector(0)": "a and b",
    }  # fmt: skip
    for text, expected in texts.items():
        assert without_fallback(text) == expected, (text, without_fallback(text))
    assert prepared('rate(a{job=~"$job"}[$__rate_interval])') == 'rate(a{job=~".+"}[4s])'
    assert not has_data([]) and not has_data([({}, [math.nan])]) and has_data([({}, 0.0)])

    class Empty:
        def query(self, *_):
            return []

        def history(self, text, *_):
            return [] if "missing" in text else [({"device": "elsewhere"}, [1.0])]

    def query(expr, kind="panel", title="T", instant=False, legend=""):
        return {"dashboard": "d", "kind": kind, "title": title, "refId": "A", "legend": legend, "expr": expr, "instant": instant}

    gone = [
        {**query(legend, title="Fleet", legend=legend), "dashboard": "lantime-fleet"} for legend in ("devices", "not watched", "scrape targets down")
    ] + [{**query("rows", title="Devices"), "dashboard": "lantime-fleet"}]

    class Gone:
        def __init__(self, **changed):
            self.answers = {"devices": [({}, 2)], "not watched": [({}, 2)], "scrape targets down": [({}, 3)],
                            "rows": [({"device": device, "trouble": "not watched"}, 4) for device in "ab"], **changed}  # fmt: skip

        def query(self, text, *_):
            return self.answers[text]

    assert when_gone(gone, Gone(), "ab") == []
    for text, answer in (("devices", [({}, 1)]), ("not watched", []), ("scrape targets down", [({}, 0)]), ("rows", [])):
        assert len(when_gone(gone, Gone(**{text: answer}), "ab")) == 1, text
    assert problems([query("there", legend="not watched")], Empty(), 0, 1, 0), "not watched while the exporter runs"
    broken = [query("missing"), query("missing or vector(0)"), query("there", instant=True), query("there", "annotation", "Reboot")]
    assert len(problems([*broken, query("there")], Empty(), 0, 1, 0)) == len(broken)
    return len(texts) + len(broken) + 8

"""Simulated fleets of deploy/prometheus/tests/fleets.yml."""

import pathlib
import re
import tempfile

from promtool import (
    FILES, RULES, TESTS, Problems, groups, input_series, load, parsed, phase, promtool_tests, query, rule_test, sample, series,
)  # fmt: skip

TARGET = {"job": "lantime", "instance": "{device}", "exporter": "exporter:10319"}
LOUD = 'count by (alertname) (ALERTS{alertstate="firing",severity=~"warning|critical"})'
CHUNKS = 6
# So many fleets share a test.
TOGETHER = 8


def lines(key, value, known, begin, end):
    """(name, labels, values) of what stands under a key, from minute begin to end. `known` are the states of a StateSet."""
    name, labels = parsed(key)
    if known is None:
        return [(name, labels, phase(value, begin, end))]
    state = value[0] if isinstance(value, list) else value
    gone = state in ("absent", "removed") and state not in known
    if not gone and state not in known:
        raise Problems(f"fleets.yml: {key} has no such state: {state}")
    return [(name, {**labels, name: each}, [None if gone else float(each == state)] * (end - begin)) for each in known]


def device_series(kind, part, device, number, minutes):
    """All series of a device with its values, minute by minute."""
    own = part.get("series", {})
    base = {**kind, **own}
    labels = named({**TARGET, **part.get("labels", {})}, device, number)
    changes = [change for change in part.get("changes", []) if number < change.get("devices", number + 1)]
    edges = sorted({0, minutes, *(change.get("at", 60) for change in changes), *(change.get("until", minutes) for change in changes)})
    result = {}
    for begin, end in zip(edges, edges[1:]):
        now, target, fails, is_target = dict(base), labels, False, True
        for change in changes:
            if change.get("at", 60) <= begin < change.get("until", minutes):
                now |= change.get("series", {})
                target = named({**TARGET, **change["labels"]}, device, number) if "labels" in change else target
                fails = fails or change.get("scrape") in ("fails", "removed")
                is_target = is_target and change.get("scrape") != "removed"
        if part.get("up", True) and is_target:
            put(result, series("up", target), [0.0 if fails else 1.0] * (end - begin), begin, minutes)
        for key, value in {} if fails or not device else now.items():
            known = next((each for each in (base.get(key), kind.get(key), value) if isinstance(each, list)), None)
            # A ramp counts from the change that brings it, whatever else changes meanwhile.
            for name, own_labels, values in lines(key, value, known, begin, end):
                put(result, series(name, {**target, "device": device, **own_labels}), values, begin, minutes)
    for values in result.values():
        for index in range(1, minutes):
            if values[index] is None and isinstance(values[index - 1], (int, float)):
                values[index] = "stale"
    return result


def put(result, key, values, begin, minutes):
    line = result.setdefault(key, [None] * minutes)
    line[begin : begin + len(values)] = values


def named(labels, device, number):
    chosen = {key: value[number % len(value)] if isinstance(value, list) else value for key, value in labels.items()}
    return {key: str(value).replace("{device}", device).replace("{number}", str(number)) for key, value in chosen.items()}


def fleet_series(case, kinds, labels):
    """All series of a case's fleet; `labels` are added to those of each target."""
    values = {}
    for part in case["fleet"]:
        part = {**part, "labels": {**part.get("labels", {}), **labels}}
        part["changes"] = [{**change, "labels": {**change["labels"], **labels}} if "labels" in change else change for change in part.get("changes", [])]
        names = part["devices"] if isinstance(part["devices"], list) else [f"gm{index + 1}" for index in range(part["devices"])]
        for number, device in enumerate(names or [""]):
            values |= device_series(kinds[part.get("kind", "server")], part, device, number, case.get("minutes", 90))
    return values


def case_test(cases, kinds):
    """One fleet as it is, or several that know nothing of each other, each in a cluster of its own: that is quicker."""
    values, queries = {}, []
    for case in cases:
        name = case["name"] if len(cases) > 1 else None
        loud = LOUD if name is None else LOUD.replace("{", f'{{cluster="{name}",')
        values |= fleet_series(case, kinds, {} if name is None else {"cluster": name})
        queries += [query(minute, loud, [sample({"alertname": alert}, count) for alert, count in sorted(alerts.items())]) for minute, alerts in case["fires"].items()]
        queries += [query(length(case) - 1, expression, [sample({}, value)]) for expression, value in case.get("holds", {}).items()]
    return {"name": ", ".join(case["name"] for case in cases), "interval": "1m", "input_series": input_series(values), "promql_expr_test": queries}


def length(case):
    return case.get("minutes", 90)


def alone(case):
    """Whether a case cannot share a test: it has clusters of its own, asks for all series, or for what is absent everywhere."""
    return "holds" in case or "'cluster':" in str(case["fleet"]) or "LantimeMetricsAbsent" in str(case["fires"])


def fleet_runs(folder=RULES, only=None):
    document = load(TESTS / "fleets.yml")
    cases = [case for case in document["cases"] if only is None or only in case["name"]]
    joint = sorted((case for case in cases if not alone(case)), key=length)
    tests = [[case] for case in cases if alone(case)] + [joint[index : index + TOGETHER] for index in range(0, len(joint), TOGETHER)]
    tests = [case_test(test, document["kinds"]) for test in tests]
    return [rule_test(groups(folder), chunk) for chunk in (tests[index::CHUNKS] for index in range(CHUNKS)) if chunk]


def check_fleets(only=None):
    if failures := promtool_tests(fleet_runs(only=only)):
        raise Problems("\n".join(failures))
    return f"{len(load(TESTS / 'fleets.yml')['cases'])} fleets"


# Patterns in the rules, what is put there, and a fleet that must notice it: the joins of before, which a label that changes breaks; devices that
# cluster and site do not tell apart; a limit of time that does not find GPS time; a time that is compared with that of the scrape; what is not known
# while a device cannot be read for a moment, and what is forgotten with the labels of before; a part that vanishes twice; a service without good time.
BREAKAGES = [
    (r"(?m)max by \([^)]*\) \((lantime:override:\w+|lantime:device)\)$", r"\1", "labels that change in flight"),
    (r"cluster, site, instance, device, exporter, job", "instance, device, exporter, job", "one name in two clusters"),
    (r"lantime:device_identity \+ 12\b", "lantime:device_identity + 30", "of a pair 18 s apart"),
    (r"lantime_system_time_timestamp_seconds - lantime_scrape_timestamp_seconds", "lantime_no_such", "min_interval of 10 minutes"),
    (r"<= on (\([^)]*\)) lantime:readable_lately", r"and on \1 lantime:readable", "a device fails for two minutes again"),
    (r"last_over_time\(lantime:gnss_position_x_meters:before\[5m\]\) or ", "", "labels change after a position has moved"),
    (r"lantime:device_site_servers_good:before\{", "lantime_no_such{", "whose redundancy is lost gets another name"),
    (r"max_over_time\(lantime:part_last_seen", "last_over_time(lantime:part_last_seen", "comes back and vanishes again"),
    (r"(lantime:[np]tp_serving)_with_others\{", r"\1{", "the other one drifts and serves"),
    (r"group_left (\([^)]*\)) lantime:device_resited", r"group_left \1 lantime_no_such", "of which the sites are renamed"),
]


def self_test():
    for pattern, other, name in BREAKAGES:
        texts = {file: re.sub(pattern, other, (RULES / file).read_text()) for file in FILES}
        assert any(text != (RULES / file).read_text() for file, text in texts.items()), pattern
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder)
            for file, text in texts.items():
                (copy / file).write_text(text)
            failures = promtool_tests(fleet_runs(copy, name))
            assert failures and "FAILED" in failures[0], f"{pattern} -> {other} was not noticed"
    assert named({"site": ["a", "b"], "instance": "{device}"}, "gm2", 1) == {"site": "b", "instance": "gm2"}
    return len(BREAKAGES) + 1

"""Five cases of each fault in deploy/prometheus/tests/faults.yml, on the ground of fleet.yml."""

import pathlib
import re
import tempfile
import urllib.parse

from promtool import FILES, RULES, TESTS, Problems, alerts, groups, input_series, load, minutes, parsed, phase, promtool_tests, query, read_by, rule_test, sample, series

# What is replaced in the rules, and the alert whose cases must notice it.
BREAKAGES = [
    ("last_over_time(lantime_relay_state{lantime_relay_state=\"normally_closed\"}[5m])", "lantime_relay_state{lantime_relay_state=\"normally_closed\"}", "LantimeRelayInError"),
    ('lantime_relay_state="normally_closed"', 'lantime_relay_state="normally_open"', "LantimeRelayInError"),
    ("lantime:limit:temperature_critical_celsius\n", "lantime:limit:temperature_warning_celsius\n", "LantimeTemperatureCritical"),
    ("lantime:limit:syncmon_nodes\n", "lantime:limit:no_such_limit\n", "LantimeSyncMonNodesHigh"),
    ("fan {{ $labels.fan }}", "fan", "LantimeFanFailed"),
    ("max_over_time(lantime_dcf77_correlation_ratio[15m])", "max_over_time(lantime_dcf77_correlation_ratio[3h])", "LantimeLongWaveReceptionPoor"),
    ("max without (lantime_rsc_active_clock) (stdvar_over_time(lantime_rsc_active_clock{lantime_rsc_active_clock=~\"clk1|clk2\"}[15m])", "max without (lantime_rsc_active_clock) (stdvar_over_time(lantime_rsc_active_clock{lantime_rsc_active_clock=~\"clk1|clk2\"}[2h])", "LantimeClockSwitched"),
]  # fmt: skip


def expanded(fleet, fault, bounds):
    """All series of the fleet with their values: healthy until bounds[0], changed until bounds[1], healthy until bounds[2]."""
    begin, end, total = bounds
    healthy, change = {**fleet["series"], **fault.get("fleet", {})}, fault["change"]
    unknown = [key for key in change if key not in healthy and change[key] == "absent"]
    if unknown:
        raise Problems(f"faults.yml takes away what fleet.yml does not have: {unknown}")
    result = {}
    for key in {**healthy, **change}:
        name, labels = parsed(key)
        labels = {**fleet["target"], **labels}
        before = healthy.get(key, "absent")
        during = change.get(key, before)
        if isinstance(before, list):
            gone = during == "absent"
            sequence = [during[0] if during is before else during] if not isinstance(during, list) or during is before else during
            if not gone and not set(sequence) <= set(before):
                raise Problems(f"{key} has no such state: {sequence}")
            for state in before:
                middle = [None if gone else float(sequence[min(i, len(sequence) - 1)] == state) for i in range(end - begin)]
                middle = ["stale", *middle[1:]] if gone else middle
                rest = float(before[0] == state)
                result[series(name, {**labels, name: state})] = [rest] * begin + middle + [rest] * (total - end)
        else:
            middle = phase(during, begin, end)
            if during == "absent" and before != "absent":
                middle[0] = "stale"
            result[series(name, labels)] = phase(before, 0, begin) + middle + phase(before, end, total)
    return result


def lost(values, moments, instance):
    """The series with the scrapes of these minutes missing, as Prometheus sees them: every series of the target goes stale, up is 0."""
    result = {}
    for key, line in values.items():
        result[key] = list(line)
        for moment in [] if key.startswith(("lantime:", "prometheus_")) or f'instance="{instance}"' not in key else moments:
            result[key][moment] = 0.0 if key.startswith("up{") else "stale"
    return result


def rendered(text, labels):
    """An annotation whose only expressions are labels in a link."""
    return re.sub(r"\{\{ \$labels\.(\w+) \| urlquery \}\}", lambda match: urllib.parse.quote_plus(labels.get(match[1]) or ""), text)


def cases(name, rule, fault, fleet):
    """Two timelines: one as it comes, and one with scrapes missing while the alert pends and while it fires."""
    begin = fault.get("history", 20)
    true = begin + fault.get("after", 0)
    fires = true + minutes(rule["for"])
    stays = "until" in fault
    over = begin + fault["until"] if stays else fires + 6 + fault.get("lingers", 0)
    total = over + 2
    values = expanded(fleet, fault, (begin, total if stays else fires + 6, total))

    labels = {"device": "gm1", **fleet["target"], **rule["labels"], **fault.get("labels", {})}
    labels = {key: value for key, value in labels.items() if value is not None}
    annotations = {**rule["annotations"], "description": fault["description"], "dashboard_url": rendered(rule["annotations"]["dashboard_url"], labels)}
    expected = [{"exp_labels": labels, "exp_annotations": annotations}]
    mine = f'count by (alertstate) (ALERTS{{alertname="{name}"}})'
    pending, firing = [sample({"alertstate": "pending"}, 1)], [sample({"alertstate": "firing"}, 1)]
    also = dict((other.split() + ["1"])[:2] for other in fault.get("with", []))
    everything = [sample({"alertname": other}, int(count)) for other, count in sorted({name: 1, **also}.items())]

    def at(minute, alerting):
        return {"eval_time": f"{minute}m", "alertname": name, "exp_alerts": expected if alerting else []}

    def timeline(title, numbers, alert_tests, queries):
        return {
            "name": f"{name} {title}",
            "interval": "1m",
            "input_series": input_series(numbers),
            "alert_rule_test": alert_tests,
            "promql_expr_test": queries,
        }

    plain = timeline(
        "fires, pends and resolves", values,
        [at(begin - 1, False), at(fires - 1, False), at(fires, True), at(over, False)],
        [query(begin - 1, "count by (alertname) (ALERTS)", []), query(fires - 1, mine, pending), query(over - 1, mine, firing),
         query(fires, 'count by (alertname) (ALERTS{alertstate="firing"})', everything)])
    while_pending = [true + 1] if fires > true + 1 else []
    missing = timeline(
        "survives a missed scrape", lost(values, [*while_pending, fires + 2], fleet["target"]["instance"]), [],
        [query(moment, mine, pending) for moment in while_pending] + [query(moment, mine, firing) for moment in (fires, fires + 2, fires + 3)])
    return plain, missing


def fault_runs(folder, only=None):
    """Every alert on the first timeline together with all others; on the second alone with what it reads, for that is quicker."""
    fleet, faults, rules = load(TESTS / "fleet.yml"), load(TESTS / "faults.yml"), alerts(folder)
    recording, alerting = groups(folder, FILES[:1]), groups(folder, FILES[1:])
    together, alone = [], []
    for name, fault in faults.items():
        if only is not None and name not in only:
            continue
        plain, missing = cases(name, rules[name], fault, fleet)
        before = [] if fault.get("only_alerts") else read_by(rules[name], recording)
        alone.append(rule_test([*before, {"name": "alone", "rules": [rules[name]]}], [missing]))
        (alone.append(rule_test(alerting, [plain])) if fault.get("only_alerts") else together.append(plain))
    return [rule_test([*recording, *alerting], chunk) for chunk in (together[index::8] for index in range(8)) if chunk] + alone


def check_faults(only=None):
    if failures := promtool_tests(fault_runs(RULES, only)):
        raise Problems("\n".join(failures))
    return f"{len(load(TESTS / 'faults.yml'))} faults in five cases each"


def self_test():
    """Broken rules must be noticed."""
    for old, new, name in BREAKAGES:
        texts = {file: (RULES / file).read_text() for file in FILES}
        assert any(old in text for text in texts.values()), old
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder)
            for file, text in texts.items():
                (copy / file).write_text(text.replace(old, new))
            failures = promtool_tests(fault_runs(copy, only=[name]))
            assert failures and "FAILED" in failures[0], f"{old} -> {new} was not noticed"
    return len(BREAKAGES)

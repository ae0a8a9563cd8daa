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

# So many faults share a test: most of a test's time goes into the evaluation of rules, however few series they find.
TOGETHER = 8


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

    def value(match):
        return urllib.parse.quote_plus(next(filter(None, (labels.get(name) for name in re.findall(r"\$labels\.(\w+)", match[1]))), ""))

    return re.sub(r"\{\{ ((?:or )?\$labels[^|]*) \| urlquery \}\}", value, text)


def course(rule, fault):
    """The minutes at which the fault begins, the alert fires and the alert is over."""
    begin = fault.get("history", 20)
    fires = begin + fault.get("after", 0) + minutes(rule["for"])
    return begin, fires, begin + fault["until"] if "until" in fault else fires + 6 + fault.get("lingers", 0)


def cases(name, rule, fault, fleet, cluster=None, total=0):
    """Two timelines: one as it comes, and one with scrapes missing while the alert pends and while it fires.

    `cluster` is added to the labels of all series, and the first timeline has at least `total` minutes.
    """
    begin, fires, over = course(rule, fault)
    true = fires - minutes(rule["for"])
    target = fleet["target"] | ({"cluster": cluster} if cluster else {})
    bounds = (begin, over + 2 if "until" in fault else fires + 6)
    values = expanded({**fleet, "target": target}, fault, (*bounds, max(total, over + 2)))

    labels = {"device": "gm1", **target, **rule["labels"], **fault.get("labels", {})}
    labels = {key: value for key, value in labels.items() if value is not None}
    annotations = {**rule["annotations"], "description": fault["description"], "dashboard_url": rendered(rule["annotations"]["dashboard_url"], labels)}
    expected = [{"exp_labels": labels, "exp_annotations": annotations}]
    where = f'cluster="{cluster or ""}"'
    mine = f'count by (alertstate) (ALERTS{{alertname="{name}",{where}}})'
    pending, firing = [sample({"alertstate": "pending"}, 1)], [sample({"alertstate": "firing"}, 1)]
    everything = [sample({"alertname": other}, int(count)) for other, count in sorted({name: 1, **also(fault)}.items())]

    def at(minute, alerting):
        return {"eval_time": f"{minute}m", "alertname": name, "exp_alerts": expected if alerting else []}

    plain = {
        "input_series": values,
        "alert_rule_test": [at(begin - 1, False), at(fires - 1, False), at(fires, True), at(over, False)],
        "promql_expr_test": [
            query(begin - 1, f"count by (alertname) (ALERTS{{{where}}})", []), query(fires - 1, mine, pending), query(over - 1, mine, firing),
            query(fires, f'count by (alertname) (ALERTS{{{where},alertstate="firing"}})', everything)],
    }  # fmt: skip
    while_pending = [true + 1] if fires > true + 1 else []
    missing = {
        "input_series": lost(values, [*while_pending, fires + 2], target["instance"]),
        "promql_expr_test": [query(moment, mine, pending) for moment in while_pending] + [query(moment, mine, firing) for moment in (fires, fires + 2, fires + 3)],
    }
    return plain, missing


def also(fault):
    """How often each other alert fires with the fault's."""
    return dict((other.split() + ["1"])[:2] for other in fault.get("with", []))


def timeline(title, parts):
    """A test of several timelines that know nothing of each other."""
    joined = {key: [each for part in parts for each in part.get(key, [])] for key in ("alert_rule_test", "promql_expr_test")}
    values = {key: line for part in parts for key, line in part["input_series"].items()}
    return {"name": title, "interval": "1m", "input_series": input_series(values), **joined}


def companies(names, rules, faults):
    """Faults of about the same length that share a test, each in a cluster of its own; none has alerts that another expects to be silent."""
    result = []
    for name in sorted(names, key=lambda name: course(rules[name], faults[name])[2]):
        # What is absent is absent everywhere.
        shares = name != "LantimeMetricsAbsent"
        fits = (company for company in result if shares and len(company) < TOGETHER and "LantimeMetricsAbsent" not in company)
        fits = (company for company in fits if not any(name in also(faults[other]) or other in also(faults[name]) for other in company))
        company = next(fits, None)
        if company is None:
            result.append(company := [])
        company.append(name)
    return result


def fault_runs(folder, only=None):
    """Every alert on the first timeline together with all others; on the second alone with what it reads, for that is quicker."""
    fleet, faults, rules = load(TESTS / "fleet.yml"), load(TESTS / "faults.yml"), alerts(folder)
    recording, alerting = groups(folder, FILES[:1]), groups(folder, FILES[1:])
    names = [name for name in faults if only is None or name in only]
    together, alone = [], []
    for name in names:
        plain, missing = cases(name, rules[name], faults[name], fleet)
        isolated = faults[name].get("only_alerts")
        before = [] if isolated else read_by(rules[name], recording)
        alone.append(rule_test([*before, {"name": "alone", "rules": [rules[name]]}], [timeline(f"{name} survives a missed scrape", [missing])]))
        if isolated:
            alone.append(rule_test(alerting, [timeline(f"{name} fires, pends and resolves", [plain])]))
    for company in companies([name for name in names if not faults[name].get("only_alerts")], rules, faults):
        total = max(course(rules[name], faults[name])[2] for name in company) + 2
        shares = len(company) > 1
        parts = [cases(name, rules[name], faults[name], fleet, name if shares else None, total)[0] for name in company]
        together.append(timeline(f"{', '.join(company)} fires, pends and resolves", parts))
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

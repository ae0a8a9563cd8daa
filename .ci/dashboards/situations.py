"""What the boards say in situations that matter, worked out by promtool: series in, rows of the table out."""

import json
import pathlib
import subprocess
import tempfile

import fleet
import fleet_rows
import model
import promql
import queries as shared

RULES = sorted((pathlib.Path(__file__).resolve().parent.parent.parent / "deploy/prometheus/rules").glob("*.yml"))
TARGET = {"job": "lantime"}
# Four scrapes of a minute.
RATE_INTERVAL = "4m"


def series(metric, values, **labels):
    labels = ",".join(f'{key}="{value}"' for key, value in (TARGET | labels).items())
    return {"series": f"{metric}{{{labels}}}", "values": values}


def device(name, up="1x120", health="0x120", known="0x120", site="fra", **more):
    """A device of which Prometheus has three series, a point a minute for two hours."""
    labels = {"instance": name, "device": name, "site": site, **more}
    given = (("lantime_up", up), ("lantime:device_health", health), ("lantime:device", known))
    return [series(metric, values, **labels) for metric, values in given if values]


ENDED = {"up": "1x60", "health": "0x70", "known": "0x70"}
# Situation, series, and what the table says two hours later: site, device, state, rank.
SITUATIONS = [
    ("healthy", device("a"), [("fra", "a", "good", 0)]),
    ("a warning and a critical alert", device("a", health="1x120") + device("b", health="2x120"), [
        ("fra", "a", "warning", 1), ("fra", "b", "critical", 2)]),
    ("a device that cannot be read", device("a", up="1x60 0x60", health="0x60 2x60"), [("fra", "a", "not readable", 3)]),
    ("the exporter of one device of two is dead", device("a") + device("b", **ENDED), [("fra", "a", "good", 0), ("fra", "b", "not watched", 4)]),
    ("one name at two sites, of which one is dead", device("a") + device("a", site="nyc", **ENDED), [
        ("fra", "a", "good", 0), ("nyc", "a", "not watched", 4)]),
    ("one name in two clusters, of which one cannot be read", device("a", cluster="x") + device("a", cluster="y", up="0x120"), [
        ("x/fra", "a", "good", 0), ("y/fra", "a", "not readable", 3)]),
    ("three scrapes are missed", device("a", up="1x117 _x3"), [("fra", "a", "good", 0)]),
    ("another label changes", device("a", rack="1", **ENDED) + device("a", rack="2"), [("fra", "a", "good", 0)]),
    ("nobody judges", device("a", health=None, known=None), [("fra", "a", "not judged", -1)]),
]  # fmt: skip


def expected(site, name, state, rank):
    cluster, _, site = site.rpartition("/")
    labels = {"cluster": cluster, "site": site, "device": name, "trouble": state}
    return {"labels": "{" + ",".join(f'{key}="{value}"' for key, value in labels.items() if value) + "}", "value": rank}


def offered(many):
    """What the variable of the table offers: Grafana chooses the greatest, which stands first."""
    values = ((1, "in trouble only", many), (-1, "all devices", not many))
    return [{"labels": f'{{at_least="{least}",show="{text}"}}', "value": float(first)} for least, text, first in values]


def server(name, site, state):
    """What the recording rules judge the time of a device by."""
    labels = {"instance": name, "device": name, "site": site}
    states = [
        series("lantime_sync_state", f"{int(each == state)}x120", lantime_sync_state=each, **labels)
        for each in ("synchronized", "holdover", "not_synchronized", "free_running", "unknown")
    ]
    return [series("lantime_up", "1x120", **labels), *states]


def nodes(bad, good):
    """A device that measures nodes, of which some cannot be reached."""
    labels = {"instance": "a", "device": "a", "site": "fra"}
    reached = [number >= bad for number in range(bad + good)]
    return [
        series("lantime_syncmon_node_state", f"{int((state == 'normal') == fine)}x120", node=f"n{number}", lantime_syncmon_node_state=state, **labels)
        for number, fine in enumerate(reached) for state in ("normal", "not_reachable")
    ] + [series("lantime_syncmon_node_offset_seconds", f"{-0.001 * number}x120", node=f"n{number}", **labels) for number in range(bad + good)]  # fmt: skip


SERVERS = server("a", "fra", "synchronized") + server("b", "fra", "not_synchronized") + server("c", "nyc", "not_synchronized")
SYNCMON = "sum by (lantime_syncmon_node_state) (lantime:syncmon_nodes_by_state{*})"
# What the recording rules add for the boards: title, query, series, samples.
RECORDED = [
    ("one good server of two", fleet_rows.GOOD_HOURS, SERVERS, [{"labels": '{site="fra"}', "value": 1}, {"labels": '{site="nyc"}', "value": 0}]),
    ("good time of each server", "min by (site, device) (avg_over_time(lantime:time_good_1h{*}[30d]))", SERVERS, [
        {"labels": f'{{site="{site}",device="{name}"}}', "value": good} for site, name, good in (("fra", "a", 1), ("fra", "b", 0), ("nyc", "c", 0))]),
    ("two nodes of five cannot be reached", SYNCMON, nodes(2, 3), [
        {"labels": f'{{lantime_syncmon_node_state="{state}"}}', "value": count} for state, count in (("normal", 3), ("not_reachable", 2))]),
    ("the greatest offset", "max(lantime:syncmon_greatest_offset_seconds{*})", nodes(2, 3), [{"labels": "{}", "value": 0.004}]),
]  # fmt: skip


def cases(worst, show):
    """Title, query, series, samples and rule files of each situation."""
    yield from ((*each, RULES) for each in RECORDED)
    rows = f"max by (device, trouble) ({worst})"
    for title, given, wanted in SITUATIONS:
        yield title, rows, given, [expected(*row) for row in wanted], []
    for count in (50, 51):
        yield f"{count} devices", show, [each for number in range(count) for each in device(f"gm{number}")], offered(count > 50), []


COUNT = len(SITUATIONS) + len(RECORDED) + 2


def problems(worst=shared.WORST, show=model.query_result(fleet.SHOW)):
    """What the queries of the table and of its variable get wrong."""
    for title, text, given, samples, files in cases(worst, show):
        text = promql.substituted(shared.promql(text).replace("$__rate_interval", RATE_INTERVAL))
        test = {"expr": text, "eval_time": "120m", "exp_samples": samples}
        tests = {"rule_files": list(map(str, files)), "evaluation_interval": "1m", "tests": [{"interval": "1m", "input_series": given, "promql_expr_test": [test]}]}
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(tests, file)
            file.flush()
            run = subprocess.run([promql.PROMTOOL, "test", "rules", file.name], capture_output=True, text=True, check=False)
        if run.returncode:
            yield f"situation, {title}: {' '.join((run.stdout + run.stderr).split())[-400:]}"

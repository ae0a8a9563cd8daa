"""What the fleet board says in situations that matter, worked out by promtool: series in, rows of the table out."""

import json
import subprocess
import tempfile

import promql
import queries as shared

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


def problems(worst=shared.WORST):
    """What the query of the table gets wrong."""
    text = promql.substituted(shared.promql(f"max by (device, trouble) ({worst})").replace("$__rate_interval", RATE_INTERVAL))
    for title, given, rows in SITUATIONS:
        test = {"expr": text, "eval_time": "120m", "exp_samples": [expected(*row) for row in rows]}
        tests = {"evaluation_interval": "1m", "tests": [{"interval": "1m", "input_series": given, "promql_expr_test": [test]}]}
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(tests, file)
            file.flush()
            run = subprocess.run([promql.PROMTOOL, "test", "rules", file.name], capture_output=True, text=True, check=False)
        if run.returncode:
            yield f"fleet board, {title}: {' '.join((run.stdout + run.stderr).split())[-400:]}"

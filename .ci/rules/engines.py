"""What the rules say in MetricsQL where a healthy fleet has only just begun: its functions count the first sample of a series differently."""

import json
import pathlib
import sys
import tempfile
import time
import urllib.parse
import urllib.request

from promtool import MINUTE, ROOT, RULES, TESTS, TOOLS, Problems, groups, load, parsed, phase, series

sys.path.insert(0, str(ROOT / ".ci/end_to_end"))
from programs import Program, free_ports, request, wait  # noqa: E402

STORE = TOOLS / "packages/victoria-metrics/usr/bin/victoria-metrics"
# Minutes since the first samples at which the rules are evaluated: a moment later, and when the longest windows but an hour have filled.
MOMENTS = [3, 17]
# Counters that are not at 0 when they are first seen.
COUNTED = 7


def newborn():
    """Every series of which faults.yml knows a healthy value, with the values of its first minutes, by minute; numbers of seconds count from the first."""
    healthy = dict(load(TESTS / "fleet.yml")["series"])
    target = load(TESTS / "fleet.yml")["target"]
    for fault in load(TESTS / "faults.yml").values():
        healthy |= {key: value for key, value in fault.get("fleet", {}).items() if not key.startswith("lantime:")}
    found = {}
    for key, value in healthy.items():
        name, labels = parsed(key)
        labels = {**target, **labels}
        if isinstance(value, list):
            found |= {series(name, {**labels, name: state}): [float(state == value[0])] * (MOMENTS[-1] + 1) for state in value}
        elif value != "absent":
            found[series(name, labels)] = phase(COUNTED if name.endswith("_total") else value, 0, MOMENTS[-1] + 1)
    return found


class Store:
    """victoria-metrics with a history."""

    def __init__(self, folder):
        self.url = f"http://127.0.0.1:{free_ports(1)[0]}"
        self.program = Program(
            folder, STORE, f"-storageDataPath={folder / 'data'}", f"-httpListenAddr={self.url[7:]}", "-memory.allowedBytes=200MB", "-retentionPeriod=100y",
            "-search.latencyOffset=0s", "-search.maxStalenessInterval=5m")  # fmt: skip

    def put(self, lines):
        """Samples in the text format with milliseconds; they can be read afterwards."""
        body = "".join(f"{line}\n" for line in lines).encode()
        urllib.request.urlopen(urllib.request.Request(f"{self.url}/api/v1/import/prometheus", data=body, method="POST"), timeout=20)
        request(f"{self.url}/internal/force_flush")

    def ask(self, expression, at):
        form = urllib.parse.urlencode({"query": expression, "time": at, "step": "5m", "nocache": 1})
        return json.loads(request(f"{self.url}/api/v1/query?{form}"))["data"]["result"]


def fires_at_birth(rule_groups):
    """Alerts whose expression finds something although everything is healthy, with the minute."""
    begin, found = int(time.time()) // MINUTE * MINUTE - 3600, []
    # Dates in the fleet's files count from 1970, where the tests of promtool begin.
    values = newborn()
    dated = {key for key in values if "_timestamp_seconds" in key.partition("{")[0] or key.startswith("process_start_time")}
    with tempfile.TemporaryDirectory() as name, (store := Store(pathlib.Path(name))).program:
        wait("the store is ready", lambda: request(f"{store.url}/health"), 30, store.program.output)
        store.put(f"{key} {value + (begin if key in dated else 0)!r} {(begin + minute * MINUTE) * 1000}" for key, line in values.items() for minute, value in enumerate(line))
        for minute in MOMENTS:
            at = begin + minute * MINUTE
            for rule in (rule for group in rule_groups for rule in group["rules"]):
                result = store.ask(rule["expr"], at)
                if "alert" in rule:
                    found += [f"{rule['alert']} after {minute} minutes: {each['metric']}" for each in result]
                elif result:
                    store.put(f"{series(rule['record'], {**without_name(each['metric']), **rule.get('labels', {})})} {each['value'][1]} {at * 1000}" for each in result)
    return found


def without_name(labels):
    return {key: value for key, value in labels.items() if key != "__name__"}


def check_engines():
    if problems := fires_at_birth(groups(RULES)):
        raise Problems("In MetricsQL fires without a fault, where series have just begun:\n" + "\n".join(problems))
    return f"no alert in MetricsQL on {len(newborn())} series that have just begun"


def self_test():
    changed = 'changes(lantime_rsc_active_clock{lantime_rsc_active_clock="clk1"}[15m]) > 0'
    counted = "increase(prometheus_rule_evaluation_failures_total[10m]) > 0"
    found = fires_at_birth([{"rules": [{"alert": "Changed", "expr": changed}, {"alert": "Counted", "expr": counted}]}])
    assert [text.split()[0] for text in found] == ["Changed", "Counted"], found
    return 1

"""What deploy/alertmanager/alertmanager.yml silences: alerts are given to a real Alertmanager with its inhibit_rules."""

import json
import pathlib
import re
import sys
import tempfile
import time
import urllib.request

from promtool import ROOT, TOOLS, Problems, alerts, load

sys.path.insert(0, str(ROOT / ".ci/end_to_end"))
from monitoring import relocated  # noqa: E402
from programs import Program, free_ports, request, wait  # noqa: E402

CONFIGURATION = ROOT / "deploy/alertmanager/alertmanager.yml"
PTP_FULL = {"alertname": "LantimePtpClientsCritical", "slot": "io1", "ptp_instance": "0"}
NOT_MASTER = {"alertname": "LantimePtpPortNotMaster", "slot": "io1", "ptp_instance": "0"}
MOVED = {"alertname": "LantimePositionShifted", "slot": "clk1"}
SUPPLY, NO_SPARE = {"alertname": "LantimePowerSupplyFailed", "slot": "pwr1"}, {"alertname": "LantimePowerRedundancyLost"}
DOWN, HOT = {"alertname": "LantimeDeviceDown"}, {"alertname": "LantimeTemperatureHigh", "slot": "cpu"}
LED, EXPORTER = {"alertname": "LantimeAlarmLed"}, {"alertname": "LantimeExporterDown", "device": None, "instance": None, "site": None, "job": None}
# Exporters whose targets do not carry the label `exporter`: one with its fleet, and one with a target for each device.
FLEET = {**EXPORTER, "exporter": None, "job": "lantime", "instance": "one:10319"}
JOB = {**EXPORTER, "exporter": None, "job": "lantime", "targets": "all"}
ABSENT = {**EXPORTER, "alertname": "LantimeMetricsAbsent", "exporter": None}
OF_FLEET, OF_JOB = {**HOT, "exporter": None, "instance": "one:10319"}, {**HOT, "exporter": None}
NO_DEVICE = {"device": None, "instance": None, "job": None, "exporter": None}
LOST, ENDING = {"alertname": "LantimeSiteWithoutGoodTime", **NO_DEVICE}, {"alertname": "LantimeSiteHoldoverEnding", **NO_DEVICE}
# Alerts that fire together: what silences, what is silenced by it, and what is not.
CASES = {
    "on the same PTP instance": (PTP_FULL, [NOT_MASTER], []),
    "on another slot, another instance, another device": (PTP_FULL, [], [{**NOT_MASTER, "slot": "io2"}, {**NOT_MASTER, "ptp_instance": "1"}, {**NOT_MASTER, "device": "gm2", "instance": "gm2"}]),
    "another trouble of the same slot": (MOVED, [], [{"alertname": "LantimeAntennaDisconnected", "slot": "clk1"}, {"alertname": "LantimeSatellitesLow", "slot": "clk2"}]),
    "a site without good time": (LOST, [ENDING], [{**ENDING, "site": "nyc"}, {**ENDING, "device": "gm2", "instance": "gm2"}]),
    "a supply": (SUPPLY, [NO_SPARE], [{**NO_SPARE, "device": "gm2", "instance": "gm2"}, {"alertname": "LantimeFanFailed", "slot": "fan1"}]),
    "a device that is down": (DOWN, [HOT, NO_SPARE], [{**HOT, "device": "gm2", "instance": "gm2"}, {**HOT, "cluster": "two"}, {**HOT, "site": "nyc"}, {**HOT, "exporter": "two:10319"}]),
    "an exporter that is down": (EXPORTER, [DOWN, HOT, ABSENT], [{**DOWN, "exporter": "two:10319"}]),
    "an exporter with its fleet that is down": (FLEET, [OF_FLEET], [{**OF_FLEET, "instance": "two:10319"}, {**OF_FLEET, "job": "other"}]),
    "an exporter of a whole job that is down": (JOB, [OF_JOB], [{**OF_JOB, "job": "other"}]),
    "the alarm LED": (HOT, [LED], [{**LED, "device": "gm2", "instance": "gm2"}]),
}  # fmt: skip
TARGET = {"job": "lantime", "instance": "gm1", "device": "gm1", "site": "fra", "exporter": "one:10319"}


def labelled(alert, rules):
    return {key: value for key, value in {**TARGET, **rules[alert["alertname"]]["labels"], **alert}.items() if value is not None}


class Alertmanager:
    """A server that silences as the example does and tells nobody."""

    def __init__(self, folder, configuration):
        path = folder / "alertmanager.yml"
        route = {"receiver": "nobody", "group_wait": "1h"}
        path.write_text(json.dumps({"route": route, "receivers": [{"name": "nobody"}], "inhibit_rules": configuration["inhibit_rules"]}))
        self.url = f"http://127.0.0.1:{free_ports(1)[0]}"
        self.program = Program(
            folder, relocated(TOOLS, folder), f"--config.file={path}", f"--storage.path={folder / 'data'}",
            f"--web.listen-address={self.url[7:]}", "--cluster.listen-address=", cwd=folder)  # fmt: skip

    def silenced(self, case):
        """Which of the alerts are silenced, after all of them are there."""
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 60))
        body = json.dumps([{"labels": {**labels, "case": case}, "startsAt": now} for labels in self.all]).encode()
        urllib.request.urlopen(urllib.request.Request(f"{self.url}/api/v2/alerts", data=body, headers={"Content-Type": "application/json"}), timeout=20)

        def there():
            told = json.loads(request(f"{self.url}/api/v2/alerts?filter=case%3D%22{case}%22"))
            return told if len(told) == len(self.all) and all(alert["status"]["state"] != "unprocessed" for alert in told) else None

        told = wait("Alertmanager has all alerts", there)
        return [labels for labels in self.all if any(alert["status"]["inhibitedBy"] and {**labels, "case": case} == alert["labels"] for alert in told)]


def inhibition_problems(configuration):
    rules, problems = alerts(), []
    with tempfile.TemporaryDirectory() as folder, (manager := Alertmanager(pathlib.Path(folder), configuration)).program:
        wait("Alertmanager is ready", lambda: request(f"{manager.url}/-/ready"), 30, manager.program.output)
        for number, (name, (source, silenced, others)) in enumerate(CASES.items()):
            # Each case is a world of its own: `cluster` stands in every `equal`.
            manager.all = [{"cluster": f"world{number}", **labelled(alert, rules)} for alert in (source, *silenced, *others)]
            for labels in manager.all:
                if labels["cluster"] == "two":
                    labels["cluster"] = f"other{number}"
            wanted_ones = manager.all[1 : 1 + len(silenced)]
            # Alertmanager takes note of what silences a little later than of what is silenced.
            for _ in range(20):
                found = manager.silenced(f"case{number}")
                if all((labels in found) == (labels in wanted_ones) for labels in manager.all[1:]):
                    break
                time.sleep(0.5)
            for labels in manager.all[1:]:
                wanted = labels in wanted_ones
                if (labels in found) != wanted:
                    problems.append(f"alertmanager.yml: {name}: {source['alertname']} {'does not silence' if wanted else 'silences'} {labels}")
    return problems


def check_inhibition():
    if problems := inhibition_problems(load(CONFIGURATION)):
        raise Problems("\n".join(problems))
    return f"{len(CASES)} cases of what Alertmanager silences"


def self_test():
    text = CONFIGURATION.read_text()
    broken = [re.sub(r", slot, ptp_instance\]", "]", text), text.replace("equal: [cluster, exporter]", "equal: [cluster]"), text.replace('family="reachability"]', 'family="none"]')]
    for other in broken:
        assert other != text
        with tempfile.TemporaryDirectory() as folder:
            (path := pathlib.Path(folder) / "alertmanager.yml").write_text(other)
            assert inhibition_problems(load(path)), "a broken inhibit rule was not noticed"
    return len(broken)

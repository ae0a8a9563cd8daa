"""Debian's Prometheus and Alertmanager with the files of deploy/, shortened."""

import json
import pathlib
import time

import shortened
import yaml
from programs import Failure, Programs, free_ports, request, wait

LIMITS = {
    # A site's own limits, in the way that docs/prometheus.md describes: the oscillator of m600-gps is trusted for two minutes,
    # and a PTP instance that is full in a day is full in 24 minutes of this check.
    "holdover_used_ratio": "lantime:device + 1",
    "holdover_seconds": 'lantime:device{device="m600-gps"} + 120',
    "ptp_full_seconds": f"lantime:device + {86400 // shortened.FACTOR}",
}


def prometheus_config(example, exporter, alertmanager, rule_files):
    """The scrape example with the address of the exporter; scrapes every second, a minute in real life."""
    config = yaml.safe_load(example.replace("exporter.example.com:10319", exporter))
    for job in config["scrape_configs"]:
        if "scrape_interval" in job:
            job["scrape_interval"] = shortened.duration(job["scrape_interval"])
    return config | {
        "global": {"scrape_interval": "1s", "scrape_timeout": "1s", "evaluation_interval": "1s"},
        "rule_files": [str(path) for path in rule_files],
        "alerting": {"alertmanagers": [{"static_configs": [{"targets": [alertmanager]}]}]},
    }


def alertmanager_config(text, templates, receivers):
    """Our example with other addresses: every receiver keeps its form, and tells a webhook what it gets."""
    config = shortened.alertmanager(yaml.safe_load(text))
    config["global"] |= {"smtp_smarthost": receivers.smarthost, "smtp_require_tls": False}
    config["templates"] = [str(templates / name) for name in config["templates"]]
    for receiver in config["receivers"]:
        for slack in receiver.get("slack_configs", []):
            del slack["api_url_file"]
            slack["api_url"] = f"http://{receivers.url}/slack/{receiver['name']}"
        for pager in receiver.get("pagerduty_configs", []):
            del pager["routing_key_file"]
            pager |= {"routing_key": "x" * 32, "url": f"http://{receivers.url}/pagerduty/{receiver['name']}"}
        receiver["webhook_configs"] = [{"url": f"http://{receivers.url}/webhook/{receiver['name']}"}]
    return config


def relocated(tools, folder):
    """Debian's Alertmanager for a package that is only unpacked.

    It wants its own templates below /usr/share and has no option for that; so this is a copy of the program in which that path is a
    relative one of the same length, which leads to the unpacked files.
    """
    inside, name = b"/usr/share/prometheus/alertmanager", "alertmanager-share"
    if pathlib.Path(inside.decode()).exists():
        return tools / "prometheus-alertmanager"
    path = b"./" * ((len(inside) - len(name)) // 2) + name.encode()
    copy = folder / "prometheus-alertmanager"
    copy.write_bytes((tools / "prometheus-alertmanager").read_bytes().replace(inside, path))
    copy.chmod(0o755)
    (folder / name).symlink_to(tools / "packages/prometheus-alertmanager" / inside.decode().lstrip("/"))
    return copy


class Monitoring(Programs):
    """Both programs, and what they say."""

    def start(self, root, folder, exporter, receivers):
        deploy = root / "deploy"
        prometheus, alertmanager = (f"127.0.0.1:{port}" for port in free_ports(2))
        self.prometheus, self.alertmanager = f"http://{prometheus}", f"http://{alertmanager}"
        files = []
        for path in sorted((deploy / "prometheus/rules").glob("*.yml")):
            files.append(self.write(folder / path.name, shortened.rules(yaml.safe_load(path.read_text()))))
        limits = [{"record": f"lantime:override:{name}", "expr": expression} for name, expression in LIMITS.items()]
        files.append(self.write(folder / "our-limits.yml", {"groups": [{"name": "our-limits", "rules": limits}]}))
        example = (deploy / "prometheus/scrape-examples/service-discovery.yml").read_text()
        ours = self.write(folder / "prometheus.yml", prometheus_config(example, exporter, alertmanager, files))
        text = (deploy / "alertmanager/alertmanager.yml").read_text()
        theirs = self.write(folder / "alertmanager.yml", alertmanager_config(text, deploy / "alertmanager", receivers))
        tools = root / ".build/tools"
        self.programs = [
            self.run(
                folder, relocated(tools, folder), f"--config.file={theirs}", f"--storage.path={folder / 'alertmanager'}",
                f"--web.listen-address={alertmanager}", "--cluster.listen-address=", cwd=folder),
            self.run(
                folder, tools / "prometheus", f"--config.file={ours}", f"--storage.tsdb.path={folder / 'prometheus'}",
                f"--web.listen-address={prometheus}", "--query.lookback-delta=5s", "--rules.alert.resend-delay=1s"),
        ]  # fmt: skip
        for url, program in zip((self.alertmanager, self.prometheus), self.programs):
            def ready(url=url, program=program):
                program.must_run()
                return request(f"{url}/-/ready")

            wait(f"{program.name} is ready", ready, 30, program.output)

    @staticmethod
    def write(path, document):
        path.write_text(yaml.safe_dump(document, sort_keys=False))
        return path

    def api(self, path, **form):
        answer = json.loads(request(f"{self.prometheus}/api/v1/{path}", form=form))
        if answer["status"] != "success":
            raise Failure(f"Prometheus: {answer}")
        return answer["data"]

    def query(self, text, at=None):
        """The series of an instant query: labels and value."""
        data = self.api("query", query=text, time=at or time.time())
        return [(each["metric"], float(each["value"][1])) for each in data["result"]]

    def history(self, text, begin, end, step=1):
        """The series of a range query: labels and values."""
        data = self.api("query_range", query=text, start=begin, end=end, step=step)
        return [(each["metric"], [float(value) for _, value in each["values"]]) for each in data["result"]]

    def alerts(self, selector=""):
        """The labels of what fires now, as Alertmanager gets them."""
        series = self.query(f'ALERTS{{alertstate="firing"{selector}}} == 1')
        return [{key: value for key, value in labels.items() if key not in ("__name__", "alertstate")} for labels, _ in series]

    def firing(self, selector=""):
        """(alert name, device) of what fires now."""
        return {(labels["alertname"], labels.get("device", "")) for labels in self.alerts(selector)}

    def inhibited(self):
        """(alert name, device) of what Alertmanager keeps to itself now."""
        alerts = json.loads(request(f"{self.alertmanager}/api/v2/alerts?active=true&inhibited=true&silenced=false"))
        return {(alert["labels"]["alertname"], alert["labels"].get("device", "")) for alert in alerts if alert["status"]["inhibitedBy"]}

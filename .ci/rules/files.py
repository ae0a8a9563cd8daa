"""Files that only tools read."""

import pathlib
import re
import subprocess
import sys
import tempfile

import yaml
from promtool import FILES, ROOT, RULES, TESTS, TOOLS, Problems, alerts, groups, run

GENERATOR = ROOT / "deploy/prometheus/source/generate.py"
# severity to receivers of the Alertmanager example.
RECEIVERS = {"critical": "time-team-pager,time-team-chat", "warning": "time-team-chat", "info": "time-team-mail"}


def check_vmalert():
    """vmalert tells what it refuses in its log and with its exit status."""
    result = subprocess.run([TOOLS / "vmalert", "-dryRun", f"-rule={RULES}/*.yml"], capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise Problems(f"vmalert refuses the rules:\n{result.stdout}{result.stderr}")


def check_own_settings():
    """A site with settings of its own gets rules that follow them."""
    settings = yaml.safe_load((GENERATOR.parent / "settings.yml").read_text())
    settings |= {"labels": {"fleet": ["tenant", "cluster"], "site": "location"}, "jobs": "time-.+", "runbooks": "https://runbooks.example.com"}
    settings["severity"] = {"critical": "page", "warning": "ticket", "info": "note"}
    settings |= {"dashboards": "https://grafana.example.com", "alerts": {"LantimeFanFailed": {"severity": "critical", "for": "10m"}}}
    settings["limits"]["temperature_warning_celsius"] = 55
    with tempfile.TemporaryDirectory() as folder:
        own = pathlib.Path(folder) / "settings.yml"
        own.write_text(yaml.safe_dump(settings))
        run(sys.executable, GENERATOR, "--settings", own, "--output", folder)
        run(TOOLS / "promtool", "check", "rules", *(pathlib.Path(folder) / name for name in FILES))
        fan, limits = alerts(pathlib.Path(folder))["LantimeFanFailed"], groups(pathlib.Path(folder))[0]["rules"]
        text = "".join((pathlib.Path(folder) / name).read_text() for name in FILES)
    wrong = {
        "severity": fan["labels"]["severity"] != "page" or fan["for"] != "10m" or re.search(r'severity: (critical|warning)|ALERTS{[^}]*severity="(critical|warning)"', text),
        "runbooks": fan["annotations"]["runbook_url"] != "https://runbooks.example.com/LantimeFanFailed.md",
        "dashboards": not fan["annotations"]["dashboard_url"].startswith("https://grafana.example.com/d/lantime-device?"),
        "limits": not any(rule["record"].endswith("temperature_warning_celsius") and rule["expr"].endswith("+ 55") for rule in limits),
        "labels": "tenant, cluster, location, instance, device" not in text or 'site!=""' in text or "$labels.site" in text,
        "jobs": 'job=~"time-.+"' not in text or 'job=~"lantime' in text,
    }  # fmt: skip
    if any(wrong.values()):
        raise Problems(f"generate.py does not follow these settings: {[name for name, is_wrong in wrong.items() if is_wrong]}")


def check_files():
    run(sys.executable, GENERATOR, "--check")
    check_own_settings()
    run(TOOLS / "promtool", "check", "rules", "--lint=all", "--lint-fatal", *sorted(RULES.glob("*.yml")))
    check_vmalert()
    examples = sorted((ROOT / "deploy/prometheus/scrape-examples").glob("*.yml"))
    for path in examples:
        documents = list(yaml.safe_load_all(path.read_text()))
        if "scrape_configs" in documents[0]:
            run(TOOLS / "promtool", "check", "config", "--syntax-only", path)
        elif not all(document.get("apiVersion", "").startswith("monitoring.coreos.com/") and document.get("kind") for document in documents):
            raise Problems(f"{path}: neither a Prometheus configuration nor resources of the Prometheus Operator")
    handwritten = sorted(TESTS.glob("*.test.yml"))
    for path in handwritten:
        run(TOOLS / "promtool", "test", "rules", path)
    alertmanager = ROOT / "deploy/alertmanager/alertmanager.yml"
    run(TOOLS / "amtool", "check-config", alertmanager)
    for severity, receivers in RECEIVERS.items():
        labels = ["alertname=LantimeClockInHoldover", f"severity={severity}", "site=fra"]
        run(TOOLS / "amtool", "config", "routes", "test", f"--config.file={alertmanager}", f"--verify.receivers={receivers}", *labels)
    return f"rules are current, promtool and vmalert take them; {len(examples)} scrape examples, {len(handwritten)} files of hand-written tests, Alertmanager configuration"

"""Files that only tools read."""

import subprocess
import sys

import yaml
from promtool import ROOT, RULES, TESTS, TOOLS, Problems, run

# severity to receivers of the Alertmanager example.
RECEIVERS = {"critical": "time-team-pager,time-team-chat", "warning": "time-team-chat", "info": "time-team-mail"}


def check_vmalert():
    """vmalert tells what it refuses in its log and with its exit status."""
    result = subprocess.run([TOOLS / "vmalert", "-dryRun", f"-rule={RULES}/*.yml"], capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise Problems(f"vmalert refuses the rules:\n{result.stdout}{result.stderr}")


def check_files():
    run(sys.executable, ROOT / "deploy/prometheus/source/generate", "--check")
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

"""What every alert must have, its page in docs/runbooks among it, and whether all names that rules and pages use exist."""

import json
import pathlib
import re
import tempfile

from documents import EXPORTER
from promtool import FILES, ROOT, RULES, TESTS, TOOLS, Problems, alerts, groups, load, minutes, run

RUNBOOKS = ROOT / "docs/runbooks"
TITLES = ["What it means for users of the time", "Look at", "Check on the device", "Do"]
ANNOTATIONS = {"summary", "description", "runbook_url", "dashboard_url"}
MOST_PAGES = 10
# Nothing happens to users when nobody watches; somebody must be woken all the same.
WATCHING = {"LantimeExporterDown", "LantimeMetricsAbsent", "LantimeRulesFailing"}
# Series that others provide: Prometheus itself, vmalert, Mimir.
OTHERS = re.compile(r"prometheus_|cortex_|vmalert_|process_|scrape_|up\b|ALERTS")

# Names of which an exporter has one or the other.
EITHER = {"lantime_dcf77_field_strength", "lantime_dcf77_field_strength_ratio"}


def dashboards():
    """uid to title."""
    boards = [json.loads(path.read_text()) for path in sorted((ROOT / "Dashboards").glob("*.json"))]
    return {board["uid"]: board["title"] for board in boards}


def queries(page):
    """The queries that a page tells to look at."""
    return re.findall(r"^```promql\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def page_problems(name, rule, page, boards):
    labels, annotations = rule["labels"], rule["annotations"]
    titles = re.findall(r"^## (.+)$", page, re.MULTILINE)
    if not page.startswith(f"# {name}\n") or titles != TITLES:
        return [f"does not have the form of a runbook: {titles}"]
    found = []
    if f'{annotations["summary"]} Severity {labels["severity"]}, after {rule["for"]}.' not in page:
        found.append("has another summary, severity or time than the rule")
    parts = dict(zip(titles, re.split(r"^## .+$", page, flags=re.MULTILINE)[1:]))
    if labels["severity"] == "critical" and name not in WATCHING and parts[TITLES[0]].strip().startswith("Nothing"):
        found.append("wakes somebody for nothing: it is critical and means nothing for users")
    board = boards.get(annotations["dashboard_url"].split("/d/")[-1].split("?")[0])
    if not board or f"Dashboard *{board}*" not in parts["Look at"]:
        found.append(f"does not name the dashboard that the alert links ({board})")
    if not queries(parts["Look at"]):
        found.append("names no query to look at")
    for limit in set(re.findall(r"lantime:limit:\w+", rule["expr"])):
        if limit not in parts["Look at"]:
            found.append(f"does not name {limit}")
    return [f"docs/runbooks/{name}.md {problem}" for problem in found]


def check_alerts():
    problems, rules, faults, boards = [], alerts(RULES), load(TESTS / "faults.yml"), dashboards()
    for name, rule in rules.items():
        annotations, labels = rule.get("annotations", {}), rule.get("labels", {})
        wrong = {
            "is not named Lantime…": not name.startswith("Lantime"),
            "waits less than two scrapes (for)": minutes(rule.get("for", "0m")) < 2,
            "needs a severity": labels.get("severity") not in ("critical", "warning", "info"),
            "needs a family": not labels.get("family"),
            f"needs {', '.join(sorted(ANNOTATIONS))}": set(annotations) != ANNOTATIONS,
            "needs a summary that is one plain sentence": not re.fullmatch(r"[A-Z][^{}]*\.", annotations.get("summary", "")),
            "does not name what it is about": not re.search(r"labels\.(device|instance|site|model)|lantime_up|\$value", annotations.get("description", "")),
            "points to another runbook": annotations.get("runbook_url") != f"docs/runbooks/{name}.md",
            "has no runbook": not (RUNBOOKS / f"{name}.md").exists(),
            "has no fault in faults.yml": name not in faults,
        }
        problems += [f"{name} {sentence}" for sentence, is_wrong in wrong.items() if is_wrong]
    critical = [name for name, rule in rules.items() if rule["labels"]["severity"] == "critical"]
    if len(critical) > MOST_PAGES:
        problems.append(f"{len(critical)} alerts are critical, {MOST_PAGES} may be: {', '.join(critical)}")
    pages = {path.stem for path in RUNBOOKS.glob("Lantime*.md")}
    index = (RUNBOOKS / "README.md").read_text()
    problems += [f"docs/runbooks/{name}.md is about no alert" for name in sorted(pages - set(rules))]
    for name, rule in rules.items():
        row = f"| [{name}]({name}.md) | {rule['labels']['severity']} | {rule['annotations']['summary']} |"
        problems += [] if row in index else [f"docs/runbooks/README.md lacks: {row}"]
    problems += [f"faults.yml has {name}, which is no alert" for name in faults if name not in rules]
    for name in sorted(pages & set(rules)):
        problems += page_problems(name, rules[name], (RUNBOOKS / f"{name}.md").read_text(), boards)
    if problems:
        raise Problems("\n".join(problems))
    return f"{len(rules)} alerts with runbooks, {len(critical)} of them critical"


def names_in(text):
    """Names of series in an expression, without those that only stand in strings and labels."""
    text = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)
    return set(re.findall(r"\blantime[_:][a-z0-9_:]+(?!\w*\s*(?:=|!~|!=))", text))


def check_names():
    """Names in expressions, in the queries of descriptions and in those of runbooks; Prometheus must be able to read the latter."""
    known = {metric["name"] for metric in json.loads(run(EXPORTER, "metrics", "--format=json"))}
    recorded = {rule["record"] for group in groups(RULES) for rule in group["rules"] if "record" in rule}
    pages = {path.stem: "\n".join(queries(path.read_text())) for path in sorted(RUNBOOKS.glob("Lantime*.md"))}
    texts = [(rule.get("alert", rule.get("record")), rule["expr"]) for group in groups(RULES) for rule in group["rules"]]
    for name, rule in alerts(RULES).items():
        texts += [(name, asked) for asked in re.findall(r'printf "((?:[^"\\]|\\.)*)"[^|]*\| query', rule["annotations"]["description"])]
    texts += [(f"docs/runbooks/{name}.md", text) for name, text in pages.items()]
    problems = []
    for where, text in texts:
        text = text.replace('\\"', '"')
        labels = set(re.findall(r"\b(lantime_\w+)\s*(?:=|!~|!=)", text)) | {name for name in re.findall(r"(?:by|on|without) \(([^)]*)\)", text) for name in name.split(", ")}
        for name in sorted(names_in(text) - known - recorded - labels - EITHER):
            if not name.startswith("lantime:override:"):
                problems.append(f"{where} reads {name}, which nothing provides")
    with tempfile.TemporaryDirectory() as folder:
        asked = [{"record": f"page:{index}:query", "expr": text} for index, page in enumerate(pages.values()) for text in page.splitlines() if text]
        path = pathlib.Path(folder) / "pages.yml"
        path.write_text(json.dumps({"groups": [{"name": "pages", "rules": asked}]}))
        run(TOOLS / "promtool", "check", "rules", path)
    if problems:
        raise Problems("\n".join(problems))
    return f"{len(recorded)} recorded series, {len(asked)} queries of runbooks, every name known"


def self_test():
    rule = alerts(RULES)["LantimePositionShifted"]
    page = (RUNBOOKS / "LantimePositionShifted.md").read_text()
    boards = dashboards()
    assert not page_problems("LantimePositionShifted", rule, page, boards)
    broken = [
        page.replace(f"## {TITLES[0]}\n\n", f"## {TITLES[0]}\n\nNothing. "), page.replace("Dashboard *", "Dashboard "), page.replace("```promql", "```"),
        page.replace("Severity critical", "Severity warning"), page.replace("## Do\n", ""), page.replace("lantime:limit:", ""),
    ]  # fmt: skip
    for text in broken:
        assert len(page_problems("LantimePositionShifted", rule, text, boards)) == 1, text
    assert names_in('lantime_a{lantime_b="lantime_c"} + lantime:d:e') - {"lantime_b"} == {"lantime_a", "lantime:d:e"}
    return len(broken) + 1

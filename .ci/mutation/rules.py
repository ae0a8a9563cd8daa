"""Mutants of the alert and recording rules: one change each, and the checks that should notice it."""

import copy
import itertools
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / ".ci/rules"))

from faults import fault_runs  # noqa: E402
from promtool import FILES, RULES, TOOLS, alerts, groups, load, promtool_tests, read_by  # noqa: E402

TURNED = {"==": "!=", "!=": "==", ">": "<", "<": ">", ">=": "<", "<=": ">"}
SEVERITY = {"critical": "warning", "warning": "info", "info": "warning"}
# What is left to try when the cases of the alerts concerned see nothing: functions of the modules in .ci/rules, before and after the hand-written tests.
QUICK_CHECKS = ["runbooks.check_alerts", "runbooks.check_names"]
CHECKS = ["faults.check_faults", "documents.check_documents", "fleets.check_fleets"]
# Of how many alerts the cases are tried that read a recorded value.
READERS = 6


def expression_mutants(expression):
    """Changes of an expression, each with its words. What stands in quotes is changed as a whole only."""
    code = re.sub(r'"(?:[^"\\]|\\.)*"', lambda match: '"' + "·" * (len(match[0]) - 2) + '"', expression)

    def with_change(start, end, text):
        return expression[:start] + text + expression[end:]

    for match in re.finditer(r"(?<![=!<>~])(==|!=|>=|<=|>|<)(?![~=])(?= )", code):
        yield f"{match[1]} turned at {match.start()}", with_change(*match.span(1), TURNED[match[1]])
    for match in re.finditer(r"(?<![\w.:+])\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.:\]])", code):
        number = float(match[0])
        yield f"{match[0]} changed at {match.start()}", with_change(*match.span(), "1" if number == 0 else "0" if number == 1 else repr(number * 10))
    for match in re.finditer(r"\[(\d+)([smhd])", code):
        yield f"window [{match[1]}{match[2]}] ten times as long at {match.start()}", with_change(*match.span(1), str(int(match[1]) * 10))
    for match in re.finditer(r'\w+(=~|!~|!=|=)("·*")', code):
        if match.end(2) - match.start(2) > 2:
            yield f"{expression[match.start() : match.end()]} changed at {match.start()}", with_change(match.end(2) - 1, match.end(2), 'x"')
    for match in re.finditer(r"\b(unless|and|or)\b", code):
        yield f"{match[1]} turned at {match.start()}", with_change(*match.span(), {"unless": "and", "and": "unless", "or": "unless"}[match[1]])


def all_mutants():
    """(name of the rule, what is changed, file, group, rule, changed rule or None)."""
    result = []
    for file in FILES:
        for g, group in enumerate(load(RULES / file)["groups"]):
            for r, rule in enumerate(group["rules"]):
                name = rule.get("alert") or rule["record"]
                changes = [("dropped", None)]
                if "alert" in rule:
                    severity = rule["labels"]["severity"]
                    changes.append((f"severity {SEVERITY[severity]}", {**rule, "labels": {**rule["labels"], "severity": SEVERITY[severity]}}))
                    changes.append(("for ten times as long", {**rule, "for": f"{int(rule['for'][:-1]) * 10}{rule['for'][-1]}"}))
                changes += [(words, {**rule, "expr": text}) for words, text in expression_mutants(rule["expr"])]
                result += [(name, words, file, g, r, changed) for words, changed in changes]
    return result


def written(mutant, folder):
    """Writes the rule files with the change; whether Prometheus takes them."""
    _, _, changed_file, g, r, rule = mutant
    for file in FILES:
        content = copy.deepcopy(load(RULES / file))
        if file == changed_file:
            content["groups"][g]["rules"][r : r + 1] = [rule] if rule else []
        (folder / file).write_text(json.dumps(content))
    return subprocess.run([TOOLS / "promtool", "check", "rules", *(folder / file for file in FILES)], capture_output=True, check=False).returncode == 0


def tree(folder):
    """A copy of what the checks of rules read, whose rules can be changed."""
    shutil.copytree(ROOT / "deploy/prometheus", folder / "deploy/prometheus")
    for part in (".ci", "Fixtures", "docs", "deploy/alertmanager", "Sources", "Dashboards", ".build"):
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        if part == ".ci":
            shutil.copytree(ROOT / part, folder / part)
        elif (ROOT / part).exists():
            (folder / part).symlink_to(ROOT / part)
    return folder


def verdict(mutant, copied):
    """What notices the mutant; None when nothing does."""
    name, _, file, *_, rule = mutant
    rules = copied / "deploy/prometheus/rules"
    if not written(mutant, rules):
        return "refused by promtool"
    is_recorded = file == FILES[0]
    concerned = readers(name) if is_recorded else [name] if rule else []
    if concerned and promtool_tests(fault_runs(rules, only=concerned)):
        return "cases of alerts that read it" if is_recorded else "its own cases"
    return checked(copied)


def readers(record):
    """Alerts that read a recorded value, directly or by way of others; not more than a few."""
    recording = groups(names=FILES[:1])
    found = (name for name, rule in alerts().items() if any(each["record"] == record for group in read_by(rule, recording) for each in group["rules"]))
    return list(itertools.islice(found, READERS))


def checked(copied):
    """The first check that the rules in the copy do not pass; None when they pass all."""
    environment = {"LANTIME_EXPORTER": str(ROOT / ".build/debug/lantime_exporter"), **os.environ, "PYTHONPATH": str(copied / ".ci/rules")}

    def fails(*command):
        return subprocess.run([sys.executable, "-B", *command], capture_output=True, env=environment, cwd=copied, check=False).returncode != 0

    def first(checks):
        return next((check for check in checks if fails("-c", f"import {check.split('.')[0]}; {check}()")), None)

    if problem := first(QUICK_CHECKS):
        return problem
    if fails(copied / ".ci/check-findings"):
        return "check-findings"
    for test in sorted((copied / "deploy/prometheus/tests").glob("*.test.yml")):
        if subprocess.run([TOOLS / "promtool", "test", "rules", test], capture_output=True, check=False).returncode != 0:
            return test.name
    return first(CHECKS)


def run(numbers, mutants, report):
    with tempfile.TemporaryDirectory() as folder:
        copied = tree(pathlib.Path(folder))
        if problem := checked(copied):
            sys.exit(f"mutate: the rules as they are do not pass {problem}")
        for number in numbers:
            name, words, *_ = mutants[number]
            report(number, verdict(mutants[number], copied), f"{name}: {words}")

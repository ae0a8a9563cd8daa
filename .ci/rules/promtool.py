"""Rule files, promtool's unit tests and the series in them."""

import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TOOLS = ROOT / ".build/tools"
RULES = ROOT / "deploy/prometheus/rules"
TESTS = ROOT / "deploy/prometheus/tests"
MINUTE = 60
MINUTES = {"m": 1, "h": 60, "d": 1440}
# In the order in which one builds on the other.
FILES = ["lantime-recording.yml", "lantime-page.yml", "lantime-ticket.yml", "lantime-extended.yml"]


class Problems(Exception):
    """Sentences for the person at the terminal."""


def minutes(duration):
    return int(duration[:-1]) * MINUTES[duration[-1]]


def load(path):
    return yaml.safe_load(path.read_text())


def groups(folder=RULES, names=FILES):
    """All groups, recording rules first."""
    return [group for name in names for group in load(folder / name)["groups"]]


def alerts(folder=RULES):
    return {rule["alert"]: rule for group in groups(folder) for rule in group["rules"] if "alert" in rule}


def read_by(rule, recording):
    """The groups of recording rules, reduced to what the rule reads, directly and by way of others. No other can make a difference to it."""
    texts, wanted, unread = {}, set(), {json.dumps(rule)}
    for each in (each for group in recording for each in group["rules"]):
        texts.setdefault(each["record"], set()).add(each["expr"])
    while unread:
        for name in set(re.findall(r"lantime:[\w:]+", unread.pop())) - wanted:
            wanted.add(name)
            unread |= texts.get(name, set())
    reduced = [{**group, "rules": [each for each in group["rules"] if each["record"] in wanted]} for group in recording]
    return [group for group in reduced if group["rules"]]


def run(*command):
    """Output of a tool; its failure is a problem."""
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise Problems(f"{pathlib.Path(command[0]).name} {command[1]} failed:\n{result.stdout}{result.stderr}")
    return result.stdout


def series(name, labels):
    """A series as a selector; labels without a value are none."""
    return name + "{" + ",".join(f"{key}={json.dumps(str(value), ensure_ascii=False)}" for key, value in labels.items() if value not in (None, "")) + "}"


def parsed(text):
    name, _, rest = text.partition("{")
    return name, dict(re.findall(r'(\w+)="((?:[^"\\]|\\.)*)"', rest))


def number(value):
    return "_" if value is None else value if value == "stale" else repr(float(value)).removesuffix(".0")


def notation(values):
    """promtool's notation of one value a minute: runs and ramps shortened."""
    parts, index = [], 0
    while index < len(values):
        first, length = values[index], 1
        numeric = isinstance(first, (int, float))
        step = 0
        if numeric and index + 1 < len(values) and isinstance(values[index + 1], (int, float)):
            step = values[index + 1] - first
            while index + length < len(values) and isinstance(values[index + length], (int, float)) and values[index + length] == first + step * length:
                length += 1
        elif first is None:
            while index + length < len(values) and values[index + length] is None:
                length += 1
        if length == 1:
            parts.append(number(first))
        elif numeric:
            parts.append(f"{number(first)}{'-' if step < 0 else '+'}{number(abs(step))}x{length - 1}")
        else:
            parts.append(f"_x{length}")
        index += length
    return " ".join(parts)


def phase(value, begin, end):
    """Values of a series from minute begin to end, as the files in deploy/prometheus/tests write them."""
    count = end - begin
    if value == "absent":
        return [None] * count
    if isinstance(value, str) and (match := re.fullmatch(r"time ([+-]) (\d+)(?: every (\d+))?", value)):
        every = int(match[3] or 1)
        return [minute // every * every * MINUTE + int(match[1] + match[2]) for minute in range(begin, end)]
    if isinstance(value, str) and (match := re.fullmatch(r"(\S+) and (\S+) every (\d+)", value)):
        return [float(match[1 + minute // int(match[3]) % 2]) for minute in range(count)]
    if isinstance(value, str) and (match := re.fullmatch(r"(\S+) \+ (\S+)", value)):
        return [float(match[1]) + float(match[2]) * minute for minute in range(count)]
    return [float(value)] * count


def sample(labels, value):
    return {"labels": series("", labels), "value": value}


def query(minute, expression, samples):
    return {"expr": expression, "eval_time": f"{minute}m", "exp_samples": samples}


def input_series(values):
    return [{"series": key, "values": notation(line)} for key, line in values.items()]


def rule_test(rule_groups, tests):
    """Rules and tests of one run of promtool."""
    return {"rules": {"groups": rule_groups}, "tests": tests}


def promtool_tests(runs):
    """Runs promtool, two at a time; returns what failed. Groups are evaluated in the order in which they stand."""
    # It collects garbage so often that a quarter of its time goes into that.
    environment = {"GOGC": "800", **os.environ}

    def one(index, folder):
        rules, test = folder / f"{index}.rules.yml", folder / f"{index}.test.yml"
        rules.write_text(json.dumps(runs[index]["rules"]))
        order = [group["name"] for group in runs[index]["rules"]["groups"]]
        test.write_text(json.dumps({"rule_files": [str(rules)], "evaluation_interval": "1m", "group_eval_order": order, "tests": runs[index]["tests"]}))
        result = subprocess.run([TOOLS / "promtool", "test", "rules", test], env=environment, capture_output=True, text=True, check=False)
        return None if result.returncode == 0 else result.stdout + result.stderr

    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        return [failure for failure in pool.map(lambda index: one(index, pathlib.Path(folder)), range(len(runs))) if failure]


def self_test():
    written = {"1+0x2": [1.0] * 3, "_x2 2": [None, None, 2.0], "60+60x2 stale 3": [60.0, 120.0, 180.0, "stale", 3.0], "5-1x2 -0.5": [5.0, 4.0, 3.0, -0.5]}
    for text, values in written.items():
        assert notation(values) == text, (values, notation(values))
    assert phase("time - 5 every 2", 0, 4) == [-5, -5, 115, 115]
    assert phase("0 and 1 every 2", 10, 15) == [0, 0, 1, 1, 0]
    chain = [{"name": "g", "rules": [{"record": name, "expr": text} for name, text in (("lantime:a", "x"), ("lantime:b", "lantime:a:c > lantime:a"), ("lantime:c", "y"))]}]
    assert read_by({"expr": "z > lantime:b"}, chain) == [{"name": "g", "rules": chain[0]["rules"][:2]}]
    assert read_by({"expr": "z"}, chain) == []
    return len(written) + 4

"""Rules, queries and Alertmanager's configuration for a world in which a minute lasts a second.

FACTOR is the only number: every duration that is waited for or looked back over becomes 60 times shorter. Seconds that a device or a clock
reports (holdover, uptime, the end of a certificate) are no durations of ours and stay: limits on them are shortened by lantime:override:….
"""

import copy
import re

FACTOR = 60
MILLISECONDS = {"ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000, "w": 604_800_000, "y": 31_536_000_000}
PART = re.compile(r"(\d+)(ms|[smhdwy])")
# What a query consists of, as far as durations are concerned: strings and comments hide everything in them.
TOKEN = re.compile(
    r"""(?P<hidden>"(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' | `[^`]*` | \#[^\n]*) | (?P<range>\[[^\]]*\])
    | (?P<offset>\boffset\s+-?\s*(?:\d+(?:ms|[smhdwy]))+) | (?P<forecast>\bpredict_linear\s*\() | (?P<other>\w+|\s+|.)""",
    re.VERBOSE,
)
ALERTMANAGER_KEYS = {"group_wait", "group_interval", "repeat_interval"}


def duration(text):
    """`1h30m` becomes `90s`; what is no duration is an error."""
    if not re.fullmatch(r"(?:\d+(?:ms|[smhdwy]))+", text):
        raise ValueError(f"{text!r} is no duration")
    total = sum(int(number) * MILLISECONDS[unit] for number, unit in PART.findall(text)) // FACTOR
    return f"{total // 1000}s" if total % 1000 == 0 else f"{total}ms"


def query(text):
    """A PromQL query with its ranges, subqueries, offsets and forecasts shortened; nothing else changes."""
    out, at = [], 0
    while at < len(text):
        match = TOKEN.match(text, at)
        kind, token, at = match.lastgroup, match.group(), match.end()
        if kind == "range":
            out.append("[" + ":".join(duration(part.strip()) if part.strip() else "" for part in token[1:-1].split(":")) + "]")
        elif kind == "offset":
            number = token.split("offset", 1)[1].strip()
            out.append("offset " + ("-" if number.startswith("-") else "") + duration(number.lstrip("- ")))
        elif kind == "forecast":
            inner, at = arguments(text, at)
            if len(inner) != 2:
                raise ValueError(f"predict_linear with {len(inner)} arguments in {text!r}")
            out.append(f"{token}{query(inner[0])}, ({query(inner[1]).strip()}) / {FACTOR})")
        else:
            out.append(token)
    return "".join(out)


def arguments(text, at):
    """The arguments of a call whose parenthesis opens before `at`, and the place behind its end."""
    parts, depth = [""], 1
    while at < len(text):
        match = TOKEN.match(text, at)
        token, at = match.group(), match.end()
        hidden = match.lastgroup in ("hidden", "range")
        if not hidden:
            depth += (token[-1] in "({") - (token in ")}")
        if depth == 0:
            return parts, at
        if token == "," and depth == 1:
            parts.append("")
        else:
            parts[-1] += token
    raise ValueError(f"a parenthesis is not closed in {text!r}")


def rules(document):
    """A rule file. Queries in annotations look at single values; a range in one is shortened like any other."""
    document = copy.deepcopy(document)
    for group in document["groups"]:
        if "interval" in group:
            group["interval"] = duration(group["interval"])
        for rule in group["rules"]:
            rule["expr"] = query(rule["expr"])
            for key in ("for", "keep_firing_for"):
                if key in rule:
                    rule[key] = duration(rule[key])
            for key, text in rule.get("annotations", {}).items():
                rule["annotations"][key] = re.sub(r"\[((?:\d+(?:ms|[smhdwy]))+)\]", lambda match: f"[{duration(match[1])}]", text)
    return document


def alertmanager(node):
    """A configuration of Alertmanager: how long it gathers and waits, wherever that stands in the tree of routes."""
    if isinstance(node, dict):
        return {key: duration(value) if key in ALERTMANAGER_KEYS else alertmanager(value) for key, value in node.items()}
    return [alertmanager(each) for each in node] if isinstance(node, list) else node


def self_test():
    durations = {"5m": "5s", "90s": "1500ms", "1h30m": "90s", "30s": "500ms", "1d": "1440s"}
    for text, expected in durations.items():
        assert duration(text) == expected, (text, duration(text))
    queries = {
        "last_over_time(a[5m]) > 300": "last_over_time(a[5s]) > 300",
        "time() - a < 7 * 86400": "time() - a < 7 * 86400",
        'a{b="[5m] offset 1h"} # [5m]': 'a{b="[5m] offset 1h"} # [5m]',
        "rate(a[10m] offset 1h)": "rate(a[10s] offset 60s)",
        "a offset -1h30m": "a offset -90s",
        "max_over_time(rate(a[2m])[1h:1m])": "max_over_time(rate(a[2s])[60s:1s])",
        "max_over_time(a[1h:])": "max_over_time(a[60s:])",
        "clamp_min(predict_linear(a{b=~\"x,(\"}[1h], 4 * 3600), 0)": "clamp_min(predict_linear(a{b=~\"x,(\"}[60s], (4 * 3600) / 60), 0)",
    }
    for text, expected in queries.items():
        assert query(text) == expected, (text, query(text))
    for bad in ("5", "5 m", "$__range", "5mm"):
        try:
            duration(bad)
        except ValueError:
            continue
        raise AssertionError(f"{bad} passed as a duration")
    rule = {"alert": "A", "expr": "a[5m] > 5", "for": "10m", "annotations": {"description": "5m, {{ query \"a[1d]\" }}"}}
    short = rules({"groups": [{"name": "g", "rules": [rule]}]})["groups"][0]["rules"][0]
    assert short == {"alert": "A", "expr": "a[5s] > 5", "for": "10s", "annotations": {"description": "5m, {{ query \"a[1440s]\" }}"}}, short
    routes = alertmanager({"route": {"group_wait": "30s", "routes": [{"repeat_interval": "12h", "receiver": "30s"}]}})
    assert routes == {"route": {"group_wait": "500ms", "routes": [{"repeat_interval": "720s", "receiver": "30s"}]}}, routes
    return len(durations) + len(queries) + 6

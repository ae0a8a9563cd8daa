"""What a PromQL query reads and what labels its answer has: enough of the language for the checks, not a parser.

Whether a query is valid is for promtool to say (`syntax_errors`).
"""

import dataclasses
import json
import pathlib
import re
import subprocess
import tempfile

PROMTOOL = pathlib.Path(__file__).resolve().parent.parent.parent / ".build/tools/promtool"
TOKEN = re.compile(
    r"""(?P<space>\s+) | (?P<string>"(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*') | (?P<range>\[[^\]]*\]) | (?P<duration>\d+(?:ms|[smhdwy])\b | \$\w+)
    | (?P<number>(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?) | (?P<name>[A-Za-z_:][\w:]*) | (?P<mark>=~|!~|!=|==|>=|<=|[-+*/%^<>=(){},@])""",
    re.VERBOSE,
)
# topk and bottomk are missing: their answers keep all labels.
AGGREGATIONS = {"sum", "min", "max", "avg", "count", "group", "stddev", "stdvar", "quantile", "count_values"}
CREATES_LABEL = {"label_replace", "label_join"}
LABEL_LISTS = {"by", "without", "on", "ignoring", "group_left", "group_right"}
WORDS = {"and", "or", "unless", "bool", "offset", "inf", "nan"}
# Values of Grafana's variables, for programs that read PromQL without Grafana: all is selected. A name stands before those that it begins with.
VARIABLES = {
    "$__rate_interval": "5m", "$__interval": "1m", "$__range_s": "21600", "$__range": "6h", "$job": ".+", "$instance": ".+", "$site": ".*",
    '="$device"': '=~".+"', "$device": ".+", "$show": "-1", "$objective": "0.999", "$exporter_address": "localhost:10319",
}  # fmt: skip


class NotUnderstood(ValueError):
    """The query is written in a way that this module does not follow."""


@dataclasses.dataclass
class Call:
    """A parenthesis and what stands before it: a function, an aggregation with its labels, or nothing."""

    name: str
    by: list | None = None
    arguments: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Selector:
    """A metric with its matchers, in its calls from outside to inside."""

    metrics: list
    matchers: list
    duration: str | None
    calls: list

    @property
    def aggregation(self):
        """The outermost aggregation around it, which decides on the labels of the answer."""
        return next((call for call in self.calls if call.name in AGGREGATIONS), None)


@dataclasses.dataclass
class Query:
    """What one query reads (`selectors`), groups and matches by (`labels`), and the labels that it makes (`created`).

    Of these, `kept` are those that no aggregation takes away again, unless it groups by them.
    """

    selectors: list
    labels: list
    created: list
    kept: list


def read(text):
    """Reads a query."""
    tokens, at = [], 0
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None:
            raise NotUnderstood(f"what is {text[at : at + 10]!r}?")
        if match.lastgroup != "space":
            tokens.append((match.lastgroup, match.group()))
        at = match.end()
    tokens.append(("end", ""))

    query, stack, position, closed = Query([], [], [], []), [], 0, False

    def expect(*marks):
        nonlocal position
        if tokens[position][1] not in marks:
            raise NotUnderstood(f"{tokens[position][1]!r} where {' or '.join(marks)} should be")
        position += 1
        return tokens[position - 1][1]

    def names():
        """A list of labels in parentheses."""
        nonlocal position
        found = []
        expect("(")
        while tokens[position][1] != ")":
            found.append(tokens[position][1])
            position += 1
            if tokens[position][1] != ")":
                expect(",")
        position += 1
        return found

    def selector(metric):
        nonlocal position
        matchers, duration = [], None
        if tokens[position][1] == "{":
            position += 1
            while tokens[position][1] != "}":
                label = tokens[position][1]
                position += 1
                operator = expect("=", "!=", "=~", "!~")
                matchers.append((label, operator, tokens[position][1][1:-1]))
                position += 1
                if tokens[position][1] != "}":
                    expect(",")
            position += 1
        if tokens[position][0] == "range":
            duration = tokens[position][1][1:-1]
            position += 1
        metrics = [metric] if metric else [name for label, _, value in matchers if label == "__name__" for name in value.split("|")]
        matchers = [matcher for matcher in matchers if matcher[0] != "__name__"]
        query.selectors.append(Selector(metrics, matchers, duration, list(stack)))

    while tokens[position][0] != "end":
        kind, token = tokens[position]
        position += 1
        was_closed, closed = closed, False
        if kind == "string" and stack and stack[-1].name in CREATES_LABEL:
            stack[-1].arguments.append(token[1:-1])
            if len(stack[-1].arguments) == 1:
                query.created.append(token[1:-1])
                if not any(call.name in AGGREGATIONS for call in stack):
                    query.kept.append(token[1:-1])
        elif token == "{":
            position -= 1
            selector(None)
        elif token == "(":
            stack.append(Call(""))
        elif token == ")":
            if not stack:
                raise NotUnderstood("a parenthesis closes that never opened")
            stack.pop()
            closed = True
        elif kind != "name" or token in WORDS:
            continue
        elif token in LABEL_LISTS:
            if was_closed and token in ("by", "without"):
                raise NotUnderstood(f"write {token} (…) before what is aggregated")
            query.labels += names()
        elif tokens[position][1] in ("by", "without") and token in AGGREGATIONS | {"topk", "bottomk"}:
            if expect("by", "without") == "without":
                raise NotUnderstood("write by (…), not without (…)")
            by = names()
            query.labels += by
            expect("(")
            stack.append(Call(token, by))
        elif tokens[position][1] == "(":
            position += 1
            stack.append(Call(token, []))
        else:
            selector(token)
    if stack:
        raise NotUnderstood("a parenthesis opens that never closes")
    return query


def result_labels(query, labels_of):
    """Labels that series of the answer can have; `labels_of(metric)` tells those of a metric."""
    labels = set(query.kept)
    for selector in query.selectors:
        if selector.aggregation:
            labels |= set(selector.aggregation.by)
        else:
            labels |= set().union(*(labels_of(metric) for metric in selector.metrics))
    return labels


def substituted(text):
    """The query with values for Grafana's variables."""
    for variable, value in VARIABLES.items():
        text = text.replace(variable, value)
    return text


def syntax_errors(texts):
    """What promtool finds wrong: query to message."""
    texts = list(dict.fromkeys(texts))
    rules = [{"record": f"query:{index}", "expr": substituted(text)} for index, text in enumerate(texts)]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        # Every JSON document is a YAML document as well.
        json.dump({"groups": [{"name": "dashboards", "rules": rules}]}, file)
        file.flush()
        run = subprocess.run([PROMTOOL, "check", "rules", file.name], capture_output=True, text=True, check=False)
    if run.returncode == 0:
        return {}
    found = {texts[int(index)]: message.strip() for index, message in re.findall(r'"query:(\d+)": (.*)', run.stdout + run.stderr)}
    return found or {texts[0]: (run.stdout + run.stderr).strip()}

"""Dashboards against the catalog: every metric, label and state that a dashboard uses must exist."""

import re

import promql
import yaml
from model import annotations, label_values, panels, queries, query_result, variables

# Labels of targets: Prometheus' own, and those that the identity of a device and the address of its exporter need.
TARGET_LABELS = {"job", "instance", "cluster", "site", "exporter"}
# What Prometheus makes itself, with labels of its own.
MADE = {"up": set(), "ALERTS": {"alertname", "alertstate", "severity", "family"}, "ALERTS_FOR_STATE": {"alertname", "severity", "family"}}


def recorded(folder):
    """The recording rules of all files of a folder: name to the texts of their queries."""
    found = {}
    for path in sorted(folder.glob("*.yml")):
        for group in yaml.safe_load(path.read_text(encoding="utf-8"))["groups"]:
            for rule in group["rules"]:
                if "record" in rule:
                    found.setdefault(rule["record"], []).append(rule["expr"])
    return found


class Catalog:
    """`families` is what `lantime_exporter metrics --format=json` prints, `rules` what `recorded` finds."""

    def __init__(self, families, rules=None):
        self.families = {family["name"]: family for family in families}
        self.rules = rules or {}
        self.known = {}
        every = set().union(*(self.labels(name) for name in self.families))
        for name, own in MADE.items():
            self.known[name] = own | (every if name.startswith("ALERTS") else TARGET_LABELS)

    def labels(self, metric):
        """Labels that series of a name can have; those of a recorded one are at most those of what it is made of."""
        if metric not in self.known:
            self.known[metric] = set()
            if metric in self.families:
                self.known[metric] = self.exposed(self.families[metric])
            elif metric in self.rules:
                names = {name for text in self.rules[metric] for name in re.findall(r"[A-Za-z_:][\w:]*", text)} - {metric}
                made = [self.labels(name) for name in names if name in self.families or name in self.rules]
                self.known[metric] = set(TARGET_LABELS).union(*made)
        return self.known[metric]

    @staticmethod
    def exposed(family):
        state = {family["name"]} if family["type"] == "stateset" else set()
        # A label of the metric that the target has as well gets another name from Prometheus.
        own = {f"exported_{label}" if label in TARGET_LABELS else label for label in family["labels"]}
        return own | state | TARGET_LABELS

    def problems(self, dashboard):
        uid, found = dashboard["uid"], []
        for kind, place, reference, _, text, _ in queries(dashboard):
            try:
                problems = self.query_problems(promql.read(text))
            except promql.NotUnderstood as error:
                problems = [f"query is not understood: {error}"]
            found += [f"{uid}: {kind} {place} {reference}: {problem}" for problem in problems]
        if not found:
            found += [f"{uid}: {problem}" for problem in (*self.shown_problems(dashboard), *self.variable_problems(dashboard))]
        return found

    def query_problems(self, query):
        """Metrics, matchers, states and groupings."""
        for selector in query.selectors:
            chosen = {label for label, _, value in selector.matchers if value.startswith("$")}
            if "device" in chosen and "site" not in chosen:
                yield f"{selector.metrics} is chosen by device and not by site"
            for metric in selector.metrics:
                if not self.labels(metric):
                    yield f"metric {metric} is neither in the catalog nor recorded"
                    continue
                states = self.families[metric]["states"] if metric in self.families else []
                for label, operator, value in selector.matchers:
                    if label not in self.labels(metric):
                        yield f"{metric} has no label {label}"
                    elif label == metric:
                        words = value.split("|") if operator in ("=~", "!~") else [value]
                        yield from (f"{metric} has no state {word}" for word in words if word not in states)
        known = set(query.created).union(*(self.labels(metric) for selector in query.selectors for metric in selector.metrics))
        yield from (f"no metric of the query has the label {label}" for label in query.labels if label not in known)

    def shown_problems(self, dashboard):
        """Labels that legends, annotations and columns of tables show must be in the answers."""
        for panel in panels(dashboard):
            answered, columns = {}, set()
            for target in panel["targets"]:
                labels = answered[target["refId"]] = self.answered(target["expr"])
                columns |= labels
                yield from (
                    f"{panel['title']} {target['refId']}: the answer has no label {label} for the legend"
                    for label in re.findall(r"{{\s*(\w+)\s*}}", target["legendFormat"])
                    if label not in labels
                )
            columns |= {"Time", *(f"Value #{reference}" for reference in answered)} if len(answered) > 1 else {"Time", "Value"}
            for transformation in panel.get("transformations", []):
                options = transformation["options"]
                for name in {*options.get("renameByName", {}), *options.get("excludeByName", {}), *options.get("indexByName", {})}:
                    if name not in columns:
                        yield f"{panel['title']}: no query answers with the column {name}"
                if transformation["id"] == "organize":
                    handled = {*options["renameByName"], *options["excludeByName"]}
                    yield from (f"{panel['title']}: column {name} is neither named nor hidden" for name in columns - handled)
        for annotation in annotations(dashboard):
            shown = re.findall(r"{{\s*(\w+)\s*}}", annotation["textFormat"])
            yield from (
                f"annotation {annotation['name']}: the answer has no label {label}"
                for label in shown
                if label not in self.answered(annotation["expr"])
            )

    def answered(self, text):
        return promql.result_labels(promql.read(text), self.labels)

    def variable_problems(self, dashboard):
        for variable in variables(dashboard, "query"):
            if query := query_result(variable):
                # What the pattern takes as text or value must be a label of the answer.
                shown, answered = set(re.findall(r'(\w+)="', variable["regex"])), self.answered(query)
                yield from (f"variable {variable['name']}: the answer has no label {label}" for label in shown - answered)
            else:
                selector, label = label_values(variable)
                metrics = promql.read(selector).selectors[0].metrics
                yield from (f"variable {variable['name']}: {each} has no label {label}" for each in metrics if label not in self.labels(each))

    def state_problems(self, states):
        """`states`: family to the list of its states that the dashboards number."""
        for name, listed in states.items():
            family = self.families.get(name)
            if family is None:
                yield f"states.py: {name} is not in the catalog"
            elif {word for word, *_ in listed} != set(family["states"]):
                yield f"states.py: {name} has the states {', '.join(family['states'])}"

    def unit_problems(self, known):
        """`known`: units of metrics to the units of Grafana that suit them."""
        for name, family in self.families.items():
            if family["unit"] not in known:
                yield f"rules.py: no unit of Grafana is known for {family['unit']}, the unit of {name}"

"""The 17 rules of Grafana's dashboard-linter, under its names: a rule takes a dashboard and yields what is wrong.

The linter itself is a Go program that this project does not fetch. Where its versions differ, the stricter reading is taken: rules hold
for panels of every type.
"""

import re

import promql
from model import annotations, asked, panels, variables, where

RULES = {}
TEMPLATED = ("$datasource", "${datasource}")
# For each unit that metrics have (`lantime_exporter metrics --format=json`) those of Grafana's that suit it, also as a rate or a date;
# check-dashboards compares the keys with the catalog.
UNITS_OF_METRICS = {
    None: {"none", "string", "short", "sci", "pps", "cps", "ops", "reqps", "bool", "bool_yes_no", "bool_on_off"},
    "seconds": {
        "ns", "µs", "ms", "s", "m", "h", "d", "dtdurationms", "dtdurations", "dthms", "dtdhms", "ppm", "percentunit",
        "dateTimeAsIso", "dateTimeFromNow", "dateTimeAsSystem",
    },
    "bytes": {"bytes", "decbytes", "bits", "binBps", "Bps", "bps"},
    "ratio": {"percent", "percentunit"},
    "celsius": {"celsius"},
    "watts": {"watt"},
    "volts": {"volt"},
    "amperes": {"amp"},
    "meters": {"lengthm"},
    "degrees": {"degree"},
    "hertz": {"hertz"},
    "decibels": {"dB", "dBm"},
    "rpm": {"rotrpm"},
}  # fmt: skip
UNITS = set().union(*UNITS_OF_METRICS.values())
RATES = ("rate", "irate", "increase")


def rule(name):
    def register(function):
        RULES[name] = function
        return function

    return register


def targets(dashboard):
    """Each target with its place."""
    for panel in panels(dashboard):
        for target in panel.get("targets") or []:
            yield target, where(dashboard, panel, target)


def readable(dashboard):
    """Each target that can be understood, with its selectors; the others are for target-promql-rule."""
    for target, place in targets(dashboard):
        try:
            yield promql.read(target.get("expr", "")).selectors, place
        except promql.NotUnderstood:
            continue


def is_loki(target):
    return (target.get("datasource") or {}).get("type") == "loki"


@rule("template-datasource-rule")
def _(dashboard):
    found = variables(dashboard, "datasource")
    if len(found) != 1:
        yield f"{len(found)} variables for data sources, not one"
    for variable in found:
        if (variable.get("name"), variable.get("label"), variable.get("query")) != ("datasource", "Data Source", "prometheus"):
            yield "the variable for the data source is not datasource, labelled Data Source, for prometheus"


def template(dashboard, name):
    found = [each for each in variables(dashboard, "query") if each.get("name") == name]
    if len(found) != 1:
        yield f"{len(found)} variables {name}, not one"
    for variable in found:
        if variable.get("label") != name:
            yield f"variable {name} is labelled {variable.get('label')}"
        if (variable.get("datasource") or {}).get("uid") not in TEMPLATED:
            yield f"variable {name} does not use $datasource"
        if variable.get("multi") is not True or variable.get("includeAll") is not True:
            yield f"variable {name} does not allow several and all values"
        if variable.get("allValue") != ".+":
            yield f"variable {name} has the allValue {variable.get('allValue')}, not .+"


@rule("template-job-rule")
def _(dashboard):
    yield from template(dashboard, "job")


@rule("template-instance-rule")
def _(dashboard):
    yield from template(dashboard, "instance")


@rule("template-label-promql-rule")
def _(dashboard):
    queries = {each["name"]: asked(each) for each in variables(dashboard, "query")}
    yield from (f"variable {name} is neither label_values(selector, label) nor query_result(query)" for name, query in queries.items() if not query)
    errors = promql.syntax_errors([query for query in queries.values() if query])
    yield from (f"variable {name}: {errors[query]}" for name, query in queries.items() if query in errors)


@rule("template-on-time-change-reload-rule")
def _(dashboard):
    for variable in variables(dashboard, "query"):
        if variable.get("refresh") != 2:
            yield f"variable {variable['name']} is not refreshed when the time range changes"


@rule("panel-datasource-rule")
def _(dashboard):
    for panel in panels(dashboard):
        for part in (panel, *(panel.get("targets") or [])):
            if (part.get("datasource") or {}).get("uid") not in TEMPLATED:
                yield f"{where(dashboard, panel)}: data source is not $datasource"
    for annotation in annotations(dashboard):
        if (annotation.get("datasource") or {}).get("uid") not in TEMPLATED:
            yield f"annotation {annotation['name']}: data source is not $datasource"


@rule("panel-title-description-rule")
def _(dashboard):
    for panel in panels(dashboard):
        if not (panel.get("title") and panel.get("description")):
            yield f"{where(dashboard, panel)}: no title or description"


@rule("panel-units-rule")
def _(dashboard):
    for panel in panels(dashboard):
        unit = panel.get("fieldConfig", {}).get("defaults", {}).get("unit")
        if unit not in UNITS:
            yield f"{where(dashboard, panel)}: unit {unit}"


@rule("panel-no-targets-rule")
def _(dashboard):
    yield from (f"{where(dashboard, panel)}: no targets" for panel in panels(dashboard) if not panel.get("targets"))


@rule("target-logql-rule")
def _(dashboard):
    # Stricter than the linter: the exporter has no logs in Loki to show.
    yield from (f"{place}: asks Loki" for target, place in targets(dashboard) if is_loki(target))


@rule("target-logql-auto-rule")
def _(dashboard):
    for target, place in targets(dashboard):
        if is_loki(target) and any(duration != "$__auto" for duration in re.findall(r"\[([^\]]+)\]", target.get("expr", ""))):
            yield f"{place}: a range that is not $__auto"


@rule("target-promql-rule")
def _(dashboard):
    asked = [(target.get("expr", ""), place) for target, place in targets(dashboard)]
    asked += [(each.get("expr", ""), f"annotation {each['name']}") for each in annotations(dashboard)]
    errors = promql.syntax_errors([text for text, _ in asked])
    yield from (f"{place}: {errors[text]}" for text, place in asked if text in errors)


@rule("target-rate-interval-rule")
def _(dashboard):
    for selectors, place in readable(dashboard):
        for selector in selectors:
            if selector.duration and selector.calls and selector.calls[-1].name in RATES and selector.duration != "$__rate_interval":
                yield f"{place}: {selector.calls[-1].name} over {selector.duration}, not $__rate_interval"


def matched(dashboard, label):
    for selectors, place in readable(dashboard):
        for each in selectors:
            # What is recorded for a site belongs to no job and no instance.
            of_sites = all(metric.startswith("lantime:site_") for metric in each.metrics)
            if not of_sites and (label, "=~", f"${label}") not in each.matchers:
                yield f"{place}: {each.metrics} without {label} matcher"


@rule("target-job-rule")
def _(dashboard):
    yield from matched(dashboard, "job")


@rule("target-instance-rule")
def _(dashboard):
    yield from matched(dashboard, "instance")


@rule("target-counter-agg-rule")
def _(dashboard):
    for selectors, place in readable(dashboard):
        for selector in selectors:
            counts = any(metric.endswith("_total") for metric in selector.metrics)
            if counts and not (selector.duration and selector.calls and selector.calls[-1].name in RATES):
                yield f"{place}: counter {selector.metrics[0]} outside of rate, irate and increase"


@rule("uneditable-dashboard-rule")
def _(dashboard):
    if dashboard.get("editable") is not False:
        yield "the dashboard is editable"


def findings(dashboard):
    """All findings as (rule, sentence)."""
    return [(name, sentence) for name, function in RULES.items() for sentence in function(dashboard)]

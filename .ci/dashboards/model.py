"""Ways through the JSON of a dashboard that all checks take."""

import re


def panels(dashboard):
    """All panels that show something, those inside rows too."""
    for panel in dashboard.get("panels", []):
        if panel.get("type") == "row":
            yield from panel.get("panels", [])
        else:
            yield panel


def variables(dashboard, kind=None):
    return [each for each in dashboard.get("templating", {}).get("list", []) if kind in (None, each.get("type"))]


def annotations(dashboard):
    return [each for each in dashboard.get("annotations", {}).get("list", []) if not each.get("builtIn")]


def label_values(variable):
    """Selector and label of `label_values(selector, label)`; `None` for any other query."""
    match = re.fullmatch(r"label_values\((.+),\s*([A-Za-z_]\w*)\)", str(variable.get("query", "")))
    return match.groups() if match else None


def query_result(variable):
    """The PromQL of `query_result(…)`; `None` for any other query."""
    match = re.fullmatch(r"query_result\((.+)\)", str(variable.get("query", "")))
    return match[1] if match else None


def asked(variable):
    """The PromQL that a variable puts to Prometheus; `None` for what is no such query."""
    return (label_values(variable) or [query_result(variable)])[0]


def queries(dashboard):
    """Every query as (kind, where, refId, legend, PromQL, instant), for people and programs that want to run them."""
    for panel in panels(dashboard):
        for target in panel.get("targets", []):
            yield "panel", panel.get("title", ""), target.get("refId", ""), target.get("legendFormat", ""), target.get("expr", ""), bool(target.get("instant"))
    for annotation in annotations(dashboard):
        yield "annotation", annotation.get("name", ""), "", "", annotation.get("expr", ""), False
    for variable in variables(dashboard, "query"):
        if asked(variable):
            yield "variable", variable.get("name", ""), "", "", asked(variable), True


def links(dashboard):
    """Every link that has an address, as (where, address, columns of its panel); columns are `None` for a link of the dashboard."""
    for link in dashboard.get("links", []):
        if link["type"] == "link":
            yield f"{dashboard['uid']}: {link['title']}", link["url"], None
    for panel in panels(dashboard):
        columns = {name for each in panel.get("transformations", []) for name in each["options"].get("renameByName", {}).values()}
        for link in panel["fieldConfig"]["defaults"].get("links", []):
            yield f"{where(dashboard, panel)}: {link['title']}", link["url"], columns


def where(dashboard, panel, target=None):
    reference = f" {target.get('refId', '')}" if target else ""
    return f"{dashboard.get('uid')}: {panel.get('title') or panel.get('id')}{reference}"

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


def queries(dashboard):
    """Every query as (kind, where, refId, PromQL, instant), for people and programs that want to run them."""
    for panel in panels(dashboard):
        for target in panel.get("targets", []):
            yield "panel", panel.get("title", ""), target.get("refId", ""), target.get("expr", ""), bool(target.get("instant"))
    for annotation in annotations(dashboard):
        yield "annotation", annotation.get("name", ""), "", annotation.get("expr", ""), False
    for variable in variables(dashboard, "query"):
        if label_values(variable):
            yield "variable", variable.get("name", ""), "", label_values(variable)[0], True


def where(dashboard, panel, target=None):
    reference = f" {target.get('refId', '')}" if target else ""
    return f"{dashboard.get('uid')}: {panel.get('title') or panel.get('id')}{reference}"

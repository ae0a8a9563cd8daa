"""Panels that show numbers, lines and states. Each is drawn `w` columns of 24 wide and `h` units of 30 pixels high; the dashboard places it."""

import string

from fields import DEVICE_DASHBOARD, DEVICE_LABEL, LIMIT_LINES, defaults, override, steps, to_dashboard, value_map
from queries import most, over_range, promql
from settings import MOST_LINES

DATASOURCE = {"type": "prometheus", "uid": "$datasource"}
LAST = {"calcs": ["lastNotNull"], "fields": "", "values": False}
HIDDEN_LEGEND = {"displayMode": "list", "placement": "bottom", "showLegend": False, "calcs": []}


def targets(queries, **settings):
    """Targets A, B, … of a panel."""
    assert len(queries) <= len(string.ascii_uppercase), queries[0]
    return [
        {"refId": letter, "datasource": DATASOURCE, "editorMode": "code", "expr": promql(expression), "legendFormat": legend, **settings}
        for letter, (expression, legend) in zip(string.ascii_uppercase, queries, strict=False)
    ]


def panel(kind, title, description, queries, options, field, w, h, **more):
    return {
        "type": kind, "title": title, "description": description, "datasource": DATASOURCE, "targets": queries, "options": options,
        "fieldConfig": {"defaults": field, "overrides": more.pop("overrides", [])}, "gridPos": {"w": w, "h": h}, **more,
    }  # fmt: skip


def stats(title, description, numbers, unit="none", *, w=24, h=4, colors=None, **field):
    """Big numbers side by side: `numbers` are pairs of PromQL and name, `colors` the thresholds of a name."""
    options = {
        "graphMode": "none", "colorMode": "value", "justifyMode": "auto", "textMode": "auto", "wideLayout": True,
        "showPercentChange": False, "percentChangeColorMode": "standard", "orientation": "auto", "reduceOptions": LAST,
    }  # fmt: skip
    queries = targets(numbers, instant=True, range=False)
    overrides = [override([name], thresholds=thresholds) for name, thresholds in (colors or {}).items()]
    return panel("stat", title, description, queries, options, defaults(unit, **field), w, h, overrides=overrides)


def stat(title, description, query, unit="none", *, legend="{{device}}", w=3, h=4, **field):
    """Big numbers or states, one for each series."""
    return stats(title, description, [(query, legend)], unit, w=w, h=h, **field)


def bars(title, description, queries, unit, *, w=8, h=8, **field):
    """A bar for each series, filled up to the field's maximum."""
    options = {
        "displayMode": "basic", "valueMode": "color", "namePlacement": "auto", "showUnfilled": True, "sizing": "auto", "minVizWidth": 8,
        "minVizHeight": 16, "maxVizHeight": 32, "orientation": "horizontal", "legend": HIDDEN_LEGEND, "reduceOptions": LAST,
    }  # fmt: skip
    return panel("bargauge", title, description, targets(queries, instant=True, range=False), options, defaults(unit, **field), w, h)


def graph(title, description, queries, unit, *, w=12, h=8, log=False, stacked=False, limits=None, step=False, **field):
    """Lines over time: `queries` are pairs of PromQL and legend.

    Series called `limit` (from `queries.limit`) are dashed. `limits` (from `fields.steps`) are fixed lines, for what no alert has a limit of.
    """
    custom = {
        "drawStyle": "line", "lineInterpolation": "stepAfter" if step else "linear", "lineWidth": 1, "fillOpacity": 20 if stacked else 0,
        "showPoints": "auto", "spanNulls": False, "stacking": {"mode": "normal" if stacked else "none", "group": "A"},
        "scaleDistribution": {"type": "log", "log": 10} if log else {"type": "linear"},
        "thresholdsStyle": {"mode": "dashed" if limits else "off"},
    }  # fmt: skip
    options = {
        "legend": {"displayMode": "table", "placement": "bottom", "showLegend": True, "calcs": ["lastNotNull", "min", "max"]},
        "tooltip": {"mode": "multi", "sort": "desc"},
    }
    field = defaults(unit, custom=custom, color="palette-classic", thresholds=limits, **field)
    drawn = {legend for _, legend in queries}
    overrides = [line for line in LIMIT_LINES if drawn.intersection(line["matcher"]["options"]["names"])]
    return panel("timeseries", title, description, targets(queries, range=True, instant=False), options, field, w, h, overrides=overrides)


def worst(title, description, metric, unit, beside=(), *, by="device", highest=True, absolute=False, **settings):
    """The twenty things (devices, slots, …) with the greatest or smallest values of a metric in the time range; `beside` are the limits of the alerts."""
    function, sign = ("max", "") if highest else ("min", "-")
    selector = f"{metric}{{*}}"
    value = f"abs({selector})" if absolute else selector
    ranking = f"abs({over_range('last_over_time', selector)})" if absolute else sign + over_range(f"{function}_over_time", selector)
    legend = " ".join(f"{{{{{label}}}}}" for label in ["site", *by.split(", ")])
    return graph(title, description, [(most(function, value, ranking, by), legend), *beside], unit, **settings)


def timeline(title, description, queries, states, *, w=12, h=6, device_link=False):
    """A bar for each series whose colour and text follow the state, a page at a time: `states` as for `value_map`."""
    options = {
        "showValue": "auto", "rowHeight": 0.85, "mergeValues": True, "alignValue": "left", "perPage": MOST_LINES,
        "legend": HIDDEN_LEGEND, "tooltip": {"mode": "single", "sort": "none"},
    }  # fmt: skip
    links = [to_dashboard(DEVICE_DASHBOARD, "Open ${__field.labels.device}", DEVICE_LABEL)] if device_link else []
    field = defaults("none", custom={"lineWidth": 0, "fillOpacity": 75, "spanNulls": False}, mappings=[value_map(states)], links=links)
    return panel("state-timeline", title, description, targets(queries, range=True, instant=False), options, field, w, h)


def world_map(title, description, columns, color, states, *, links=(), w=12, h=12):
    """Points on a map: `columns` are pairs of PromQL and header, among them Latitude and Longitude; `color` is the header of the state."""
    names = [f"Value #{letter}" for letter, _ in zip(string.ascii_uppercase, columns, strict=False)]
    renamed = {"device": "Device", "site": "Site", "cluster": "Cluster"} | {
        name: header for name, (_, header) in zip(names, columns, strict=True)}  # fmt: skip
    marker = {
        "color": {"field": color, "fixed": "green"}, "opacity": 0.8, "size": {"fixed": 8, "min": 4, "max": 12},
        "symbol": {"mode": "fixed", "fixed": "img/icons/marker/circle.svg"}, "textConfig": {"fontSize": 11, "offsetX": 0, "offsetY": 14},
        "text": {"field": "Device", "fixed": "", "mode": "field"},
    }  # fmt: skip
    layer = {
        "type": "markers", "name": "Devices", "location": {"mode": "coords", "latitude": "Latitude", "longitude": "Longitude"},
        "config": {"showLegend": True, "style": marker}, "tooltip": True,
    }  # fmt: skip
    options = {
        "view": {"id": "fit", "allLayers": True, "lat": 0, "lon": 0, "zoom": 2, "padding": 12},
        "controls": {"showZoom": True, "mouseWheelZoom": False, "showAttribution": True, "showScale": False, "showDebug": False},
        "basemap": {"type": "default", "name": "Map"}, "layers": [layer], "tooltip": {"mode": "details"},
    }  # fmt: skip
    thresholds = steps(states[0][2], *((value, shade) for value, _, shade in states[1:]))
    field = defaults("none", thresholds=thresholds, mappings=[], links=list(links))
    organize = {"excludeByName": {"Time": True}, "indexByName": {}, "renameByName": renamed}
    # A device has no place without its coordinates.
    placed = {"filters": [{"fieldName": "Latitude", "config": {"id": "isNotNull", "options": {}}}], "match": "all", "type": "include"}
    return panel(
        "geomap", title, description, targets([(query, "") for query, _ in columns], instant=True, range=False, format="table"), options, field, w, h,
        transformations=[
            {"id": "merge", "options": {}}, {"id": "organize", "options": organize}, {"id": "filterByValue", "options": placed},
        ])  # fmt: skip

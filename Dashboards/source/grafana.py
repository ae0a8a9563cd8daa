"""Small helpers that write Grafana's dashboard JSON (Classic model), so that the four dashboards read as lists of panels.

Queries are PromQL in which `{*}` stands for the matchers of a device's series and `{own}` for those of the exporter's own:

    lantime_up{*}                        every selected device
    lantime_event_active{*,event="x"}    further matchers follow
    process_open_fds{own}                no device in it

Two habits explain many details below:

* Grafana's published JSON schema wants every value of a field override to be an object. Colours, thresholds and cell types are
  objects, units, widths and links are not. So a panel has one unit and one set of links, a table names the units of its columns in
  their headers, and its queries scale the values to them.
* Tables show one row for each device (or slot, port, …): their queries aggregate to those labels and `merge` joins the answers.
"""

import string

DATASOURCE = {"type": "prometheus", "uid": "$datasource"}
TAGS = ["meinberg", "lantime", "ntp", "ptp"]
SCHEMA_VERSION = 39
WIDTH = 24
MATCHERS = {
    "{*": '{job=~"$job",instance=~"$instance",device=~"$device"',
    "{own": '{job=~"$job",instance=~"$instance"',
}
GREEN, YELLOW, ORANGE, RED, BLUE, PURPLE, GREY, PLAIN = "green", "yellow", "orange", "red", "blue", "purple", "#808080", "text"


def promql(text):
    """The query with the matchers of the dashboards' variables, on one line."""
    for short, matchers in MATCHERS.items():
        text = text.replace(short, matchers)
    return " ".join(text.split())


# Links


def link(title, url, tooltip=""):
    """A link of a field or of the dashboard; Grafana's model has one type for both."""
    return {
        "title": title, "type": "link", "icon": "external link", "tooltip": tooltip, "url": url, "tags": [],
        "asDropdown": False, "targetBlank": False, "includeVars": False, "keepTime": False,
    }  # fmt: skip


def to_dashboard(uid, title, device):
    """A data link that keeps the time range, data source, job and instance, and chooses one device."""
    kept = "${__url_time_range}&${datasource:queryparam}&${job:queryparam}&${instance:queryparam}"
    return link(title, f"/d/{uid}?{kept}&var-device={device}")


# What a field expression calls the device: a column of a table, or the label of a series.
DEVICE_COLUMN, DEVICE_LABEL = "${__data.fields.Device}", "${__field.labels.device}"
DEVICE_DASHBOARD = "lantime-device"


# Fields


def steps(base, *limits):
    """Colours by limits, for thresholds: `steps(GREEN, (0.85, YELLOW), (0.95, RED))`."""
    return {"mode": "absolute", "steps": [{"value": None, "color": base}] + [{"value": value, "color": color} for value, color in limits]}


def value_map(states):
    """Texts and colours of values: `[(value, text, colour), …]`."""
    options = {str(value): {"text": text, "color": color, "index": index} for index, (value, text, color) in enumerate(states)}
    return {"type": "value", "options": options}


YES_NO = [(0, "no", RED), (1, "yes", GREEN)]
NO_YES = [(0, "no", GREEN), (1, "yes", RED)]


def defaults(unit, *, custom=None, thresholds=None, mappings=(), color="thresholds", links=(), minimum=None, maximum=None, decimals=None):
    """How the fields of a panel look."""
    field = {"unit": unit, "color": {"mode": color}, "thresholds": thresholds or steps(PLAIN), "mappings": list(mappings), "links": list(links)}
    for key, value in (("min", minimum), ("max", maximum), ("decimals", decimals), ("custom", custom)):
        if value is not None:
            field[key] = value
    return field


def override(columns, **properties):
    """Gives columns of a table other properties; the names of properties have `__` for a dot."""
    return {
        "matcher": {"id": "byNames", "options": {"mode": "include", "names": columns}},
        "properties": [{"id": name.replace("__", "."), "value": value} for name, value in properties.items()],
    }


# Queries


def targets(queries, **settings):
    """Targets A, B, … of a panel."""
    return [
        {"refId": letter, "datasource": DATASOURCE, "editorMode": "code", "expr": promql(expression), "legendFormat": legend, **settings}
        for letter, (expression, legend) in zip(string.ascii_uppercase, queries, strict=False)
    ]


# Panels. Each is drawn `w` columns of 24 wide and `h` units of 30 pixels high; the dashboard places it.


def panel(kind, title, description, unit, queries, options, field, w, h, **more):
    assert len(queries) <= len(string.ascii_uppercase), title
    return {
        "type": kind, "title": title, "description": description, "datasource": DATASOURCE, "targets": queries, "options": options,
        "fieldConfig": {"defaults": field, "overrides": more.pop("overrides", [])}, "gridPos": {"w": w, "h": h}, **more,
    }  # fmt: skip


def stat(title, description, query, unit="none", *, legend="{{device}}", w=3, h=4, name_only=False, **field):
    """Big numbers or states, one for each series."""
    options = {
        "graphMode": "none", "colorMode": "value", "justifyMode": "auto", "textMode": "name" if name_only else "auto", "wideLayout": True,
        "showPercentChange": False, "percentChangeColorMode": "standard", "orientation": "auto",
        "reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": False},
    }  # fmt: skip
    queries = targets([(query, legend)], instant=True, range=False)
    return panel("stat", title, description, unit, queries, options, defaults(unit, **field), w, h)


def bars(title, description, query, unit, *, legend, w=8, h=8, **field):
    """A bar for each series, filled up to the field's maximum."""
    options = {
        "displayMode": "basic", "valueMode": "color", "namePlacement": "auto", "showUnfilled": True, "sizing": "auto", "minVizWidth": 8,
        "minVizHeight": 16, "maxVizHeight": 32, "orientation": "horizontal",
        "legend": {"displayMode": "list", "placement": "bottom", "showLegend": False, "calcs": []},
        "reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": False},
    }  # fmt: skip
    queries = targets([(query, legend)], instant=True, range=False)
    return panel("bargauge", title, description, unit, queries, options, defaults(unit, **field), w, h)


def graph(title, description, queries, unit, *, w=12, h=8, log=False, stacked=False, limits=None, step=False, **field):
    """Lines over time: `queries` are pairs of PromQL and legend. `limits` (from `steps`) appear as dashed lines."""
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
    return panel("timeseries", title, description, unit, targets(queries, range=True, instant=False), options, field, w, h)


def timeline(title, description, queries, states, *, w=12, h=6, device_link=False):
    """A bar for each series whose colour and text follow the state: `states` as for `value_map`."""
    options = {
        "showValue": "auto", "rowHeight": 0.85, "mergeValues": True, "alignValue": "left",
        "legend": {"displayMode": "list", "placement": "bottom", "showLegend": False, "calcs": []},
        "tooltip": {"mode": "single", "sort": "none"},
    }  # fmt: skip
    links = [to_dashboard(DEVICE_DASHBOARD, "Open ${__field.labels.device}", DEVICE_LABEL)] if device_link else []
    field = defaults("none", custom={"lineWidth": 0, "fillOpacity": 75, "spanNulls": False}, mappings=[value_map(states)], links=links)
    return panel("state-timeline", title, description, "none", targets(queries, range=True, instant=False), options, field, w, h)


# Tables


class Column:
    """What one query adds to a table: labels of its series, their value, or both.

    * `labels`: label to header, in the order of the columns
    * `value`: header of the value, with its unit; without one the value does not appear
    * `thresholds`: colours of the value, from `steps`
    """

    def __init__(self, query, labels=None, value=None, thresholds=None):
        self.query, self.labels, self.value, self.thresholds = query, labels or {}, value, thresholds


def table(title, description, columns, *, states=(), colored=(), unit="none", links=(), sort=None, w=24, h=8, device_links=False):
    """One row for each combination of the labels that all queries share.

    * `states`: lists of (word, text, colour) whose words occur in the table
    * `colored`: headers of columns whose background takes the colour of the word
    """
    letters = string.ascii_uppercase[: len(columns)]
    value_names = ["Value"] if len(columns) == 1 else [f"Value #{letter}" for letter in letters]
    order, renamed, hidden, overrides = [], {}, {"Time": True}, []
    for column, value_name in zip(columns, value_names, strict=True):
        for label, header in column.labels.items():
            if label not in renamed:
                order.append(label)
            assert renamed.setdefault(label, header) == header, (title, label)
        if column.value is None:
            hidden[value_name] = True
        else:
            order.append(value_name)
            renamed[value_name] = column.value
            if column.thresholds:
                overrides.append(override([column.value], thresholds=column.thresholds, custom__cellOptions={"type": "color-text"}))
    assert len(set(renamed.values())) == len(renamed), title
    if colored:
        overrides.append(override(list(colored), custom__cellOptions={"type": "color-background", "mode": "basic"}))
    words = {}
    for word, text, color in (entry for family in states for entry in family):
        assert words.setdefault(word, (text, color)) == (text, color), f"{title}: two meanings of {word}"
    organize = {"excludeByName": hidden, "indexByName": {name: index for index, name in enumerate(order)}, "renameByName": renamed}
    transformations = [{"id": "merge", "options": {}}] if len(columns) > 1 else []
    if device_links:
        links = [to_dashboard(DEVICE_DASHBOARD, "Open ${__data.fields.Device}", DEVICE_COLUMN), *links]
    custom = {"align": "auto", "inspect": False, "filterable": True}
    mappings = [value_map([(word, *rest) for word, rest in words.items()])] if words else []
    return panel(
        "table", title, description, unit,
        targets([(column.query, "") for column in columns], instant=True, range=False, format="table"),
        {"showHeader": True, "frameIndex": 0, "cellHeight": "sm", "footer": {"show": False, "reducer": ["sum"], "countRows": False, "fields": []},
         "sortBy": [{"displayName": header, "desc": descending} for header, descending in (sort or [("Device", False)])]},
        defaults(unit, custom=custom, mappings=mappings, links=links), w, h,
        overrides=overrides, transformations=[*transformations, {"id": "organize", "options": organize}],
    )  # fmt: skip


# Dashboards


def variable(name, label, query, description):
    """A variable that is filled from Prometheus; all of its values are selected at first."""
    return {
        "type": "query", "name": name, "label": label, "description": description, "datasource": DATASOURCE, "query": query,
        "definition": query, "multi": True, "includeAll": True, "allValue": ".+", "refresh": 2, "sort": 1, "regex": "", "hide": 0,
        "skipUrlSync": False, "options": [], "current": {"selected": True, "text": ["All"], "value": ["$__all"]},
    }  # fmt: skip


# The exporter's own series may come from another job than those of the devices (/metrics beside /probe).
ANY_SERIES = '__name__=~"lantime_up|lantime_exporter_build_info"'
VARIABLES = [
    {
        "type": "datasource", "name": "datasource", "label": "Data Source", "description": "The Prometheus that scrapes the exporter.",
        "query": "prometheus", "regex": "", "refresh": 1, "hide": 0, "multi": False, "includeAll": False, "skipUrlSync": False, "options": [],
    },
    variable("job", "job", f"label_values({{{ANY_SERIES}}}, job)", "Scrape jobs of lantime_exporter, over /metrics or /probe."),
    variable(
        "instance", "instance", f'label_values({{{ANY_SERIES},job=~"$job"}}, instance)',
        "The exporter's address for /metrics, the device for /probe."),
    variable(
        "device", "device", 'label_values(lantime_up{job=~"$job",instance=~"$instance"}, device)',
        "Devices by their configured names."),
]  # fmt: skip


def annotation(name, color, query, text, *, at_value=False, enable=True):
    """Marks the times at which a query is 1, or with `at_value` the times (in ms) that are its values."""
    return {
        "name": name, "enable": enable, "hide": False, "iconColor": color, "datasource": DATASOURCE, "expr": promql(query), "step": "60s",
        "titleFormat": name, "textFormat": text, "tagKeys": "device", "useValueForTime": at_value,
    }  # fmt: skip


def annotations():
    """What happens to devices, on every dashboard."""
    return [
        annotation(
            "Switch-over", ORANGE,
            "(changes(lantime_clock_selected{*}[$__rate_interval]) > bool 0) == 1"
            " and on (job, instance, device, slot) lantime_clock_selected{*} == 1",
            "{{device}}: {{slot}} is the selected clock now"),
        annotation(
            "RSC switched", ORANGE,
            "(changes(lantime_rsc_active_clock{*}[$__rate_interval]) > bool 0) == 1"
            " and on (job, instance, device, slot, lantime_rsc_active_clock) lantime_rsc_active_clock{*} == 1",
            "{{device}}: {{lantime_rsc_active_clock}} drives the outputs now"),
        # Not resets() of the uptime: a device that boots misses more scrapes than a short range holds. Rounded to five minutes because
        # a device tells its uptime some seconds late, now more, now less, which would be a mark each.
        annotation(
            "Reboot", RED, "round(timestamp(lantime_system_uptime_seconds{*}) - lantime_system_uptime_seconds{*}, 300) * 1000",
            "{{device}} booted (within five minutes)", at_value=True),
        annotation(
            "Configuration changed", BLUE,
            # The first time ever, the date of the event does not change but appears.
            '(changes(lantime_event_last_triggered_timestamp_seconds{*,event="device-configuration-changed"}[$__rate_interval]) > bool 0) == 1'
            ' or (lantime_event_last_triggered_timestamp_seconds{*,event="device-configuration-changed"} > bool 0'
            ' unless on (job, instance, device) lantime_event_last_triggered_timestamp_seconds{*,event="device-configuration-changed"} offset $__rate_interval'
            ' and on (job, instance, device) lantime_event_active{*,event="device-configuration-changed"} offset $__rate_interval)',
            "{{device}}: its configuration was changed"),
    ]  # fmt: skip


BUILT_IN_ANNOTATION = {
    "builtIn": 1, "name": "Annotations & Alerts", "type": "dashboard", "enable": True, "hide": True, "iconColor": "rgba(0, 211, 255, 1)",
    "datasource": {"type": "grafana", "uid": "-- Grafana --"},
}  # fmt: skip
BY_TAG = {
    **link("LANTIME dashboards", "", "The other dashboards of lantime_exporter"),
    "type": "dashboards", "tags": ["lantime"], "includeVars": True, "keepTime": True,
}  # fmt: skip


def dashboard(uid, title, description, rows, *, since="now-6h", more_annotations=()):
    """Rows are pairs of title and panels; a row without a title has no heading. Panels flow from left to right."""
    placed, top = [], 0

    def place(item, x, y, w, h):
        placed.append({"id": len(placed) + 1, **item, "gridPos": {"x": x, "y": y, "w": w, "h": h}})

    for heading, panels in rows:
        if heading:
            place({"type": "row", "title": heading, "collapsed": False, "panels": []}, 0, top, WIDTH, 1)
            top += 1
        left = height = 0
        for item in panels:
            w, h = item["gridPos"]["w"], item["gridPos"]["h"]
            if left + w > WIDTH:
                left, top, height = 0, top + height, 0
            place(item, left, top, w, h)
            left, height = left + w, max(height, h)
        top += height
    return {
        "uid": uid, "title": title, "description": description, "tags": TAGS, "schemaVersion": SCHEMA_VERSION, "version": 1,
        "editable": False, "graphTooltip": 1, "timezone": "browser", "refresh": "1m", "time": {"from": since, "to": "now"},
        "timepicker": {}, "fiscalYearStartMonth": 0, "weekStart": "", "links": [BY_TAG], "templating": {"list": VARIABLES},
        "annotations": {"list": [BUILT_IN_ANNOTATION, *annotations(), *more_annotations]}, "panels": placed,
    }  # fmt: skip

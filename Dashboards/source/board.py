"""A dashboard: its variables, marks on the time axis, and rows of panels, as Grafana's Classic JSON model."""

import settings
from fields import BLUE, KEPT, ORANGE, RED, link
from panels import DATASOURCE
from queries import one_device, promql

TAGS = ["meinberg", "lantime", "ntp", "ptp"]
SCHEMA_VERSION = 39
WIDTH = 24


# Variables


def variable(name, query, description, *, label=None, **more):
    """A variable that is filled from Prometheus. Nothing is chosen in the file: Grafana takes the first of the answers."""
    return {
        "type": "query", "name": name, "label": label or name, "description": description, "datasource": DATASOURCE, "query": query,
        "definition": query, "multi": False, "includeAll": False, "refresh": 2, "sort": 0, "regex": "", "hide": 0, "skipUrlSync": False,
        "options": [], **more,
    }  # fmt: skip


def hidden(name, query, description, regex):
    """A variable that the dashboard works with and nobody chooses."""
    return variable(name, query, description, regex=regex, hide=2, skipUrlSync=True)


def choice(name, query, description, *, everything=".+"):
    """A variable of which all values are selected at first."""
    chosen = {"selected": True, "text": ["All"], "value": ["$__all"]}
    return variable(name, query, description, multi=True, includeAll=True, allValue=everything, sort=1, current=chosen)


def constant(name, value, description):
    return {
        "type": "constant", "name": name, "label": name, "description": description, "query": str(value), "hide": 2, "skipUrlSync": True,
        "current": {"selected": True, "text": str(value), "value": str(value)}, "options": [],
    }  # fmt: skip


# The exporter's own series may come from another job than those of the devices (/metrics beside /probe).
ANY_SERIES = '__name__=~"lantime_up|lantime_exporter_build_info"'
DEVICES_QUERY = 'label_values(lantime_up{job=~"$job",instance=~"$instance",site=~"$site"}, device)'


def variables(single, more):
    device = "Devices by their configured names."
    return [
        {
            "type": "datasource", "name": "datasource", "label": "Data Source", "description": "The Prometheus that scrapes the exporter.",
            "query": "prometheus", "regex": "", "refresh": 1, "hide": 0, "multi": False, "includeAll": False, "skipUrlSync": False,
            "options": [],
        },
        constant("exporter_scheme", settings.EXPORTER_SCHEME, "http or https: how the exporters' pages are reached."),
        constant("exporter_address", settings.EXPORTER_ADDRESS, "Host and port of the exporter of devices without a label `exporter`."),
        constant("runbooks", settings.RUNBOOKS, "Where docs/runbooks is published."),
        constant("objective", settings.OBJECTIVE, "The share of thirty days in which a site shall have good time."),
        choice("job", f"label_values({{{ANY_SERIES}}}, job)", "Scrape jobs of lantime_exporter, over /metrics or /probe."),
        choice(
            "instance", f'label_values({{{ANY_SERIES},job=~"$job"}}, instance)', "The exporter's address for /metrics, the device for /probe."),
        # Devices without a site belong to all of them.
        choice("site", 'label_values(lantime_up{job=~"$job",instance=~"$instance"}, site)', "Sites, by the label of that name.", everything=".*"),
        variable("device", DEVICES_QUERY, "The device that is shown.", sort=1) if single else choice("device", DEVICES_QUERY, device),
        *more,
    ]  # fmt: skip


# Marks on the time axis


def annotation(name, color, query, text, *, at_value=False, enable=True):
    """Marks the times at which a query is 1, or with `at_value` the times (in ms) that are its values."""
    return {
        "name": name, "enable": enable, "hide": False, "iconColor": color, "datasource": DATASOURCE, "expr": promql(query), "step": "60s",
        "titleFormat": name, "textFormat": text, "tagKeys": "device", "useValueForTime": at_value,
    }  # fmt: skip


CHANGED = 'lantime_event_last_triggered_timestamp_seconds{*,event="device-configuration-changed"}'


def annotations(enable):
    """What happens to devices. A whole fleet has too many of these to be shown unasked."""
    return [
        annotation(
            "Switch-over", ORANGE,
            "(changes(lantime_clock_selected{*}[$__rate_interval]) > bool 0) == 1"
            " and on (job, instance, device, slot) lantime_clock_selected{*} == 1",
            "{{device}}: {{slot}} is the selected clock now", enable=enable),
        annotation(
            "RSC switched", ORANGE,
            "(changes(lantime_rsc_active_clock{*}[$__rate_interval]) > bool 0) == 1"
            " and on (job, instance, device, slot, lantime_rsc_active_clock) lantime_rsc_active_clock{*} == 1",
            "{{device}}: {{lantime_rsc_active_clock}} drives the outputs now", enable=enable),
        # Not resets() of the uptime: a device that boots misses more scrapes than a short range holds. Rounded to five minutes because
        # a device tells its uptime some seconds late, now more, now less, which would be a mark each.
        annotation(
            "Reboot", RED,
            "round(time() - lantime_system_uptime_seconds{*}, 300) * 1000"
            " and lantime_system_uptime_seconds{*} < $__range_s",
            "{{device}} booted (within five minutes)", at_value=True, enable=enable),
        annotation(
            "Configuration changed", BLUE,
            # The first time ever, the date of the event does not change but appears.
            f"(changes({CHANGED}[$__rate_interval]) > bool 0) == 1 or ({CHANGED} > bool 0"
            f" unless on (job, instance, device) {CHANGED} offset $__rate_interval"
            ' and on (job, instance, device) lantime_event_active{*,event="device-configuration-changed"} offset $__rate_interval)',
            "{{device}}: its configuration was changed", enable=enable),
    ]  # fmt: skip


BUILT_IN_ANNOTATION = {
    "builtIn": 1, "name": "Annotations & Alerts", "type": "dashboard", "enable": True, "hide": True, "iconColor": "rgba(0, 211, 255, 1)",
    "datasource": {"type": "grafana", "uid": "-- Grafana --"},
}  # fmt: skip
BOARDS = {
    "lantime-fleet": "Fleet", "lantime-device": "Device", "lantime-services": "PTP and NTP", "lantime-exporter": "Exporter",
}  # fmt: skip


def to_others(uid):
    """Links to the other dashboards. They keep all but the device: one board shows exactly one, the others begin with all."""
    return [
        {**link(title, f"/d/{other}?{KEPT}", "Another dashboard of lantime_exporter"), "icon": "dashboard", "keepTime": True}
        for other, title in BOARDS.items()
        if other != uid
    ]


EXPORTER_PAGES = link("Pages of the exporter", "${exporter_scheme}://${exporter_address}/", "The fleet as the exporter shows it", new_tab=True)


# Rows and panels


def sections(rows):
    """The panels with their places. A row without a title has no heading and is open; a row with a heading is closed.

    Grafana asks for the data of a closed row when somebody opens it.
    """
    placed, top = [], 0

    def numbered(item, x, y, w, h, number):
        return {"id": number, **item, "gridPos": {"x": x, "y": y, "w": w, "h": h}}

    number = 0
    for heading, panels in rows:
        inside = placed
        if heading:
            number += 1
            row = numbered({"type": "row", "title": heading, "collapsed": True, "panels": []}, 0, top, WIDTH, 1, number)
            placed.append(row)
            inside = row["panels"]
            top += 1
        left = height = 0
        below = top
        for item in panels:
            w, h = item["gridPos"]["w"], item["gridPos"]["h"]
            if left + w > WIDTH:
                left, below, height = 0, below + height, 0
            number += 1
            inside.append(numbered(item, left, below, w, h, number))
            left, height = left + w, max(height, h)
        # What is inside a closed row takes no place.
        top = top if heading else below + height
    return placed


def dashboard(uid, title, description, rows, *, since="now-6h", single=False, more_variables=(), more_annotations=(), links=()):
    """Rows are pairs of title and panels, which flow from left to right. `single`: the dashboard is about one device."""
    made = {
        "uid": uid, "title": title, "description": description, "tags": TAGS, "schemaVersion": SCHEMA_VERSION, "version": 1,
        "editable": False, "graphTooltip": 1, "timezone": "browser", "refresh": "1m", "time": {"from": since, "to": "now"},
        "timepicker": {}, "fiscalYearStartMonth": 0, "weekStart": "", "links": [*to_others(uid), *links],
        "templating": {"list": variables(single, more_variables)},
        "annotations": {"list": [BUILT_IN_ANNOTATION, *annotations(enable=single), *more_annotations]}, "panels": sections(rows),
    }  # fmt: skip
    if single:
        # Exactly one value: equality finds it in the index, and a name with a dot is no pattern.
        for each in [*made["annotations"]["list"], *(target for panel in shown(made) for target in panel["targets"])]:
            if "expr" in each:
                each["expr"] = one_device(each["expr"])
    return made


def shown(made):
    """All panels that show something, those inside rows too."""
    return [panel for each in made["panels"] for panel in (each["panels"] if each["type"] == "row" else [each])]

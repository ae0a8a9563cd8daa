"""For the self-test of check-dashboards: a small dashboard in which everything is right, and what must be found after one change."""

import json

from board import dashboard, hidden
from fields import to_page
from panels import graph
from tables import Column, table

GOOD_FAMILIES = [
    {"name": "lantime_up", "type": "gauge", "labels": ["device"], "states": [], "unit": None},
    {"name": "lantime_sync_state", "type": "stateset", "labels": ["device"], "states": ["synchronized", "unknown"], "unit": None},
    {"name": "lantime_network_receive_bytes_total", "type": "counter", "labels": ["device", "port"], "states": [], "unit": "bytes"},
    {"name": "lantime_exporter_build_info", "type": "info", "labels": ["version"], "states": [], "unit": None},
]


def separate(made):
    """A copy without parts that occur in several places, so that a change stays where it is made."""
    return json.loads(json.dumps(made))


def good_dashboard():
    rate = "sum by (device, port) (rate(lantime_network_receive_bytes_total{*}[$__rate_interval]))"
    columns = [
        Column(
            'max by (device, lantime_sync_state) (lantime_sync_state{*,lantime_sync_state="synchronized"} == 1)',
            {"device": "Device", "lantime_sync_state": "Sync"}),
        Column("max by (device) (lantime:device_health{*}) and on (device) topk(9, max by (device) (lantime_up{*}))", value="Up"),
    ]  # fmt: skip
    exporter = hidden("exporter", 'query_result(lantime_up{job=~"$job",instance=~"$instance"})', "Its exporter.", '/exporter="([^"]+)"/')
    made = dashboard("good", "Good", "A dashboard.", [("Row", [
        graph("Received", "Bytes.", [(rate, "{{device}} {{port}}")], "Bps"),
        table("Devices", "All.", columns, device_links=True, links=[to_page("${exporter}", "${__data.fields.Device}")]),
    ])], more_variables=[exporter])  # fmt: skip
    made["annotations"]["list"] = []
    made["links"] = []
    made["panels"][0]["panels"][1]["fieldConfig"]["defaults"]["links"][0]["url"] = "/d/good?&var-device=x"
    return separate(made)


def planted(made, steps, value):
    """The dashboard with one value changed, at a path like panels/1/title; `None` removes it."""
    changed = separate(made)
    *path, last = [int(step) if step.isdigit() else step for step in steps.split("/")]
    place = changed
    for step in path:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return changed


EXPRESSION = "panels/0/panels/0/targets/0/expr"
SELECTED = 'job=~"$job",instance=~"$instance"'
RECEIVED = f"lantime_network_receive_bytes_total{{{SELECTED}}}"
RULE_DEFECTS = [
    ("template-datasource-rule", "templating/list/0/label", "Source"),
    ("template-job-rule", "templating/list/5/allValue", ".*"),
    ("template-instance-rule", "templating/list/6/multi", False),
    ("template-label-promql-rule", "templating/list/8/query", "label_values(lantime_up{, device)"),
    ("template-on-time-change-reload-rule", "templating/list/8/refresh", 1),
    ("panel-datasource-rule", "panels/0/panels/0/datasource/uid", "prometheus-1"),
    ("panel-title-description-rule", "panels/0/panels/1/description", ""),
    ("panel-units-rule", "panels/0/panels/0/fieldConfig/defaults/unit", "furlong"),
    ("panel-no-targets-rule", "panels/0/panels/0/targets", []),
    ("target-logql-rule", "panels/0/panels/0/targets/0/datasource/type", "loki"),
    ("target-logql-auto-rule", "panels/0/panels/0/targets/0", {"datasource": {"type": "loki", "uid": "$datasource"}, "expr": 'rate({job="x"}[5m])'}),
    ("target-promql-rule", EXPRESSION, f"sum(rate({RECEIVED}[$__rate_interval])"),
    ("target-rate-interval-rule", EXPRESSION, f"rate({RECEIVED}[5m])"),
    ("target-job-rule", EXPRESSION, 'lantime_up{instance=~"$instance"}'),
    ("target-instance-rule", EXPRESSION, 'lantime_up{job=~"$job"}'),
    ("target-counter-agg-rule", EXPRESSION, f"max by (device) ({RECEIVED})"),
    ("uneditable-dashboard-rule", "editable", True),
]
CATALOG_DEFECTS = [
    ("metric lantime_down is neither in the catalog nor recorded", EXPRESSION, f"lantime_down{{{SELECTED}}}"),
    ("metric lantime:limit:nothing is neither in the catalog nor recorded", EXPRESSION, f"lantime:limit:nothing{{{SELECTED}}}"),
    ("lantime:device_health has no label port", EXPRESSION, f'lantime:device_health{{{SELECTED},port="lan0"}}'),
    ("answer has no label exporters", "templating/list/9/regex", '/exporters="([^"]+)"/'),
    ("lantime_up has no label port", EXPRESSION, f'lantime_up{{{SELECTED},port="lan0"}}'),
    ("is chosen by device and not by site", EXPRESSION, f'lantime_up{{{SELECTED},device=~"$device"}}'),
    ("has no state lost", EXPRESSION, f'lantime_sync_state{{{SELECTED},lantime_sync_state=~"unknown|lost"}}'),
    ("no metric of the query has the label slot", EXPRESSION, f"max by (device, slot) (lantime_up{{{SELECTED}}})"),
    ("no label port for the legend", EXPRESSION, f"max by (device) (lantime_up{{{SELECTED}}})"),
    ("neither named nor hidden", "panels/0/panels/1/targets/1/expr", f"lantime_up{{{SELECTED}}}"),
    ("answers with the column slot", "panels/0/panels/1/transformations/1/options/renameByName/slot", "Slot"),
    ("query is not understood", EXPRESSION, f"max(lantime_up{{{SELECTED}}}) by (device)"),
    ("has no label port", "templating/list/8/query", "label_values(lantime_up, port)"),
]
SCHEMA_DEFECTS = [
    ("__inputs", "__inputs", []),
    ("schema", "panels/0/panels/0/options/legend/placement", "left"),
    ("schema", "panels/0/panels/0/fieldConfig/defaults/custom/lineWith", 1),
    ("schema", "panels/0/panels/1/fieldConfig/overrides", [{"matcher": {"id": "byName", "options": "Up"}, "properties": []}]),
    ("schema", "panels/0/panels/0/targets/0/expression", "lantime_up"),
    ("no schema for panels", "panels/0/panels/0/type", "graph"),
]

"""Fleet overview: is any site or time server in trouble, and which one."""

from alerts import firing
from board import dashboard, variable
from fields import (
    BAD_IF_ANY, DEVICE_COLUMN, GREEN, GREY, ORANGE, PLAIN, RED, SHARE_OF_LIMIT, WARN_IF_ANY, YELLOW, steps, to_dashboard, to_page,
)  # fmt: skip
from panels import graph, stat, stats, timeline, world_map, worst
from queries import GONE, KNOWN, RANK, SEEN, WORST, holdover_left, limit, most, over_range
from settings import SMALL_FLEET
from states import STATES, state_word
from tables import Column, table

TROUBLE = [(word, word, color) for _, word, color in RANK]
RANK_COLORS = steps(GREY, (0, GREEN), (1, ORANGE), (2, RED))
EVENT_SEVERITIES = [("warning", "warning", YELLOW), ("error", "error", ORANGE), ("critical", "critical", RED)]
LISTED = 'severity=~"warning|error|critical"'
READ = f"on (job, instance, device) ({SEEN} == 1)"
# A site has good time when one of its servers is known to have it.
SITE_GOOD = f"max by (cluster, site) (lantime:time_good{{*}} or on (job, instance, device) 0 * {KNOWN})"
PAGE = to_page("${__data.fields.Exporter}", DEVICE_COLUMN)

# At first the table shows those in trouble only when the fleet is large. Grafana takes the first answer, so the order decides.
MANY = 'count(lantime_up{job=~"$job",instance=~"$instance",site=~"$site",device=~"$device"}) or vector(0)'


def offered(at_least, text, comparison):
    query = f"({MANY}) {comparison} bool {SMALL_FLEET}"
    return f'label_replace(label_replace({query}, "at_least", "{at_least}", "", ""), "show", "{text}", "", "")'


SHOW = variable(
    "show", f'query_result(sort_desc({offered(1, "in trouble only", ">")} or {offered(-1, "all devices", "<=")}))',
    f"Which devices the table lists; above {SMALL_FLEET} devices at first those in trouble only.",
    regex='/at_least="(?<value>[^"]+)",show="(?<text>[^"]+)"/',
)  # fmt: skip

SUMMARY = stats(
    "Fleet",
    "Devices that were watched within a day, and how they are. Not watched: nobody tells of them any more, because their exporter or Prometheus'"
    " way to it is gone, or because they were taken out of the configuration within a day. Not readable: the exporter runs and cannot read them."
    " Critical and warning count firing alerts. A site has good time while one of its servers is known to have it.",
    [
        (f"count(max by (device) ({KNOWN} or {SEEN}))", "devices"),
        (f"count(max by (device) ({GONE})) or vector(0)", "not watched"),
        (f"sum(max by (device) ({SEEN}) == bool 0)", "not readable"),
        (f"sum((lantime:device_health{{*}} and {READ}) == bool 2)", "critical"),
        (f"sum((lantime:device_health{{*}} and {READ}) == bool 1)", "warning"),
        ('sum(max by (device) (lantime_sync_state{*,lantime_sync_state="holdover"}))', "in holdover"),
        ('sum(max by (device) (lantime_sync_state{*,lantime_sync_state=~"not_synchronized|free_running"}))', "not synchronized"),
        (f"sum({SITE_GOOD} == bool 0)", "sites without good time"),
        ("count(up{own} == 0) or vector(0)", "scrape targets down"),
    ],
    colors={
        "not watched": BAD_IF_ANY, "not readable": BAD_IF_ANY, "critical": BAD_IF_ANY, "warning": WARN_IF_ANY, "in holdover": WARN_IF_ANY,
        "not synchronized": BAD_IF_ANY, "sites without good time": BAD_IF_ANY, "scrape targets down": BAD_IF_ANY,
    },
)  # fmt: skip

IN_HOLDOVER = holdover_left("lantime_holdover_elapsed_seconds{*} > 0")
DEVICES = table(
    "Devices", "One row for each device, the worst first: who is not watched, then who cannot be read, then who has critical alerts, then warnings."
    " The variable show chooses between all and those in trouble. Every cell leads to the device, on this board's sister and on the exporter's"
    " own page. A cell is empty when the device does not report the value or was not reached.",
    [
        Column(
            f"max by (device, trouble) (({WORST}) >= $show)", {"trouble": "State", "device": "Device"}, value="Rank", thresholds=RANK_COLORS),
        Column('count by (device) (ALERTS{*,alertstate="firing",alertname=~"Lantime.+",severity=~"critical|warning"})', value="Alerts"),
        Column(state_word("lantime_scrape_error"), {"lantime_scrape_error": "Read error"}),
        Column(state_word("lantime_sync_state"), {"lantime_sync_state": "Sync"}),
        Column("min by (device) (lantime:time_good{*})", value="Good time", thresholds=steps(RED, (1, GREEN))),
        Column("max by (device, model, firmware_version) (lantime_device_info{*})", {"model": "Model", "firmware_version": "Firmware"}),
        Column(
            "max by (device, reference, osc_type) (lantime_sync_reference_info{*})", {"reference": "Reference", "osc_type": "Oscillator"}),
        Column("max by (device) (lantime_time_quality_seconds{*}) * 1e9", value="Quality (ns)"),
        Column(f"min by (device) ({IN_HOLDOVER}) / 3600", value="Holdover left (h)", thresholds=steps(RED, (0, ORANGE))),
        Column("min by (device) (lantime_gnss_satellites_good{*})", value="Satellites"),
        Column("max by (device) (lantime:ntp_offset_seconds{*}) * 1e6", value="NTP offset (µs)"),
        Column("max by (device) (lantime_ntp_stratum{*})", value="Stratum"),
        Column("min by (device) (lantime:power_supplies_good{*})", value="PSUs good", thresholds=steps(RED, (1, PLAIN))),
        Column("max by (device) (lantime:ptp_client_load_ratio{*}) * 100", value="PTP load (%)"),
        Column(
            'max by (device, exporter) (label_replace(lantime_up{*}, "exporter", "$exporter_address", "exporter", ""))',
            {"exporter": "Exporter"}),
    ],
    states=[TROUBLE, STATES["lantime_scrape_error"], STATES["lantime_sync_state"]], colored=["State", "Read error", "Sync"], h=12,
    device_links=True, links=[PAGE], sort=[("Rank", True)], only_with="Rank",
)  # fmt: skip

OVER_TIME = timeline(
    "Trouble over time", "The twenty devices that had most alerts in this time range. Gaps: the device was not watched. A bar leads to the device.",
    [(most(
        "max by (device) (3 + (lantime_up{*} == 0) or lantime:device_health{*})", over_range("sum_over_time", "lantime:device_health{*}")),
      "{{site}} {{device}}")],
    [entry for entry in RANK if 0 <= entry[0] <= 3], w=12, h=10, device_link=True,
)  # fmt: skip
SYNCHRONISATION = graph(
    "Devices by synchronisation", "How many devices follow their reference, hold over, or have no good time. A step down: devices that are not read.",
    [("sum by (lantime_sync_state) (lantime_sync_state{*})", "{{lantime_sync_state}}")], "none", w=12, h=10, stacked=True, step=True, minimum=0,
    decimals=0,
)  # fmt: skip

ALERTS = [
    firing("Alerts of devices, the critical ones first. Alerts about a site, an exporter or the rules themselves have no device: Alertmanager has"
           " them, and the numbers at the top of this board show what they are about.", w=16, h=10, device_links=True),
    graph(
        "Firing alerts over time", "Alerts of devices by severity.",
        [('count by (severity) (ALERTS{*,alertstate="firing",alertname=~"Lantime.+"})', "{{severity}}")], "none", w=8, h=10, stacked=True, step=True,
        minimum=0, decimals=0),
]  # fmt: skip

# The worst server's good hours do not matter to a site that has another one: hour by hour the best server counts.
GOOD_HOURS = "avg_over_time(max by (cluster, site) (last_over_time(lantime:time_good_1h{*}[10m]))[30d:1h])"
GOOD_TIME = [
    table(
        "Good time by site, 30 days", "The share of the last thirty days in which the best server of the site was synchronized, or in holdover"
        " within the budget of its oscillator, and what is left of the error budget that the objective allows. Hours in which no server could"
        " be read do not count. Prometheus must keep data for thirty days; before, it is the share of what there is.",
        [
            Column("count by (cluster, site) (max by (device) (lantime:device{*}))", {"site": "Site"}, value="Servers"),
            Column(
                "sum by (cluster, site) (max by (device) (lantime:time_good{*}))", value="With good time now", thresholds=steps(RED, (1, GREEN))),
            Column(f"{GOOD_HOURS} * 100", value="Good time (%)"),
            Column(
                f"(1 - (1 - {GOOD_HOURS}) / (1 - $objective)) * 100", value="Error budget left (%)",
                thresholds=steps(RED, (0, YELLOW), (25, GREEN))),
        ],
        w=12, h=9, sort=[("Error budget left (%)", False)]),
    table(
        "Devices with least good time, 30 days", "The twenty servers with the smallest share.",
        [Column("bottomk(20, min by (device) (avg_over_time(lantime:time_good_1h{*}[30d]))) * 100", {"device": "Device"}, value="Good time (%)")],
        w=12, h=9, sort=[("Good time (%)", False)], device_links=True),
    graph(
        "Servers with good time", "The share of the servers of a site that have good time; the twenty sites that had least.",
        [(most("avg by (cluster, site) (lantime:time_good{*})", "1 - " + over_range("avg_over_time", "lantime:time_good{*}"), by="cluster, site"),
          "{{site}}")],
        "percentunit", w=24, step=True, minimum=0, maximum=1),
]  # fmt: skip

WHERE = [
    world_map(
        "Map", "Where the devices are, by their antennas or else by the position that they have stored, coloured by their state. The map itself"
        " comes from Grafana's base layer.",
        [
            ("max by (device) (lantime_gnss_latitude_degrees{*}) or max by (device) (lantime_system_position_latitude_degrees{*})", "Latitude"),
            ("max by (device) (lantime_gnss_longitude_degrees{*}) or max by (device) (lantime_system_position_longitude_degrees{*})", "Longitude"),
            (f"max by (device) ({WORST})", "Rank"),
        ],
        "Rank", RANK, links=[to_dashboard("lantime-device", f"Open {DEVICE_COLUMN}", DEVICE_COLUMN)], w=14),
    table(
        "Holdover left", "Devices in holdover, those first whose oscillator can bridge least more. Below zero their time is beyond its limit.",
        [
            Column(f"min by (device) ({IN_HOLDOVER})", {"device": "Device"}, value="Left", thresholds=steps(RED, (0, ORANGE))),
            Column("max by (device) (lantime_holdover_elapsed_seconds{*} > 0)", value="In holdover for"),
        ],
        unit="dtdurations", w=10, h=12, sort=[("Left", False)], device_links=True),
]  # fmt: skip


ACCURACY = [
    worst("Time quality", "Upper bound of the error of the time, as the device estimates it: the twenty worst, on a logarithmic scale.",
          "lantime_time_quality_seconds", "s", [limit("time_quality_seconds")], log=True),
    worst("NTP offset", "Offset of NTP from the peer that it follows, by amount: the twenty worst. With a reference clock, that is the clock.",
          "lantime:ntp_offset_seconds", "s", [limit("ntp_offset_seconds")], log=True),
    worst("Good satellites", "Satellites that are good enough to be used: the twenty receivers with fewest. Four are needed for a position.",
          "lantime_gnss_satellites_good", "none", [limit("satellites_warning", "max"), limit("satellites_critical", "max")], by="device, slot",
          highest=False, step=True, minimum=0, decimals=0),
    worst("Holdover budget used", "How much of the holdover that its oscillator can bridge a device has used; at 100 % its time is beyond its limit.",
          "lantime:holdover_budget_used_ratio", "percentunit", limits=SHARE_OF_LIMIT, minimum=0),
]  # fmt: skip

EVENTS = [
    table(
        "Active events", "Notification events of severity warning or worse that are in force, with the time since when by the device's clock"
        " (taken as UTC; a device that is set to local time is off by its time zone).",
        [
            Column(
                f"max by (device, event, severity) (lantime_event_active{{*,{LISTED}}} == 1)",
                {"device": "Device", "event": "Event", "severity": "Severity"}),
            Column(
                f"max by (device, event, severity) (lantime_event_last_triggered_timestamp_seconds{{*,{LISTED}}}"
                f" and on (job, instance, device, event, severity) lantime_event_active{{*,{LISTED}}} == 1) * 1000", value="Since"),
        ],
        states=[EVENT_SEVERITIES], colored=["Severity"], unit="dateTimeAsIso", w=16, h=9, device_links=True, sort=[("Since", True)]),
    table(
        "Firmware", "How many devices run which version; a fleet that differs was not updated as a whole.",
        [Column("count by (model, firmware_version) (lantime_device_info{*})", {"model": "Model", "firmware_version": "Firmware"}, value="Devices")],
        w=8, h=9, sort=[("Model", False)]),
]  # fmt: skip

EXPORTER = [
    stat("Exporters", "Running exporters whose own metrics are scraped.", "count(lantime_exporter_build_info{own})", legend="exporters", w=4),
    stat(
        "Devices read", "Share of the devices that could be read at the last scrape.", "avg(max by (device) (lantime_up{*}))", "percentunit",
        legend="devices", w=4, thresholds=steps(RED, (0.9, YELLOW), (1, GREEN))),
    stat(
        "Slowest collection", "How long the slowest device took at the last scrape.", "max(lantime_scrape_duration_seconds{*})", "s",
        legend="seconds", w=4, thresholds=steps(GREEN, (5, YELLOW), (9, RED))),
    stat(
        "Failing collectors", "Collectors that could not read a value that they know; each such value costs only itself.",
        "count(lantime_scrape_collector_success{*} == 0) or vector(0)", legend="collectors", w=4, thresholds=WARN_IF_ANY),
    stat(
        "Memory", "Memory of all exporters that is in RAM.",
        "sum(process_resident_memory_bytes{own} and on (job, instance) lantime_exporter_build_info{own})", "bytes", legend="memory", w=4),
    stat(
        "CPU", "Share of one processor core that all exporters use.",
        "sum(rate(process_cpu_seconds_total{own}[$__rate_interval]) and on (job, instance) lantime_exporter_build_info{own})", "percentunit",
        legend="CPU", w=4, decimals=2),
]  # fmt: skip

DASHBOARD = dashboard(
    "lantime-fleet",
    "LANTIME fleet overview",
    "All Meinberg LANTIME time servers at a glance: which sites have good time, who is in trouble, and what is wrong.",
    [
        ("", [SUMMARY, DEVICES, OVER_TIME, SYNCHRONISATION, *ALERTS]),
        ("Good time over 30 days", GOOD_TIME),
        ("Map and holdover", WHERE),
        ("Accuracy", ACCURACY),
        ("Events and firmware", EVENTS),
        ("Exporter", EXPORTER),
    ],
    more_variables=[SHOW],
)

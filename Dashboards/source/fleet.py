"""Fleet overview: is any site or time server in trouble, and which one."""

from alerts import firing
from board import EXPORTER_PAGES, dashboard, variable
from fields import BAD_IF_ANY, DEVICE_COLUMN, GREEN, GREY, ORANGE, PLAIN, RED, WARN_IF_ANY, steps, to_page
from fleet_rows import ACCURACY, EVENTS, EXPORTER, GOOD_TIME, IN_HOLDOVER, WHERE
from panels import graph, stats, timeline
from queries import GONE, KNOWN, RANK, SEEN, WORST, most, over_range
from settings import SMALL_FLEET
from states import STATES, state_word
from tables import Column, table

TROUBLE = [(word, word, color) for _, word, color in RANK]
RANK_COLORS = steps(GREY, (0, GREEN), (1, ORANGE), (2, RED))
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
            # Of a device that nobody watches, the one that did.
            f"max by (device, exporter) (label_replace({SEEN} or on (job, instance, device) {KNOWN},"
            ' "exporter", "$exporter_address", "exporter", ""))', {"exporter": "Exporter"}),
    ],
    states=[TROUBLE, STATES["lantime_scrape_error"], STATES["lantime_sync_state"]], colored=["State", "Read error", "Sync"], h=12,
    device_links=True, links=[PAGE], sort=[("Rank", True)], only_with="Rank",
)  # fmt: skip

OVER_TIME = timeline(
    "Trouble over time", "The twenty devices that had most alerts in this time range. Gaps: the device was not watched. A bar leads to the device.",
    [(most(
        "max", "(3 + (lantime_up{*} == 0) or lantime:device_health{*})", over_range("sum_over_time", "lantime:device_health{*}")),
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
    links=[EXPORTER_PAGES],
)

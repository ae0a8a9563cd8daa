"""Fleet overview, the rows that open: good time, map and holdover, accuracy, events and firmware, the exporter in a line."""

from fields import DEVICE_COLUMN, GREEN, ORANGE, RED, SHARE_OF_LIMIT, WARN_IF_ANY, YELLOW, steps, to_dashboard
from panels import graph, stat, world_map, worst
from queries import RANK, WORST, holdover_left, limit, most, over_range
from tables import Column, table

IN_HOLDOVER = holdover_left("lantime_holdover_elapsed_seconds{*} > 0")
EVENT_SEVERITIES = [("warning", "warning", YELLOW), ("error", "error", ORANGE), ("critical", "critical", RED)]
LISTED = 'severity=~"warning|error|critical"'

# Hour by hour the best server of a site counts; that is recorded, for sites and not for jobs and instances. A site is shown while a server of it that is
# selected was known within a day.
SITES_SHOWN = "max by (cluster, site) (last_over_time(lantime:time_good_1h{*}[1d]))"
GOOD_HOURS = f'(max by (cluster, site) (avg_over_time(lantime:site_time_good_1h{{site=~"$site"}}[30d])) and on (cluster, site) {SITES_SHOWN})'
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
        [(most("avg", "lantime:time_good{*}", "1 - " + over_range("avg_over_time", "lantime:time_good{*}"), by="cluster, site"),
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

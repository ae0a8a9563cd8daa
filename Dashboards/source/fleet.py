"""Fleet overview: is any time server in trouble, and which one."""

from grafana import GREEN, ORANGE, PLAIN, RED, YELLOW, Column, dashboard, graph, stat, steps, table, timeline
from states import STATES, numbers, state_number, state_word

BAD_IF_ANY = steps(GREEN, (1, RED))
WARN_IF_ANY = steps(GREEN, (1, ORANGE))
SEVERITIES = [("warning", "warning", YELLOW), ("error", "error", ORANGE), ("critical", "critical", RED)]
SERIOUS = 'severity=~"error|critical"'
LISTED = 'severity=~"warning|error|critical"'

SUMMARY = [
    stat("Devices", "Devices that the exporter is configured to read.", "count(max by (device) (lantime_up{*}))", legend="devices"),
    stat(
        "Unreachable", "Devices whose status document could not be read at the last scrape; nothing else is known of them now.",
        "count(max by (device) (lantime_up{*}) == 0) or vector(0)", legend="devices", thresholds=BAD_IF_ANY),
    stat(
        "Synchronized", "Devices that follow their reference.",
        'sum(max by (device) (lantime_sync_state{*,lantime_sync_state="synchronized"}))', legend="devices", thresholds=steps(RED, (1, GREEN))),
    stat(
        "In holdover", "Devices that lost their reference and run on their oscillator: still good, for hours to days depending on it.",
        'sum(max by (device) (lantime_sync_state{*,lantime_sync_state="holdover"}))', legend="devices", thresholds=WARN_IF_ANY),
    stat(
        "Not synchronized", "Devices that are not synchronized or run free: their time must not be trusted.",
        'sum(max by (device) (lantime_sync_state{*,lantime_sync_state=~"not_synchronized|free_running"}))', legend="devices",
        thresholds=BAD_IF_ANY),
    stat(
        "Relays in NC", "Contacts of error relay modules (REL) in NC mode: what they watch has an error, or they have no power.",
        'sum(max by (device, slot, relay) (lantime_relay_state{*,lantime_relay_state="normally_closed"})) or vector(0)', legend="relays",
        thresholds=BAD_IF_ANY),
    stat(
        "PSUs without power", "Power supplies that are fitted and deliver no power. Empty bays do not count.",
        "sum(max by (device, slot) (lantime_psu_fitted{*} - lantime_psu_power_available{*}))", legend="supplies", thresholds=BAD_IF_ANY),
    stat(
        "Active alarms", "Notification events of severity error or critical that are in force on the devices.",
        f"sum(max by (device, event) (lantime_event_active{{*,{SERIOUS}}}))", legend="events", thresholds=BAD_IF_ANY),
]  # fmt: skip

# The peer that NTP follows: with a reference clock that is the clock itself.
FOLLOWED = 'and on (job, instance, device, peer) lantime_ntp_peer_selection{*,lantime_ntp_peer_selection=~"sys_peer|pps_peer"} == 1'

DEVICES = table(
    "Devices", "One row for each device, those with most alarms first; every cell leads to the device. A cell is empty when the"
    " device does not report the value or was not reached.",
    [
        Column(state_word("lantime_scrape_error"), {"device": "Device", "lantime_scrape_error": "Read error"}),
        Column("max by (device, model, firmware_version) (lantime_device_info{*})", {"model": "Model", "firmware_version": "Firmware"}),
        Column(state_word("lantime_sync_state"), {"lantime_sync_state": "Sync"}),
        Column(
            "max by (device, reference, osc_type) (lantime_sync_reference_info{*})", {"reference": "Reference", "osc_type": "Oscillator"}),
        Column(
            "max by (device) (lantime_time_quality_seconds{*}) * 1e9", value="Quality (ns)",
            thresholds=steps(GREEN, (1e4, YELLOW), (1e6, RED))),
        Column(
            "max by (device) (lantime_holdover_elapsed_seconds{*}) / 3600", value="Holdover (h)",
            thresholds=steps(GREEN, (1e-9, ORANGE), (24, RED))),
        Column("min by (device) (lantime_gnss_satellites_good{*})", value="Satellites", thresholds=steps(RED, (4, YELLOW), (6, GREEN))),
        Column(
            f"max by (device) (abs(lantime_ntp_peer_offset_seconds{{*}}) {FOLLOWED}) * 1e6", value="NTP offset (µs)",
            thresholds=steps(GREEN, (100, YELLOW), (1000, RED))),
        Column("max by (device) (lantime_ntp_stratum{*})", value="Stratum", thresholds=steps(GREEN, (2, YELLOW), (16, RED))),
        Column(
            "sum by (device) (max by (device, slot) (lantime_psu_fitted{*} - lantime_psu_power_available{*}))", value="PSUs failed",
            thresholds=BAD_IF_ANY),
        Column(
            "max by (device) (lantime_ptp_client_load_ratio{*}) * 100", value="PTP load (%)",
            thresholds=steps(GREEN, (85, YELLOW), (95, RED))),
        Column(
            f"sum by (device) (max by (device, event) (lantime_event_active{{*,{SERIOUS}}}))", value="Alarms", thresholds=BAD_IF_ANY),
    ],
    states=[STATES["lantime_scrape_error"], STATES["lantime_sync_state"]], colored=["Read error", "Sync"], h=10, device_links=True,
    sort=[("Alarms", True)],
)  # fmt: skip

TIMELINE = timeline(
    "Synchronisation", "The state of each device over time. Gaps: the device was not reached. A bar leads to the device.",
    [(state_number("lantime_sync_state"), "{{device}}")], numbers("lantime_sync_state"), w=24, h=9, device_link=True,
)  # fmt: skip

EVENTS = table(
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
    states=[SEVERITIES], colored=["Severity"], unit="dateTimeAsIso", w=12, h=9, device_links=True, sort=[("Since", True)],
)  # fmt: skip
ALARM_COUNT = graph(
    "Active events over time", "How many events of severity warning or worse are in force on each device.",
    [(f"sum by (device) (max by (device, event) (lantime_event_active{{*,{LISTED}}}))", "{{device}}")], "none", h=9, step=True, minimum=0,
    decimals=0,
)  # fmt: skip

ACCURACY = [
    graph(
        "Time quality", "Upper bound of the error of the time, as the device estimates it. The scale is logarithmic.",
        [("max by (device) (lantime_time_quality_seconds{*})", "{{device}}")], "s", log=True),
    graph(
        "NTP offset", "Offset of NTP from the peer that it follows: with a reference clock, from that clock.",
        [(f"max by (device, peer) (lantime_ntp_peer_offset_seconds{{*}} {FOLLOWED})", "{{device}} {{peer}}")], "s"),
    graph(
        "Good satellites", "Satellites that are good enough to be used. Four are needed for a position.",
        [("max by (device, slot) (lantime_gnss_satellites_good{*})", "{{device}} {{slot}}")], "none", limits=steps(RED, (4, PLAIN)), step=True,
        minimum=0, decimals=0),
    graph(
        "PTP client load", "Unicast clients as a share of those that the fullest PTP instance of the device can serve.",
        [("max by (device) (lantime_ptp_client_load_ratio{*})", "{{device}}")], "percentunit", limits=steps(PLAIN, (0.85, YELLOW), (0.95, RED)),
        minimum=0),
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
    "All Meinberg LANTIME time servers at a glance: who is synchronized to what, how well, and what is wrong.",
    [("", [*SUMMARY, DEVICES, TIMELINE, EVENTS, ALARM_COUNT]), ("Accuracy and load", ACCURACY), ("Exporter", EXPORTER)],
)

"""Device: everything about one LANTIME. What it is and how it does stands open; the rest opens row by row."""

import re

from alerts import firing
from board import dashboard, hidden
from device_hardware import CHASSIS, POWER, RECEIVERS, SIGNALS, SWITCHING
from device_software import COLLECTION, EVENTS, NETWORK, SERVICES, SYSTEM
from device_states import device_state, slot_states
from fields import GREEN, GREY, ORANGE, PLAIN, RED, SHARE_OF_LIMIT, link, steps, value_map
from panels import bars, graph, stat, timeline
from queries import RANK, WORST, holdover_left, limit
from tables import Column, device_table


def share(value, limit_name, legend):
    """The greatest value as a share of the limit of the alerts."""
    return f"max({value}) / min(lantime:limit:{limit_name}{{*}})", legend


OVERVIEW = [
    stat(
        "State", "Whether it is watched, can be read, and has alerts.", f"max by (device) ({WORST})", legend="state", w=4,
        mappings=[value_map(RANK)]),
    device_state("Synchronisation", "Whether the device follows its reference.", "lantime_sync_state", w=4),
    stat(
        "Time quality", "Upper bound of the error of the time, as the device estimates it.",
        "max by (device) (lantime_time_quality_seconds{*})", "s", legend="quality", w=4),
    stat(
        "Holdover left", "How long the oscillator can still bridge without the reference; below zero the time is beyond its limit."
        " With a reference it is the whole budget.",
        f"min by (device) ({holdover_left('lantime_holdover_elapsed_seconds{*}')})", "dtdurations", legend="left", w=4,
        thresholds=steps(RED, (0, GREEN))),
    stat(
        "Good time, 30 days", "The share of the last thirty days with good time. Hours in which the device could not be read do not count.",
        "min by (device) (avg_over_time(lantime:time_good_1h{*}[30d]))", "percentunit", legend="good", w=4, decimals=3),
    stat("NTP stratum", "1 with a reference clock; 16 is not synchronized.", "max by (device) (lantime_ntp_stratum{*})", legend="stratum", w=4),
    device_state("Oscillator", "An oscillator that is not warmed up cannot hold the time yet.", "lantime_oscillator_state", w=4),
    device_state("Antenna", "The antenna or its cable, as the device sees it.", "lantime_antenna_state", w=4),
    stat("Uptime", "Time since the device booted.", "max by (device) (lantime_system_uptime_seconds{*})", "dtdurations", legend="uptime", w=4),
    stat(
        "Certificate", "Time until the device's HTTPS certificate expires, as seen in the TLS handshake.",
        "min by (device) (lantime_tls_certificate_not_after_timestamp_seconds{*}) - time()", "dtdurations", legend="certificate", w=4,
        thresholds=steps(RED, (0, PLAIN))),
    stat(
        "Redundancy", "How many clocks may still fail before none is left.", "min by (device) (lantime:clock_redundancy_left{*})",
        legend="clocks", w=4),
    stat(
        "Supplies", "Power supplies that deliver power.", "min by (device) (lantime:power_supplies_good{*})", legend="supplies", w=4,
        thresholds=steps(RED, (1, PLAIN))),
    device_table(
        "Identity", "What the device is and what it follows.",
        [
            Column(
                "max by (device, model, serial_number, hostname, firmware_version, api_version) (lantime_device_info{*})",
                {"model": "Model", "serial_number": "Serial number", "hostname": "Host name", "firmware_version": "Firmware",
                 "api_version": "API"}),
            Column(
                "max by (device, reference, ref_type, osc_type) (lantime_sync_reference_info{*})",
                {"reference": "Reference", "ref_type": "Reference type", "osc_type": "Oscillator"}),
            Column(
                "max by (device) (lantime_pending_configuration_changes{*})", value="Pending changes", thresholds=steps(GREEN, (1, ORANGE))),
        ],
        h=4),
    firing("What fires about this device. Each cell leads to the runbook.", {"slot": "Slot"}, w=14, h=9, one_device=True),
    bars(
        "Limits", "Each value as a share of the limit at which an alert fires: 100 % is the limit, wherever a site has set it.",
        [
            share("lantime_time_quality_seconds{*}", "time_quality_seconds", "time quality"),
            ("max(lantime:holdover_budget_used_ratio{*})", "holdover"),
            share("abs(lantime_holdover_time_offset_seconds{*})", "holdover_error_seconds", "error in holdover"),
            ("max(lantime:limit:satellites_critical{*}) / min(lantime_gnss_satellites_good{*})", "too few satellites"),
            share("lantime:ntp_offset_seconds{*}", "ntp_offset_seconds", "NTP offset"),
            share("lantime:ntp_clock_error_bound_seconds{*}", "ntp_clock_error_seconds", "NTP error bound"),
            share("lantime:ptp_client_load_ratio{*}", "ptp_load_critical_ratio", "PTP clients"),
            share("lantime_module_temperature_celsius{*}", "temperature_critical_celsius", "temperature"),
            share("lantime_storage_used_bytes{*} / lantime_storage_size_bytes{*}", "storage_used_ratio", "storage"),
        ],
        "percentunit", w=10, h=9, minimum=0, maximum=1, thresholds=SHARE_OF_LIMIT),
]  # fmt: skip

SYNC = [
    slot_states("Synchronisation of the device", "What users of the time get.", "lantime_sync_state", legend="device", by="device", h=5),
    slot_states("Synchronisation of each clock", "A device with two clocks follows one of them.", "lantime_clock_state", h=5),
    timeline(
        "Selected clock", "The clock that the device follows. A change is a switch-over.",
        [("max by (device, slot) (lantime_clock_selected{*})", "{{slot}}")], [(0, "standby", GREY), (1, "selected", GREEN)], h=5),
    slot_states("Oscillators", "Oscillators need minutes (TCXO) to hours (rubidium) to warm up.", "lantime_clock_oscillator_state", h=5),
    graph(
        "Time quality over time", "Upper bound of the error of the time: of the device and of each clock. The scale is logarithmic.",
        [
            ("max by (device) (lantime_time_quality_seconds{*})", "device"),
            ("max by (device, slot) (lantime_clock_time_quality_seconds{*})", "{{slot}}"),
            limit("time_quality_seconds"),
        ],
        "s", w=8, log=True),
    graph(
        "Holdover duration", "How long the clock has run without its reference, and how long its oscillator can bridge.",
        [("max by (device) (lantime_holdover_elapsed_seconds{*})", "device"), limit("holdover_seconds")], "s", w=8, minimum=0),
    graph(
        "Error built up in holdover", "The device's estimate of how far its time has drifted since it lost the reference.",
        [("max by (device) (lantime_holdover_time_offset_seconds{*})", "device"), limit("holdover_error_seconds")], "s", w=8),
    timeline(
        "Good time", "Synchronized, or in holdover within the budget. Gaps: not known.", [("min by (device) (lantime:time_good{*})", "device")],
        [(0, "not good", RED), (1, "good", GREEN)], w=12, h=4),
    timeline(
        "Alerts over time", "What fired in this time range.",
        [('max by (device, alertname) (ALERTS{*,alertstate="firing",alertname=~"Lantime.+",severity=~"critical|warning"})', "{{alertname}}")],
        [(1, "firing", ORANGE)], w=12, h=8),
]  # fmt: skip

ROWS = [
    ("sync", "Synchronisation and holdover", SYNC),
    ("chassis", "Chassis", CHASSIS),
    ("switching", "Redundancy: switch unit and relays", SWITCHING),
    ("references", "References: satellites, long wave, time code", RECEIVERS),
    ("power", "Power, temperature, fans", POWER),
    ("signals", "Outputs and inputs", SIGNALS),
    ("network", "Network", NETWORK),
    ("services", "NTP and services", SERVICES),
    ("events", "Events", EVENTS),
    ("system", "System", SYSTEM),
    ("collection", "Collection by the exporter", COLLECTION),
]
CHOSEN = 'job=~"$job",instance=~"$instance",site=~"$site",device="$device"'


def series(name, heading, panels):
    """How many series of the device a row has, which its heading says: an empty row need not be opened.

    Classic dashboards cannot hide a row by its data: Grafana draws a row that repeats by an empty variable once all the same.
    """
    texts = [target["expr"] for panel in panels for target in panel["targets"]]
    families = sorted({family for text in texts for family in re.findall(r"\blantime_[a-z0-9_]+(?=\{)", text)})
    query = f'query_result(count({{__name__=~"{"|".join(families)}",{CHOSEN}}}) or vector(0))'
    return hidden(f"{name}_series", query, f"How many series of the row “{heading}” the device has.", r"/} (\d+) /")


# The address of the exporter that reads this device.
EXPORTER = hidden(
    "exporter", f'query_result(label_replace(group by (exporter) (lantime_up{{{CHOSEN}}}), "exporter", "$exporter_address", "exporter", ""))',
    "Host and port of the exporter that reads the device.", '/exporter="([^"]+)"/',
)  # fmt: skip

DASHBOARD = dashboard(
    "lantime-device",
    "LANTIME device",
    "One Meinberg LANTIME in detail. Rows open on demand; their headings say how many series the device has for them.",
    [("", OVERVIEW), *((f"{heading} (${{{name}_series}} series)", panels) for name, heading, panels in ROWS)],
    single=True,
    more_variables=[EXPORTER, *(series(*row) for row in ROWS)],
    links=[link("Page of the exporter", "${exporter_scheme}://${exporter}/devices/${device:percentencode}", "The device as the exporter draws it", new_tab=True)],
)

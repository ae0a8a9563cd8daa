"""Device, the software: network, services, events, system."""

from device_states import slot_states
from fields import BLUE, GREEN, GREY, ORANGE, RED, YELLOW, steps
from panels import bars, graph, timeline
from queries import limit
from tables import Column, device_table


NETWORK = [
    timeline(
        "Links", "Ports whose hardware is there.", [("max by (device, port) (lantime_network_port_up{*})", "{{port}}")],
        [(0, "down", RED), (1, "up", GREEN)], w=6, h=8),
    graph(
        "Received", "Bytes a second that each port receives.",
        [("sum by (device, port) (rate(lantime_network_receive_bytes_total{*}[$__rate_interval]))", "{{port}}")],
        "Bps", w=6, minimum=0),
    graph(
        "Sent", "Bytes a second that each port sends.",
        [("sum by (device, port) (rate(lantime_network_transmit_bytes_total{*}[$__rate_interval]))", "{{port}}")],
        "Bps", w=6, minimum=0),
    graph(
        "Errors and drops", "Packets with errors and dropped packets, in both directions.",
        [
            ("sum by (device, port) (rate(lantime_network_receive_errors_total{*}[$__rate_interval]))", "{{port}} receive errors"),
            ("sum by (device, port) (rate(lantime_network_receive_dropped_total{*}[$__rate_interval]))", "{{port}} receive drops"),
            ("sum by (device, port) (rate(lantime_network_transmit_errors_total{*}[$__rate_interval]))", "{{port}} send errors"),
            ("sum by (device, port) (rate(lantime_network_transmit_dropped_total{*}[$__rate_interval]))", "{{port}} send drops"),
        ],
        "pps", w=6, minimum=0),
]  # fmt: skip

SERVICES = [
    graph(
        "NTP offset from its peers", "With a reference clock the local driver is one of them. More: dashboard PTP and NTP.",
        [("max by (device, peer) (lantime_ntp_peer_offset_seconds{*})", "{{peer}}"), limit("ntp_offset_seconds")], "s", w=8),
    slot_states("NTP leap indicator", "What NTP clients are told: a coming leap second, or not synchronized.", "lantime_ntp_leap_state",
                legend="device", by="device", w=8, h=8),
    device_table(
        "Services", "Services of the device by scope, and whether they run. A service that is switched off on purpose does not run either.",
        [
            Column(
                "max by (device, scope, service) (lantime_service_running{*})", {"scope": "Scope", "service": "Service"},
                value="Running", thresholds=steps(GREY, (1, GREEN))),
        ],
        w=8, sort=[("Running", False)]),
]  # fmt: skip

EVENTS = [
    device_table(
        "Events", "All notification events with the time when they last happened, by the device's clock (taken as UTC). Events of severity"
        " info are 1 too while what they tell is so; events of severity action happen at a moment and stay 0.",
        [
            # Whether as a word, because the numbers of this table are times.
            Column(
                'label_replace(max by (device, event, severity) (lantime_event_active{*} == 1), "active", "yes", "", "")'
                ' or label_replace(max by (device, event, severity) (lantime_event_active{*} == 0), "active", "no", "", "")',
                {"event": "Event", "severity": "Severity", "active": "In force"}),
            Column(
                "max by (device, event, severity) (lantime_event_last_triggered_timestamp_seconds{*}) * 1000", value="Last happened"),
        ],
        unit="dateTimeAsIso", w=12, h=10, sort=[("Last happened", True)], colored=["Severity"],
        states=[[("info", "info", GREEN), ("action", "action", BLUE), ("warning", "warning", YELLOW), ("error", "error", ORANGE),
                 ("critical", "critical", RED)]]),
    timeline(
        "Warnings, errors and critical events in force", "Events that were in force in this time range.",
        [
            ('max by (device, event) (lantime_event_active{*,severity=~"warning|error|critical"}) == 1', "{{event}}"),
        ],
        [(1, "active", RED)], h=10),
]  # fmt: skip

SYSTEM = [
    bars(
        "Storage", "How full each file system is, and the limit from which on an alert fires.",
        [
            ("max by (device, mountpoint) (lantime_storage_used_bytes{*} / lantime_storage_size_bytes{*})", "{{mountpoint}}"),
            limit("storage_used_ratio"),
        ],
        "percentunit", minimum=0, maximum=1, thresholds=steps(BLUE)),
    graph(
        "Memory", "Main memory that is in use.",
        [("max by (device) (1 - lantime_system_memory_free_bytes{*} / lantime_system_memory_total_bytes{*})", "device"),
         ("1 - max(lantime:limit:memory_free_ratio{*})", "limit")], "percentunit", w=8, minimum=0, maximum=1),
    graph(
        "Load", "Load averages of the device's CPU.",
        [
            ("max by (device) (lantime_system_load1{*})", "1 minute"),
            ("max by (device) (lantime_system_load5{*})", "5 minutes"),
            ("max by (device) (lantime_system_load15{*})", "15 minutes"),
        ],
        "none", w=8, minimum=0),
    device_table(
        "States of modules that the catalog does not know", "What modules report besides, as they spell it. A file with a mapping"
        " (catalog_files) turns it into metrics of its own.",
        [
            Column(
                "max by (device, slot, model, path, state) (lantime_module_state{*})",
                {"slot": "Slot", "model": "Model", "path": "Path", "state": "State"}),
        ],
        w=12, sort=[("Slot", False)]),
    device_table(
        "Values of modules that the catalog does not know", "Numbers and booleans, in the module's own units.",
        [
            Column(
                "max by (device, slot, model, path) (lantime_module_value{*})",
                {"slot": "Slot", "model": "Model", "path": "Path"}, value="Value"),
        ],
        w=12, sort=[("Slot", False)]),
]  # fmt: skip

COLLECTION = [
    slot_states("Reading the device", "Whether it could be read, and why not.", "lantime_scrape_error", legend="device", by="device", w=12, h=4),
    graph(
        "Duration by phase", "Reused connections have no dns, connect and tls. wait: until the device's first byte.",
        [("max by (device, phase) (lantime_scrape_phase_duration_seconds{*})", "{{phase}}")], "s", stacked=True, minimum=0),
    graph(
        "Unreadable values", "Values that were there but not as expected, by collector.",
        [("max by (device, collector) (lantime_scrape_unreadable_values{*})", "{{collector}}")], "none", step=True, minimum=0, decimals=0),
    graph(
        "Unknown words", "State words that the catalog does not know, by collector. Please report them.",
        [("max by (device, collector) (lantime_scrape_unknown_words{*})", "{{collector}}")], "none", step=True, minimum=0, decimals=0),
]  # fmt: skip

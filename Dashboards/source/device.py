"""Device: everything about one LANTIME, from the chassis to its services."""

from grafana import (
    BLUE, GREEN, GREY, NO_YES, ORANGE, PLAIN, RED, YELLOW, YES_NO, Column, bars, dashboard, graph, stat, steps, table, timeline, value_map,
)  # fmt: skip
from states import STATES, numbers, state_number, state_word

BY_SLOT = "device, slot"


def state(title, description, family, **size):
    """The state of the device as a whole, as a big word."""
    return stat(title, description, state_number(family), mappings=[value_map(numbers(family))], **size)


def slot_states(title, description, family, legend="{{device}} {{slot}}", by=BY_SLOT, **size):
    return timeline(title, description, [(state_number(family, by), legend)], numbers(family), **size)


OVERVIEW = [
    state("Synchronisation", "Whether the device follows its reference.", "lantime_sync_state", w=4),
    stat(
        "Time quality", "Upper bound of the error of the time, as the device estimates it.",
        "max by (device) (lantime_time_quality_seconds{*})", "s", thresholds=steps(GREEN, (1e-5, YELLOW), (1e-3, RED))),
    stat(
        "In holdover for", "How long the clock has run without its reference; 0 when it has one.",
        "max by (device) (lantime_holdover_elapsed_seconds{*})", "dtdurations", thresholds=steps(GREEN, (1, ORANGE), (86400, RED))),
    state("Oscillator", "An oscillator that is not warmed up cannot hold the time yet.", "lantime_oscillator_state"),
    state("Antenna", "The antenna or its cable, as the device sees it.", "lantime_antenna_state"),
    stat(
        "NTP stratum", "1 with a reference clock; 16 is not synchronized.", "max by (device) (lantime_ntp_stratum{*})",
        thresholds=steps(GREEN, (2, YELLOW), (16, RED)), w=2),
    stat("Uptime", "Time since the device booted.", "max by (device) (lantime_system_uptime_seconds{*})", "dtdurations"),
    stat(
        "Certificate", "Time until the device's HTTPS certificate expires, as seen in the TLS handshake.",
        "min by (device) (lantime_tls_certificate_not_after_timestamp_seconds{*}) - time()", "dtdurations",
        thresholds=steps(RED, (7 * 86400, YELLOW), (30 * 86400, GREEN))),
    table(
        "Identity", "What the device is and what it follows.",
        [
            Column(
                "max by (device, model, serial_number, hostname, firmware_version, api_version) (lantime_device_info{*})",
                {"device": "Device", "model": "Model", "serial_number": "Serial number", "hostname": "Host name",
                 "firmware_version": "Firmware", "api_version": "API"}),
            Column(
                "max by (device, reference, ref_type, osc_type) (lantime_sync_reference_info{*})",
                {"reference": "Reference", "ref_type": "Reference type", "osc_type": "Oscillator"}),
            Column(
                "max by (device) (lantime_pending_configuration_changes{*})", value="Pending changes", thresholds=steps(GREEN, (1, ORANGE))),
        ],
        h=4),
]  # fmt: skip

CHASSIS = [
    table(
        "Modules", "Every slot of the chassis. The temperature is that of the module's hottest sensor.",
        [
            Column(
                "max by (device, slot, slot_type) (lantime_slot_occupied{*})", {"device": "Device", "slot": "Slot", "slot_type": "Type"},
                value="Occupied", thresholds=steps(GREY, (1, GREEN))),
            Column(
                "max by (device, slot, model, serial_number, software_revision) (lantime_module_info{*})",
                {"model": "Model", "serial_number": "Serial number", "software_revision": "Revision"}),
            Column(
                "max by (device, slot) (lantime_module_temperature_celsius{*})", value="Temperature (°C)",
                thresholds=steps(GREEN, (62, YELLOW), (72, RED))),
        ],
        w=16, h=10, sort=[("Slot", False)]),
    timeline(
        "Front panel", "Colours of the LEDs: reference time, time service, network, alarm.",
        [(state_number("lantime_led_state", "device, led"), "{{device}} {{led}}")], numbers("lantime_led_state"), w=8, h=10),
]  # fmt: skip

SYNC = [
    slot_states(
        "Synchronisation of the device", "What users of the time get.", "lantime_sync_state", legend="{{device}}", by="device", h=5),
    slot_states("Synchronisation of each clock", "A device with two clocks follows one of them.", "lantime_clock_state", h=5),
    timeline(
        "Selected clock", "The clock that the device follows. A change is a switch-over.",
        [("max by (device, slot) (lantime_clock_selected{*})", "{{device}} {{slot}}")],
        [(0, "standby", GREY), (1, "selected", GREEN)], h=5),
    slot_states("Oscillators", "Oscillators need minutes (TCXO) to hours (rubidium) to warm up.", "lantime_clock_oscillator_state", h=5),
    graph(
        "Time quality", "Upper bound of the error of the time: of the device and of each clock. The scale is logarithmic.",
        [
            ("max by (device) (lantime_time_quality_seconds{*})", "{{device}}"),
            ("max by (device, slot) (lantime_clock_time_quality_seconds{*})", "{{device}} {{slot}}"),
        ],
        "s", w=8, log=True),
    graph(
        "Holdover duration", "How long the clock has run without its reference.",
        [("max by (device) (lantime_holdover_elapsed_seconds{*})", "{{device}}")], "s", w=8, minimum=0),
    graph(
        "Error built up in holdover", "The device's estimate of how far its time has drifted since it lost the reference.",
        [("max by (device) (lantime_holdover_time_offset_seconds{*})", "{{device}}")], "s", w=8),
]  # fmt: skip

SWITCHING = [
    slot_states("Active clock (RSC)", "The clock that drives the backplane. A change means that a clock failed.", "lantime_rsc_active_clock",
                w=8, h=5),
    slot_states("Mode of the switch unit (RSC)", "In manual mode the unit does not switch when a clock fails.", "lantime_rsc_mode", w=8, h=5),
    slot_states("Relays (REL)", "NO: what the relay watches is in order. NC: it has an error, or the module has no power.",
                "lantime_relay_state", legend="{{device}} {{slot}} {{relay}}", by="device, slot, relay", w=8, h=5),
]  # fmt: skip

RECEIVERS = [
    slot_states("GNSS receiver", "Cold boot: knows neither time nor place. Warm boot: knows both. Tracking: has not enough satellites yet.",
                "lantime_gnss_receiver_state", h=6),
    timeline(
        "GNSS antenna connected", "An open cable reads as disconnected.",
        [("max by (device, slot) (lantime_gnss_antenna_connected{*})", "{{device}} {{slot}}")], YES_NO, w=6),
    timeline(
        "GNSS antenna short-circuited", "Water in the cable or the antenna.",
        [("max by (device, slot) (lantime_gnss_antenna_short_circuit{*})", "{{device}} {{slot}}")], NO_YES, w=6),
    graph(
        "Satellites", "Few good ones of many in view: a bad place for the antenna, or jamming.",
        [
            ("max by (device, slot) (lantime_gnss_satellites_good{*})", "{{device}} {{slot}} good"),
            ("max by (device, slot) (lantime_gnss_satellites_in_view{*})", "{{device}} {{slot}} in view"),
        ],
        "none", limits=steps(RED, (4, PLAIN)), step=True, minimum=0, decimals=0),
    graph(
        "Altitude of the antenna", "A fixed antenna that moves: spoofing, or few satellites.",
        [("max by (device, slot) (lantime_gnss_altitude_meters{*})", "{{device}} {{slot}}")], "lengthm", w=6),
    graph(
        "Dilution of time", "How much the geometry of the satellites multiplies errors; below 2 is good.",
        [("max by (device, slot) (lantime_gnss_time_dilution{*})", "{{device}} {{slot}}")], "none", w=6, minimum=0),
    graph(
        "DCF77 reception", "Field strength, and for PZF receivers correlation with the expected signal.",
        [
            ("max by (device, slot) (lantime_dcf77_field_strength_ratio{*})", "{{device}} {{slot}} field strength"),
            ("max by (device, slot) (lantime_dcf77_correlation_ratio{*})", "{{device}} {{slot}} correlation"),
        ],
        "percentunit", minimum=0, maximum=1),
    table(
        "Time code receiver (TCR)", "Status bits. Lock-on, data-available and warmed-up are 1 when all is well, the others on a fault.",
        [
            Column(
                "max by (device, slot, bit) (lantime_irig_state{*})", {"device": "Device", "slot": "Slot", "bit": "Status"}, value="Set",
                thresholds=steps(GREY, (1, BLUE))),
        ],
        w=12, sort=[("Slot", False)]),
]  # fmt: skip

POWER = [
    timeline(
        "Power supplies deliver power", "A supply that is fitted and delivers no power has failed or is unplugged. Empty bays are left out.",
        [("max by (device, slot) (lantime_psu_power_available{*})", "{{device}} {{slot}}")], YES_NO, w=6),
    graph(
        "Temperature", "All sensors of all modules.",
        [("max by (device, slot, sensor) (lantime_module_temperature_celsius{*})", "{{device}} {{slot}} {{sensor}}")], "celsius", w=6, h=6,
        limits=steps(PLAIN, (62, YELLOW), (72, RED))),
    slot_states("Fans", "Fans may stand still while the device is cool.", "lantime_fan_state", legend="{{device}} {{slot}} {{fan}}",
                by="device, slot, fan", w=6),
    slot_states("Fan errors", "Whether a fan reports an error.", "lantime_fan_error", legend="{{device}} {{slot}} {{fan}}",
                by="device, slot, fan", w=6),
]  # fmt: skip

SIGNALS = [
    slot_states("Outputs of modules", "Outputs of BPE, CPE, LIU, LNO, SCG, VSG and others.", "lantime_output_state",
                legend="{{device}} {{slot}} {{output}}", by="device, slot, output", w=8, h=8),
    slot_states("Inputs of modules", "Inputs of BPE, ESI, MRI, VSI and others.", "lantime_input_state",
                legend="{{device}} {{slot}} {{input}}", by="device, slot, input", w=8, h=8),
    graph(
        "Power line frequency (FDM)", "Deviation of the mains frequency from its nominal value.",
        [("max by (device, slot) (lantime_fdm_frequency_deviation_hertz{*})", "{{device}} {{slot}}")], "hertz", w=8),
]  # fmt: skip

NETWORK = [
    timeline(
        "Links", "Ports whose hardware is there.", [("max by (device, port) (lantime_network_port_up{*})", "{{device}} {{port}}")],
        [(0, "down", RED), (1, "up", GREEN)], w=6, h=8),
    graph(
        "Received", "Bytes a second that each port receives.",
        [("sum by (device, port) (rate(lantime_network_receive_bytes_total{*}[$__rate_interval]))", "{{device}} {{port}}")],
        "Bps", w=6, minimum=0),
    graph(
        "Sent", "Bytes a second that each port sends.",
        [("sum by (device, port) (rate(lantime_network_transmit_bytes_total{*}[$__rate_interval]))", "{{device}} {{port}}")],
        "Bps", w=6, minimum=0),
    graph(
        "Errors and drops", "Packets with errors and dropped packets, in both directions.",
        [
            ("sum by (device, port) (rate(lantime_network_receive_errors_total{*}[$__rate_interval]))", "{{device}} {{port}} receive errors"),
            ("sum by (device, port) (rate(lantime_network_receive_dropped_total{*}[$__rate_interval]))", "{{device}} {{port}} receive drops"),
            ("sum by (device, port) (rate(lantime_network_transmit_errors_total{*}[$__rate_interval]))", "{{device}} {{port}} send errors"),
            ("sum by (device, port) (rate(lantime_network_transmit_dropped_total{*}[$__rate_interval]))", "{{device}} {{port}} send drops"),
        ],
        "pps", w=6, minimum=0),
]  # fmt: skip

SERVICES = [
    graph(
        "NTP offset from its peers", "With a reference clock the local driver is one of them. More: dashboard PTP and NTP.",
        [("max by (device, peer) (lantime_ntp_peer_offset_seconds{*})", "{{device}} {{peer}}")], "s", w=8),
    slot_states("NTP leap indicator", "What NTP clients are told: a coming leap second, or not synchronized.", "lantime_ntp_leap_state",
                legend="{{device}}", by="device", w=8, h=8),
    table(
        "Services", "Services of the device by scope, and whether they run. A service that is switched off on purpose does not run either.",
        [
            Column(
                "max by (device, scope, service) (lantime_service_running{*})", {"device": "Device", "scope": "Scope", "service": "Service"},
                value="Running", thresholds=steps(GREY, (1, GREEN))),
        ],
        w=8, sort=[("Running", False)]),
]  # fmt: skip

EVENTS = [
    table(
        "Events", "All notification events with the time when they last happened, by the device's clock (taken as UTC). Events of severity"
        " info are 1 too while what they tell is so; events of severity action happen at a moment and stay 0.",
        [
            # Whether as a word, because the numbers of this table are times.
            Column(
                'label_replace(max by (device, event, severity) (lantime_event_active{*} == 1), "active", "yes", "", "")'
                ' or label_replace(max by (device, event, severity) (lantime_event_active{*} == 0), "active", "no", "", "")',
                {"device": "Device", "event": "Event", "severity": "Severity", "active": "In force"}),
            Column(
                "max by (device, event, severity) (lantime_event_last_triggered_timestamp_seconds{*}) * 1000", value="Last happened"),
        ],
        unit="dateTimeAsIso", w=12, h=10, sort=[("Last happened", True)], colored=["Severity"],
        states=[[("info", "info", GREEN), ("action", "action", BLUE), ("warning", "warning", YELLOW), ("error", "error", ORANGE),
                 ("critical", "critical", RED)]]),
    timeline(
        "Warnings, errors and critical events in force", "Events that were in force in this time range.",
        [
            ('max by (device, event) (lantime_event_active{*,severity=~"warning|error|critical"}) == 1', "{{device}} {{event}}"),
        ],
        [(1, "active", RED)], h=10),
]  # fmt: skip

SYSTEM = [
    bars(
        "Storage", "How full each file system is.",
        "max by (device, mountpoint) (lantime_storage_used_bytes{*} / lantime_storage_size_bytes{*})", "percentunit",
        legend="{{device}} {{mountpoint}}", minimum=0, maximum=1, thresholds=steps(GREEN, (0.9, YELLOW), (0.97, RED))),
    graph(
        "Memory", "Main memory that is in use.",
        [("max by (device) (1 - lantime_system_memory_free_bytes{*} / lantime_system_memory_total_bytes{*})", "{{device}}")], "percentunit",
        w=8, minimum=0, maximum=1),
    graph(
        "Load", "Load averages of the device's CPU.",
        [
            ("max by (device) (lantime_system_load1{*})", "{{device}} 1 minute"),
            ("max by (device) (lantime_system_load5{*})", "{{device}} 5 minutes"),
            ("max by (device) (lantime_system_load15{*})", "{{device}} 15 minutes"),
        ],
        "none", w=8, minimum=0),
    table(
        "States of modules that the catalog does not know", "What modules report besides, as they spell it. A file with a mapping"
        " (catalog_files) turns it into metrics of its own.",
        [
            Column(
                "max by (device, slot, model, path, state) (lantime_module_state{*})",
                {"device": "Device", "slot": "Slot", "model": "Model", "path": "Path", "state": "State"}),
        ],
        w=12, sort=[("Slot", False)]),
    table(
        "Values of modules that the catalog does not know", "Numbers and booleans, in the module's own units.",
        [
            Column(
                "max by (device, slot, model, path) (lantime_module_value{*})",
                {"device": "Device", "slot": "Slot", "model": "Model", "path": "Path"}, value="Value"),
        ],
        w=12, sort=[("Slot", False)]),
]  # fmt: skip

DASHBOARD = dashboard(
    "lantime-device",
    "LANTIME device",
    "One Meinberg LANTIME in detail (several side by side, when several are selected).",
    [
        ("", OVERVIEW),
        ("Chassis", CHASSIS),
        ("Synchronisation and holdover", SYNC),
        ("Redundancy: switch unit and relays", SWITCHING),
        ("References: satellites, long wave, time code", RECEIVERS),
        ("Power, temperature, fans", POWER),
        ("Outputs and inputs", SIGNALS),
        ("Network", NETWORK),
        ("NTP and services", SERVICES),
        ("Events", EVENTS),
        ("System", SYSTEM),
    ],
)

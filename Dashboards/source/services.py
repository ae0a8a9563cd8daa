"""PTP and NTP service: what clients of the time get, and how much room is left for more of them."""

from grafana import GREEN, ORANGE, PLAIN, RED, YELLOW, YES_NO, Column, bars, dashboard, graph, stat, steps, table, timeline
from states import STATES, numbers, state_number, state_word

# The metrics of a PTP instance have a label `instance`. Prometheus has a label of that name for the target of the scrape, and keeps the
# metric's as `exported_instance` (unless honor_labels is set, which these dashboards do not support).
PORT = "device, slot, exported_instance"
PORT_LEGEND = "{{device}} {{slot}} {{exported_instance}}"
LOAD = steps(GREEN, (0.85, YELLOW), (0.95, RED))
LOAD_LINES = steps(PLAIN, (0.85, YELLOW), (0.95, RED))
# Clients come and go; an hour of history tells a trend from a burst.
TREND = "[1h]"

SUMMARY = [
    stat(
        "PTP instances", "PTP instances of HPS and PSX modules.",
        "count(max by (device, slot, exported_instance) (lantime_ptp_port_state{*})) or vector(0)",
        legend="instances"),
    stat(
        "PTP faults", "PTP ports that are faulty, listening without a master, or uncalibrated.",
        "sum(max by (device, slot, exported_instance) (lantime_ptp_port_state{*,"
        'lantime_ptp_port_state=~"faulty|listening|uncalibrated|uninitialized|initializing"})) or vector(0)', legend="ports",
        thresholds=steps(GREEN, (1, RED))),
    stat("PTP clients", "Unicast clients of all PTP instances.", "sum(max by (device, slot, exported_instance) (lantime_ptp_clients{*}))",
         legend="clients"),
    stat(
        "Fullest PTP instance", "Unicast clients as a share of those that the instance can serve.", "max(lantime_ptp_client_load_ratio{*})",
        "percentunit", legend="load", thresholds=LOAD),
    stat(
        "Worst NTP stratum", "1 with a reference clock; 16 is not synchronized.", "max(lantime_ntp_stratum{*})", legend="stratum",
        thresholds=steps(GREEN, (2, YELLOW), (16, RED))),
    stat(
        "NTP stopped", "Devices whose NTP service does not run.",
        'count(max by (device) (lantime_service_running{*,service="ntp"}) == 0) or vector(0)', legend="devices",
        thresholds=steps(GREEN, (1, RED))),
    stat(
        "SyncMon nodes", "Nodes that SyncMon measures; a device can do 1000.", "sum(max by (device) (lantime_syncmon_nodes{*}))", legend="nodes",
        thresholds=steps(PLAIN, (900, YELLOW))),
    stat(
        "SyncMon nodes in error", "Nodes that SyncMon cannot reach or whose offset exceeds its limit.",
        "sum(max by (device, node) (lantime_syncmon_node_state{*,"
        'lantime_syncmon_node_state=~"not_reachable|limit_exceeded"})) or vector(0)', legend="nodes", thresholds=steps(GREEN, (1, RED))),
]  # fmt: skip

PTP_STATES = [
    timeline(
        "PTP port states", "A grandmaster's port is master (or passive beside a better one), a client's is slave.",
        [(state_number("lantime_ptp_port_state", PORT), PORT_LEGEND)], numbers("lantime_ptp_port_state"), h=8),
    table(
        "PTP instances", "How the instances are set up, and the grandmaster of each domain.",
        [
            Column(
                state_word("lantime_ptp_port_state", PORT),
                {"device": "Device", "slot": "Slot", "exported_instance": "Instance", "lantime_ptp_port_state": "Port state"}),
            Column(
                "max by (device, slot, exported_instance, domain, profile) (lantime_ptp_info{*})", {"domain": "Domain", "profile": "Profile"}),
            Column(
                "max by (device, slot, exported_instance, grandmaster_identity, time_source) (lantime_ptp_grandmaster_info{*})",
                {"grandmaster_identity": "Grandmaster", "time_source": "Time source"}),
            Column(
                "max by (device, slot, exported_instance) (lantime_ptp_clock_class{*})", value="Clock class",
                thresholds=steps(GREEN, (7, ORANGE), (52, RED), (255, PLAIN))),
            Column("max by (device, slot, exported_instance) (lantime_ptp_clients{*})", value="Clients"),
            Column("max by (device, slot, exported_instance) (lantime_ptp_clients_capacity{*})", value="Capacity"),
        ],
        states=[STATES["lantime_ptp_port_state"]], colored=["Port state"], w=12),
]  # fmt: skip

PTP_CLIENTS = [
    bars(
        "Client load now", "Unicast clients as a share of those that each instance can serve.",
        "max by (device, slot, exported_instance) (lantime_ptp_client_load_ratio{*})", "percentunit", legend=PORT_LEGEND, w=6, minimum=0, maximum=1,
        thresholds=LOAD),
    graph(
        "Clients and capacity", "Unicast clients of each instance, and how many it can serve.",
        [
            ("max by (device, slot, exported_instance) (lantime_ptp_clients{*})", PORT_LEGEND + " clients"),
            ("max by (device, slot, exported_instance) (lantime_ptp_clients_capacity{*})", PORT_LEGEND + " capacity"),
        ],
        "none", w=9, minimum=0, decimals=0),
    graph(
        "Client load in four hours", "The load that the trend of the last hour leads to. Above 100 %: new clients will be refused.",
        [
            (
                f"max by (device, slot, exported_instance) (clamp_min(predict_linear(lantime_ptp_clients{{*}}{TREND}, 4 * 3600), 0)"
                " / lantime_ptp_clients_capacity{*})", PORT_LEGEND
            ),
        ],
        "percentunit", w=9, limits=LOAD_LINES, minimum=0),
    graph(
        "Time until full", "How long until each instance is full if the trend of the last hour goes on; absent while clients do not grow.",
        [
            (
                f"min by (device, slot, exported_instance) ((lantime_ptp_clients_capacity{{*}} - lantime_ptp_clients{{*}})"
                f" / (deriv(lantime_ptp_clients{{*}}{TREND}) > 0))", PORT_LEGEND
            ),
        ],
        "s", w=8, log=True),
    graph(
        "Utilisation", "How much of its message rate each instance uses; clients that ask for more messages fill it faster.",
        [("max by (device, slot, exported_instance) (lantime_ptp_utilization_ratio{*})", PORT_LEGEND)], "percentunit", w=8,
        limits=LOAD_LINES, minimum=0),
    graph(
        "PTP messages sent", "PTP messages a second by kind.",
        [("sum by (device, slot, exported_instance, message) (rate(lantime_ptp_transmit_packets_total{*}[$__rate_interval]))",
          PORT_LEGEND + " {{message}}")],
        "pps", w=8, minimum=0),
]  # fmt: skip

PTP_TIME = [
    graph(
        "Offset from master", "Of instances that are slaves.",
        [("max by (device, slot, exported_instance) (lantime_ptp_offset_from_master_seconds{*})", PORT_LEGEND)], "s", w=8),
    graph(
        "Mean path delay", "Delay of the network to the master. Jumps: another path, or asymmetry.",
        [("max by (device, slot, exported_instance) (lantime_ptp_mean_path_delay_seconds{*})", PORT_LEGEND)], "s", w=8, minimum=0),
    graph(
        "Clock class", "What instances announce: 6 locked, 7 holdover within limits, 52 and 187 beyond, 248 default, 255 slave only.",
        [("max by (device, slot, exported_instance) (lantime_ptp_clock_class{*})", PORT_LEGEND)], "none", w=8,
        limits=steps(PLAIN, (7, ORANGE), (52, RED)), step=True, decimals=0),
    timeline(
        "SyncE input quality", "Quality level that arrives over synchronous Ethernet. Do not use: a loop, or a bad source.",
        [(state_number("lantime_synce_input_quality", "device, slot"), "{{device}} {{slot}}")], numbers("lantime_synce_input_quality"), w=24, h=5),
]  # fmt: skip

NTP = [
    graph(
        "NTP stratum", "1 with a reference clock; 16 is not synchronized.", [("max by (device) (lantime_ntp_stratum{*})", "{{device}}")], "none",
        w=8, limits=steps(PLAIN, (2, YELLOW), (16, RED)), step=True, minimum=0, decimals=0),
    timeline(
        "Leap indicator", "What NTP clients are told: a coming leap second, or not synchronized.",
        [(state_number("lantime_ntp_leap_state"), "{{device}}")], numbers("lantime_ntp_leap_state"), w=8, h=8),
    timeline(
        "NTP service", "Whether the NTP service runs.",
        [('max by (device) (lantime_service_running{*,service="ntp"})', "{{device}}")], YES_NO, w=8, h=8),
    graph(
        "Offset from peers", "With a reference clock the local driver is one of them.",
        [("max by (device, peer) (lantime_ntp_peer_offset_seconds{*})", "{{device}} {{peer}}")], "s"),
    graph(
        "Bound of the clock's error", "Half the root delay and the root dispersion: how far NTP may be off at most, seen from the reference.",
        [("max by (device) (lantime_ntp_root_delay_seconds{*} / 2 + lantime_ntp_root_dispersion_seconds{*})", "{{device}}")], "s", log=True),
    table(
        "NTP peers", "Reference clocks and servers that the device's NTP asks.",
        [
            Column(
                state_word("lantime_ntp_peer_selection", "device, peer"),
                {"device": "Device", "peer": "Peer", "lantime_ntp_peer_selection": "Selection"}),
            Column("max by (device, peer, name, refid) (lantime_ntp_peer_info{*})", {"name": "Name", "refid": "Reference"}),
            Column("max by (device, peer) (lantime_ntp_peer_stratum{*})", value="Stratum"),
            Column("max by (device, peer) (lantime_ntp_peer_reachable{*})", value="Reachable", thresholds=steps(RED, (1, GREEN))),
            Column("max by (device, peer) (lantime_ntp_peer_offset_seconds{*}) * 1e6", value="Offset (µs)"),
            Column("max by (device, peer) (lantime_ntp_peer_delay_seconds{*}) * 1e3", value="Delay (ms)"),
        ],
        states=[STATES["lantime_ntp_peer_selection"]], colored=["Selection"], w=16),
    table(
        "Time scale", "The offset of TAI from UTC and the file of leap seconds; a device with an expired file misses new leap seconds.",
        [
            Column("max by (device) (lantime_ntp_tai_offset_seconds{*})", {"device": "Device"}, value="TAI - UTC (s)"),
            Column(
                "(min by (device) (lantime_ntp_leap_file_expiry_timestamp_seconds{*}) - time()) / 86400", value="Leap file expires in (days)",
                thresholds=steps(RED, (0, YELLOW), (30, GREEN))),
        ],
        w=8, sort=[("Device", False)]),
    graph(
        "Clock jitter", "How much NTP's clock wanders between updates.",
        [("max by (device) (lantime_ntp_clock_jitter_seconds{*})", "{{device}}")], "s", w=24, h=6, minimum=0),
]  # fmt: skip

SYNCMON = [
    graph(
        "SyncMon nodes by state", "How many nodes are in which state.",
        [("sum by (device, lantime_syncmon_node_state) (lantime_syncmon_node_state{*})", "{{device}} {{lantime_syncmon_node_state}}")], "none",
        w=8, step=True, minimum=0, decimals=0),
    graph(
        "Greatest offsets of SyncMon nodes", "The ten nodes of all devices that are off most, by amount.",
        [("topk(10, max by (device, node) (abs(lantime_syncmon_node_offset_seconds{*})))", "{{device}} {{node}}")], "s", w=16, minimum=0),
    table(
        "SyncMon nodes in error", "Nodes that SyncMon cannot reach, that exceed their limit, or whose state is not known.",
        [
            Column(
                'max by (device, node, lantime_syncmon_node_state) (lantime_syncmon_node_state{*,lantime_syncmon_node_state!="normal"} == 1)',
                {"device": "Device", "node": "Node", "lantime_syncmon_node_state": "State"}),
        ],
        states=[STATES["lantime_syncmon_node_state"]], colored=["State"], w=12),
    table(
        "Offsets of SyncMon nodes", "The hundred nodes that are off most.",
        [
            Column(
                "topk(100, max by (device, node) (abs(lantime_syncmon_node_offset_seconds{*}))) * 1e6",
                {"device": "Device", "node": "Node"}, value="Offset (µs)", thresholds=steps(PLAIN, (1000, YELLOW))),
        ],
        w=12, sort=[("Offset (µs)", True)]),
]  # fmt: skip

DASHBOARD = dashboard(
    "lantime-services",
    "LANTIME PTP and NTP service",
    "What clients of Meinberg LANTIME time servers get over PTP and NTP, how many there are, and what SyncMon finds in the network.",
    [
        ("", SUMMARY),
        ("PTP instances", PTP_STATES),
        ("PTP clients", PTP_CLIENTS),
        ("PTP time", PTP_TIME),
        ("NTP", NTP),
        ("SyncMon", SYNCMON),
    ],
)

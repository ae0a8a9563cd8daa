"""PTP and NTP service: what clients of the time get, and how much room is left for more of them."""

from board import dashboard
from fields import BAD_IF_ANY, GREEN, ORANGE, PLAIN, RED, SHARE_OF_LIMIT, YES_NO, steps
from panels import bars, graph, stats, timeline, worst
from queries import limit, most, over_range
from states import STATES, state_word
from tables import Column, table

# The label of a PTP instance.
INSTANCE = "ptp_instance"
PORT = f"device, slot, {INSTANCE}"
PORT_LEGEND = f"{{{{site}}}} {{{{device}}}} {{{{slot}}}} {{{{{INSTANCE}}}}}"
PORT_COLUMNS = {"device": "Device", "slot": "Slot", INSTANCE: "Instance"}
LOAD_LIMITS = [limit("ptp_load_warning_ratio"), limit("ptp_load_critical_ratio")]
# Clients come and go; an hour of history tells a trend from a burst.
TREND = "[1h]"
NOT_SERVING = "faulty|listening|uncalibrated|uninitialized|initializing"

SUMMARY = [
    stats(
        "Service",
        "PTP faults: ports that are faulty, listening without a master, or uncalibrated. NTP stopped: devices whose NTP service does not run."
        " SyncMon nodes in error: that SyncMon cannot reach, or whose offset exceeds their limit.",
        [
            (f"count(max by ({PORT}) (lantime_ptp_port_state{{*}})) or vector(0)", "PTP instances"),
            (f'sum(max by ({PORT}) (lantime_ptp_port_state{{*,lantime_ptp_port_state=~"{NOT_SERVING}"}})) or vector(0)', "PTP faults"),
            (f"sum(max by ({PORT}) (lantime_ptp_clients{{*}}))", "PTP clients"),
            ("max(lantime_ntp_stratum{*})", "worst NTP stratum"),
            ('count(max by (device) (lantime_service_running{*,service="ntp"}) == 0) or vector(0)', "NTP stopped"),
            ("sum(max by (device) (lantime_syncmon_nodes{*}))", "SyncMon nodes"),
            ("sum(max by (device, node) (lantime_syncmon_node_state{*,"
             'lantime_syncmon_node_state=~"not_reachable|limit_exceeded"})) or vector(0)', "SyncMon nodes in error"),
        ],
        w=18, colors={"PTP faults": BAD_IF_ANY, "NTP stopped": BAD_IF_ANY, "SyncMon nodes in error": BAD_IF_ANY}),
    stats(
        "Nearest to their limit", "The greatest value of all devices as a share of the limit from which on an alert fires.",
        [
            ("max(max by (job, instance, device) (lantime:ptp_client_load_ratio{*})"
             " / on (job, instance, device) min by (job, instance, device) (lantime:limit:ptp_load_critical_ratio{*}))", "PTP clients"),
            ("max(max by (job, instance, device) (lantime:ntp_clock_error_bound_seconds{*})"
             " / on (job, instance, device) min by (job, instance, device) (lantime:limit:ntp_clock_error_seconds{*}))", "NTP error bound"),
        ],
        "percentunit", w=6, thresholds=SHARE_OF_LIMIT),
]  # fmt: skip

PTP_STATES = [
    graph(
        "PTP ports by state", "A grandmaster's port is master (or passive beside a better one), a client's is slave.",
        [("count by (lantime_ptp_port_state) (lantime_ptp_port_state{*} == 1)", "{{lantime_ptp_port_state}}")], "none", w=8, h=9, stacked=True,
        step=True, minimum=0, decimals=0),
    table(
        "PTP instances", "How the instances are set up, how full they are, and the grandmaster of each domain.",
        [
            Column(state_word("lantime_ptp_port_state", PORT), {**PORT_COLUMNS, "lantime_ptp_port_state": "Port state"}),
            Column(f"max by ({PORT}, domain, profile) (lantime_ptp_info{{*}})", {"domain": "Domain", "profile": "Profile"}),
            Column(
                f"max by ({PORT}, grandmaster_identity, time_source) (lantime_ptp_grandmaster_info{{*}})",
                {"grandmaster_identity": "Grandmaster", "time_source": "Time source"}),
            Column(
                f"max by ({PORT}) (lantime_ptp_clock_class{{*}})", value="Clock class",
                thresholds=steps(GREEN, (7, ORANGE), (52, RED), (255, PLAIN))),
            Column(f"max by ({PORT}) (lantime_ptp_clients{{*}})", value="Clients"),
            Column(f"max by ({PORT}) (lantime_ptp_clients_capacity{{*}})", value="Capacity"),
            Column(f"max by ({PORT}) (lantime:ptp_client_load_ratio{{*}}) * 100", value="Load (%)"),
        ],
        states=[STATES["lantime_ptp_port_state"]], colored=["Port state"], w=16, h=9, sort=[("Load (%)", True)], device_links=True),
]  # fmt: skip

PTP_CLIENTS = [
    bars(
        "Fullest instances", "Unicast clients as a share of those that the instance can serve: the twenty fullest.",
        [(f"topk(20, max by ({PORT}) (lantime:ptp_client_load_ratio{{*}}))", PORT_LEGEND)], "percentunit", w=6, minimum=0, maximum=1),
    worst("Client load", "Unicast clients as a share of those that the instance can serve: the twenty fullest.", "lantime:ptp_client_load_ratio",
          "percentunit", LOAD_LIMITS, by=PORT, w=9, minimum=0),
    graph(
        "Client load in four hours", "The load that the trend of the last hour leads to. Above 100 %: new clients will be refused.",
        [(
            most(
                "max", f"clamp_min(predict_linear(lantime_ptp_clients{{*}}{TREND}, 4 * 3600), 0) / lantime_ptp_clients_capacity{{*}}",
                over_range("max_over_time", "lantime:ptp_client_load_ratio{*}"), PORT),
            PORT_LEGEND), *LOAD_LIMITS],
        "percentunit", w=9, minimum=0),
    graph(
        "Time until full", "How long until each instance is full if clients go on coming as in the last hours; absent while they do not grow.",
        [(f"bottomk(20, min by ({PORT}) (lantime:ptp_full_in_seconds{{*}}))", PORT_LEGEND), limit("ptp_full_seconds", "max")], "s", w=8, log=True),
    worst("Utilisation", "How much of its message rate each instance uses; clients that ask for more messages fill it faster. The twenty highest.",
          "lantime_ptp_utilization_ratio", "percentunit", LOAD_LIMITS, by=PORT, w=8, minimum=0),
    graph(
        "PTP messages sent", "PTP messages a second by kind, of all instances.",
        [("sum by (message) (rate(lantime_ptp_transmit_packets_total{*}[$__rate_interval]))", "{{message}}")], "pps", w=8, minimum=0),
]  # fmt: skip

PTP_TIME = [
    worst("Offset from master", "Of instances that are slaves, by amount: the twenty that are off most.", "lantime_ptp_offset_from_master_seconds",
          "s", by=PORT, absolute=True, w=8),
    worst("Mean path delay", "Delay of the network to the master: the twenty longest. Jumps: another path, or asymmetry.",
          "lantime_ptp_mean_path_delay_seconds", "s", by=PORT, w=8, minimum=0),
    worst("Clock class", "What instances announce: 6 locked, 7 holdover within limits, 52 and 187 beyond, 248 default, 255 slave only.",
          "lantime_ptp_clock_class", "none", by=PORT, w=8, limits=steps(PLAIN, (7, ORANGE), (52, RED)), step=True, decimals=0),
    graph(
        "SyncE input quality", "Quality levels that arrive over synchronous Ethernet. do_not_use: a loop, or a bad source.",
        [("count by (lantime_synce_input_quality) (lantime_synce_input_quality{*} == 1)", "{{lantime_synce_input_quality}}")], "none", w=24, h=5,
        stacked=True, step=True, minimum=0, decimals=0),
]  # fmt: skip

RUNNING = 'lantime_service_running{*,service="ntp"}'
NTP = [
    worst("NTP stratum", "1 with a reference clock; 16 is not synchronized. The twenty highest.", "lantime_ntp_stratum", "none",
          [limit("ntp_stratum")], w=8, step=True, minimum=0, decimals=0),
    graph(
        "Leap indicators", "How many devices tell NTP clients what: a coming leap second, or that they are not synchronized.",
        [("count by (lantime_ntp_leap_state) (lantime_ntp_leap_state{*} == 1)", "{{lantime_ntp_leap_state}}")], "none", w=8, stacked=True, step=True,
        minimum=0, decimals=0),
    timeline(
        "NTP service", "Devices whose NTP service did not run at some time.",
        [(f"max by (device) ({RUNNING} and on (device) (min by (device) ({over_range('min_over_time', RUNNING)}) == 0))", "{{site}} {{device}}")],
        YES_NO, w=8, h=8, device_link=True),
    worst("Offset from peers", "With a reference clock the local driver is one of them. By amount: the twenty greatest.",
          "lantime_ntp_peer_offset_seconds", "s", [limit("ntp_offset_seconds")], by="device, peer", absolute=True, log=True),
    worst("Bound of the clock's error", "The offset of the peer that NTP follows, half the root delay and the root dispersion: how far the time may be"
          " off at most. The twenty greatest.", "lantime:ntp_clock_error_bound_seconds", "s", [limit("ntp_clock_error_seconds")], log=True),
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
        states=[STATES["lantime_ntp_peer_selection"]], colored=["Selection"], w=16, sort=[("Reachable", False)], device_links=True),
    table(
        "Time scale", "The offset of TAI from UTC and the file of leap seconds; a device with an expired file misses new leap seconds.",
        [
            Column("max by (device) (lantime_ntp_tai_offset_seconds{*})", {"device": "Device"}, value="TAI - UTC (s)"),
            Column(
                "(min by (device) (lantime_ntp_leap_file_expiry_timestamp_seconds{*}) - time()) / 86400", value="Leap file expires in (days)",
                thresholds=steps(RED, (0, PLAIN))),
        ],
        w=8, sort=[("Leap file expires in (days)", False)], device_links=True),
    worst("Clock jitter", "How much NTP's clock wanders between updates: the twenty that wander most.", "lantime_ntp_clock_jitter_seconds", "s",
          w=24, h=6, minimum=0),
]  # fmt: skip

SYNCMON = [
    graph(
        "SyncMon nodes by state", "How many nodes are in which state.",
        [("sum by (lantime_syncmon_node_state) (lantime:syncmon_nodes_by_state{*})", "{{lantime_syncmon_node_state}}")], "none", w=8, step=True,
        minimum=0, decimals=0),
    worst("Greatest offset of SyncMon nodes", "Of the node that is off most, for the twenty devices that see most. The nodes stand below.",
          "lantime:syncmon_greatest_offset_seconds", "s", w=16, minimum=0),
    table(
        "SyncMon nodes in error", "Nodes that SyncMon cannot reach, that exceed their limit, or whose state is not known.",
        [
            Column(
                'max by (device, node, lantime_syncmon_node_state) (lantime_syncmon_node_state{*,lantime_syncmon_node_state!="normal"} == 1)',
                {"device": "Device", "node": "Node", "lantime_syncmon_node_state": "State"}),
        ],
        states=[STATES["lantime_syncmon_node_state"]], colored=["State"], w=12, device_links=True),
    table(
        "Offsets of SyncMon nodes", "The hundred nodes that are off most.",
        [
            Column(
                "topk(100, max by (device, node) (abs(lantime_syncmon_node_offset_seconds{*}))) * 1e6",
                {"device": "Device", "node": "Node"}, value="Offset (µs)"),
        ],
        w=12, sort=[("Offset (µs)", True)], device_links=True),
]  # fmt: skip

DASHBOARD = dashboard(
    "lantime-services",
    "LANTIME PTP and NTP service",
    "What clients of Meinberg LANTIME time servers get over PTP and NTP, how many there are, and what SyncMon finds in the network.",
    [("", [*SUMMARY, *PTP_STATES]), ("PTP clients", PTP_CLIENTS), ("PTP time", PTP_TIME), ("NTP", NTP), ("SyncMon", SYNCMON)],
)

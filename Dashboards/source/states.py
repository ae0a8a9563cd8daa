"""The states of the state sets that the dashboards show, with text and colour, and queries for them.

A state set has one series for each state, of which one is 1. `family == 1` tells the state as a label, which a table can show. A state
timeline would draw a row for each state that ever was; it needs one series for each thing, whose *value* is the state. So a state's
place in the list below becomes its number (from 1), and a value mapping turns the number back into a word. A number in the metric itself
would be simpler to draw and harder to read everywhere else.

Each list holds exactly the states of the catalog, which `.ci/check-dashboards` compares.
"""

from fields import BLUE, GREEN, GREY, ORANGE, PURPLE, RED, YELLOW

UNKNOWN = ("unknown", "unknown", PURPLE)
SYNC = [
    ("synchronized", "synchronized", GREEN), ("holdover", "holdover", ORANGE), ("not_synchronized", "not synchronized", RED),
    ("free_running", "free running", RED), UNKNOWN,
]  # fmt: skip
OSCILLATOR = [("warmed_up", "warmed up", GREEN), ("not_warmed_up", "not warmed up", YELLOW), UNKNOWN]
ANTENNA = [("connected", "connected", GREEN), ("disconnected", "disconnected", RED), ("short_circuit", "short circuit", RED), UNKNOWN]
LEAP = [("none", "none", GREEN), ("add_second", "second added", BLUE), ("delete_second", "second deleted", BLUE)]

STATES = {
    "lantime_scrape_error": [
        ("none", "none", GREEN), ("dns", "dns", RED), ("connect", "connect", RED), ("tls", "tls", RED), ("timeout", "timeout", RED),
        ("auth", "auth", RED), ("http", "http", RED), ("too_large", "too large", RED), ("json", "json", RED),
        ("document", "document", RED), ("backoff", "backoff", RED), UNKNOWN,
    ],
    "lantime_sync_state": SYNC,
    "lantime_clock_state": SYNC,
    "lantime_oscillator_state": OSCILLATOR,
    "lantime_clock_oscillator_state": OSCILLATOR,
    "lantime_antenna_state": ANTENNA,
    "lantime_led_state": [
        ("off", "off", GREY), ("green", "green", GREEN), ("red", "red", RED), ("yellow", "yellow", YELLOW), ("blue", "blue", BLUE), UNKNOWN,
    ],
    "lantime_gnss_receiver_state": [
        ("synchronized", "synchronized", GREEN), ("tracking", "tracking", YELLOW), ("warm_boot", "warm boot", ORANGE),
        ("cold_boot", "cold boot", RED), ("antenna_disconnected", "antenna disconnected", RED),
        ("antenna_short_circuit", "antenna short circuit", RED), UNKNOWN,
    ],
    "lantime_relay_state": [("normally_open", "NO (in order)", GREEN), ("normally_closed", "NC (error)", RED), UNKNOWN],
    "lantime_rsc_mode": [("auto", "automatic", GREEN), ("manual", "manual", ORANGE), UNKNOWN],
    "lantime_rsc_active_clock": [("clk1", "clk1", GREEN), ("clk2", "clk2", BLUE), ("none", "none", RED), UNKNOWN],
    "lantime_fan_error": [("no", "no", GREEN), ("yes", "yes", RED), UNKNOWN],
    "lantime_fan_state": [("not_fitted", "not fitted", GREY), ("on", "on", GREEN), ("off", "off", GREY), ("faulty", "faulty", RED), UNKNOWN],
    "lantime_output_state": [
        ("ok", "ok", GREEN), ("error", "error", RED), ("overload", "overload", RED), ("disabled", "disabled", GREY), UNKNOWN,
    ],
    "lantime_input_state": [
        ("ok", "ok", GREEN), ("verifying", "verifying", YELLOW), ("no_signal", "no signal", RED), ("invalid", "invalid", ORANGE),
        ("disabled", "disabled", GREY), UNKNOWN,
    ],
    "lantime_ptp_port_state": [
        ("uninitialized", "uninitialized", GREY), ("initializing", "initializing", YELLOW), ("faulty", "faulty", RED),
        ("disabled", "disabled", GREY), ("listening", "listening", YELLOW), ("pre_master", "pre-master", YELLOW),
        ("master", "master", GREEN), ("passive", "passive", BLUE), ("uncalibrated", "uncalibrated", ORANGE), ("slave", "slave", GREEN),
        UNKNOWN,
    ],
    "lantime_synce_input_quality": [
        ("unknown_quality", "unknown quality", YELLOW), ("prs", "PRS", GREEN), ("prc", "PRC", GREEN), ("ssu_a", "SSU-A", BLUE),
        ("st2", "ST2", BLUE), ("ssu_b", "SSU-B", BLUE), ("eec2", "EEC2", YELLOW), ("eec1", "EEC1", YELLOW), ("smc", "SMC", YELLOW),
        ("st3e", "ST3E", YELLOW), ("prov", "PROV", YELLOW), ("do_not_use", "do not use", RED), ("invalid", "invalid", RED), UNKNOWN,
    ],
    "lantime_ntp_leap_state": [*LEAP, ("alarm", "not synchronized", RED), UNKNOWN],
    "lantime_ntp_peer_selection": [
        ("reject", "reject", RED), ("falsetick", "falsetick", RED), ("excess", "excess", GREY), ("outlier", "outlier", ORANGE),
        ("candidate", "candidate", BLUE), ("backup", "backup", BLUE), ("sys_peer", "system peer", GREEN), ("pps_peer", "PPS peer", GREEN),
        UNKNOWN,
    ],
    "lantime_syncmon_node_state": [
        ("normal", "normal", GREEN), ("not_reachable", "not reachable", RED), ("limit_exceeded", "limit exceeded", ORANGE),
        ("initializing", "initializing", YELLOW), UNKNOWN,
    ],
}  # fmt: skip


def numbers(family):
    """What the numbers of `state_number` mean, for value mappings."""
    return [(number, text, color) for number, (_, text, color) in enumerate(STATES[family], 1)]


def state_number(family, by="device"):
    """One series for each thing, whose value is the number of its state.

    A sum of one aggregation for each state: joining the states of single series with `or` takes Prometheus three times as long.
    """
    return " + ".join(
        f'{number} * max by ({by}) ({family}{{*,{family}="{state}"}})' for number, (state, _, _) in enumerate(STATES[family], 1)
    )


def state_word(family, by="device"):
    """The state as a label, for tables."""
    return f"max by ({by}, {family}) ({family}{{*}} == 1)"

"""Device, the hardware: chassis, switch unit and relays, receivers, power, signals."""

from device_states import slot_states
from fields import BLUE, GREEN, GREY, NO_YES, YES_NO, steps
from panels import graph, timeline
from queries import limit
from states import numbers, state_number
from tables import Column, device_table

FIELD_STRENGTH = "lantime_dcf77_field_strength"


CHASSIS = [
    device_table(
        "Modules", "Every slot of the chassis. The temperature is that of the module's hottest sensor.",
        [
            Column(
                "max by (device, slot, slot_type) (lantime_slot_occupied{*})", {"slot": "Slot", "slot_type": "Type"},
                value="Occupied", thresholds=steps(GREY, (1, GREEN))),
            Column(
                "max by (device, slot, model, serial_number, software_revision) (lantime_module_info{*})",
                {"model": "Model", "serial_number": "Serial number", "software_revision": "Revision"}),
            Column(
                "max by (device, slot) (lantime_module_temperature_celsius{*})", value="Temperature (°C)"),
        ],
        w=16, h=10, sort=[("Slot", False)]),
    timeline(
        "Front panel", "Colours of the LEDs: reference time, time service, network, alarm.",
        [(state_number("lantime_led_state", "device, led"), "{{led}}")], numbers("lantime_led_state"), w=8, h=10),
]  # fmt: skip

SWITCHING = [
    slot_states("Active clock (RSC)", "The clock that drives the backplane. A change means that a clock failed.", "lantime_rsc_active_clock",
                w=8, h=5),
    slot_states("Mode of the switch unit (RSC)", "In manual mode the unit does not switch when a clock fails.", "lantime_rsc_mode", w=8, h=5),
    slot_states("Relays (REL)", "NO: what the relay watches is in order. NC: it has an error, or the module has no power.",
                "lantime_relay_state", legend="{{slot}} {{relay}}", by="device, slot, relay", w=8, h=5),
]  # fmt: skip

RECEIVERS = [
    slot_states("GNSS receiver", "Cold boot: knows neither time nor place. Warm boot: knows both. Tracking: has not enough satellites yet.",
                "lantime_gnss_receiver_state", h=6),
    timeline(
        "GNSS antenna connected", "An open cable reads as disconnected.",
        [("max by (device, slot) (lantime_gnss_antenna_connected{*})", "{{slot}}")], YES_NO, w=6),
    timeline(
        "GNSS antenna short-circuited", "Water in the cable or the antenna.",
        [("max by (device, slot) (lantime_gnss_antenna_short_circuit{*})", "{{slot}}")], NO_YES, w=6),
    graph(
        "Satellites", "Few good ones of many in view: a bad place for the antenna, or jamming.",
        [
            ("max by (device, slot) (lantime_gnss_satellites_good{*})", "{{slot}} good"),
            ("max by (device, slot) (lantime_gnss_satellites_in_view{*})", "{{slot}} in view"),
            limit("satellites_warning", "max"), limit("satellites_critical", "max"),
        ],
        "none", step=True, minimum=0, decimals=0),
    graph(
        "Altitude of the antenna", "A fixed antenna that moves: spoofing, or few satellites.",
        [("max by (device, slot) (lantime_gnss_altitude_meters{*})", "{{slot}}")], "lengthm", w=6),
    graph(
        "Dilution of time", "How much the geometry of the satellites multiplies errors; below 2 is good.",
        [("max by (device, slot) (lantime_gnss_time_dilution{*})", "{{slot}}")], "none", w=6, minimum=0),
    graph(
        "DCF77 field strength", "A raw number of the receiver, whose scale the vendor does not state: compare it with itself.",
        [(f"max by (device, slot) ({FIELD_STRENGTH}{{*}})", "{{slot}}")], "none", w=6, minimum=0),
    graph(
        "DCF77 correlation", "Of PZF receivers: how well the signal agrees with the expected one.",
        [("max by (device, slot) (lantime_dcf77_correlation_ratio{*})", "{{slot}}"), limit("dcf77_correlation_ratio", "max")], "percentunit", w=6,
        minimum=0, maximum=1),
    device_table(
        "Time code receiver (TCR)", "Status bits. Lock-on, data-available and warmed-up are 1 when all is well, the others on a fault.",
        [
            Column(
                "max by (device, slot, bit) (lantime_irig_state{*})", {"slot": "Slot", "bit": "Status"}, value="Set",
                thresholds=steps(GREY, (1, BLUE))),
        ],
        w=12, sort=[("Slot", False)]),
]  # fmt: skip

POWER = [
    timeline(
        "Power supplies deliver power", "A supply that is fitted and delivers no power has failed or is unplugged. Empty bays are left out.",
        [("max by (device, slot) (lantime_psu_power_available{*})", "{{slot}}")], YES_NO, w=6),
    graph(
        "Temperature", "All sensors of all modules.",
        [("max by (device, slot, sensor) (lantime_module_temperature_celsius{*})", "{{slot}} {{sensor}}"),
         limit("temperature_warning_celsius"), limit("temperature_critical_celsius")], "celsius", w=6, h=6),
    slot_states("Fans", "Fans may stand still while the device is cool.", "lantime_fan_state", legend="{{slot}} {{fan}}",
                by="device, slot, fan", w=6),
    slot_states("Fan errors", "Whether a fan reports an error.", "lantime_fan_error", legend="{{slot}} {{fan}}",
                by="device, slot, fan", w=6),
]  # fmt: skip

SIGNALS = [
    slot_states("Outputs of modules", "Outputs of BPE, CPE, LIU, LNO, SCG, VSG and others.", "lantime_output_state",
                legend="{{slot}} {{output}}", by="device, slot, output", w=8, h=8),
    slot_states("Inputs of modules", "Inputs of BPE, ESI, MRI, VSI and others.", "lantime_input_state",
                legend="{{slot}} {{input}}", by="device, slot, input", w=8, h=8),
    graph(
        "Power line frequency (FDM)", "Deviation of the mains frequency from its nominal value.",
        [("max by (device, slot) (lantime_fdm_frequency_deviation_hertz{*})", "{{slot}}")], "hertz", w=8),
]  # fmt: skip

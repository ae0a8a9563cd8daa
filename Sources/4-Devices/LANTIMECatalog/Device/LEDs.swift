import Catalog

extension Subject {
    /// data.system.front-leds: the LEDs on the front panel.
    static let leds = Subject(
        "leds", "Front panel LEDs",
        .captured("M600 (LTOS 7.10), M300 (LTOS 7.06)"),
        [
            .states(
                "lantime_led_state", .ledColour, of: "data.system.front-leds.led-<led>",
                // A LED that is off may still report a colour (an M300 reports blue), so the state decides first.
                firstOf: [.flag("current-state", otherwise: "off"), .word("current-color")],
                help: "Colour of a front panel LED, or off. Ref. time: the reference is synchronised; time service: NTP is"
                    + " synchronised; network: all monitored links are up; alarm: lit on an alarm."),
            .states(
                "lantime_led_mode", .ledMode, at: "data.system.front-leds.led-<led>.current-mode",
                help: "Whether a front panel LED is lit permanently or blinks."),
        ],
        ignored: [
            Ignored(
                "data.system.front-leds.led-<led>.(last-color|last-state|last-mode)",
                because: "the state before the current one; Prometheus keeps the history")
        ])
}

extension Vocabulary {
    fileprivate static let ledColour = Vocabulary(
        "led-colour", source: "captures: green, red, blue, none; yellow: manuals",
        [
            State("off", "none", "black", "dark"), State("green"), State("red"), State("yellow", "orange", "amber"),
            State("blue"),
        ])

    fileprivate static let ledMode = Vocabulary(
        "led-mode", source: "captures: permanent; gpsdefs.h MBG_LED_MODE_*: Off, On, Flash, Flash 5s",
        [
            State("permanent", "steady", "on", "solid", numbers: [1]),
            State("blinking", "blink", "flashing", "flash", "flash-5s", "flash-5-s", numbers: [2, 3]), State("off", numbers: [0]),
        ])
}

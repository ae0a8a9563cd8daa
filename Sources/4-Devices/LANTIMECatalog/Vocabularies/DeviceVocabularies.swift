import Catalog

extension Vocabulary {
    static let ledColour = Vocabulary(
        "led-colour", source: "captures: green, red, blue, none; yellow: manuals",
        [
            State("off", "none", "black", "dark"), State("green"), State("red"), State("yellow", "orange", "amber"),
            State("blue"),
        ])

    static let ledMode = Vocabulary(
        "led-mode", source: "captures: permanent; blinking: manuals speak of flashing LEDs, spelling unknown",
        [State("permanent", "steady", "on", "solid"), State("blinking", "blink", "flashing", "flash")])

    static let duplex = Vocabulary(
        "duplex", source: "captures: full; half: Linux",
        [State("full", "full-duplex"), State("half", "half-duplex")])

    static let bondingState = Vocabulary(
        "bonding-state", source: "capture M600: standalone; others: Linux bonding driver",
        [State("standalone", "none"), State("active"), State("backup", "standby")])

    static let powerState = Vocabulary(
        "power-state", source: "capture M300 (a unit that is not there): ok; others after MBG-LANTIME-NG-MIB mbgLtNgSysPsStatus",
        [
            State("ok", "up", "power-ok", "good", "on", numbers: [2], flag: true),
            // 1 is down in the MIB but might be a flag elsewhere: it stands for nothing.
            State("failed", "down", "fail", "failure", "error", "no-power", "off", "detection-failure", flag: false),
        ])
}

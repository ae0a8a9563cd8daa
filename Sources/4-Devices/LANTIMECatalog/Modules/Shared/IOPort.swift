import Catalog

// What the inputs and outputs of all modules have in common (MBG_IO_PORT_*).

/// Where the settings and the status of a port are.
enum IOPort {
    static let settings = "(info)?.(settings)?"
    static let direction = "\(settings).direction"
    static let statusWord = "(info)?.(status|state|port-status)?.(flags|status|state|port-status)"
}

extension FlagWord {
    /// What an input or output of a module reports.
    static let ioPortStatus = FlagWord(
        source: "gpsdefs.h MBG_IO_PORT_STATUS_BITS and their texts", prefix: "mbg-io-port-status",
        [
            Flag("disabled", 0), Flag("carrier-detected", 1),
            Flag("input-signal-never-avail", 2, or: "input-signal-has-never-been-avail", "input-signal-has-never-been-available"),
            Flag("input-signal-avail", 3, or: "input-signal-is-avail", "input-signal-available", "input-signal-is-available"),
            Flag("input-signal-lost", 4, or: "input-signal-is-currently-lost", "input-signal-currently-lost"),
            Flag("short-circuit", 5), Flag("red", 6, or: "light-red"), Flag("green", 7, or: "light-green"),
            Flag("blue", 8, or: "light-blue"), Flag("yellow", 9, or: "light-yellow"),
            Flag("time-gets-verified", 10, or: "time-verifying"), Flag("telegram-inconsistent", 11),
        ])
}

extension WordList {
    static let portTypes = WordList(
        source: "gpsdefs.h MBG_IO_PORT_TYPES and their texts",
        [
            Word("pps", number: 0), Word("10-mhz", "10mhz", number: 1), Word("2048-khz", "2048khz", number: 2),
            Word("gpio", number: 3), Word("ethernet", number: 4), Word("terminal", number: 5), Word("multi", number: 6),
            Word("prog-output", "pout", number: 7), Word("switch", number: 8), Word("timecode", number: 9),
            Word("light", number: 10), Word("antenna", number: 11), Word("uart", number: 12), Word("dcf77", number: 13),
            Word("power", number: 14), Word("spst-relay", number: 15), Word("spdt-relay", number: 16),
            Word("synthesizer", number: 17),
        ])

    static let portSources = WordList(
        source: "gpsdefs.h MBG_IO_PORT_SRCS and their texts",
        [
            Word("static", number: 0), Word("locally-generated", "local", number: 1),
            Word("associated-clock", "assoc-clock", number: 2), Word("active-clock", number: 3),
            Word("clock-1-fixed", "clk1", number: 4), Word("clock-2-fixed", "clk2", number: 5),
            Word("any-rate-converter", "arc", number: 6), Word("oscillator", "osc", number: 7), Word("synce", number: 8),
            Word("switch-card", number: 9), Word("configurable", number: 10), Word("external", number: 11),
        ])
}

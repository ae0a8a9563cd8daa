import Catalog

// Words of infos that rules match on, in one spelling for all devices.

extension WordList {
    /// Kinds of oscillators, on which the time depends that a clock may be left in holdover.
    static let oscillators = WordList(
        source: "captures: ocxo-lq, tcxo; names and numbers: gpsdefs.h GPS_OSC types, mbgtools-lx 4.2.8 for ocxo-sq",
        [
            Word("tcxo-lq", number: 1), Word("tcxo", number: 2), Word("ocxo-lq", number: 3), Word("ocxo-mq", number: 4),
            Word("ocxo-hq", number: 5), Word("ocxo-xhq", number: 6), Word("rubidium", "rb", "rubidium-oscillator", number: 7),
            Word("tcxo-mq", number: 8), Word("ocxo-dhq", number: 9), Word("ocxo-sq", number: 10),
        ])

    /// Kinds of sources that a clock can follow.
    static let references = WordList(
        source: "captures: gps, 10mhz-freqin, dcf77-pzf-receiver; names and numbers: gpsdefs.h MULTI_REF types",
        [
            Word("gps", number: 0), Word("10mhz-freqin", "10-mhz-freq-in", "10mhz-freq-in", number: 1),
            Word("pps-in", number: 2), Word("10mhz-pps-in", "10-mhz-pps-in", number: 3), Word("irig", number: 4),
            Word("ntp", number: 5), Word("ptp-ieee1588", "ptp-ieee-1588", number: 6), Word("ptp-over-e1", number: 7),
            Word("fixed-freq-in", number: 8), Word("pps-plus-string", number: 9), Word("var-freq-via-gpio", number: 10),
            Word("dcf77-pzf-receiver", number: 12), Word("long-wave-receiver", number: 13),
            Word("gnss-receiver", number: 14), Word("havequick-input", number: 15), Word("ext-osc", number: 16),
            Word("synchronous-ethernet", number: 17), Word("video-input", number: 18), Word("linear-time-code", number: 19),
        ])
}

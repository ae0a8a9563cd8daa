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
        source: "captures: gps, 10mhz-freqin, dcf77-pzf-receiver; names, short names and numbers: gpsdefs.h MULTI_REF_TYPES",
        [
            Word("gps", number: 0), Word("10mhz-freqin", "10-mhz-freq-in", "10mhz-freq-in", "frq", number: 1),
            Word("pps-in", "pps", number: 2), Word("10mhz-pps-in", "10-mhz-pps-in", "10mhz-pps", number: 3),
            Word("irig", "tcr", number: 4), Word("ntp", number: 5), Word("ptp-ieee1588", "ptp-ieee-1588", "ptp", number: 6),
            Word("ptp-over-e1", "ptp-e1", number: 7), Word("fixed-freq-in", "fixed-freq", number: 8),
            Word("pps-plus-string", "string-pps", number: 9), Word("var-freq-via-gpio", "gpio", number: 10),
            Word("dcf77-pzf-receiver", "pzf", number: 12), Word("long-wave-receiver", "lwr", number: 13),
            Word("gnss-receiver", "gnss", number: 14), Word("havequick-input", "hqi", number: 15),
            Word("ext-osc", "ext", number: 16), Word("synchronous-ethernet", "synce", number: 17),
            Word("video-input", "video-in", number: 18), Word("linear-time-code", "ltc", number: 19),
            Word("none", number: 255),
        ])
}

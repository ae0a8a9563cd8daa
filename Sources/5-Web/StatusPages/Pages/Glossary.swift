/// Technical terms, explained where they occur.
enum Glossary {
    case clockClass
    case tai
    case jitter
    case rootDispersion
    case stratum
    case relay
    case timeError
    case figureOfMerit

    /// In one or two sentences.
    var explanation: String {
        switch self {
        case .clockClass:
            "What the grandmaster announces about its time (IEEE 1588): 6 is locked to a primary reference, 7 is in holdover within its "
                + "specification, 52 and 187 are outside it, 248 has no reference, 255 is a slave-only clock."
        case .tai:
            "International Atomic Time has no leap seconds and is ahead of UTC, by 37 s since 2017. PTP announces it to its clients; a wrong "
                + "value makes their time wrong by whole seconds."
        case .jitter:
            "How much successive measurements of the time against the reference vary: microseconds with a reference clock in the device."
        case .rootDispersion: "The maximum error of the time, as NTP estimates it; it grows while the reference is lost."
        case .stratum:
            "The distance from a reference clock: 1 if the server has its own, 2 if it follows such a server, and so on. 16 means not "
                + "synchronised; clients reject it."
        case .relay:
            "An error relay is energised while the signal that it monitors is in order, and connects CO to NO. On an error, or without power, "
                + "it drops and connects CO to NC, which triggers an alarm system at its terminals."
        case .timeError: "An upper bound that the device reports in coarse steps; the time is usually much better."
        case .figureOfMerit: "Time figure of merit, 0 to 15: 15 is the worst, or unknown."
        }
    }

    /// A term that opens its explanation: with the mouse, the keyboard, a finger or a screen reader, and without JavaScript.
    func term(_ words: String) -> HTMLNode {
        Tag.details(.class("term"), .keep("\(self)")) {
            Tag.summary { words }
            Tag.p { explanation }
        }
    }
}

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
            "What the grandmaster announces about its time (IEEE 1588): 6 follows a primary reference, 7 is in holdover within "
                + "its specification, 52 and 187 are beyond it, 248 has no reference, 255 only ever follows."
        case .tai:
            "International Atomic Time has no leap seconds and is ahead of UTC, by 37 s since 2017. PTP announces it to its clients; a wrong "
                + "number puts them off by whole seconds."
        case .jitter:
            "How much successive measurements of the time against the reference differ: microseconds with a clock in the box."
        case .rootDispersion: "How far off the time may be at most, as NTP estimates it; it grows while the reference is gone."
        case .stratum:
            "How many servers away the reference is: 1 has it in the box, 16 means not synchronised, and clients reject it."
        case .relay:
            "An error relay is energised while what it watches is in order; then CO touches NO. On an error, or without power, it drops and "
                + "CO touches NC, which is what an alarm system at its terminals sees."
        case .timeError: "An upper bound that the device gives in coarse steps; the time is mostly much better."
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

/// How certain a fact about the device is.
public struct Evidence: Sendable, Equatable {
    /// The grades of certainty, as `docs/metrics.md` shows them.
    public enum Grade: String, Sendable, CaseIterable {
        /// Occurs literally in a status document of a real device.
        case captured
        /// Stated by a manual, the MIB, or the vendor's headers, or read by another public program; its JSON spelling may differ.
        case documented
        /// Follows from the vendor's public C header: keys are the names of its members and flags, words those of its texts. No document
        /// of a device confirms it yet, nor that the member is there at all.
        case predicted
        /// A plausible spelling of something that the module is known to do. No document of a device confirms it yet.
        case modelled
    }

    /// The grade.
    public let grade: Grade
    /// Where it comes from: a device, a manual, an object of the MIB.
    public let source: String

    /// Seen in the status document of a real device.
    public static func captured(_ source: String) -> Evidence { Evidence(grade: .captured, source: source) }
    /// Stated by the vendor or read by another program.
    public static func documented(_ source: String) -> Evidence { Evidence(grade: .documented, source: source) }
    /// The name of a member or flag in the vendor's header, from which the key follows.
    public static func predicted(_ source: String) -> Evidence { Evidence(grade: .predicted, source: source) }
    /// Plausible, unconfirmed.
    public static func modelled(_ source: String) -> Evidence { Evidence(grade: .modelled, source: source) }
}

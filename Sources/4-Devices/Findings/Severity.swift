/// How urgent an alert is: the label `severity` of the alert rules.
public enum Severity: String, Sendable {
    /// Time users suffer now or soon: someone is paged.
    case critical
    /// Something has to be repaired within days.
    case warning
    /// To know.
    case info
}

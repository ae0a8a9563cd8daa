extension Scenario {
    /// Every scenario, in the order in which they are listed for users.
    public static let all: [Scenario] = [
        .holdover, .ptpLoad, .psuFailure, .ntpStopped, .syncmonUnreachable, .leapSecond, .certificateExpiring, .reboot,
        .configurationChange, .unknownWords, .slow, .hanging, .unauthorized, .garbage,
    ]

    /// The scenario of that name.
    public static func named(_ name: String) -> Scenario? {
        all.first { $0.name == name }
    }
}

import Catalog

extension Subject {
    private static let member = "data.syncteam.members[member=object-id|serial-number|hostname|name|address, first 100]"
    private static let evidence = Evidence.modelled("the list was captured empty; nothing is known of its elements")

    /// data.syncteam: devices that agree on a common time.
    ///
    /// The operator watches that no member is offline and which one is master.
    static let syncTeam = Subject(
        "syncteam", "SyncTeam",
        .captured("M600 (LTOS 7.10), M300 (LTOS 7.06), both with SyncTeam disabled; its states in use: modelled"),
        [
            .states(
                "lantime_syncteam_mode", .syncTeamMode, at: "data.syncteam.operational-mode",
                help: "Role of the device in its SyncTeam."),
            .gauge(
                "lantime_syncteam_members", .unsigned(1), at: "data.syncteam.team-members",
                help: "Devices that belong to the team."),
            .gauge(
                "lantime_syncteam_online_members", .unsigned(1), at: "data.syncteam.online-members",
                help: "Devices of the team that are online."),
            .gauge(
                "lantime_syncteam_offline_members", .unsigned(1), at: "data.syncteam.offline-members",
                help: "Devices of the team that are offline."),
            .gauge(
                "lantime_syncteam_time_figure_of_merit", .bounded(0...15, scale: 1), at: "data.syncteam.current-tfom",
                help: "Time figure of merit of the team, 0 to 15; 15 when SyncTeam is disabled."),
            .gauge(
                "lantime_syncteam_time_quality_seconds", .timeQuality, at: "data.syncteam.time-quality",
                help: "Upper bound of the estimated error of the team's time."),
            .states(
                "lantime_syncteam_leap_state", .teamLeapState, at: "data.syncteam.leapsecond-state",
                help: "Leap second announced within the team."),
            .info(
                "lantime_syncteam_reference_info", of: "data.syncteam.reference",
                labels: ["master": "current-team-master", "reference": "current-team-reference"],
                help: "The team's master and its reference."),
            .states(
                "lantime_syncteam_member_state", .syncTeamMemberState, of: member,
                firstOf: [
                    .word("(state|status|member-state)"), .flag("(online|is-online)", "online", otherwise: "offline"),
                    .flag("(offline|is-offline)", "offline", otherwise: "online"),
                ],
                help: "Whether a member of the team is online.", evidence),
            .gauge(
                "lantime_syncteam_member_offset_seconds", .nanosecondsOrSeconds, at: "\(member).(offset|time-offset)",
                help: "Offset of the member's time (without a unit: nanoseconds, or seconds where it is a fraction below one).",
                evidence),
            .gauge(
                "lantime_syncteam_member_time_figure_of_merit", .bounded(0...15, scale: 1), at: "\(member).(tfom|current-tfom)",
                help: "Time figure of merit of the member, 0 to 15.", evidence),
            .info(
                "lantime_syncteam_member_info", of: member,
                labels: ["hostname": "(hostname|name)", "address": "(address|ip-address)", "serial_number": "serial-number"],
                help: "Name and address of the member.", evidence),
        ])
}

extension Vocabulary {
    fileprivate static let syncTeamMemberState = Vocabulary(
        "syncteam-member-state", source: "captures: online-members and offline-members count two states; words modelled",
        [State("online", "up", "reachable", "active"), State("offline", "down", "not-reachable", "unreachable", "inactive")])

    fileprivate static let syncTeamMode = Vocabulary(
        "syncteam-mode", source: "captures: disabled; others modelled after master and member in the same object",
        [State("disabled", "off"), State("master"), State("member", "slave", "client"), State("automatic", "auto", "enabled")])

    fileprivate static let teamLeapState = Vocabulary(
        "team-leap-state", source: "captures: no-leapsecond, no-leap-second; others modelled",
        [
            State("none", "no-leapsecond", "no-leap-second"),
            State("add_second", "add-leapsecond", "insert-leapsecond", "leapsecond-announced"),
            State("delete_second", "delete-leapsecond", "remove-leapsecond"),
        ])
}

import Findings

/// The parts of a device's page that are lists and tables.
enum DeviceSections {
    static func synchronisation(_ view: DeviceView, _ site: Site) -> HTMLNode {
        let sync = view.sync
        return Parts.section("sync", "Synchronisation") {
            Parts.values([
                ("State", Parts.pill(.sync(sync.state))),
                ("In this state", Parts.since(sync.since, site)),
                ("Reference", Parts.text(sync.reference)),
                ("Kind", Parts.text(sync.referenceType)),
                ("Oscillator", Parts.text(sync.oscillator)),
                (.explained("Time error", .timeError), Parts.text(sync.quality.map { "at most " + Quantity.seconds($0) })),
                ("Holdover", holdover(sync)),
                (
                    "Estimated error in holdover",
                    Parts.text(sync.state == "holdover" ? sync.holdoverOffset.map(Quantity.seconds) : nil)
                ),
                ("Leap second", Parts.text(sync.isLeapSecondAnnounced ? "announced" : "not announced")),
            ])
        }
    }

    /// The part of the oscillator's budget that is used, as a bar with the time that is left.
    private static func holdover(_ sync: SyncView) -> HTMLNode {
        guard sync.state == "holdover", let elapsed = sync.holdoverElapsed else { return .text("not in holdover") }
        let budget = HoldoverBudget.seconds(of: sync.oscillator)
        let left = budget - elapsed
        let words = left > 0 ? "\(Quantity.span(left)) left of \(Quantity.span(budget))" : "used up \(Quantity.age(-left))"
        return Tag.div {
            words
            Bar.budget(elapsed / budget)
        }
    }

    static func ntp(_ view: DeviceView, _ site: Site) -> HTMLNode? {
        guard let ntp = view.ntp else { return nil }
        return Parts.section("ntp", "NTP") {
            Parts.values([
                ("State", Parts.pill(ntp.verdict)),
                ("In this state", ntp.isStopped ? Parts.since(ntp.runningSince, site) : nil),
                (.explained("Stratum", .stratum), Parts.text(ntp.stratum.map { Number.rounded($0, 0) })),
                ("Reference", Parts.text(ntp.reference)),
                ("Leap indicator", ntp.leapState.map { Parts.pill(.leap($0)) }),
                ("Root delay", Parts.text(ntp.rootDelay.map(Quantity.seconds))),
                (.explained("Root dispersion", .rootDispersion), Parts.text(ntp.rootDispersion.map(Quantity.seconds))),
                (.explained("Jitter", .jitter), Parts.text(ntp.jitter.map(Quantity.seconds))),
                (.explained("TAI − UTC", .tai), Parts.text(ntp.taiOffset.map(Quantity.seconds))),
                ("Leap file valid until", ntp.leapFileExpiry.map { HTMLNode.text(String(Quantity.time($0).prefix(10))) }),
            ])
            if !ntp.peers.isEmpty { peers(ntp.peers) }
        }
    }

    private static func peers(_ peers: [NTPView.Peer]) -> HTMLNode {
        Parts.table("NTP sources", ["Source", "Selection", "Reachable", .number("Offset")]) {
            for peer in peers {
                Tag.tr {
                    Tag.th(.scope("row")) { peer.name }
                    Parts.cell(peer.selection.map(Wording.spaced))
                    Tag.td {
                        if let isReachable = peer.isReachable {
                            Parts.pill(isReachable ? Verdict(.good, "yes") : Verdict(.warning, "no"))
                        }
                    }
                    Parts.number(peer.offset.map(Quantity.offset))
                }
            }
        }
    }

    static func frontPanel(_ view: DeviceView) -> HTMLNode? {
        guard !view.leds.isEmpty else { return nil }
        return Parts.section("panel", "Front panel") {
            Parts.values(view.leds.map { (Parts.Label(words: Wording.led($0.name)), Parts.pill(.led($0.state))) })
        }
    }

    static func ptp(_ instances: [PTPView]) -> HTMLNode? {
        guard !instances.isEmpty else { return nil }
        let columns: [Parts.Column] = [
            "Instance", "State", .number("Clients"), .number("Capacity"), "Load", .explained("Clock class", .clockClass),
            .number("Offset"), .number("Path delay"), "Domain",
        ]
        return Parts.section("ptp", "PTP", true) {
            Parts.table("PTP instances", columns) {
                for instance in instances { row(instance) }
            }
        }
    }

    private static func row(_ ptp: PTPView) -> HTMLNode {
        Tag.tr {
            Tag.th(.scope("row")) { ptp.slot + " " + ptp.instance }
            Tag.td { Parts.pill(.ptp(ptp.state)) }
            Parts.number(ptp.clients.map(Number.grouped))
            Parts.number(ptp.capacity.map(Number.grouped))
            Tag.td(.class("load")) {
                if let load = ptp.load {
                    Tag.div {
                        Bar.load(load)
                        Tag.span { Number.percent(load) }
                    }
                }
            }
            Parts.cell(ptp.clockClass.map(Wording.clockClass))
            // Only an instance that follows another has them; the others report zeros.
            Parts.number(ptp.followsAMaster ? ptp.offset.map(Quantity.offset) : nil)
            Parts.number(ptp.followsAMaster ? ptp.pathDelay.map(Quantity.seconds) : nil)
            Parts.cell([ptp.domain, ptp.profile].filter { !$0.isEmpty }.joined(separator: ", "))
        }
    }

    static func events(_ events: [EventView], _ site: Site) -> HTMLNode? {
        // Events that are not active and never happened are of no interest.
        let shown = events.filter { $0.isActive || $0.lastTriggered != nil }
        guard !events.isEmpty else { return nil }
        return Parts.section("events", "Events", true) {
            if shown.isEmpty {
                Tag.p(.class("quiet")) { "None of its \(events.count) events has occurred yet." }
            } else {
                Parts.table("Events", ["Event", "Active", "Severity", "Last time", "Ago"]) {
                    for event in shown {
                        Tag.tr(event.isAlarm ? .class("alarm") : nil) {
                            Tag.th(.scope("row")) { event.name }
                            Tag.td {
                                event.isActive
                                    ? Parts.pill(Verdict(event.isAlarm ? Verdict.severity(event).level : .none, "active"))
                                    : Tag.span(.class("quiet")) { "no" }
                            }
                            Tag.td { Parts.pill(.severity(event)) }
                            Tag.td { Parts.timestamp(event.lastTriggered) }
                            Tag.td { Parts.moment(event.lastTriggered, site) }
                        }
                    }
                }
            }
        }
    }
}

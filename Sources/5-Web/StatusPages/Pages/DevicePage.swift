import Findings
import Journal

extension StatusPage {
    /// The page of one device.
    ///
    /// - Parameter sessions: the device's sessions, newest first; `nil` when none are recorded.
    public static func device(_ device: DeviceStatus, sessions: [SessionRecord]?, _ site: Site) -> StatusPage {
        let assessment = Assessment(device, now: site.now)
        var content = [head(device, assessment, site), attention(device, assessment.findings, site)]
        if let view = device.view {
            content += body(view, device, site)
        } else if let former = device.former {
            content += [formerly(former, device, site)]
        }
        // Nothing is green while the time is bad or unknown.
        if assessment.isTimeBad { content = content.map(\.calmed) }
        content.append(
            Parts.section("sessions", "Recent sessions", true) {
                if let sessions {
                    SessionsTable.table(Array(sessions.prefix(10)), site, namesDevice: false)
                } else {
                    Tag.p(.class("quiet")) { "Sessions are not recorded: http_sessions is switched off in the configuration." }
                }
            })
        return StatusPage(
            title: device.name, place: .fleet,
            content: [Tag.div(.class("cards")) { content }])
    }

    private static func head(_ device: DeviceStatus, _ assessment: Assessment, _ site: Site) -> HTMLNode {
        Tag.div(.class("title", "wide"), .data(worst: assessment.level.words)) {
            Tag.h1 { device.name }
            // The worst comes first, so that nothing green stands alone while something is wrong.
            Parts.pill(Verdict(assessment.level, assessment.level.words))
            Parts.pill(device.reach)
            if let view = device.view { Parts.pill(.outputs(view)) }
            Tag.p(.class("quiet")) {
                let view = device.known
                let facts = [
                    view?.model, view.flatMap { $0.serialNumber.isEmpty ? nil : "serial no. " + $0.serialNumber },
                    view?.firmware, view?.hostName, view?.uptime.map { "up for " + Quantity.span($0) },
                ]
                facts.compactMap { $0 }.filter { !$0.isEmpty }.map { $0 + " · " }.joined()
                if device.condition.lastSeen == nil {
                    "not read yet"
                } else {
                    device.condition.failure == nil ? "collected " : "last read "
                    Parts.moment(device.condition.lastSeen, site)
                }
            }
            if !device.condition.labels.isEmpty { labels(device, site) }
            Tag.ul(.class("links"), .label("Links")) {
                if let link = Link.elsewhere(device.condition.address) {
                    Tag.li {
                        Tag.a(.href(link), .rel("noreferrer")) { "web interface" }
                        " " + device.condition.address
                    }
                }
                Tag.li { Tag.a(.href(site.probe(device.name))) { "metrics" } }
                Elsewhere.links(of: device)
            }
        }
    }

    /// The configured labels, each a link to the devices that share it.
    private static func labels(_ device: DeviceStatus, _ site: Site) -> HTMLNode {
        Tag.ul(.class("summary", "wide"), .label("Labels")) {
            for label in device.condition.labels {
                Tag.li {
                    Tag.a(
                        .class("pill", Level.none.style),
                        .href(site.fleet(FleetQuery().with { $0.label = "\(label.name)=\(label.value)" }))
                    ) { "\(label.name): \(label.value)" }
                }
            }
        }
    }

    /// The last known status of a device that does not answer, greyed.
    private static func formerly(_ former: DeviceStatus.Former, _ device: DeviceStatus, _ site: Site) -> HTMLNode {
        Tag.div(.class("former", "wide")) {
            Tag.p(.class("quiet")) {
                "Below is the last known status, from "
                Parts.moment(former.time, site)
                "."
            }
            Tag.div(.class("cards")) { body(former.view, device, site) }
        }
    }

    private static func attention(_ device: DeviceStatus, _ findings: [Finding], _ site: Site) -> HTMLNode {
        Parts.section("attention", "To do", true) {
            if findings.isEmpty, device.condition.notices.isEmpty {
                Tag.p(.class("quiet")) {
                    device.view == nil
                        ? "The device has not answered yet." : "Nothing: everything that the device reports is in order."
                }
            } else {
                Tag.ul(.class("findings")) {
                    for finding in findings where finding.level >= .warning { FindingItem.item(finding, device, site) }
                    for notice in device.condition.notices { self.notice(notice, site) }
                    for finding in findings where finding.level < .warning { FindingItem.item(finding, device, site) }
                }
            }
        }
    }

    /// Mismatches between configuration and device, with the settings concerned.
    private static func notice(_ sentence: String, _ site: Site) -> HTMLNode {
        Tag.li {
            Parts.pill(Verdict(.warning, "configuration"))
            " " + sentence + ". "
            Tag.small {
                "First step: Check whether the module is in its slot, and "
                Tag.code { "slots" }
                " in the "
                Tag.a(.href(site.link("/config"))) { "configuration" }
                "."
            }
        }
    }

    private static func body(_ view: DeviceView, _ device: DeviceStatus, _ site: Site) -> [HTMLNode] {
        var sections: [HTMLNode?] = [ClockPath.section(view, site)]
        sections += view.chassis.enumerated().map {
            ChassisDrawing.section($1, number: $0, of: view.chassis.count, picture: site.picture(device.name))
        }
        sections += [
            DeviceSections.synchronisation(view, site), DeviceSections.ntp(view, site), RelayDrawing.section(view.relays, site),
            DeviceSections.frontPanel(view), DeviceSections.ptp(view.ptp), NetworkSections.sources(view.sources),
            NetworkSections.syncMon(view.syncMon, site), NetworkSections.syncTeam(view.syncTeam),
            DeviceSections.events(view.events, site),
        ]
        return sections.compactMap { $0 }
    }
}

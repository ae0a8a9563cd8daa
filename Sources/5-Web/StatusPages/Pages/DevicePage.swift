import Journal

extension StatusPage {
    /// The page of one device.
    ///
    /// - Parameter sessions: the device's sessions, newest first; `nil` when none are recorded.
    public static func device(_ device: DeviceStatus, sessions: [SessionRecord]?, _ site: Site) -> StatusPage {
        var content = [head(device, site), attention(device, site)]
        if let view = device.view { content += body(view, site) }
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

    private static func head(_ device: DeviceStatus, _ site: Site) -> HTMLNode {
        Tag.div(.class("title", "wide"), .data(worst: device.level(now: site.now).words)) {
            Tag.h1 { device.name }
            Parts.pill(device.reach)
            if let view = device.view { Parts.pill(.sync(view.sync.state)) }
            Tag.p(.class("quiet")) {
                let view = device.view
                let facts = [
                    view?.model, view.flatMap { $0.serialNumber.isEmpty ? nil : "serial no. " + $0.serialNumber },
                    view?.firmware, view?.hostName, device.address,
                    view?.uptime.map { "up for " + Quantity.span($0) },
                ]
                facts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
                device.failure == nil ? " · collected " : " · last read "
                Parts.moment(device.lastSeen, site)
                " · "
                Tag.a(.href(site.probe(device.name))) { "its metrics" }
            }
        }
    }

    private static func attention(_ device: DeviceStatus, _ site: Site) -> HTMLNode {
        let findings = device.findings(now: site.now)
        return Parts.section("attention", "To do", true) {
            if findings.isEmpty {
                Tag.p(.class("quiet")) {
                    device.view == nil ? "The device has not answered yet." : "Nothing: everything that it reports is in order."
                }
            } else {
                Tag.ul(.class("findings")) {
                    for finding in findings {
                        Tag.li {
                            Parts.pill(Verdict(finding.level, finding.level == .failure ? "failure" : "warning"))
                            " " + finding.text
                        }
                    }
                }
            }
        }
    }

    private static func body(_ view: DeviceView, _ site: Site) -> [HTMLNode] {
        var sections: [HTMLNode?] = [ClockPath.section(view)]
        sections += view.chassis.enumerated().map { ChassisDrawing.section($1, number: $0, of: view.chassis.count) }
        sections += [
            DeviceSections.synchronisation(view), DeviceSections.ntp(view, site), RelayDrawing.section(view.relays),
            DeviceSections.frontPanel(view), DeviceSections.ptp(view.ptp), DeviceSections.events(view.events, site),
        ]
        return sections.compactMap { $0 }
    }
}

import Findings

/// A finding with further information: since when, the first step, its runbook, its metric, and the configured links.
enum FindingItem {
    static func item(_ finding: Finding, _ device: DeviceStatus, _ site: Site) -> HTMLNode {
        Tag.li {
            Parts.pill(Verdict(finding.level, finding.kind.concern.words))
            " " + finding.text
            Parts.since(finding.since, site)
            if let step = finding.kind.runbook?.firstStep(for: device.condition.configuration) {
                Tag.small {
                    "First step: "
                    RunbookText.inline(step, site)
                }
            }
            Tag.ul(.class("links"), .label("More about this")) {
                if finding.kind.runbook != nil { Tag.li { Tag.a(.href(site.runbook(finding.kind.name))) { "runbook" } } }
                Tag.li {
                    Tag.a(.href(site.probe(device.name, finding.kind.metric))) { Tag.code { finding.kind.metric } }
                }
                Elsewhere.links(of: device, about: finding.kind)
            }
        }
    }
}

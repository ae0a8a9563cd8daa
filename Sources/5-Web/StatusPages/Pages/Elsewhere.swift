import Configuration
import Findings

/// The links that the configuration names under `links`.
enum Elsewhere {
    /// Those about a device.
    static func links(of device: DeviceStatus) -> [HTMLNode] {
        items(device.links.filter { $0.subject == .device }) { $0.address(of: device.condition.configuration) }
    }

    /// Those about a finding.
    static func links(of device: DeviceStatus, about kind: FindingKind) -> [HTMLNode] {
        let occasion = LinkTemplate.Occasion(finding: kind.name, metric: kind.metric)
        return items(device.links.filter { $0.subject == .finding }) { $0.address(of: device.condition.configuration, occasion) }
    }

    /// Those about no device.
    static func links(_ templates: [LinkTemplate]) -> [HTMLNode] { items(templates) { $0.address } }

    private static func items(_ templates: [LinkTemplate], _ address: (LinkTemplate) -> String?) -> [HTMLNode] {
        templates.compactMap { template in
            address(template).flatMap(Link.elsewhere).map { link in
                Tag.li { Tag.a(.href(link), .rel("noreferrer")) { template.name } }
            }
        }
    }
}

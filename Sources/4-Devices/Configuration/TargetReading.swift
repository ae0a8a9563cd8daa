import Platform
import Text
import YAML

extension ConfigurationLoader {
    /// One entry under `targets`.
    func targetRule(_ value: ValueReader, defaults: DeviceConfiguration, resolver: ProfileResolver) -> TargetRule? {
        value.mapping { section -> TargetRule? in
            section.refuse("labels", "labels are for /sd, which lists no targets of requests; set them in Prometheus")
            let match = section.required("match")
            let (texts, ranges, names) = patterns(match)
            let template = section.required("url").flatMap(urlTemplate)
            let settings = settings(section, over: defaults, resolver)
            checkTLS(section, url: template?.url)
            guard let template, !ranges.isEmpty || !names.isEmpty else { return nil }
            var device = settings.named(TargetRule.placeholder, at: template.url)
            device.labels = [:]
            return TargetRule(
                match: texts, ranges: ranges, names: names, url: template.text, settings: device)
        }
    }

    private func patterns(_ match: ValueReader?) -> (texts: [String], ranges: [AddressRange], names: [NamePattern]) {
        var texts: [String] = []
        var ranges: [AddressRange] = []
        var names: [NamePattern] = []
        guard let match, let elements = match.sequence() else { return ([], [], []) }
        if elements.isEmpty { match.report("the list is empty; leave the entry out to allow nothing") }
        for element in elements {
            guard let text = element.string() else { continue }
            texts.append(text)
            let isRange = text.contains("/") || text.contains(":") || IPAddress(text) != nil
            if isRange {
                do throws(AddressRange.SyntaxError) {
                    ranges.append(try AddressRange(text))
                } catch {
                    element.report("the range \(quotedText(text)) \(error)")
                }
            } else if let name = NamePattern(text) {
                names.append(name)
            } else {
                element.report(
                    "expected addresses such as 10.20.0.0/16 or a host name with * and ?, found \(quotedText(text))")
            }
        }
        return (texts, ranges, names)
    }

    /// A URL with `{target}` as its host and nowhere else.
    private func urlTemplate(_ value: ValueReader) -> (text: String, url: DeviceURL)? {
        guard let text = value.string() else { return nil }
        let host = "target.invalid"
        let filled = text.replacing(TargetRule.placeholder, with: host)
        do throws(URLSyntaxError) {
            let url = try DeviceURL(parsing: filled)
            let count = text.ranges(of: TargetRule.placeholder).count
            guard count == 1, url.host == host else {
                return value.reject("the URL must have {target} instead of the host and nowhere else, such as https://{target}")
            }
            return (text, url)
        } catch {
            return value.reject("the URL is not accepted: \(error)")
        }
    }
}

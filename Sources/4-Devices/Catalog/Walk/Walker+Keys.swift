import Metrics
import StatusDocument
import Text

// Edges from a point that match keys by pattern.
extension Walker {
    mutating func followAny(_ child: Node, _ from: Reached) {
        for (label, next) in catalog.tree.nodes[Int(from.point)].any {
            var labels = from.labels
            if let label {
                guard let text = keyText(child, label.form, without: (prefix: 0, suffix: 0)) else { continue }
                labels = plan.labels.labels(labels, adding: label.name, text)
            }
            activate(next, labels: labels, numbered: from.numbered)
        }
    }

    mutating func followFramed(_ child: Node, _ from: Reached) {
        let key = document.key(child)
        for framed in catalog.tree.nodes[Int(from.point)].framed {
            guard let prefix = key.length(ofPrefix: framed.prefix), let suffix = key.length(ofSuffix: framed.suffix),
                key.count > prefix + suffix || framed.extent == .whole, framed.extent != .numbered || key.isNumber(from: prefix)
            else { continue }
            var labels = from.labels
            if let label = framed.label {
                let frame = framed.extent == .between ? (prefix, suffix) : (0, 0)
                guard let text = keyText(child, label.form, without: frame) else { continue }
                labels = plan.labels.labels(labels, adding: label.name, text)
            }
            activate(framed.next, labels: labels, numbered: from.numbered)
        }
    }

    /// The label text of a key; `nil` when the key does not match the label's form (`relays` is not a relay).
    private func keyText(_ child: Node, _ form: LabelForm, without frame: (prefix: Int, suffix: Int)) -> ArraySlice<UInt8>? {
        guard form == .letter else {
            return form.apply(document.key(child).dropFirst(frame.prefix).dropLast(frame.suffix), position: nil)
        }
        let parent = way.count > 1 ? way[way.count - 2].node : document.root
        return document.letter(ofKey: child, in: parent, suffix: frame.suffix)
    }

    mutating func followNumbered(_ child: Node, _ from: Reached) {
        let key = document.key(child)
        for (prefix, next) in catalog.tree.nodes[Int(from.point)].numbered {
            let digits = key.dropFirst(prefix.utf8.count)
            guard key.hasPrefix(ignoringCase: prefix), !digits.isEmpty, digits.allSatisfy(\.isDigit) else { continue }
            let isFirst = digits.allSatisfy { $0 == UInt8(ascii: "0") }
            activate(next, labels: from.labels, numbered: isFirst ? nil : child)
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether nothing but a number follows the first `count` bytes, or a separator and a number.
    fileprivate func isNumber(from count: Int) -> Bool {
        let rest = dropFirst(count)
        let digits = rest.first?.isSeparator == true ? rest.dropFirst() : rest
        return !digits.isEmpty && digits.allSatisfy(\.isDigit)
    }
}

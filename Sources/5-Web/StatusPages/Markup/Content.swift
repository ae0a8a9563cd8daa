/// Lets a list be written as statements: elements, conditions and loops.
@resultBuilder
enum ListBuilder<Element> {
    static func buildExpression(_ element: Element) -> [Element] { [element] }
    static func buildExpression(_ element: Element?) -> [Element] { element.map { [$0] } ?? [] }
    static func buildExpression(_ elements: [Element]) -> [Element] { elements }
    static func buildBlock(_ parts: [Element]...) -> [Element] { parts.flatMap { $0 } }
    static func buildOptional(_ part: [Element]?) -> [Element] { part ?? [] }
    static func buildEither(first part: [Element]) -> [Element] { part }
    static func buildEither(second part: [Element]) -> [Element] { part }
    static func buildArray(_ parts: [[Element]]) -> [Element] { parts.flatMap { $0 } }
}

/// The content of an element, which may also be text.
typealias Content = ListBuilder<HTMLNode>

extension ListBuilder where Element == HTMLNode {
    static func buildExpression(_ text: String) -> [HTMLNode] { [.text(text)] }
    static func buildExpression(_ text: String?) -> [HTMLNode] { text.map { [.text($0)] } ?? [] }
}

/// An option of a command, declared once with its name, its help and its default, and read by its type:
///
///     let listen = Option<[String]>("web.listen-address", placeholder: "ADDRESS", help: "…", default: [":10319"])
///     let addresses = arguments[listen]
public struct Option<Value: Sendable>: Declared {
    /// What it is, apart from its type.
    public let declaration: Declaration
    let defaultValue: Value
}

extension Option where Value == Bool {
    /// A flag: `--name` switches on, `--no-name` off.
    public init(_ name: String, help: String, default defaultValue: Bool = false) {
        self.defaultValue = defaultValue
        declaration = Declaration(
            name: name, shape: .flag, help: help, placeholder: "", defaults: defaultValue ? ["on"] : [], completion: .none,
            read: { arguments throws(ArgumentValueError) in arguments.last == "true" })
    }
}

extension Option where Value: ArgumentValue {
    /// An option with one value: `--name=VALUE` or `--name VALUE`.
    public init(
        _ name: String, placeholder: String = "VALUE", help: String, default defaultValue: Value,
        completion: Declaration.Completion = .none
    ) {
        self.defaultValue = defaultValue
        declaration = .single(name, Value.self, placeholder, help, [defaultValue.argument], completion) { $0 }
    }
}

extension Option {
    /// An option with one value that may be left out: `--name=VALUE` or `--name VALUE`.
    public init<Element: ArgumentValue>(
        _ name: String, placeholder: String = "VALUE", help: String, completion: Declaration.Completion = .none
    ) where Value == Element? {
        defaultValue = nil
        declaration = .single(name, Element.self, placeholder, help, [], completion) { Element?.some($0) }
    }

    /// An option that may be repeated. Given values replace the default rather than adding to it.
    public init<Element: ArgumentValue>(
        _ name: String, placeholder: String = "VALUE", help: String, default defaultValue: [Element] = [],
        completion: Declaration.Completion = .none
    ) where Value == [Element] {
        self.defaultValue = defaultValue
        declaration = .repeated(name, Element.self, placeholder, help, defaultValue.map(\.argument), completion)
    }
}

extension Declaration {
    static func single<Element: ArgumentValue>(
        _ name: String, _: Element.Type, _ placeholder: String, _ help: String, _ defaults: [String], _ completion: Completion,
        wrap: @escaping @Sendable (Element) -> any Sendable
    ) -> Declaration {
        Declaration(
            name: name, shape: .single, help: help, placeholder: placeholder, defaults: defaults,
            completion: completion.or(Element.choices),
            read: { arguments throws(ArgumentValueError) in wrap(try readLast(arguments)) })
    }

    static func repeated<Element: ArgumentValue>(
        _ name: String, _: Element.Type, _ placeholder: String, _ help: String, _ defaults: [String], _ completion: Completion
    ) -> Declaration {
        Declaration(
            name: name, shape: .repeated, help: help, placeholder: placeholder, defaults: defaults,
            completion: completion.or(Element.choices),
            read: { arguments throws(ArgumentValueError) in try readAll(arguments) as [Element] })
    }
}

extension Declaration.Completion {
    /// The choices of the type, where not stated otherwise.
    fileprivate func or(_ choices: [String]) -> Self {
        self == .none && !choices.isEmpty ? .words(choices) : self
    }
}

public import Journal

extension StatusPage {
    /// The last collections.
    ///
    /// - Parameter collections: newest first.
    public static func collections(_ collections: [CollectionRecord], _ site: Site) -> StatusPage {
        let counts = Dictionary(grouping: collections, by: kind).mapValues(\.count)
        return StatusPage(
            title: "Collections", place: .collections,
            content: [
                Tag.div(.class("title")) {
                    Tag.h1 { "Collections" }
                    Tag.ul(.class("summary"), .label("Collections by state")) {
                        for kind in Kind.allCases {
                            if let count = counts[kind] {
                                Tag.li { Parts.pill(Verdict(kind.level, "\(count) \(kind.rawValue)")) }
                            }
                        }
                    }
                    Tag.p(.class("quiet")) {
                        "Each query of a device, and the requests that triggered it; a request that arrives while a collection is running joins it. "
                            + "Requests and sessions are listed by number, as in the log. "
                        Tag.a(.href(site.link("/collections.json"))) { "As JSON" }
                    }
                },
                table(collections, site),
            ])
    }

    private static func table(_ collections: [CollectionRecord], _ site: Site) -> HTMLNode {
        guard !collections.isEmpty else { return Tag.p(.class("quiet")) { "No collections yet." } }
        return Parts.table(
            "Collections",
            [
                // How it ended comes early, so that it is in sight on a phone.
                .number("No."), "Device", "State", "Start", "Request no.", .number("Duration"), .number("Samples"),
                "Session no.", "Handlers", "Cause of failure",
            ]
        ) {
            for collection in collections { row(collection, site) }
        }
    }

    private static func row(_ collection: CollectionRecord, _ site: Site) -> HTMLNode {
        Tag.tr(.id("c\(collection.number)")) {
            Tag.th(.scope("row"), .class("number")) { String(collection.number) }
            Tag.td { Tag.a(.href(site.device(collection.device))) { collection.device } }
            Tag.td { Parts.pill(verdict(collection)) }
            Tag.td { Parts.timestamp(collection.start) }
            Tag.td { requests(collection) }
            Parts.number(collection.outcome.map { Quantity.seconds($0.duration / .seconds(1)) })
            Parts.number(collection.outcome.map { Number.grouped(Double($0.samples)) })
            Tag.td {
                if collection.sessions.isEmpty { "–" }
                for number in collection.sessions {
                    Tag.a(.href(site.session(number))) { String(number) }
                    " "
                }
            }
            Tag.td {
                if collection.handlers.isEmpty { "–" }
                for handler in collection.handlers {
                    Parts.pill(Verdict(Kind(handler.state).level, "\(handler.kind.name): \(handler.state.rawValue)"))
                    " "
                }
            }
            Tag.td(.class("cause")) { collection.outcome?.error ?? "" }
        }
    }

    private static func verdict(_ collection: CollectionRecord) -> Verdict {
        let kind = kind(collection)
        let cause = kind == .failed ? collection.outcome?.errorClass.map { ": " + Wording.spaced($0) } : nil
        return Verdict(kind.level, kind.rawValue + (cause ?? ""))
    }

    /// The outcome of a collection, in words.
    private enum Kind: String, CaseIterable {
        case waiting, processing, succeeded
        /// The device was not queried after failures; the cause beside it says why.
        case notQueried = "not queried"
        case failed

        init(_ state: CollectionRecord.State) {
            self =
                switch state {
                case .waiting: .waiting
                case .processing: .processing
                case .succeeded: .succeeded
                case .failed: .failed
                }
        }

        var level: Level {
            switch self {
            case .waiting, .processing, .notQueried: .none
            case .succeeded: .good
            case .failed: .failure
            }
        }
    }

    private static func kind(_ collection: CollectionRecord) -> Kind {
        let kind = Kind(collection.state)
        return kind == .failed && collection.outcome?.errorClass == "backoff" ? .notQueried : kind
    }

    /// The numbers of the requests, as log lines name them.
    private static func requests(_ collection: CollectionRecord) -> String {
        let numbers = collection.requests.prefix(4).map(String.init).joined(separator: ", ")
        let more = collection.recipients - min(collection.requests.count, 4)
        guard more > 0 else { return numbers }
        return numbers.isEmpty ? "–" : "\(numbers) and \(more) more"
    }
}

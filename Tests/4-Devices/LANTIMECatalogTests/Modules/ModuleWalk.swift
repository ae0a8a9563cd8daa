import Catalog
import Metrics
import StatusDocument

@testable import LANTIMECatalog

/// What the built-in catalog makes of a document.
struct ModuleWalk {
    let catalog: CompiledCatalog
    let document: StatusDocument
    let result: WalkResult

    init(_ bytes: [UInt8]) throws {
        catalog = try TestedCatalog.compiled()
        document = try StatusDocument(parsing: bytes)
        var result = catalog.walk(document, device: "d")
        result.samples.sort(familyCount: catalog.families.families.count)
        self.result = result
    }

    /// A module in the slot `io1`, its values given as members of a JSON object.
    init(model: String, _ members: String) throws {
        try self.init(
            Array(
                #"""
                {"data": {"chassis0": {"slots": [{"object-id": "io1", "slot-id": "io1", "slot-type": "mri",
                 "module": {"info": {"model": "\#(model)"}\#(members.isEmpty ? "" : ", ")\#(members)}}]}}}
                """#.utf8))
    }

    init(_ json: String) throws {
        try self.init(Array(json.utf8))
    }

    /// The series as text, without the device and the slot `io1`; of a state set only the state that holds.
    ///
    /// - Parameter prefixes: which families are wanted.
    func series(_ prefixes: String...) -> [String] {
        let text = String(decoding: Exposition(catalog.families).render([result.samples], as: .prometheus), as: UTF8.self)
        return text.split(separator: "\n").map(String.init).compactMap { line in
            guard prefixes.contains(where: { line.hasPrefix($0) }) else { return nil }
            let name = line.prefix { $0 != "{" && $0 != " " }
            let isState = catalog.families.families.contains { family in
                if family.name == name, case .stateSet = family.type { true } else { false }
            }
            if isState, line.hasSuffix(" 0") { return nil }
            return line.replacing("device=\"d\",", with: "").replacing("device=\"d\"", with: "")
                .replacing("slot=\"io1\",", with: "").replacing("slot=\"io1\"", with: "").replacing("{}", with: "")
        }
    }
}

extension ModuleWalk {
    /// How many values were dropped because their series had one already.
    var duplicates: Int { result.samples.duplicates }
    /// How many samples there are; of a state set one for all its states.
    var samples: Int { result.samples.count }
    /// How many words the catalog did not know.
    var unknownWords: Int { result.unknownWords.reduce(0, +) }
}

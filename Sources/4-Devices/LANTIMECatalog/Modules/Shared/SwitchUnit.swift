import Catalog

// What switch units (RSC, SCU) report: the bits of their status word, and the words of the older MIB.

/// Where switch units report something, and how.
enum SwitchUnit {
    static let module = ModulePath.module(of: "rsc*|scu*|mdu*")
    fileprivate static let word = "**.(epld-status|epld-stat)"

    static let hasFourSupplies = Requirement.not(
        .any([.flag("**.has-4-psus", false), .bit(word, .scuStatus, "has-4-psus", false)]))

    /// The spellings of an object of the MIB.
    static func mib(_ name: String, or others: String? = nil) -> String {
        "(\(name)|scu-\(name)|mbg-scu-\(name)\(others.map { "|" + $0 } ?? ""))"
    }

    /// A bit of the status word, which may also stand alone.
    static func bit(_ name: String, or key: String? = nil, _ state: String, otherwise: String) -> [Candidate] {
        [
            .flag("**.\(keys(name, key))", state, otherwise: otherwise),
            .flag(in: word, .scuStatus, name, state, otherwise: otherwise),
        ]
    }

    fileprivate static func keys(_ name: String, _ other: String?) -> String { other.map { "(\(name)|\($0))" } ?? name }
}

extension Entry {
    /// 1 or 0 for a bit of the status word, or for what the MIB says of the same in words.
    static func switchFact(
        _ name: String, _ bit: String, or key: String? = nil, mib object: String? = nil, _ help: String,
        _ words: Vocabulary = .outputs
    ) -> Entry {
        let number = Reader.stateNumber(words, ["no": 0, "yes": 1])
        let bits: [Candidate] = [
            .field("**.\(SwitchUnit.keys(bit, key))", number), .field(SwitchUnit.word, .flagOf(.scuStatus, bit)),
        ]
        let objects = object.map { [Candidate.field("**.\(SwitchUnit.mib($0))", number)] } ?? []
        return .gauge("lantime_rsc_\(name)", of: SwitchUnit.module, firstOf: bits + objects, help: help)
    }
}

extension FlagWord {
    static let scuStatus = FlagWord(
        source: "gpsdefs.h SCU_STAT_MASKS (MSK_EPLD_STAT_*); bits 9 and 10 are reserved", prefix: "msk-epld-stat",
        [
            Flag("ts1", 0), Flag("ts2", 1), Flag("tl-error", 2), Flag("psu1-ok", 3), Flag("psu2-ok", 4), Flag("auto", 5),
            Flag("sel", 6), Flag("ena", 7), Flag("has-lan", 8), Flag("has-4-psus", 11), Flag("psu3-ok", 12),
            Flag("psu4-ok", 13), Flag("aco", 14), Flag("wdog-ok", 15),
        ])
}

extension WordList {
    static let switchedClocks = WordList(
        source: "gpsdefs.h SCU_CLK_INFO_TYPES",
        [Word("gps", number: 0), Word("dcf-pzf", number: 1), Word("dcf-am", number: 2), Word("tcr", number: 3)])
}

extension Vocabulary {
    static let switchMode = Vocabulary(
        "rsc-mode", source: "M1000 manual p. 62: automatic or manual; MBG-SNMP-RSC180-MIB mbgSCUAutoManual: manual 0, auto 1",
        [State("auto", "automatic", "automatic-remote", numbers: [1]), State("manual", "man", numbers: [0])])

    /// Without numbers: the bit counts the clocks from 0, the MIB from 1.
    static let activeClock = Vocabulary(
        "rsc-active-clock",
        source: "M1000 manual p. 62: clock 1 and clock 2; captures: slots clk1 and clk2; MBG-SNMP-RSC180-MIB mbgSCUMasterVal",
        [
            State("clk1", "clock-1", "refclock-1", "clk1-is-master"), State("clk2", "clock-2", "refclock-2", "clk2-is-master"),
            State("none", "neither", "no-master", "not-selected"),
        ])

    static let switchControl = Vocabulary(
        "rsc-control", source: "MBG-SNMP-RSC180-MIB mbgSCULocalRemote",
        [State("local", numbers: [0], flag: false), State("remote", numbers: [1], flag: true)])

    static let outputs = fact(
        "rsc-outputs", "mbgSCUOutputStatus, mbgSCUACOMode", no: ["outputs-disabled", "aco-mode-off"],
        yes: ["outputs-enabled", "aco-mode-on"])
    static let clock = fact(
        "rsc-clock", "mbgSCUSyncStatusClk1", no: ["not-sync", "not-synchronized"], yes: ["sync", "synchronized"])
    static let supply = fact(
        "rsc-supply", "mbgSCUPowerSupply1", no: ["not-ok", "failed", "fail", "failure"], yes: ["ok"])

    /// An object of MBG-SNMP-RSC180-MIB that is 0 or 1.
    private static func fact(_ name: String, _ object: String, no: [String], yes: [String]) -> Vocabulary {
        Vocabulary(
            name, source: "MBG-SNMP-RSC180-MIB \(object)",
            [
                State(name: "no", words: no + ["false", "off", "disabled"], numbers: [0], flag: false),
                State(name: "yes", words: yes + ["true", "on", "enabled"], numbers: [1], flag: true),
            ])
    }

    static let moduleCondition = Vocabulary(
        "module-condition",
        source: "MBG-LANTIME-NG-MIB mbgLtNgTrapIMSError and IMSOk: a module is ok, or not; gpsdefs.h states of backplane devices",
        [
            State("ok", "normal", "normal-operation", "running", "available"),
            State("error", "failed", "failure", "fail", "fault", "faulty", "not-responsive", "not-responding", "disconnected"),
            State("initializing", "init", "starting"),
        ])
}

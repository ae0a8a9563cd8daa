// swift-tools-version: 6.2
import PackageDescription

// The house, from the ground up. Each floor is a folder of `Sources` and of `Tests`, in the order of `ls`. A target may import
// only from floors below its own, and on its own floor only what is listed before it.

/// Rules for every Swift target: a warning is an error, protocols used as types say `any`.
let common: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]
/// Targets that wrap a C library may use unsafe pointers; in all others the compiler refuses them.
let safe: [SwiftSetting] = common + [.strictMemorySafety()]

/// A C module: header, thin shims, and the library that it links.
func cModule(_ name: String, links library: String?) -> Target {
    .target(name: name, linkerSettings: library.map { [.linkedLibrary($0)] } ?? [])
}

func wrapper(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: common)
}

/// `embeds` are files in the folder `Assets` that become part of the program, `plugins` write source files before the build.
func library(
    _ name: String, _ dependencies: [Target.Dependency], embeds: [String] = [], plugins: [Target.PluginUsage] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, resources: embeds.map { .embedInCode("Assets/\($0)") }, swiftSettings: safe,
        plugins: plugins)
}

/// Writes source files of a library before the build.
func plugin(_ name: String) -> Target {
    .plugin(name: name, capability: .buildTool())
}

/// `files` are folders that the tests read or renew where they stand in the checkout.
func tests(_ name: String, _ dependencies: [Target.Dependency], files: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: dependencies + [.byName(name: name), "TestFiles"], exclude: files,
        swiftSettings: common)
}

/// What several test targets share.
func testSupport(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: common)
}

/// A floor of the house: the folder that holds its targets, below `Sources` and below `Tests`.
func floor(_ name: String, _ targets: [Target], tests: [Target]) -> [Target] {
    for target in targets { target.path = "Sources/\(name)/\(target.name)" }
    for target in tests { target.path = "Tests/\(name)/\(target.name)" }
    return targets + tests
}

let system = floor(
    "1-System",
    [
        // C libraries of the distribution, each wrapped once.
        cModule("CPlatform", links: nil),
        cModule("CCurl", links: "curl"),
        cModule("CMicroHTTPD", links: "microhttpd"),
        cModule("CGnuTLS", links: "gnutls"),
        cModule("CCrypt", links: "crypt"),
        cModule("CYAML", links: "yaml"),
        cModule("CSimdjson", links: "simdjson"),
        cModule("CISAL", links: "isal"),
        wrapper("Platform", ["CPlatform"]),
        wrapper("Threading", ["CPlatform", "Platform"]),
    ],
    tests: [
        testSupport("TestFiles", []),
        tests("Platform", ["Threading"]),
        tests("Threading", ["CPlatform", "Platform"]),
    ])

let libraries = floor(
    "2-Libraries",
    [
        library("Text", []),
        // Swift faces of C libraries.
        wrapper("YAML", ["CYAML", "Text"]),
        wrapper("Gzip", ["CISAL", "Threading"]),
        wrapper("StatusDocument", ["CSimdjson"]),
        wrapper("Passwords", ["CCrypt", "CGnuTLS", "Threading", "Text"]),
        wrapper("Certificates", ["CGnuTLS", "Platform", "Text"]),
        // Without a C library of their own.
        library("Secrets", ["Text"]),
        library("Logging", ["Platform", "Threading"]),
        library("Metrics", ["Platform", "Text"]),
        library("Arguments", ["Text"]),
        library("JSON", ["StatusDocument"]),
        // What the program was built from; a plugin writes it into the target before each build.
        plugin("StampBuild"),
        library("BuildInformation", [], plugins: ["StampBuild"]),
    ],
    tests: [
        tests("Text", []),
        tests("YAML", ["Text"]),
        tests("Certificates", ["Text"]),
        tests("Gzip", []),
        tests("StatusDocument", []),
        tests("Passwords", ["Platform"]),
        tests("Secrets", []),
        testSupport("TestLog", ["Logging", "Threading"]),
        tests("Logging", ["TestLog"]),
        tests("Metrics", ["Platform"]),
        tests("Arguments", [], files: ["Snapshots"]),
        tests("JSON", ["StatusDocument"]),
        tests("BuildInformation", []),
    ])

// One client thread, one server thread for each address.
let network = floor(
    "3-Network",
    [
        wrapper("HTTPClient", ["CCurl", "Platform", "Threading", "Text", "Certificates", "Secrets"]),
        wrapper("HTTPServer", ["CMicroHTTPD", "CGnuTLS", "Platform", "Threading", "Text", "Certificates"]),
        // For simulated devices and tests; no part of the exporter.
        wrapper("CertificateMaker", ["CGnuTLS", "HTTPServer", "Platform", "Certificates"]),
    ],
    tests: [
        // Clients and listeners that send exactly the bytes that they are told.
        testSupport("TestSockets", ["HTTPServer"]),
        tests("HTTPClient", ["Platform", "Threading", "Text", "Certificates", "Secrets", "CCurl", "TestSockets"]),
        tests("HTTPServer", ["Threading", "TestSockets", "CertificateMaker"]),
    ])

// What the project exists for: what is known of a LANTIME, and the devices that are asked.
let devices = floor(
    "4-Devices",
    [
        library("Catalog", ["Platform", "Text", "StatusDocument", "Secrets", "Metrics"]),
        library("LANTIMECatalog", ["Metrics", "Catalog"]),
        library("CatalogFiles", ["LANTIMECatalog", "Catalog", "StatusDocument", "Metrics", "YAML", "Platform", "Text"]),
        library("Configuration", ["YAML", "Secrets", "Platform", "Threading", "Text"]),
        library("Anonymiser", ["StatusDocument", "Secrets", "Platform", "Text", "JSON"]),
        library("Findings", []),
        library("Journal", ["Threading", "HTTPClient"]),
        library(
            "Fleet",
            [
                "Platform", "Threading", "Text", "Certificates", "StatusDocument", "Secrets", "Logging", "Metrics", "HTTPClient",
                "Catalog", "LANTIMECatalog", "Configuration", "Findings", "Journal",
            ]),
    ],
    tests: [
        tests("Catalog", ["Text", "StatusDocument", "Metrics"]),
        tests("LANTIMECatalog", ["Text", "JSON", "StatusDocument", "Metrics", "Catalog"]),
        tests("CatalogFiles", ["LANTIMECatalog", "Text", "YAML", "StatusDocument", "Metrics", "Catalog"]),
        tests("Configuration", ["Secrets", "Text", "YAML"]),
        tests("Anonymiser", ["StatusDocument", "Metrics", "Catalog", "LANTIMECatalog"]),
        tests("Findings", []),
        tests("Journal", ["HTTPClient"]),
        tests(
            "Fleet",
            [
                "Testbench", "TestLog", "CertificateMaker", "StatusDocument", "Platform", "Threading", "Logging", "Metrics",
                "HTTPClient", "HTTPServer",
                "Catalog",
                "LANTIMECatalog", "Configuration", "Findings", "Journal",
            ]),
    ])

// What a client of the exporter meets.
let web = floor(
    "5-Web",
    [
        library("WebConfig", ["Platform", "YAML", "Passwords", "HTTPServer", "Text"]),
        library(
            "StatusPages",
            ["Platform", "Metrics", "HTTPClient", "Configuration", "Certificates", "Findings", "Journal", "Text", "JSON"],
            embeds: ["style.css", "refresh.js", "icon.svg", "favicon.ico", "runbooks.md"]),
        library(
            "Web",
            [
                "Platform", "Threading", "Text", "Gzip", "Passwords", "Logging", "Metrics", "JSON", "HTTPServer",
                "Catalog", "Configuration", "WebConfig", "Journal", "Fleet", "StatusPages", "BuildInformation",
            ]),
    ],
    tests: [
        tests("WebConfig", ["Testbench", "HTTPServer", "Passwords", "YAML", "Text", "CertificateMaker"]),
        tests(
            "StatusPages",
            [
                "Testbench", "Gzip", "Metrics", "HTTPClient", "Configuration", "Findings", "Journal", "Catalog", "LANTIMECatalog",
                "StatusDocument", "Text", "Fleet",
            ]),
        tests(
            "Web",
            ["Testbench", "Threading", "Passwords", "Catalog", "WebConfig", "Fleet", "BuildInformation", "CertificateMaker"]),
    ])

let programs = floor(
    "6-Programs",
    [
        library(
            "Simulator",
            ["HTTPServer", "StatusDocument", "Secrets", "Logging", "JSON", "Text", "Platform", "Threading", "CertificateMaker"]),
        library(
            "Commands",
            [
                "Platform", "Threading", "Text", "YAML", "Certificates", "StatusDocument", "Secrets", "Logging", "Metrics",
                "Arguments", "JSON",
                "Anonymiser", "HTTPClient", "HTTPServer", "Catalog", "LANTIMECatalog", "CatalogFiles", "Configuration",
                "WebConfig", "Findings", "Fleet", "Web", "BuildInformation",
            ]),
        .executableTarget(
            name: "lantime_exporter", dependencies: ["Platform", "Threading", "Commands"], swiftSettings: safe),
        .executableTarget(
            name: "lantime_simulator",
            dependencies: ["Platform", "Threading", "Secrets", "Arguments", "BuildInformation", "HTTPServer", "Simulator"],
            swiftSettings: safe),
    ],
    tests: [
        // Fake devices, scrapes and child processes, for the tests of what runs as a whole.
        testSupport(
            "Testbench",
            [
                "TestFiles", "TestLog", "TestSockets", "Catalog", "Configuration", "Web", "Fleet", "HTTPClient", "HTTPServer",
                "LANTIMECatalog",
                "Logging", "Metrics", "Platform", "Threading",
            ]),
        // Inputs made at random, and what must hold whatever they are; the program looks at them for as long as one likes.
        testSupport(
            "Fuzzing",
            [
                "Testbench", "TestFiles", "TestLog", "TestSockets", "Anonymiser", "Catalog", "CatalogFiles", "Configuration",
                "Fleet",
                "HTTPClient", "HTTPServer", "JSON", "Journal", "LANTIMECatalog", "Logging", "Metrics", "StatusDocument", "Text",
                "Threading",
                "Web",
                "WebConfig",
            ]),
        .executableTarget(name: "fuzz", dependencies: ["Fuzzing", "TestFiles"], swiftSettings: common),
        tests("Fuzzing", ["Text"], files: ["Inputs"]),
        tests("Simulator", ["HTTPClient", "HTTPServer", "Platform", "Threading", "Text", "Secrets", "JSON", "StatusDocument"]),
        tests("Commands", ["Testbench", "Platform", "Threading", "Logging", "CertificateMaker"]),
    ])

let package = Package(
    name: "lantime_exporter",
    products: [
        .executable(name: "lantime_exporter", targets: ["lantime_exporter"]),
        .executable(name: "lantime_simulator", targets: ["lantime_simulator"]),
    ],
    targets: system + libraries + network + devices + web + programs,
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c11,
    cxxLanguageStandard: .cxx17
)

// swift-tools-version: 6.2
import PackageDescription

// The house, from the ground up. A library may import only what stands above it in this file.

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

/// `embeds` are files in the folder `Assets` that become part of the program.
func library(_ name: String, _ dependencies: [Target.Dependency], embeds: [String] = []) -> Target {
    .target(
        name: name, dependencies: dependencies, resources: embeds.map { .embedInCode("Assets/\($0)") }, swiftSettings: safe)
}

/// `files` are folders that the tests read or renew where they stand in the checkout.
func tests(_ name: String, _ dependencies: [Target.Dependency], files: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: dependencies + [.byName(name: name)], exclude: files, swiftSettings: common)
}

let package = Package(
    name: "lantime_exporter",
    products: [.executable(name: "lantime_exporter", targets: ["lantime_exporter"])],
    targets: [
        // C libraries of the distribution, each wrapped once.
        cModule("CPlatform", links: nil),
        cModule("CCurl", links: "curl"),
        cModule("CMicroHTTPD", links: "microhttpd"),
        cModule("CGnuTLS", links: "gnutls"),
        cModule("CCrypt", links: "crypt"),
        cModule("CYAML", links: "yaml"),
        cModule("CSimdjson", links: "simdjson"),
        cModule("CISAL", links: "isal"),

        // Their Swift faces: the only targets with unsafe code.
        wrapper("Platform", ["CPlatform"]),
        wrapper("YAML", ["CYAML"]),
        wrapper("Gzip", ["CISAL", "Platform"]),
        wrapper("StatusDocument", ["CSimdjson"]),
        wrapper("Passwords", ["CCrypt", "CGnuTLS", "Platform"]),

        // Small libraries without a C library of their own.
        library("Secrets", ["Platform"]),
        library("Logging", ["Platform"]),
        library("Metrics", ["Platform"]),
        library("Arguments", []),
        library("JSONText", []),
        library("Journal", ["Platform"]),
        library("Anonymiser", ["StatusDocument", "Secrets", "JSONText"]),

        // Network: one client thread, one server thread for each address.
        wrapper("HTTPClient", ["CCurl", "Platform", "Secrets"]),
        wrapper("HTTPServer", ["CMicroHTTPD", "CGnuTLS", "Platform"]),

        // What the project exists for.
        library("Catalog", ["StatusDocument", "Secrets", "Metrics"]),
        library("LANTIMECatalog", ["Metrics", "Catalog"]),
        library("CatalogFiles", ["LANTIMECatalog", "Catalog", "StatusDocument", "Metrics", "YAML", "Platform"]),
        library("Configuration", ["YAML", "Secrets", "Platform"]),
        library("WebConfig", ["Platform", "YAML", "Passwords", "HTTPServer"]),
        library(
            "Fleet",
            [
                "Platform", "StatusDocument", "Secrets", "Logging", "Metrics", "HTTPClient", "Catalog", "LANTIMECatalog",
                "Configuration", "Journal",
            ]),
        library("StatusPages", ["Platform", "Metrics", "JSONText", "Journal"], embeds: ["style.css", "refresh.js", "icon.svg"]),
        library(
            "Exporter",
            [
                "Platform", "YAML", "Gzip", "Passwords", "Logging", "Metrics", "JSONText", "HTTPServer", "Catalog",
                "Configuration",
                "WebConfig", "Journal", "Fleet", "StatusPages",
            ]),
        library("Simulator", ["HTTPServer", "StatusDocument", "Secrets", "Logging", "JSONText", "Platform"]),
        library(
            "Commands",
            [
                "Platform", "YAML", "StatusDocument", "Secrets", "Logging", "Metrics", "Arguments", "JSONText", "Anonymiser",
                "HTTPClient",
                "HTTPServer", "Catalog", "LANTIMECatalog", "CatalogFiles", "Configuration", "WebConfig", "Fleet", "Exporter",
                "Simulator",
            ]),
        .executableTarget(name: "lantime_exporter", dependencies: ["Commands"], swiftSettings: safe),

        // Fake devices, scrapes and child processes, for the tests of what runs as a whole.
        .target(
            name: "Testbench",
            dependencies: [
                "Catalog", "Configuration", "Exporter", "Fleet", "HTTPClient", "HTTPServer", "LANTIMECatalog", "Logging",
                "Metrics", "Platform",
            ], path: "Tests/Testbench",
            swiftSettings: common),

        // A test target beside every library.
        tests("Platform", []),
        tests("YAML", []),
        tests("Gzip", []),
        tests("StatusDocument", []),
        tests("Passwords", ["Platform"]),
        tests("Secrets", []),
        tests("Logging", []),
        tests("Metrics", ["Platform"]),
        tests("JSONText", []),
        tests("Arguments", [], files: ["Snapshots"]),
        tests("Journal", []),
        tests("Anonymiser", ["StatusDocument", "Metrics", "Catalog", "LANTIMECatalog"]),
        tests("HTTPClient", ["Platform", "Secrets", "CCurl"]),
        tests("HTTPServer", []),
        tests("Catalog", ["StatusDocument", "Metrics"]),
        tests("LANTIMECatalog", ["StatusDocument", "Metrics", "Catalog"]),
        tests("CatalogFiles", ["LANTIMECatalog", "YAML", "StatusDocument", "Metrics", "Catalog"]),
        tests("Configuration", ["Secrets", "YAML"]),
        tests("WebConfig", ["Testbench", "HTTPServer", "Passwords", "YAML"]),
        tests(
            "Fleet",
            [
                "Testbench", "Platform", "Logging", "Metrics", "HTTPClient", "HTTPServer", "Catalog", "LANTIMECatalog",
                "Configuration", "Journal",
            ]),
        tests("StatusPages", ["Testbench", "Metrics", "Journal", "Catalog", "LANTIMECatalog", "StatusDocument"]),
        tests("Exporter", ["Testbench", "Passwords", "Catalog", "WebConfig", "Fleet"]),
        tests("Simulator", ["HTTPClient", "HTTPServer", "Platform", "Secrets", "StatusDocument"]),
        tests("Commands", ["Testbench"]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c11,
    cxxLanguageStandard: .cxx17
)

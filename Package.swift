// swift-tools-version: 6.2

import PackageDescription

/// The strictness that every target is held to.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "cairn",
    products: [
        .executable(name: "cairn", targets: ["cairn"])
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(
            url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
        // Declared because swift-configuration names its file paths with it (MemberImportVisibility).
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        // The system's libraries in C: workbooks, gzip, zstd, what of SQLite GRDB has no name for, and how memory is
        // dealt out.
        .systemLibrary(
            name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),

        // Level 0: words that all speak.
        .target(name: "CairnCore", swiftSettings: strict),

        // Level 1: pure values; bytes and cells; a made-up organisation.
        .target(name: "CairnModel", dependencies: ["CairnCore"], swiftSettings: strict),
        .target(
            name: "CairnText", dependencies: ["CairnCore", "CXLSXWriter", "CZlib", "CZstd"], swiftSettings: strict),
        .target(name: "CairnDemo", dependencies: ["CairnCore"], swiftSettings: strict),

        // Level 2: what can be asked, and where it is kept.
        .target(
            name: "CairnCatalog", dependencies: ["CairnCore", "CairnModel"], swiftSettings: strict),
        .target(
            name: "CairnStore",
            dependencies: [
                "CairnCore", "CairnModel", "CSQLite",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),

        // Level 3: job files.
        .target(
            name: "CairnJobs", dependencies: ["CairnCore", "CairnCatalog"],
            swiftSettings: strict),

        // Level 4: the ways out and in.
        .target(
            name: "CairnExport",
            dependencies: [
                "CairnCore", "CairnModel", "CairnText", "CairnCatalog", "CairnStore", "CairnJobs",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(
            name: "CairnImport",
            dependencies: [
                "CairnCore", "CairnModel", "CairnText", "CairnCatalog", "CairnStore", "CairnJobs",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: strict),

        // Level 6: the command line.
        .executableTarget(
            name: "cairn",
            dependencies: [
                "CMalloc", "CairnCore", "CairnModel", "CairnText", "CairnDemo", "CairnCatalog", "CairnStore",
                "CairnJobs", "CairnExport", "CairnImport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict),

        // What the benchmark measures that no command does.
        .executableTarget(
            name: "OneByOne", dependencies: ["CairnCore", "CairnModel", "CairnStore"], path: "Benchmarks/OneByOne",
            swiftSettings: strict),

        // Tests: one target a module, and the kit that they share.
        .target(
            name: "CairnTesting", dependencies: ["CairnCore", "CairnModel", "CairnStore"],
            path: "Tests/CairnTesting", swiftSettings: strict),
        .testTarget(name: "CairnCoreTests", dependencies: ["CairnCore"], swiftSettings: strict),
        .testTarget(
            name: "CairnModelTests", dependencies: ["CairnTesting", "CairnModel", "CairnCore"],
            swiftSettings: strict),
        .testTarget(
            name: "CairnTextTests", dependencies: ["CairnText", "CairnCore"], swiftSettings: strict),
        .testTarget(
            name: "CairnDemoTests", dependencies: ["CairnDemo", "CairnCore"], swiftSettings: strict),
        .testTarget(
            name: "CairnJobsTests",
            dependencies: ["CairnTesting", "CairnJobs", "CairnCatalog", "CairnModel", "CairnCore"],
            swiftSettings: strict),
        .testTarget(
            name: "CairnStoreTests",
            dependencies: [
                "CairnTesting", "CairnImport", "CairnStore", "CairnModel", "CairnCore",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CairnImportTests",
            dependencies: [
                "CairnTesting", "CairnImport", "CairnStore", "CairnJobs", "CairnModel", "CairnCore", "CairnText",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CairnExportTests",
            dependencies: [
                "CairnTesting", "CairnExport", "CairnImport", "CairnDemo", "CairnJobs", "CairnCatalog", "CairnStore",
                "CairnText", "CairnModel", "CairnCore",
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CairnCommandTests",
            dependencies: ["CairnTesting", "CairnCore", "CairnCatalog", "cairn"], swiftSettings: strict),
    ]
)

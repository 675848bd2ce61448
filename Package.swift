// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is held to the same strictness.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// The plugin folders, each with one adapter program: (folder, product).
let adapters = [
  ("Shandong", "caregauge-adapter-shandong"),
  ("Yunnan", "caregauge-adapter-yunnan"),
  ("Zhejiang", "caregauge-adapter-zhejiang"),
  ("Ningxia", "caregauge-adapter-ningxia"),
  ("InnerMongolia", "caregauge-adapter-inner-mongolia"),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

/// The tests of a module, in `Tests/<module>Tests`.
func tests(_ name: String, of targets: [String] = [], exclude: [String] = []) -> Target {
  let tested = targets.isEmpty ? [name] : targets
  return .testTarget(
    name: "\(name)Tests", dependencies: tested.map { .target(name: $0) } + ["TestSupport"], exclude: exclude)
}

let package = Package(
  name: "caregauge",
  products: [
    .executable(name: "caregauge", targets: ["caregauge"]),
    .library(name: "CareGaugeAdapter", targets: ["CareGaugeAdapter"]),
    .library(name: "CareGaugeAdapterHTTP", targets: ["CareGaugeAdapterHTTP"]),
  ] + adapters.map { .executable(name: $1, targets: ["\($0)Adapter"]) },
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
  ],
  targets: [
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CareGaugeModel"),
    .target(
      name: "CareGaugeRules", dependencies: ["CareGaugeModel"], resources: [.embedInCode("WorkingDays/Notices")]),
    .target(name: "YAML", dependencies: ["CLibYAML"]),
    .target(name: "CareGaugeAdapter", dependencies: ["CareGaugeModel", "CZlib", "YAML", crypto]),
    .target(name: "CareGaugeAdapterHTTP", dependencies: ["CareGaugeAdapter", httpClient, nio, nioHTTP1, nioSSL]),
    .target(name: "CareGaugeConfiguration", dependencies: ["CareGaugeModel", "YAML"]),
    .target(name: "PostgreSQL", dependencies: ["CLibPQ", lifecycle, logging]),
    .target(
      name: "CareGaugeStore",
      dependencies: ["CareGaugeModel", "PostgreSQL", crypto, lifecycle, logging, subprocess],
      resources: [.embedInCode("Migrations")]
    ),
    .target(
      name: "CareGaugeCollector",
      dependencies: [
        "CareGaugeAdapter", "CareGaugeRules", "CareGaugeStore", "CZlib", lifecycle, logging, metrics, subprocess,
      ]
    ),
    .target(
      name: "AdapterKit",
      dependencies: ["CareGaugeCollector", "CareGaugeModel", subprocess],
      resources: [.embedInCode("Templates"), .embedInCode("Vectors/Data")]
    ),
    .target(name: "SMTP", dependencies: [nio, nioPosix, nioSSL, nioTLS]),
    .target(name: "CareGaugeMail", dependencies: ["CareGaugeModel"]),
    .target(
      name: "CareGaugeAlerting",
      dependencies: [
        "CareGaugeMail", "CareGaugeModel", "CareGaugeRules", "CareGaugeStore", "PostgreSQL", "SMTP", httpClient,
        lifecycle, logging, metrics, nio, nioHTTP1, nioPosix,
      ]
    ),
    .target(name: "CareGaugeExposition", dependencies: ["CZlib"]),
    .target(
      name: "CareGaugeServer",
      dependencies: [
        "CMalloc", "CareGaugeAlerting", "CareGaugeCollector", "CareGaugeConfiguration", "CareGaugeExposition",
        "CareGaugeRules",
        "CareGaugeMail", "CareGaugeModel", "CareGaugeStore", "PostgreSQL", "SMTP", "YAML",
        hummingbird, hummingbirdCore, hummingbirdTLS, httpTypes, lifecycle, logging, coreMetrics, metrics, nio, nioSSL,
        signals,
      ],
      resources: [.embedInCode("Assets")]
    ),
    .executableTarget(
      name: "caregauge",
      dependencies: ["AdapterKit", "CareGaugeServer", argumentParser, httpClient, logging, nio, nioHTTP1, signals]),
  ]
    + adapters.flatMap { folder, _ -> [Target] in
      [
        .executableTarget(
          name: "\(folder)Adapter",
          dependencies: ["CareGaugeAdapter"] + (folder == "Zhejiang" ? ["CareGaugeAdapterHTTP"] : []),
          path: "Plugins/\(folder)/Sources",
          resources: folder == "Shandong"
            ? [.embedInCode("Labels")]
            : ["InnerMongolia", "Ningxia", "Yunnan", "Zhejiang"].contains(folder) ? [.embedInCode("Headings")] : []
        ),
        .testTarget(
          name: "\(folder)AdapterTests",
          dependencies: [.target(name: "\(folder)Adapter"), "CareGaugeAdapter", "TestSupport"],
          path: "Plugins/\(folder)/Tests",
          exclude: ["Fixtures"] + (folder == "Zhejiang" ? ["Platform", "Servers"] : [])
        ),
      ]
    } + [
      .target(name: "TestSupport", dependencies: ["CareGaugeStore", subprocess], path: "Tests/TestSupport"),
      .executableTarget(
        name: "caregauge-bench",
        dependencies: [
          "CareGaugeAlerting", "CareGaugeCollector", "CareGaugeExposition", "CareGaugeModel", "CareGaugeServer",
          "CareGaugeStore", "SMTP", hummingbird, logging,
        ],
        path: "Tests/Benchmarks",
        exclude: ["mail.py", "service.py"]
      ),
      tests("CareGaugeModel"),
      tests("CareGaugeRules", of: ["CareGaugeRules", "CareGaugeConfiguration"], exclude: ["Assessment/Tables"]),
      tests("CareGaugeAdapter", of: ["CareGaugeAdapter", "CareGaugeAdapterHTTP"], exclude: ["Fixtures", "Servers"]),
      tests(
        "CareGaugeConfiguration", of: ["CareGaugeConfiguration", "YAML"], exclude: ["Cases", "Catalogue/figures.tsv"]),
      tests("PostgreSQL"),
      tests("CareGaugeStore"),
      .executableTarget(name: "scaffold-adapter", dependencies: ["CareGaugeAdapter"], path: "Tests/ScaffoldAdapter"),
      tests(
        "AdapterKit",
        of: [
          "AdapterKit", "CareGaugeCollector", "CareGaugeConfiguration", "CareGaugeModel", "caregauge",
          "scaffold-adapter",
        ]
          + adapters.map { "\($0.0)Adapter" }),
      .executableTarget(name: "spool-victim", dependencies: ["CareGaugeCollector"], path: "Tests/SpoolVictim"),
      tests("CareGaugeCollector", of: ["CareGaugeCollector", "spool-victim"], exclude: ["Adapters"]),
      tests("CareGaugeExposition"),
      tests("SMTP", exclude: ["Servers"]),
      tests("CareGaugeMail", of: ["CareGaugeMail", "CareGaugeConfiguration"], exclude: ["Mails"]),
      tests(
        "CareGaugeAlerting", of: ["CareGaugeAlerting", "CareGaugeConfiguration"], exclude: ["RuleTests/Cases"]),
      tests("CareGaugeServer"),
      .testTarget(
        name: "AcceptanceTests",
        dependencies: [
          "caregauge", "CareGaugeAlerting", "CareGaugeConfiguration", "CareGaugeModel", "CareGaugeServer",
          "CareGaugeStore",
          "TestSupport",
          httpClient, lifecycle, logging, nio, nioHTTP1,
        ] + adapters.map { .target(name: "\($0.0)Adapter") },
        exclude: [
          "Servers/inbox_adapter.py", "Servers/post_office.py", "Servers/private_postfix.py", "Timelines/yinchuan.yaml",
        ]
      ),
    ],
  swiftLanguageModes: [.v6]
)
for target in package.targets where target.type != .system {
  target.swiftSettings = strict
}

// The harnesses of Tests/Fuzzing test the kept corpus in an ordinary build; for `ops/fuzz` the same files become a program
// that libFuzzer drives, and the readers are built so that it sees which lines an input reaches.
let fuzzed = ["CareGaugeAdapter", "CareGaugeCollector", "CareGaugeModel", "SMTP", "YAML"]
if Context.environment["CAREGAUGE_FUZZING"] == nil {
  package.targets.append(
    .testTarget(
      name: "FuzzingTests", dependencies: fuzzed.map { .target(name: $0) }, path: "Tests/Fuzzing",
      exclude: ["CLibFuzzer", "Corpus", "Program", "Words"], swiftSettings: strict))
} else {
  let seen = ["-O", "-sanitize=fuzzer,address", "-profile-generate", "-profile-coverage-mapping"]
  package.targets += [
    .systemLibrary(name: "CLibFuzzer", path: "Tests/Fuzzing/CLibFuzzer"),
    .executableTarget(
      name: "caregauge-fuzz", dependencies: ["CLibFuzzer"] + fuzzed.map { .target(name: $0) }, path: "Tests/Fuzzing",
      exclude: ["CLibFuzzer", "Corpus", "KeptCorpusTests.swift", "Words"], swiftSettings: strict,
      linkerSettings: [.unsafeFlags(["-use-ld=lld", "-sanitize=fuzzer,address", "-profile-generate"])]),
  ]
  for target in package.targets where fuzzed.contains(target.name) || target.name == "caregauge-fuzz" {
    target.swiftSettings = strict + [.unsafeFlags(seen)]
  }
}

// swift-tools-version: 6.2
import PackageDescription

let upcoming: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]
/// Counts which branches a text reaches.
let fuzzed: [SwiftSetting] = upcoming + [.unsafeFlags(["-sanitize=fuzzer"])]

// The parser of rule files under libFuzzer; the folders are links to the product's own. See `run`.
let package = Package(
  name: "behov-fuzz",
  targets: [
    .target(name: "Diagnostics", swiftSettings: fuzzed),
    .target(name: "Values", swiftSettings: fuzzed),
    .target(name: "Expressions", dependencies: ["Diagnostics", "Values"], swiftSettings: fuzzed),
    .target(
      name: "Rules",
      dependencies: ["Diagnostics", "Values", "Expressions"],
      swiftSettings: fuzzed
    ),
    .target(name: "Driver"),
    .executableTarget(
      name: "RuleFileFuzzer",
      dependencies: ["Rules", "Diagnostics", "Driver"],
      swiftSettings: upcoming,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]
    ),
  ]
)

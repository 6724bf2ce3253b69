// swift-tools-version: 6.2
import PackageDescription

let upcoming: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]
/// Counts which branches a text reaches.
let fuzzed: [SwiftSetting] = upcoming + [.unsafeFlags(["-sanitize=fuzzer"])]

/// A reader under libFuzzer, which links its own `main` in.
func fuzzer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name,
    dependencies: dependencies + ["Diagnostics", "Driver"],
    swiftSettings: upcoming,
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]
  )
}

// The readers of rule files, of JSON and of submissions; the folders are links to the product's own.
// See `run`.
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
    .target(name: "JSONText", dependencies: ["Diagnostics"], swiftSettings: fuzzed),
    .target(
      name: "Forms",
      dependencies: ["Diagnostics", "Values", "JSONText", "Expressions"],
      swiftSettings: fuzzed
    ),
    .target(name: "Driver"),
    fuzzer("RuleFileFuzzer", ["Rules"]),
    fuzzer("JSONFuzzer", ["JSONText"]),
    fuzzer("SubmissionFuzzer", ["Forms", "Expressions", "Values"]),
  ]
)

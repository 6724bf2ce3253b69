// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

/// A target of ours and the only targets it may import (ARCHITECTURE.md, "Modules").
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ name: String,
  _ dependencies: [Target.Dependency],
  data: [String] = []
) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: data, swiftSettings: strict)
}

let package = Package(
  name: "behov",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    module("Diagnostics"),
    module("Values"),
    module("JSONText", ["Diagnostics"]),
    module("Expressions", ["Diagnostics", "Values"]),
    module("Forms", ["Diagnostics", "Values", "JSONText", "Expressions"]),
    module("Rules", ["Diagnostics", "Values", "Expressions"]),
    module("DMN", ["Diagnostics", "Values", "Expressions", "Rules"]),
    module("Scheduling", ["Values", "Diagnostics"]),
    module(
      "Triage",
      [
        "Diagnostics", "Values", "JSONText", "Expressions", "Forms", "Rules", "Scheduling",
        .product(name: "Crypto", package: "swift-crypto"),
      ]
    ),
    module(
      "FollowUp",
      ["Diagnostics", "Values", "JSONText", "Forms", "Rules", "Scheduling", "Triage"]
    ),
    module(
      "Storage",
      [
        "FollowUp", "Triage", "Forms", "Scheduling", "JSONText", "Diagnostics", "Values",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]
    ),
    module(
      "Simulation",
      [
        "Diagnostics", "Values", "JSONText", "Expressions", "Forms", "Rules", "Scheduling",
        "Triage",
      ]
    ),
    module("Pages", ["Values"]),
    .executableTarget(
      name: "behov",
      dependencies: [
        "Diagnostics", "Values", "JSONText", "Expressions", "Forms", "Rules", "DMN", "Scheduling",
        "Triage", "FollowUp", "Storage", "Simulation", "Pages",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "TestSupport",
      dependencies: ["Expressions", "Diagnostics"],
      path: "Tests/TestSupport",
      swiftSettings: strict
    ),
    tests("DiagnosticsTests", ["Diagnostics", "TestSupport"]),
    tests("ValuesTests", ["Values"]),
    tests("JSONTextTests", ["JSONText", "Diagnostics"]),
    tests("ExpressionsTests", ["Expressions", "Diagnostics", "Values", "TestSupport"]),
    tests(
      "FormsTests",
      ["Forms", "Expressions", "JSONText", "Diagnostics", "Values", "AllocationCounter"],
      data: ["Evaluate/worked-examples.csv"]
    ),
    .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
    tests("RulesTests", ["Rules", "Expressions", "Diagnostics", "Values", "TestSupport"]),
    tests(
      "DMNTests",
      ["DMN", "Rules", "Expressions", "Triage", "Forms", "Diagnostics", "Values", "TestSupport"]
    ),
    tests("FuzzTests", ["DMN", "Triage", "Rules", "Forms", "JSONText", "Diagnostics"]),
    tests("SchedulingTests", ["Scheduling", "Values"]),
    tests(
      "TriageTests",
      [
        "Triage", "Rules", "Forms", "Expressions", "Scheduling", "JSONText", "Diagnostics",
        "Values",
      ]
    ),
    tests(
      "FollowUpTests",
      ["FollowUp", "Triage", "Rules", "Forms", "Scheduling", "JSONText", "Diagnostics", "Values"]
    ),
    tests(
      "StorageTests",
      [
        "Storage", "FollowUp", "Scheduling", "Triage", "Forms", "Values", "Diagnostics",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),
    tests(
      "SimulationTests",
      [
        "Simulation", "Triage", "Rules", "Forms", "Expressions", "Scheduling", "JSONText",
        "Diagnostics", "Values",
      ]
    ),
    tests("PagesTests", ["Pages", "Values"]),
    tests(
      "CommandTests",
      [
        "behov", "Storage", "FollowUp", "Simulation", "Triage", "Forms", "Scheduling",
        "Diagnostics", "Values", "Pages",
      ]
    ),
  ]
)

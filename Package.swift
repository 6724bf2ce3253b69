// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// A target of ours and the only targets it may import (ARCHITECTURE.md, "Modules").
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
  name: "behov",
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0")
  ],
  targets: [
    module("Diagnostics"),
    module("Values"),
    module("JSONText", ["Diagnostics"]),
    module("Expressions", ["Diagnostics", "Values"]),
    module("Forms", ["Diagnostics", "Values", "JSONText", "Expressions"]),
    module("Rules", ["Diagnostics", "Values", "Expressions"]),
    module("Scheduling", ["Values", "Diagnostics"]),
    module(
      "Triage",
      ["Diagnostics", "Values", "JSONText", "Expressions", "Forms", "Rules", "Scheduling"]
    ),
    module(
      "Storage",
      ["Triage", "Forms", "Values", .product(name: "GRDB", package: "GRDB.swift")]
    ),
    tests("DiagnosticsTests", ["Diagnostics"]),
    tests("ValuesTests", ["Values"]),
    tests("JSONTextTests", ["JSONText", "Diagnostics"]),
    tests("ExpressionsTests", ["Expressions", "Diagnostics", "Values"]),
    tests("FormsTests", ["Forms", "Expressions", "JSONText", "Diagnostics", "Values"]),
    tests("RulesTests", ["Rules", "Expressions", "Diagnostics", "Values"]),
    tests("SchedulingTests", ["Scheduling", "Values"]),
    tests(
      "StorageTests",
      [
        "Storage", "Triage", "Forms", "Values", "Diagnostics",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),
  ]
)

import ArgumentParser
import Diagnostics
import Scheduling
import Testing
import Values

@testable import behov

struct SettingsTests {
  @Test func flagThenEnvironmentThenFileThenDefault() throws {
    let file = try SettingsFile(
      SourceText(path: "behov.json", #"{"store":"f","lang":"nn","zone":"UTC"}"#)
    )
    let settings = try settings(
      ["--store", "s"],
      ["BEHOV_STORE": "e", "BEHOV_LANG": "en", "BEHOV_FORMAT": ""],
      file
    )
    #expect(settings.store == "s" && settings.origins[.store] == .flag(.store))
    #expect(settings.language == .en && settings.origins[.lang] == .environment(.lang))
    #expect(settings.calendar.zone == "UTC")
    #expect(settings.origins[.zone] == .file("behov.json", .zone))
    #expect(settings.format == nil && settings.origins[.format] == .standard)
  }

  @Test func defaultsAreThoseOfTheContract() throws {
    let settings = try settings([])
    #expect(settings.forms == "Forms" && settings.rules == "Rules")
    #expect(settings.store == "behov.sqlite" && settings.calendar.zone == "Europe/Oslo")
    #expect(settings.language == .nb && settings.colour == .auto && settings.workers == nil)
    #expect(!settings.allowsExample && !settings.isQuiet && settings.output == nil)
  }

  @Test(
    arguments: [
      (["--now", "2026-11-02"], "--now"), (["--now", "2026-11-02T18:30:00"], "--now"),
      (["--lang", "no"], "--lang"), (["--format", "xml"], "--format"),
      (["--color", "yes"], "--color"), (["--zone", "Oslo"], "--zone"),
      (["--workers", "0"], "--workers"), (["--workers", "many"], "--workers"),
    ]
  )
  func refusesWhatCannotBe(arguments: [String], name: String) {
    #expect {
      try settings(arguments)
    } throws: { error in
      RunOptions.exitCode(for: error) == .validationFailure
        && RunOptions.message(for: error).contains(name)
    }
  }

  @Test func refusesAnEnvironmentThatCannotBe() {
    #expect(throws: ValidationError.self) { try settings([], ["BEHOV_LANG": "se"]) }
  }

  @Test(
    arguments: [
      (#"{"stor":"x"}"#, "`stor` in behov.json is no setting"), ("[]", "is not an object"),
      (#"{"store":1}"#, "`store` in behov.json is not a text"), ("{", "behov.json:1"),
    ]
  )
  func refusesAFileThatCannotBe(text: String, expected: String) {
    #expect {
      try SettingsFile(SourceText(path: "behov.json", text))
    } throws: { error in
      guard let failure = error as? CommandFailure else { return false }
      return failure.status == .usage && failure.message.contains(expected)
    }
  }

  @Test func nowHasTheOffsetOfTheClinic() throws {
    #expect(try settings([]).now.description == "2026-07-01T12:00:00+02:00")
    let given = try settings(["--now", "2026-11-02T17:30:00Z"])
    #expect(given.now.description == "2026-11-02T18:30:00+01:00")
  }

  @Test func contentIsFoundHereOrWhereBehovWasPut() throws {
    let home = ["BEHOV_HOME": "/opt/behov"]
    #expect(try settings([], home, directories: ["Forms", "/opt/behov/Rules"]).forms == "Forms")
    let rules = try settings([], home, directories: ["Forms", "/opt/behov/Rules"]).rules
    #expect(rules == "/opt/behov/Rules")
    #expect(try settings([], home, directories: []).rules == "Rules")
    #expect(try settings(["--rules", "R"], home, directories: []).rules == "R")
  }

  @Test(
    arguments: [
      ("auto", true, [:], true), ("auto", false, [:], false), ("always", false, [:], true),
      ("auto", true, ["NO_COLOR": "1"], false), ("auto", true, ["NO_COLOR": ""], true),
      ("auto", true, ["TERM": "dumb"], false), ("always", true, ["NO_COLOR": "1"], true),
      ("never", true, [:], false),
    ]
  )
  func coloursAreForTerminals(
    choice: String,
    isTerminal: Bool,
    environment: [String: String],
    expected: Bool
  ) throws {
    let terminal = try settings(["--color", choice])
      .terminal(isTerminal: isTerminal, columns: 120) { environment[$0] }
    #expect(terminal == Terminal(usesColour: expected, width: 120))
  }

  @discardableResult
  private func settings(
    _ arguments: [String],
    _ environment: [String: String] = [:],
    _ file: SettingsFile? = nil,
    directories: Set<String>? = nil
  ) throws -> Settings {
    let clock = try #require(Instant("2026-07-01T10:00:00Z"))
    return try Settings(
      RunOptions.parse(arguments),
      Settings.Surroundings(
        environment: { environment[$0] },
        file: file,
        isDirectory: { directories?.contains($0) ?? true },
        clock: { clock }
      )
    )
  }
}

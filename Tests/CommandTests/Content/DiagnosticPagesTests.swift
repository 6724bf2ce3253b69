import Diagnostics
import Forms
import Foundation
import Simulation
import Testing
import Triage
import Values

@testable import behov

/// Every code has a page in every language, and what a page shows is what Behov says.
struct DiagnosticPagesTests {
  private static let directory = CommandRun.repository.appendingPathComponent("docs/diagnostics")

  /// Pages none of whose examples can be tried on one place of the knee.
  ///
  /// They need other files, bytes that are no text, a day or a store to look at, or more of a
  /// protocol than a page shows. The pages of DMN are untried too: a model stands outside the knee.
  private static let untried: Set<String> = [
    "ambiguous-protocol", "ambiguous-time", "anchor-later", "anchor-unknown",
    "changed-after-approval", "conflict",
    "duplicate-option",
    "duplicate-patient", "duplicate-version", "faulty-form", "invalid-identity-number",
    "invalid-missing", "invalid-utf8", "later-item", "licensed-text", "nested-repeat",
    "not-analysed", "not-approved", "not-exclusive", "overlapping-limits", "review-passed",
    "safety-rule", "shared-text-key", "time-point-twice", "too-large", "too-many-faults",
    "unconfirmed-case", "unit-mismatch", "worst-not-red",
  ]

  private static func pages() throws -> [DiagnosticPage] {
    try DiagnosticPages(in: directory.path).pages
  }

  // MARK: Completeness

  /// Codes are looked for where they are given, so that none is forgotten.
  private static func codes() throws -> Set<String> {
    let sources = CommandRun.repository.appendingPathComponent("Sources")
    let files = FileManager.default.enumerator(atPath: sources.path)
    var codes = Set(FaultCode.allCases.map(\.rawValue))
    for case let path as String in files ?? .init() where path.hasSuffix(".swift") {
      let url = sources.appendingPathComponent(path)
      let text = try String(contentsOf: url, encoding: .utf8)
      codes.formUnion(
        text.matches(of: #/(?:code:|typeFault\()\s*"([a-z0-9-]+)"/#).map { String($0.1) }
      )
    }
    return codes
  }

  @Test func everyCodeHasAPageAndNoPageIsLeftOver() throws {
    let pages = try Self.pages().map(\.code)
    let codes = try Self.codes()
    #expect(codes.count > 100)
    #expect(codes.subtracting(pages).sorted() == [], "codes without a page")
    #expect(Set(pages).subtracting(codes).sorted() == [], "pages of no code")
  }

  @Test func everyCodeThatACaseTellsHasAPage() throws {
    let cases = CommandRun.repository.appendingPathComponent("Tests/CommandCases")
    let pages = Set(try Self.pages().map(\.code))
    let files = FileManager.default.enumerator(atPath: cases.path)
    for case let path as String in files ?? .init() where path.hasSuffix(".txt") {
      let url = cases.appendingPathComponent(path)
      let text = try String(contentsOf: url, encoding: .utf8)
      let told = text.matches(of: #/(?m)^(?:error|warning|note)\[([a-z0-9-]+)\]/#).map {
        String($0.1)
      }
      #expect(Set(told).subtracting(pages).sorted() == [], "\(path)")
    }
  }

  @Test func everyPageIsNamedByItsCode() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.directory.path)
    #expect(names.sorted() == (try Self.pages().map { $0.code + ".md" }).sorted())
  }

  @Test(arguments: Language.allCases)
  func everyPageIsCompleteIn(language: Language) throws {
    var titles: Set<String> = []
    for page in try Self.pages() {
      let section = try #require(page.sections[language], "\(page.code)")
      for part in [section.wrong, section.right, section.why] {
        #expect(part.count > 10 && part.hasSuffix("."), "\(page.code): \(part)")
      }
      #expect(section.title.first?.isLetter == true || section.title.first == "`")
      #expect(!section.title.hasSuffix("."), "\(page.code)")
      #expect(titles.insert(section.title).inserted, "two pages are called \(section.title)")
      #expect(!page.examples.isEmpty && page.examples.allSatisfy { $0.wrong != $0.right })
    }
  }

  @Test func onlyKnownPagesAreUntried() throws {
    let untried = try Self.pages().filter { page in page.examples.allSatisfy { !$0.isRun } }
    let (models, others) = (
      untried.filter { $0.code.hasPrefix("dmn-") }, untried.filter { !$0.code.hasPrefix("dmn-") }
    )
    #expect(models.allSatisfy { $0.examples.allSatisfy { $0.path == "model.dmn" } })
    #expect(Set(others.map(\.code)) == Self.untried)
  }

  // MARK: Truth

  private static func examples(
    where holds: (String) -> Bool
  ) throws -> [(code: String, example: DiagnosticPage.Example)] {
    try pages().flatMap { page in
      page.examples.filter { $0.isRun && holds($0.path) }.map { (page.code, $0) }
    }
  }

  /// The text with an example in it, as it is wrong or as it is right; what it takes the place of
  /// stands there once.
  private func text(
    _ text: String,
    with example: DiagnosticPage.Example,
    isWrong: Bool
  ) throws -> String {
    let right = example.right.joined(separator: "\n")
    let place = example.stead ?? right
    try #require(text.ranges(of: place).count == 1, "stands not once in \(example.path): \(place)")
    return text.replacing(
      place,
      with: isWrong ? example.wrong.joined(separator: "\n") : right
    )
  }

  @Test func checkTellsTheCodeOfWhatIsWrongAndNothingOfWhatIsRight() throws {
    let isChecked = { (path: String) in path != "forms.ndjson" && !path.hasPrefix("Cohorts/") }
    for (code, example) in try Self.examples(where: isChecked) {
      let knee = CommandRun.repository.appendingPathComponent("Tests/Content/knee")
      let isKnee = FileManager.default.fileExists(
        atPath: knee.appendingPathComponent(example.path).path
      )
      let root = isKnee ? knee : CommandRun.repository
      func sources(_ part: String, _ ending: String, _ wrong: Bool) throws -> [SourceText] {
        let found = try Files.sources(
          in: root.appendingPathComponent(part).path,
          ending: ending
        )
        return try found.map { source in
          guard source.path.hasSuffix("/" + example.path) else { return source }
          let whole = String(decoding: source.bytes, as: UTF8.self)
          return SourceText(path: source.path, try text(whole, with: example, isWrong: wrong))
        }
      }
      func told(_ wrong: Bool) throws -> Set<String> {
        let content = ClinicContent(
          formSources: try sources("Forms", ".json", wrong),
          ruleSources: try sources("Rules", ".rules", wrong)
        )
        let found = content.diagnostics.filter { $0.severity != .note || $0.code == code }
        return Set(found.map(\.code))
      }
      #expect(try told(true) == [code], "\(example)")
      #expect(try told(false) == [], "\(example)")
    }
  }

  @Test func aCohortIsToldTheCodeOfWhatIsWrongAndNothingOfWhatIsRight() throws {
    let knee = CommandRun.repository.appendingPathComponent("Tests/Content/knee")
    let content = try ClinicContent(
      forms: knee.appendingPathComponent("Forms").path,
      rules: knee.appendingPathComponent("Rules").path
    )
    let examples = try Self.examples(where: { $0.hasPrefix("Cohorts/") })
    #expect(!examples.isEmpty)
    for (code, example) in examples {
      let file = knee.appendingPathComponent(example.path)
      let right = try String(contentsOf: file, encoding: .utf8)
      func told(_ wrong: Bool) throws -> Set<String> {
        let source = SourceText(
          path: example.path,
          try text(right, with: example, isWrong: wrong)
        )
        let read = Cohort.read(source, protocols: content.protocols.protocols)
        return Set(read.diagnostics.map(\.code))
      }
      #expect(try told(true) == [code], "\(example)")
      #expect(try told(false) == [], "\(example)")
    }
  }

  @Test func triageTellsTheCodeOfWhatIsWrongAndNothingOfWhatIsRight() throws {
    let form = CommandRun.repository.appendingPathComponent("Tests/Content/knee/forms.ndjson")
    let right = try String(contentsOf: form, encoding: .utf8)
    let run = try CommandRun(content: "knee")
    func told(_ text: String) throws -> Set<String> {
      var step = CommandCase.Step(
        command: "behov triage forms.ndjson --store :memory: --allow-example --format ndjson"
          + " --now 2026-11-02T18:30:00+01:00"
      )
      step.files = [CommandCase.File(path: "forms.ndjson", text: text)]
      let said = try run.said(step, maskingHashes: false)
      return Set(said.stdout.matches(of: #/"code":"([a-z-]+)"/#).map { String($0.1) })
    }
    #expect(try told(right) == [])
    for (code, example) in try Self.examples(where: { $0 == "forms.ndjson" }) {
      #expect(try told(text(right, with: example, isWrong: true)) == [code], "\(example)")
      #expect(try told(text(right, with: example, isWrong: false)) == [], "\(example)")
    }
  }

  // MARK: Reading

  @Test(arguments: [
    "", "text\n", "# a\ntext\n", "# a\n\n`f`:\n\ntext\n", "# a\n\n`f`, seen:\n\n```diff\n```\n",
    "# a\n\n`f`:\n\n```diff\nx\n```\n", "# a\n\n`f`:\n", "# a\n\n## de: x\n",
    "# a\n\n## nb: x\n\n## nb: y\n",
    "# a\n\n## nb: x\n\n**Wrong:** y\n", "# a\n\n## nb: x\n\n**Feil:** y\n\n**Feil:** z\n",
  ])
  func refusesWhatIsNoPage(text: String) {
    #expect(throws: DiagnosticPage.FormatError.self) { try DiagnosticPage(text) }
  }

  @Test func saysWhereThePagesShouldBe() {
    #expect(throws: CommandFailure.self) { try DiagnosticPages(in: "/nowhere/docs/diagnostics") }
  }

  @Test(arguments: ["unknown-value", "UNKNOWN-VALUE", "error[unknown-value]", "[unknown-value]:"])
  func findsAPageAsPeopleWriteItsCode(written: String) throws {
    let pages = try DiagnosticPages(in: Self.directory.path)
    #expect(try pages.page(written).code == "unknown-value")
  }
}

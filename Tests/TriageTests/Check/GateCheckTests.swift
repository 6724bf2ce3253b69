import Diagnostics
import Expressions
import Forms
import Rules
import Testing
import Values

@testable import Triage

/// The small form of the command cases with random conditions to show its items: where a walk over
/// every form finds that a worse answer makes the colour milder, something is told.
struct GateCheckTests {
  @Test func isNeverCleanWhereAWorseAnswerHidesAColour() throws {
    var random = Seeded(20_261_122)
    var (faulty, clean) = (0, 0)
    for _ in 0..<max(Runs.count / 10, 600) {
      let knee = try GatedKnee(&random)
      if try knee.falls() {
        faulty += 1
        #expect(!knee.told.isEmpty, "\(knee.conditions)")
      } else if knee.told.isEmpty {
        clean += 1
      }
    }
    #expect(faulty > 20)
    #expect(clean > 20)
  }
}

/// The form, with the conditions that show `swelling`, `fever`, `has_fallen` and `falls`.
private struct GatedKnee {
  let conditions: [String]
  /// The codes of what `check` tells of a protocol over it.
  let told: Set<String>
  private let reading: TriageProtocol.Reading

  init(_ random: inout Seeded) throws {
    var earlier = ["pain", "locked"]
    var conditions: [String] = []
    for (name, chance) in [("swelling", 10), ("fever", 20), ("has_fallen", 80), ("falls", 100)] {
      let isShown = random.chance(chance)
      conditions.append(isShown ? Self.condition(earlier, &random) : "")
      earlier.append(name)
    }
    self.conditions = conditions
    let form = try #require(Content.source("Tests/Content/knee/Forms/knee.form.json"))
    let knee = try #require(Content.source("Tests/Content/knee/Rules/knee.rules"))
    let rules = SourceText(
      path: knee.path,
      knee[Span(0, knee.bytes.count)].replacing("fell_lately yellow", with: "fell_lately red")
    )
    let score = try #require(Content.source("Tests/Content/knee/Forms/knee_function.json"))
    let forms = FormLibrary(
      reading: [SourceText(path: form.path, Self.changed(form, conditions)), score]
    )
    func library(_ asksForMeaning: Bool) -> ProtocolLibrary {
      ProtocolLibrary([rules], forms: forms, asksForMeaning: asksForMeaning)
    }
    let found = library(false)
    let loaded = try #require(found.protocols.first, "\(forms.diagnostics + found.diagnostics)")
    reading = try #require(loaded.readings.first)
    told = Set(library(true).diagnostics.map(\.code)).subtracting(["unread-item"])
  }

  private static func changed(_ form: SourceText, _ conditions: [String]) -> String {
    let shown = conditions.map { condition in
      condition.isEmpty
        ? "" : ", \"show_when\": \"\(condition.replacing("\"", with: "\\\""))\""
    }
    return form[Span(0, form.bytes.count)]
      .replacing(
        "\"options\": \"swelling\", \"required\": true",
        with: "\"options\": \"swelling\", \"required\": true\(shown[0])"
      )
      .replacing(
        ",\n        \"show_when\": \"swelling != \\\"not_swollen\\\"\"",
        with: shown[1]
      )
      .replacing(
        "\"node\": \"at0009\", \"type\": \"boolean\", \"required\": true",
        with: "\"node\": \"at0009\", \"type\": \"boolean\", \"required\": true\(shown[2])"
      )
      .replacing(",\n        \"show_when\": \"has_fallen = true\"", with: shown[3])
  }

  private static func condition(_ earlier: [String], _ random: inout Seeded) -> String {
    let parts = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      let last = random.chance(50) ? earlier.last : nil
      return test(last ?? earlier.randomElement(using: &random) ?? "pain", &random)
    }
    return parts.joined(separator: Bool.random(using: &random) ? " and " : " or ")
  }

  private static func test(_ name: String, _ random: inout Seeded) -> String {
    let limit = Int.random(in: 1...9, using: &random)
    switch name {
    case "pain":
      let isLow = random.chance(60)
      return isLow ? "pain < \(limit)" : "pain >= \(limit)"
    case "swelling":
      let option = ["not_swollen", "swollen", "do_not_know"].randomElement(using: &random) ?? ""
      return "swelling \(Bool.random(using: &random) ? "=" : "!=") \"\(option)\""
    case "fever": return "fever >= 38"
    default: return "\(name) = \(Bool.random(using: &random))"
    }
  }

  /// Whether a step of one answer makes any form milder.
  func falls() throws -> Bool {
    let fever = [Number(36), Number(39)].map(ValueSet.number)
    let options = (0..<3).map(ValueSet.option)
    let truths = [false, true].map(ValueSet.boolean)
    // Of `swelling` `do_not_know` is the third option, and yellow.
    let swellings = [options[0], options[2], options[1]]
    let choices = [
      "pain": (0...10).map { ValueSet.number(Number($0)) }, "locked": truths,
      "swelling": swellings, "fever": fever, "has_fallen": truths,
    ]
    let names = ["pain", "locked", "swelling", "fever", "has_fallen"]
    var colours: [[Int]: Verdict] = [:]
    var forms: [[Int]] = [[]]
    for name in names {
      forms = forms.flatMap { form in (choices[name] ?? []).indices.map { form + [$0] } }
    }
    for form in forms {
      let given = zip(names, form).map { ($0, choices[$0]?[$1] ?? .unknown) }
      colours[form] = colour(Dictionary(uniqueKeysWithValues: given))
    }
    return colours.contains { form, colour in
      (0..<3).contains { place in
        var worse = form
        worse[place] += 1
        return colours[worse].map { $0 < colour } ?? false
      }
    }
  }

  private func colour(_ given: [String: ValueSet]) -> Verdict {
    let form = reading.form
    let day = CivilDate(dayNumber: 20_000)
    let answers = form.items.map { item -> ValueSet in
      if let value = given[item.name] { return value }
      switch item.answer {
      case .ordinal: return .number(.zero)
      case .coded: return .option(0)
      case .date: return .date(day)
      default: return .text(isGiven: false)
      }
    }
    let values = form.frame(
      of: Answers(form, given: answers),
      facts: [:],
      authored: day,
      day: { _ in day }
    )
    var frame = reading.rules.completed(values.frame, recalling: nil)
    return reading.rules.evaluate(&frame, at: nil).overall.proven
  }
}

import Expressions
import Testing
import Values

@testable import Forms

/// What a form makes of some answers, by name.
struct Evaluated {
  let form: Form
  let answers: Answers
  let values: FormValues

  init(
    _ form: Form,
    _ members: String,
    rest: String = "",
    facts: [String: ValueSet] = [:],
    authored: String = "2026-11-02",
    showingHidden: Bool = false
  ) throws {
    let text = SubmissionReaderTests.line("\"answers\":{\(members)}\(rest)")
    var answers = Answers(form)
    answers.read(Array(text.utf8), try SubmissionReaderTests.read(text))
    self.form = form
    self.answers = answers
    values = form.frame(
      of: answers,
      facts: facts,
      authored: try #require(CivilDate(authored)),
      day: Self.day,
      showing: showingHidden ? Set(form.items.indices) : []
    )
  }

  /// The day of a moment, in a clinic an hour east of Greenwich.
  static func day(_ moment: Instant) -> CivilDate {
    CivilDate(dayNumber: (moment.milliseconds + 3_600_000) / 86_400_000)
  }

  subscript(name: String) -> ValueSet? {
    guard case .value(let slot, _) = form.schema.lookUp(name) else { return nil }
    return values.frame.slots[slot]
  }

  func displayed(_ score: String) -> DisplayedScore? {
    form.scores.firstIndex { $0.name == score }.flatMap { values.displayed[$0] }
  }

  var section: SectionEntries { values.frame.sections[0] }

  /// The names of the items that were answered although they are hidden.
  var hiddenAnswers: [String] { values.hiddenAnswers.map { form.items[$0].name } }

  /// The codes of the faults that the whole of the answers shows.
  var faults: [String] { values.faults.map(\.code) }
}

extension Number {
  /// A number as a test writes it.
  init(_ text: String) throws { try self.init(parsing: text) }
}

extension ValueSet {
  /// The bounds, both ends included.
  var bounds: [Number] { [low, high] }
}

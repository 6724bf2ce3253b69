import JSONText

/// Where each name of a form's answers leads; made once for a form.
///
/// All answers to the form share it.
final class AnswerPlan: Sendable {
  /// What a key of the answers stands for.
  enum Target: Sendable {
    case item(Int)
    case section(Int)
    /// A score that may be reported.
    case score(Int)
    /// An item that belongs into an entry of a section.
    case itemOfSection(Int, section: Int)
    /// A score that must not be reported.
    case computedScore(Int)
  }

  /// The form.
  let form: Form
  /// The keys that the answers may have, and those that are known not to belong there.
  let names: NameTable
  /// What each of the names stands for.
  let targets: [Target]
  /// The names in an entry of each repeated section, by field.
  let fields: [NameTable]
  /// The options of each item, where it has any.
  let options: [NameTable?]

  /// The fields of a quantity.
  static let quantityFields = NameTable(["value", "unit"])

  init(_ form: Form) {
    self.form = form
    let items = form.items.enumerated().map { index, item -> (String, Target) in
      switch item.position {
      case .slot: (item.name, .item(index))
      case .field(let section, _): (item.name, .itemOfSection(index, section: section))
      }
    }
    let sections = form.repeats.enumerated().map { ($1.name, Target.section($0)) }
    let scores = form.scores.enumerated().map { index, score in
      (score.name, score.given == .computed ? Target.computedScore(index) : .score(index))
    }
    let all = items + sections + scores
    names = NameTable(all.map(\.0))
    targets = all.map(\.1)
    fields = form.repeats.map { NameTable($0.items.map { form.items[$0].name }) }
    options = form.items.map { item in
      switch item.answer {
      case .coded(let options), .several(let options, _): NameTable(options)
      default: nil
      }
    }
  }
}

extension NameTable {
  /// The index of the name that a key or string holds.
  func index(
    of token: JSONToken,
    in scanner: JSONScanner,
    expecting expected: Int = -1
  ) -> Int? {
    scanner.withContent(of: token) { index(of: $0, expecting: expected) }
  }
}

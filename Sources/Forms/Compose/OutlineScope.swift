import Diagnostics
import Expressions

/// A file within a form: the names of its own, which are all that an archetype reads.
struct OutlineScope {
  let source: SourceText
  let definition: Definition
  /// The archetype; `nil` is the form itself.
  var archetype: ArchetypeFile?
  /// What its names stand under; `nil` where they keep their own.
  var alias: String?
  /// The id within the file, by name in the form.
  var names: [String: String] = [:]

  /// Whether its expressions read every name of the form, facts included.
  var isWholeForm = false

  /// The name in the form of an id within the file.
  func name(_ id: String) -> String { alias.map { "\($0).\(id)" } ?? id }

  /// The key its texts stand under in a form: its alias, or the last part of its id.
  var textAlias: String? { alias ?? archetype?.defaultAlias }
}

/// A condition under which something is shown.
struct OutlineCondition {
  let test: ParsedExpression
  /// The file it stands in.
  let scope: Int
  /// The repeated section in whose entries it is looked at.
  let section: Int?
}

/// An item that is answered.
struct OutlineItem {
  let name: String
  let declaration: ItemDeclaration
  let scope: Int
  /// The conditions that must all be true: its own, its sections' and its use's.
  let conditions: [Int]
  let section: Int?
}

/// A repeated section.
struct OutlineSection {
  let name: String
  let entries: ClosedRange<Int>
  let conditions: [Int]
  /// The items of an entry, by field.
  var items: [Int] = []
}

/// A score.
struct OutlineScore {
  let name: String
  let declaration: ScoreDeclaration
  let scope: Int
  let formula: ParsedExpression
  /// The conditions that show or hide its archetype as a whole.
  let conditions: [Int]
}

extension Outline {
  /// The name in the form that an id stands for in a file; `nil` where the file cannot read it.
  func name(_ id: String, inScope scope: Int) -> String? {
    let name = scopes[scope].name(id)
    return scopes[scope].isWholeForm || scopes[scope].names[name] != nil ? name : nil
  }

  /// What a score's formula names directly, in the order it is written.
  func reads(of score: OutlineScore) -> [EvaluationStep] {
    score.formula.names.compactMap { id in
      name(id, inScope: score.scope).flatMap { settling[$0] }
    }
  }

  /// The name of a step, for a message.
  func name(_ step: EvaluationStep) -> String {
    switch step {
    case .item(let item): items[item].name
    case .section(let section): sections[section].name
    case .score(let score): scores[score].name
    }
  }
}

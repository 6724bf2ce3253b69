import Diagnostics

/// A DMN model, as far as protocols are exchanged by it: what is read, and tables.
struct Definitions: Sendable, Hashable {
  var name: String
  var types: [ItemDefinition] = []
  var inputs: [InputData] = []
  var decisions: [Decision] = []
}

/// A text and where it stands in the file it was read from.
struct Sourced: Sendable, Hashable, ExpressibleByStringLiteral {
  var text: String
  var span: Span

  init(_ text: String, _ span: Span = Span(0, 0)) {
    self.text = text
    self.span = span
  }

  init(stringLiteral text: String) { self.init(text) }
}

/// A type that the model gives a name.
struct ItemDefinition: Sendable, Hashable {
  /// What a type is made of.
  enum Content: Sendable, Hashable {
    /// Another type, perhaps only some values of it.
    case base(Sourced, allowed: String?)
    case components([ItemDefinition])
    /// Something that no table can test, by the name of its element.
    case other(String)
  }

  var name: String
  var content: Content
  var isCollection = false
}

/// A value that tables read.
struct InputData: Sendable, Hashable {
  var name: String
  var type: String
  /// How the protocol computes it, in the rule language.
  var computed: String?
}

/// A decision that one table makes.
struct Decision: Sendable, Hashable {
  var name: Sourced
  var type: String
  /// The names of the input data that the table reads.
  var requires: [String]
  var table: DecisionTable
}

/// A table of rules.
struct DecisionTable: Sendable, Hashable {
  var hitPolicy: HitPolicy
  /// Where the hit policy stands.
  var hitPolicySpan = Span(0, 0)
  var inputs: [InputClause]
  var outputs: [OutputClause]
  var annotations: [String]
  var rules: [DecisionRule]
}

/// Which of the matching rules count.
enum HitPolicy: String, Sendable, Hashable, CaseIterable {
  case unique = "UNIQUE"
  case first = "FIRST"
  case priority = "PRIORITY"
  case any = "ANY"
  case collect = "COLLECT"
  case ruleOrder = "RULE ORDER"
  case outputOrder = "OUTPUT ORDER"
}

/// A column that is tested.
struct InputClause: Sendable, Hashable {
  var expression: Sourced
  /// `nil` where the model does not say.
  var type: Sourced?
}

/// A column that is given.
struct OutputClause: Sendable, Hashable {
  var name: Sourced
  var type: String?
  /// Its values as written, the one of highest priority first.
  var values: [String] = []
}

/// A row.
struct DecisionRule: Sendable, Hashable {
  var inputs: [Sourced]
  var outputs: [Sourced]
  /// A text for each annotation column that the row fills in.
  var annotations: [String]
  var span = Span(0, 0)
}

import Diagnostics
import Expressions
import Rules
import Values

/// Makes every mutant of a protocol.
struct MutantMaker {
  let file: ProtocolFile
  let source: SourceText
  /// The least change that an expression's value can make.
  let step: (Expression) -> Number
  private(set) var mutants: [Mutant] = []

  init(_ file: ProtocolFile, _ source: SourceText, step: @escaping (Expression) -> Number) {
    self.file = file
    self.source = source
    self.step = step
  }

  /// All of them, in the order of the file.
  static func mutants(
    of file: ProtocolFile,
    _ source: SourceText,
    step: @escaping (Expression) -> Number
  ) -> [Mutant] {
    var maker = MutantMaker(file, source, step: step)
    maker.changeLimits()
    for line in file.values { maker.change(line.expression, Owner(.value, line.id.value)) }
    for row in file.thresholds { maker.change(row) }
    for rule in file.rules { maker.change(rule) }
    for line in file.status { maker.change(line) }
    return maker.mutants.sorted { $0.place.span < $1.place.span }
  }

  /// The block that a change is made in.
  struct Owner {
    let block: Mutant.Block
    let id: String

    init(_ block: Mutant.Block, _ id: String) {
      self.block = block
      self.id = id
    }
  }

  mutating func add(
    _ owner: Owner,
    _ change: Mutant.Change,
    at span: Span,
    _ edits: Mutant.Edit...
  ) {
    add(owner, change, at: span, edits)
  }

  mutating func add(
    _ owner: Owner,
    _ change: Mutant.Change,
    at span: Span,
    _ edits: [Mutant.Edit]
  ) {
    mutants.append(
      Mutant(
        block: owner.block,
        subject: owner.id,
        change: change,
        place: source.place(span),
        edits: edits
      )
    )
  }

  private mutating func changeLimits() {
    for row in file.limits {
      let owner = Owner(.limit, row.id.value)
      for text in moved(row.defaultValue, against: Expression(.path(row.id.value), row.id.span)) {
        let old = source[row.defaultValue.span]
        let edit = Mutant.Edit(span: row.defaultValue.span, text: text)
        add(owner, .limit(from: old, to: text), at: row.defaultValue.span, edit)
      }
    }
  }

  // MARK: Rules

  private mutating func change(_ rule: RuleBlock) {
    let owner = Owner(.rule, rule.id.value)
    for clause in rule.clauses {
      drop(clause.condition, clause.colour, owner)
      change(clause.condition, owner)
    }
    recolour(rule.clauses.map(\.colour), owner)
  }

  private mutating func change(_ line: StatusLine) {
    let owner = Owner(.status, "status")
    drop(line.condition, line.colour, owner)
    change(line.condition, owner)
    recolour([line.colour], owner)
  }

  private mutating func drop(
    _ condition: Expression,
    _ colour: Located<Verdict>,
    _ owner: Owner
  ) {
    let edit = Mutant.Edit(span: condition.span, text: "false")
    add(owner, .dropped(colour.value), at: condition.span, edit)
  }

  private mutating func recolour(_ colours: [Located<Verdict>], _ owner: Owner) {
    guard let first = colours.first else { return }
    let edits = colours.map { Mutant.Edit(span: $0.span, text: "\($0.value.other)") }
    if edits.count == 2 {
      add(owner, .swapped, at: first.span, edits[0], edits[1])
    } else {
      let change = Mutant.Change.colour(from: first.value, to: first.value.other)
      add(owner, change, at: first.span, edits[0])
    }
  }
}

extension Verdict {
  /// Red for yellow, and yellow for red.
  fileprivate var other: Verdict { self == .red ? .yellow : .red }
}

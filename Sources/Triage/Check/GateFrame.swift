import Expressions
import Forms
import Rules
import Values

/// The part of a form that decides whether something is shown: all that its conditions read, what
/// shows that, and so on, with one entry of each repeated section.
struct GateFrame {
  private let form: Form
  /// What can be answered freely, in the order of the form.
  let gates: [FormItem.Position]
  /// Every condition on the way.
  let conditions: [Condition]
  /// Whether some condition adds up or counts entries, or joins them more than once.
  var needsSeveralEntries: Bool {
    !cuts.summed.isEmpty || cuts.joins.values.contains { $0 > 1 }
  }
  /// Where what the conditions say can change.
  let cuts: Cuts
  private let steps: [EvaluationStep]
  private var slots: [ValueSet]
  private var entries: [[ValueSet]]
  private var frame: Frame

  init(_ form: Form, showing conditions: [Condition], in section: Int?) {
    self.form = form
    var closure = Closure(form)
    closure.add(conditions)
    if let section { closure.add(section: section) }
    closure.complete()
    gates = closure.gates
    self.conditions = closure.conditions
    steps = closure.steps
    var cuts = Cuts()
    for condition in closure.conditions { form.program.addCuts(of: condition, to: &cuts) }
    self.cuts = cuts
    slots = form.schema.values.map { value in
      value.canBeHidden && value.origin == .fact ? value.domain.perhapsHidden : value.domain
    }
    entries = form.schema.sections.map { $0.fields.map(\.domain) }
    frame = Frame(
      slots: slots,
      sections: form.schema.sections.map { SectionEntries(width: $0.fields.count) },
      authored: Self.day
    )
  }

  /// The day the form is filled in; no check depends on which.
  static let day = CivilDate(dayNumber: 20_000)

  /// What is answered at a position.
  subscript(position: FormItem.Position) -> ValueSet {
    get {
      switch position {
      case .slot(let slot): slots[slot]
      case .field(let section, let field): entries[section][field]
      }
    }
    set {
      switch position {
      case .slot(let slot): slots[slot] = newValue
      case .field(let section, let field): entries[section][field] = newValue
      }
    }
  }

  /// Whether conditions hold as the form is answered; those of an entry are asked of the first.
  mutating func shown(_ conditions: [Condition], in section: Int?) -> TruthSet {
    settle()
    guard let section else { return truth(conditions) }
    let isShown = truth(form.repeats[section].visibility)
    frame.look(at: 0, ofSection: section)
    defer { frame.look(at: nil, ofSection: section) }
    return isShown.and(truth(conditions))
  }

  /// The mildest colour that the form can have as it is answered.
  func leastColour(_ mildest: MildestColour) -> Verdict {
    mildest.colour { frame in
      for gate in gates {
        switch gate {
        case .slot(let slot): frame.slots[slot] = self.frame.slots[slot]
        case .field(let section, _): frame.sections[section] = self.frame.sections[section]
        }
      }
      for case .score(let index) in steps {
        let slot = form.scores[index].slot
        frame.slots[slot] = self.frame.slots[slot]
      }
    }
  }

  // MARK: Settling

  /// Puts the answers into the frame, and hides what they hide.
  private mutating func settle() {
    for gate in gates {
      if case .slot(let slot) = gate { frame.slots[slot] = slots[slot] }
    }
    for step in steps {
      switch step {
      case .item(let index):
        guard case .slot(let slot) = form.items[index].position else { continue }
        let shown = truth(form.items[index].visibility)
        frame.slots[slot] = slots[slot].where(shown)
      case .section(let index): settle(section: index)
      case .score(let index):
        let score = form.scores[index]
        let value = form.program.value(score.formula, &frame).rounded(toDecimals: score.decimals)
        frame.slots[score.slot] = value.where(truth(score.visibility))
      }
    }
  }

  private mutating func settle(section index: Int) {
    let shown = truth(form.repeats[index].visibility)
    frame.sections[index].canApply = shown.canBeTrue
    frame.sections[index].canBeNotApplicable = !shown.isTrue
    frame.sections[index].isAnswered = true
    frame.sections[index].values = entries[index]
    frame.look(at: 0, ofSection: index)
    for (field, item) in form.repeats[index].items.enumerated() {
      let shown = truth(form.items[item].visibility)
      frame.sections[index].values[field] = entries[index][field].where(shown)
    }
    frame.look(at: nil, ofSection: index)
  }

  private mutating func truth(_ conditions: [Condition]) -> TruthSet {
    conditions.reduce(.yes) { $0.and(form.program.truth($1, &frame)) }
  }
}

extension ValueSet {
  /// What it is where it is shown only if something holds.
  fileprivate func `where`(_ shown: TruthSet) -> ValueSet {
    shown.isTrue ? self : shown.canBeTrue ? perhapsHidden : hidden
  }
}

/// All that conditions read, directly and by way of scores and of what shows an item.
private struct Closure {
  private let form: Form
  private(set) var conditions: [Condition] = []
  private var reads = Reads()

  init(_ form: Form) { self.form = form }

  mutating func add(_ added: [Condition]) {
    for condition in added where !conditions.contains(condition) {
      conditions.append(condition)
      reads.formUnion(form.program.reads(condition))
    }
  }

  mutating func add(section: Int) {
    reads.sections.insert(section)
    add(form.repeats[section].visibility)
  }

  mutating func complete() {
    var before: Reads?
    while before != reads {
      before = reads
      for score in form.scores where reads.slots.contains(score.slot) {
        reads.formUnion(form.program.reads(score.formula))
        add(score.visibility)
      }
      for section in reads.sections { add(form.repeats[section].visibility) }
      for item in form.items where isRead(item.position) { add(item.visibility) }
    }
  }

  private func isRead(_ position: FormItem.Position) -> Bool {
    switch position {
    case .slot(let slot): reads.slots.contains(slot)
    case .field(let section, let field): reads.fields[section]?.contains(field) ?? false
    }
  }

  var gates: [FormItem.Position] {
    let scores = Set(form.scores.map(\.slot))
    let slots = reads.slots.subtracting(scores).sorted().map(FormItem.Position.slot)
    let fields = reads.fields.sorted { $0.key < $1.key }.flatMap { section, fields in
      fields.sorted().map { FormItem.Position.field(section: section, field: $0) }
    }
    return slots + fields
  }

  var steps: [EvaluationStep] {
    form.order.filter { step in
      switch step {
      case .item(let index): isRead(form.items[index].position)
      case .section(let index): reads.sections.contains(index)
      case .score(let index): reads.slots.contains(form.scores[index].slot)
      }
    }
  }
}

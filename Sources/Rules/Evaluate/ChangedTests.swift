package import Expressions
package import Values

/// The tests that two protocols have otherwise which are the same in all else, over the same form.
///
/// Where each of them finds the same of a form by both, every other test, the table, the orders and the
/// plan meet the same values and the same colours: by both it comes to the same.
package struct ChangedTests: Sendable {
  /// Whether something is the same by both, in more than words.
  package enum Grounds: Sendable, Hashable {
    /// The same value meets the same limit.
    case same
    /// The colour is the same, and the limit that is met is another.
    case other
  }

  private struct Test: Sendable {
    let old: Place?
    let new: Place?
    /// What it is to be of a colour by both; `nil` where that has to be looked at.
    let yellow: Grounds?
    let red: Grounds?
  }

  /// Where a test stands: a threshold by its index, a rule by its index among the outcomes of rules.
  fileprivate enum Place: Sendable {
    case threshold(Int)
    case rule(Int)
  }

  private let old: RuleSet
  private let new: RuleSet
  private let tests: [Test]

  /// Finds the tests; `nil` where more than tests may differ, or one of them may tell on another.
  ///
  /// - Parameters:
  ///   - old: the one protocol's rules, and its file.
  ///   - new: the other's, over the same form.
  ///   - wish: the item in which the patient says what contact is wanted, the same in both. What the
  ///     tests find is asked with any other wish as well, so that none that changed may read it.
  package init?(
    from old: (rules: RuleSet, written: WrittenProtocol),
    to new: (rules: RuleSet, written: WrittenProtocol),
    wish: String?
  ) {
    guard old.written.rest == new.written.rest,
      old.written.names(sharedWith: new.written) == new.written.names(sharedWith: old.written),
      old.rules.schema.values.map(\.name) == new.rules.schema.values.map(\.name),
      old.rules.readsTimePoint == new.rules.readsTimePoint
    else { return nil }
    let slot = wish.flatMap { old.rules.slot(named: $0) }
    var tests: [Test] = []
    for name in old.written.names(changedIn: new.written) {
      let (before, after) = (old.written.test(name), new.written.test(name))
      guard before.map({ old.rules.standsAlone($0, wish: slot) }) ?? true,
        after.map({ new.rules.standsAlone($0, wish: slot) }) ?? true
      else { return nil }
      let (was, now) = (before.flatMap(old.rules.place), after.flatMap(new.rules.place))
      let grounds = { (colour: Verdict) -> Grounds? in
        guard let was, let now, before?.values == after?.values else { return nil }
        return Self.grounds(of: colour, old.rules.shown(was), new.rules.shown(now))
      }
      tests.append(Test(old: was, new: now, yellow: grounds(.yellow), red: grounds(.red)))
    }
    self.old = old.rules
    self.new = new.rules
    self.tests = tests
  }

  /// Whether a form comes to the same by both; `nil` where that is not sure.
  ///
  /// - Parameters:
  ///   - frame: the form's settled values, and the limits in their slots.
  ///   - timePoint: the time point the form belongs to; `nil` where the plan has none.
  /// - Returns: whether it does on the same grounds.
  package func compare(_ frame: inout SettledFrame, at timePoint: Period?) -> Grounds? {
    var grounds = Grounds.same
    if !tests.isEmpty { old.nameValues(&frame) }
    for test in tests {
      let was = test.old.map { old.found($0, &frame, timePoint) } ?? .green
      let now = test.new.map { new.found($0, &frame, timePoint) } ?? .green
      if frame.isOpen || was != now { return nil }
      if was == .green { continue }
      guard let own = was == .red ? test.red : test.yellow else { return nil }
      if own == .other { grounds = .other }
    }
    return grounds
  }

  private static func grounds(of colour: Verdict, _ old: Shown?, _ new: Shown?) -> Grounds? {
    guard let old, let new, old.isSafety == new.isSafety, let was = old.limit(colour),
      let now = new.limit(colour)
    else { return nil }
    return was == now ? .same : .other
  }
}

/// What of a test is shown where it fires, beside the value.
private struct Shown {
  let isSafety: Bool
  /// The limit of a colour; `nil` where that hangs on the form.
  let limit: (Verdict) -> String?
}

extension RuleSet {
  fileprivate func slot(named name: String) -> Int? {
    schema.values.firstIndex { $0.name == name }
  }

  fileprivate func place(of test: WrittenProtocol.Test) -> ChangedTests.Place? {
    if test.name.isRule {
      return rules.first { $0.id == test.name.id }.map { .rule($0.outcome - thresholds.count) }
    }
    return thresholds.firstIndex { $0.id == test.name.id }.map { .threshold($0) }
  }

  /// Whether nothing but its own colour hangs on a test, and its colour on no other test, no earlier form,
  /// no reading of a device and no wish.
  fileprivate func standsAlone(_ test: WrittenProtocol.Test, wish: Int?) -> Bool {
    var reads = Reads()
    switch place(of: test) {
    case .rule(let index):
      let rule = rules[ruleOrder[index]]
      reads = self.reads([rule.yellow, rule.red].compactMap(\.self), [])
    case .threshold(let index):
      let rows = thresholds[index].rows
      // What is not needed is left out for every test.
      if rows.contains(where: { $0.missing == .notNeeded }) { return false }
      reads = self.reads(rows.flatMap(\.cells).map(\.condition), rows.map(\.subject))
    case nil: return false
    }
    let others = seriesValues.map(\.slot) + [wish].compactMap(\.self)
    return reads.outcomes.isEmpty && reads.counted.isEmpty && reads.recalls.isEmpty
      && reads.slots.isDisjoint(with: others)
  }

  /// All that is read, through named values too.
  private func reads(_ conditions: [Condition], _ computations: [Computation]) -> Reads {
    var reads = Reads()
    for condition in conditions { reads.formUnion(program.reads(condition)) }
    for computation in computations { reads.formUnion(program.reads(computation)) }
    // A named value reads only those before it.
    for value in named.reversed() where reads.slots.contains(value.slot) {
      reads.formUnion(program.reads(value.computation))
    }
    return reads
  }

  fileprivate func shown(_ place: ChangedTests.Place) -> Shown? {
    switch place {
    case .rule(let index):
      let rule = rules[ruleOrder[index]]
      return Shown(isSafety: rule.isSafety) { _ in rule.written }
    case .threshold(let index):
      let threshold = thresholds[index]
      // Which of several entries is shown hangs on the limits.
      guard threshold.rows.count == 1, threshold.rows[0].section == nil else { return nil }
      return Shown(isSafety: threshold.isSafety) { self.constantLimit(threshold.rows[0], $0) }
    }
  }

  /// The limit of a row's colour where it reads nothing.
  private func constantLimit(_ row: Threshold.Row, _ colour: Verdict) -> String? {
    guard let cell = row.cell(of: colour) else { return "" }
    var frame = Frame(slots: blankValues, authored: CivilDate(dayNumber: 0))
    var isConstant = true
    let text = cell.text { computation in
      let number = self.program.value(computation, &frame).knownNumber
      if number == nil || self.program.reads(computation) != Reads() { isConstant = false }
      return number
    }
    return isConstant ? text : nil
  }

  fileprivate func found(
    _ place: ChangedTests.Place,
    _ frame: inout SettledFrame,
    _ timePoint: Period?
  ) -> Verdict {
    switch place {
    case .rule(let index): return verdict(settled.rules[index], &frame)
    case .threshold(let index):
      guard let row = dueRow(index, timePoint) else {
        frame.isOpen = true
        return .green
      }
      return worst(settled.rows[row], &frame)
    }
  }
}

extension WrittenProtocol {
  fileprivate func test(_ name: Test.Name) -> Test? { tests.first { $0.name == name } }

  /// The names of its tests that another file has too, in their order.
  fileprivate func names(sharedWith other: WrittenProtocol) -> [Test.Name] {
    tests.map(\.name).filter { name in other.tests.contains { $0.name == name } }
  }

  /// The names of the tests that another file has otherwise, has not, or has alone.
  fileprivate func names(changedIn other: WrittenProtocol) -> [Test.Name] {
    tests.filter { !other.tests.contains($0) }.map(\.name)
      + other.tests.map(\.name).filter { test($0) == nil }
  }
}

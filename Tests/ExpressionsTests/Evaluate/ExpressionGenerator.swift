/// Random conditions over the values of the tests' form.
enum ExpressionGenerator {
  static func condition(_ random: inout Seeded, depth: Int) -> String {
    if depth == 0 { return atom(&random) }
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      return "(\(condition(&random, depth: depth - 1)) and \(condition(&random, depth: depth - 1)))"
    case 1:
      return "(\(condition(&random, depth: depth - 1)) or \(condition(&random, depth: depth - 1)))"
    case 2: return "not (\(condition(&random, depth: depth - 1)))"
    default: return atom(&random)
    }
  }

  static func atom(_ random: inout Seeded) -> String {
    let comparison = ["<", "<=", ">", ">=", "=", "!="].randomElement(using: &random) ?? "="
    let limit = Int.random(in: 0...3, using: &random)
    return [
      "\(number(&random, depth: 2)) \(comparison) \(number(&random, depth: 1))",
      "\(number(&random, depth: 1)) \(comparison) \(limit)",
      "a in (0, [2..3])", "b between 1 and \(limit)", "drives = true",
      "wound in (\"dry\", \"pus\")", "wound != \"seeping\"", "changes has \"cluster\"",
      "since(met) >= \(limit) months", "since(met) < \(limit * 100) days",
      "until(met) < \(limit) weeks",
      "any(drugs, drug = \"valproate\" and dose >= 1)", "all(drugs, dose \(comparison) 1)",
      "count(drugs, dose = 2) >= \(limit)", "sum(drugs, dose) > \(limit)",
      "worsening(a) >= \(limit)", "previous(b) \(comparison) a",
      "drives = (\(number(&random, depth: 1)) \(comparison) \(limit) or wound = \"pus\")",
      "(if drives then a \(comparison) b else changes has \"cluster\")",
      "((a \(comparison) b) otherwise drives) = true", "answered(comment)",
      "lookup(a, norm) \(comparison) \(limit)",
    ].randomElement(using: &random) ?? "drives"
  }

  /// One number of the entries of a section, whose field may be hidden in each of them.
  static func ofEntries(_ random: inout Seeded) -> String {
    let aggregate = ["max", "min", "mean", "sum"].randomElement(using: &random) ?? "max"
    let field = Bool.random(using: &random) ? "harm" : "dose"
    return "\(aggregate)(drugs, \(field))"
  }

  static func number(_ random: inout Seeded, depth: Int) -> String {
    if depth == 0 { return ["a", "b", "2"].randomElement(using: &random) ?? "a" }
    let left = number(&random, depth: depth - 1)
    let right = number(&random, depth: depth - 1)
    return [
      "(\(left) + \(right))", "(\(left) - \(right))", "(\(left) * \(right))",
      "(\(left) / (\(right) + 1))", "min(\(left), \(right))", "max(\(left), \(right))",
      "sum(\(left), \(right))", "mean(\(left), \(right))", "(\(left) otherwise \(right))",
      "(if drives then \(left) else \(right))", "count_true(drives, a >= 1)",
      "round(mean(a, b))", "-\(left)", "(\(ofEntries(&random)) otherwise \(right))",
      ofEntries(&random),
    ].randomElement(using: &random) ?? left
  }
}

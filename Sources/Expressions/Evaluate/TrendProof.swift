import Values

/// Proves which way expressions go as one answer worsens, from how they are written and from the
/// signs of what they multiply; no answer is tried.
///
/// What it does not prove may still be so.
public struct TrendProof {
  private let program: Program
  /// All that each value can be, where all is shown.
  private var frame: Frame
  private let slot: (Int) -> Trend
  private let field: (_ section: Int, _ field: Int) -> Trend
  private let subject: Trend

  /// Makes a proof.
  ///
  /// - Parameters:
  ///   - program: the expressions.
  ///   - frame: all that each value can be, where all is shown.
  ///   - slot: the trend of the value in each slot.
  ///   - field: the trend of an item of a repeated section.
  ///   - subject: the trend of what the cells of a row test.
  public init(
    _ program: Program,
    _ frame: Frame,
    slot: @escaping (Int) -> Trend,
    field: @escaping (_ section: Int, _ field: Int) -> Trend,
    subject: Trend = .none
  ) {
    self.program = program
    self.frame = frame
    self.slot = slot
    self.field = field
    self.subject = subject
  }

  /// The trend of a value.
  public mutating func trend(of computation: Computation) -> Trend { trend(computation.node) }

  /// The trend of a truth: it rises where it can become true.
  public mutating func trend(of condition: Condition) -> Trend { trend(condition.node) }

  private mutating func trend(_ index: Int32) -> Trend {
    let node = program.nodes[Int(index)]
    switch node {
    case .slot(let slot): return self.slot(Int(slot))
    case .field(let section, let field): return self.field(Int(section), Int(field))
    case .subject: return subject
    case .negated(let operand), .not(let operand): return trend(operand).turned
    case .change(let left, let right), .arithmetic(.minus, let left, let right):
      return trend(left).union(trend(right).turned)
    case .arithmetic(.times, let left, let right):
      return trend(left).scaled(by: sign(right)).union(trend(right).scaled(by: sign(left)))
    case .arithmetic(.over, let left, let right): return quotient(left, right)
    case .comparison(let comparison, let left, let right): return compared(comparison, left, right)
    case .choice(let condition, let then, let otherwise):
      return trend(condition) == .none ? trend(then).union(trend(otherwise)) : .either
    case .lookup(let operand, let table): return looked(up: trend(operand), in: Int(table))
    case .isOption(let operand, let mask): return chosen(operand, mask)
    case .since, .sameOption, .has: return joined(node) == .none ? .none : .either
    case .missing(let operand), .answered(let operand): return asked(operand)
    // Of the others each goes the way that all it is made of goes, if it goes any.
    default: return joined(node)
    }
  }

  private mutating func joined(_ node: Node) -> Trend {
    var joined = Trend.none
    for child in program.children(node) { joined = joined.union(trend(child)) }
    return joined
  }

  // MARK: Numbers

  /// Whether something is surely not negative, or surely not positive.
  fileprivate enum Sign {
    case positive, negative
  }

  private mutating func sign(_ index: Int32) -> Sign? {
    let value = program.value(index, &frame)
    return value.low >= .zero ? .positive : value.high <= .zero ? .negative : nil
  }

  /// What is divided by nothing is unknown; between both sides of nothing it leaps.
  private mutating func quotient(_ left: Int32, _ right: Int32) -> Trend {
    let divisor = program.value(right, &frame)
    let numerator = trend(left).scaled(by: sign(right))
    let denominator = trend(right)
    guard denominator != .none else { return numerator }
    guard divisor.low > .zero || divisor.high < .zero else { return .either }
    return numerator.union(denominator.turned.scaled(by: sign(left)))
  }

  private mutating func looked(up trend: Trend, in table: Int) -> Trend {
    let results = program.tables[table].sorted { $0.key < $1.key }.map(\.value)
    let steps = zip(results, results.dropFirst())
    if steps.allSatisfy({ $0 <= $1 }) { return trend }
    if steps.allSatisfy({ $0 >= $1 }) { return trend.turned }
    return trend == .none ? .none : .either
  }

  // MARK: Truths

  private mutating func compared(
    _ comparison: ComparisonOperator,
    _ left: Int32,
    _ right: Int32
  ) -> Trend {
    let excess = trend(left).union(trend(right).turned)
    switch comparison {
    case .greater, .greaterOrEqual: return excess
    case .less, .lessOrEqual: return excess.turned
    case .equal, .notEqual: return excess == .none ? .none : .either
    }
  }

  /// Options in the order in which a band or a truth rises.
  private mutating func chosen(_ operand: Int32, _ mask: UInt64) -> Trend {
    let trend = trend(operand)
    let value = program.value(operand, &frame)
    guard trend != .none, value.kind == .choice else { return trend == .none ? .none : .either }
    let isIn = (0..<64).filter { value.options >> UInt64($0) & 1 == 1 }
      .map { mask >> UInt64($0) & 1 == 1 }
    let steps = zip(isIn, isIn.dropFirst())
    if steps.allSatisfy({ !$0 || $1 }) { return trend }
    if steps.allSatisfy({ $0 || !$1 }) { return trend.turned }
    return .either
  }

  /// One answer is as much an answer as a worse one.
  private mutating func asked(_ operand: Int32) -> Trend {
    switch program.nodes[Int(operand)] {
    case .slot, .field: .none
    default: trend(operand) == .none ? .none : .either
    }
  }
}

extension Trend {
  /// The trend of a product with something of one sign.
  fileprivate func scaled(by sign: TrendProof.Sign?) -> Trend {
    switch sign {
    case .positive: self
    case .negative: turned
    case nil: self == .none ? .none : .either
    }
  }
}

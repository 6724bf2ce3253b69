public import Diagnostics
public import Expressions
public import Values

/// The rules of one protocol, checked and compiled over the schema of its form.
public final class RuleSet: Sendable {
  /// The form's names, then limits and named values.
  public let schema: Schema
  /// Every compiled expression.
  public let program: Program
  /// What a clinician may set for one patient, in the order of their slots.
  public let limits: [PatientLimit]
  /// The readings of devices that values are made of.
  public let series: [DeviceSeries]
  /// The values made of readings, in the order of their slots.
  public let seriesValues: [SeriesValue]
  /// Named values, in the order they are computed.
  public let named: [NamedValue]
  /// The slots whose unanswered values count as not applicable, at some time point at least.
  public let notNeeded: Set<Int>
  /// The thresholds, each with its rows.
  public let thresholds: [Threshold]
  /// The rules, those marked `safety` first.
  public let rules: [Rule]
  /// The rules by index, in the order of their outcomes: each after those that it counts.
  let ruleOrder: [Int]
  /// What the number of findings adds to the colour.
  public let statuses: [StatusRule]
  /// Which consultation follows, row by row.
  public let consultation: [ConsultationRule]
  /// Orders and preparations.
  public let actions: [ActionRule]
  /// The id of each outcome in a frame: thresholds, then rules.
  public let outcomeIDs: [String]
  /// What stands in each slot before anything is known: nothing applies.
  public let blankValues: [ValueSet]
  /// All of it as plain numbers, for forms whose values are settled.
  let settled: SettledRules

  init(
    schema: Schema,
    program: Program,
    limits: [PatientLimit],
    series: [DeviceSeries],
    seriesValues: [SeriesValue],
    named: [NamedValue],
    notNeeded: Set<Int>,
    thresholds: [Threshold],
    rules: [Rule],
    ruleOrder: [Int],
    statuses: [StatusRule],
    consultation: [ConsultationRule],
    actions: [ActionRule]
  ) {
    self.schema = schema
    self.program = program
    self.limits = limits
    self.series = series
    self.seriesValues = seriesValues
    self.named = named
    self.notNeeded = notNeeded
    self.thresholds = thresholds
    self.rules = rules
    self.ruleOrder = ruleOrder
    self.statuses = statuses
    self.consultation = consultation
    self.actions = actions
    outcomeIDs = thresholds.map(\.id) + ruleOrder.map { rules[$0].id }
    blankValues = schema.values.map(\.domain.hidden)
    settled = SettledRules(thresholds, rules, ruleOrder, named, statuses, consultation)
  }

  /// Where the rule of an outcome stands among the rules; `nil` for a threshold's.
  func ruleIndex(ofOutcome outcome: Int) -> Int? {
    let place = outcome - thresholds.count
    return ruleOrder.indices.contains(place) ? ruleOrder[place] : nil
  }
}

/// A limit that a clinician may set for one patient.
public struct PatientLimit: Sendable {
  /// The name rules use.
  public let id: String
  /// Where its value stands.
  public let slot: Int
  /// What it is where nobody has set it; `nil` is not applicable.
  public let standard: Number?
  /// What may be set.
  public let allowed: ClosedRange<Number>

  /// How many decimals a value may have: as many as the row's own numbers, by which the protocol was
  /// checked.
  public var decimals: Int {
    let written = [allowed.lowerBound, allowed.upperBound, standard ?? allowed.lowerBound]
    return written.compactMap(\.decimals).max() ?? 0
  }

  /// Whether a value may be set.
  public func allows(_ value: Number) -> Bool {
    allowed.contains(value) && (value.decimals ?? .max) <= decimals
  }

  /// Any value that may be set: what is known where one was set that may not be.
  public var anything: ValueSet { .interval(allowed.lowerBound, allowed.upperBound) }
}

/// A value that the author gave a name.
public struct NamedValue: Sendable {
  /// The name rules use.
  public let id: String
  /// Where its value stands.
  public let slot: Int
  /// How it is computed.
  public let computation: Computation
}

/// The limits on one value, one row for each time point or one for all.
public struct Threshold: Sendable {
  /// Its id.
  public let id: String
  /// Its rows.
  public let rows: [Row]
  /// Whether its value is a safety item of the form.
  public let isSafety: Bool

  /// The limits at some time points.
  public final class Row: Sendable {
    /// The time points; empty is all.
    public let timePoints: [Period]
    /// The slot of the item that is tested; `nil` where it is any other value.
    public let item: Int?
    /// The value that is tested.
    public let subject: Computation
    /// The repeated section whose entries are tested one by one.
    public let section: Int?
    /// What is surely green; `nil` is the rest.
    public let green: CellTest?
    /// What is yellow; `nil` is never.
    public let yellow: CellTest?
    /// What is red; `nil` is never.
    public let red: CellTest?
    /// What it means that the value is unanswered.
    public let missing: MissingMeaning
    /// Where the limits come from.
    public let source: String
    /// The row in the file.
    public let place: Place

    init(
      timePoints: [Period],
      item: Int?,
      subject: Computation,
      section: Int?,
      green: CellTest?,
      yellow: CellTest?,
      red: CellTest?,
      missing: MissingMeaning,
      source: String,
      place: Place
    ) {
      self.timePoints = timePoints
      self.item = item
      self.subject = subject
      self.section = section
      self.green = green
      self.yellow = yellow
      self.red = red
      self.missing = missing
      self.source = source
      self.place = place
    }

    /// The same row, where a value that nobody answered is open.
    var withoutSilence: Row {
      Row(
        timePoints: timePoints,
        item: item,
        subject: subject,
        section: section,
        green: green,
        yellow: yellow,
        red: red,
        missing: .grey,
        source: source,
        place: place
      )
    }

    /// The cells that say something, green first.
    public var cells: [CellTest] { [green, yellow, red].compactMap(\.self) }

    /// The cell that a colour is shown with: its own, or that of the other colour where it has none.
    package func cell(of verdict: Verdict) -> CellTest? {
      verdict == .red ? red ?? yellow : yellow ?? red
    }

    /// Whether the row is the one for a time point; `nil` where the plan has none, or nobody knows.
    public func isDue(at timePoint: Period?) -> Bool {
      timePoints.isEmpty || timePoint.map(timePoints.contains) ?? false
    }
  }
}

extension RuleSet {
  /// The same rules, of which no row says anything of silence.
  var withoutSilence: RuleSet {
    RuleSet(
      schema: schema,
      program: program,
      limits: limits,
      series: series,
      seriesValues: seriesValues,
      named: named,
      notNeeded: notNeeded,
      thresholds: thresholds.map { threshold in
        Threshold(
          id: threshold.id,
          rows: threshold.rows.map { $0.missing.colour == nil ? $0 : $0.withoutSilence },
          isSafety: threshold.isSafety
        )
      },
      rules: rules,
      ruleOrder: ruleOrder,
      statuses: statuses,
      consultation: consultation,
      actions: actions
    )
  }

  /// Whether a threshold's limits hang on the time point that a form belongs to.
  public var readsTimePoint: Bool {
    thresholds.contains { $0.rows.contains { !$0.timePoints.isEmpty } }
  }

  /// The slots whose unanswered values count as not applicable at a time point.
  ///
  /// - Parameter timePoint: the time point the form belongs to; `nil` where the plan has none.
  /// - Returns: the slots of the items whose row for that time point says so.
  public func notNeeded(at timePoint: Period?) -> Set<Int> {
    if notNeeded.isEmpty { return [] }
    return thresholds.reduce(into: []) { slots, threshold in
      for row in threshold.rows where row.missing == .notNeeded && row.isDue(at: timePoint) {
        if let item = row.item { slots.insert(item) }
      }
    }
  }
}

/// A condition with its colour, or with two.
public struct Rule: Sendable {
  /// Its id.
  public let id: String
  /// When it is yellow.
  public let yellow: Condition?
  /// When it is red.
  public let red: Condition?
  /// Whether it overrides totals and own limits.
  public let isSafety: Bool
  /// Where it comes from.
  public let source: String
  /// Its index among the outcomes of a frame.
  public let outcome: Int
  /// As written, for showing what was met.
  public let written: String
  /// The block in the file.
  public let place: Place
}

/// A colour that the number of findings adds.
public struct StatusRule: Sendable {
  /// The colour.
  public let colour: Verdict
  /// When it is added.
  public let condition: Condition
  /// As written.
  public let written: String
}

import FollowUp
import GRDB
import Scheduling
import Triage
import Values

/// Reads what a report counts, row by row.
struct ReportReading {
  let period: ReportPeriod
  private let today: CivilDate
  /// The first and last second of the period, since 1970.
  let seconds: ClosedRange<Int>

  init(_ period: ReportPeriod, today: CivilDate, calendar: ClinicCalendar) {
    self.period = period
    self.today = today
    let start = calendar.instant(on: period.from, hour: 0, minute: 0).milliseconds
    let end = calendar.instant(on: period.through.adding(days: 1), hour: 0, minute: 0).milliseconds
    seconds = start / 1000...(end / 1000 - 1)
  }

  typealias Counts = [ReportSlice: ReportCounts]

  /// The seconds since 1970 of a column that holds a time, as an expression.
  func second(_ column: String) -> String { "CAST(strftime('%s', \(column)) AS INTEGER)" }

  func isInPeriod(_ column: String) -> String {
    "\(second(column)) BETWEEN \(seconds.lowerBound) AND \(seconds.upperBound)"
  }

  /// Goes through the rows of a statement; the first two columns are the protocol and the unit.
  func each(
    _ database: Database,
    _ sql: String,
    _ table: String,
    _ counts: inout Counts,
    _ count: (Row, inout ReportCounts) -> Void?
  ) throws {
    let rows = try Row.fetchCursor(database, sql: sql)
    while let row = try rows.next() {
      let slice = ReportSlice(protocol: row.text(0) ?? "", unit: row.text(1))
      guard count(row, &counts[slice, default: ReportCounts()]) != nil else {
        throw UnreadableRow(table: table, id: row.text(2) ?? "?")
      }
    }
  }
}

// MARK: What people did

extension ReportReading {
  /// Deadlines that have passed: what was dealt with after the day, or has not been, is missed.
  func readDeadlines(_ database: Database, _ counts: inout Counts) throws {
    let last = min(period.through, today.adding(days: -1))
    let sql = """
      SELECT concern.protocol, \(unit("concern.entry_patient", "concern.protocol")), concern.colour,
        count(*), sum(coalesce(substr(coalesce(entry_event.now, later.now), 1, 10)
          <= concern.deadline, 0))
      FROM concern LEFT JOIN settlement ON settlement.concern = concern.sequence
        LEFT JOIN entry_event ON entry_event.sequence = settlement.event
        LEFT JOIN decision AS later ON later.id = settlement.decision
      WHERE concern.desk = 'clinic' AND concern.deadline BETWEEN '\(period.from)' AND '\(last)'
      GROUP BY 1, 2, 3
      """
    try each(database, sql, "concern", &counts) { row, counts in
      guard let colour = row.text(2).flatMap({ Colour($0) }), let all = row.whole(3),
        let kept = row.whole(4)
      else { return nil }
      return counts.deadlines[colour, default: Kept()].add(Kept(kept: kept, all: all))
    }
  }

  func readSilences(_ database: Database, _ counts: inout Counts) throws {
    let sql = """
      SELECT concern.protocol, \(unit("concern.entry_patient", "concern.protocol")), count(*),
        count(settlement.event)
      FROM concern LEFT JOIN settlement ON settlement.concern = concern.sequence
      WHERE concern.kind = 'unanswered' AND \(isInPeriod("concern.raised"))
      GROUP BY 1, 2
      """
    try each(database, sql, "concern", &counts) { row, counts in
      guard let all = row.whole(2), let kept = row.whole(3) else { return nil }
      return counts.silences.add(Kept(kept: kept, all: all))
    }
  }
}

// MARK: What people judged

extension ReportReading {
  /// An operator who gives up a form has not judged what it says, so only the clinic's desk counts.
  func readJudged(_ database: Database, _ counts: inout Counts) throws {
    let sql = """
      SELECT concern.protocol, \(unit("concern.entry_patient", "concern.protocol")),
        entry_event.reason, count(*)
      FROM entry_event CROSS JOIN settlement ON settlement.event = entry_event.sequence
        CROSS JOIN concern ON concern.sequence = settlement.concern
      WHERE concern.kind = 'decision' AND concern.desk = 'clinic'
        AND \(isInPeriod("entry_event.now"))
      GROUP BY 1, 2, 3
      """
    try each(database, sql, "entry_event", &counts) { row, counts in
      Self.add(row.whole(3), row.text(2), to: &counts.judged)
    }
  }

  /// A decision counts once for a finding that it had, fired or open.
  func readRules(_ database: Database, _ counts: inout Counts) throws {
    let sql = """
      SELECT concern.protocol, \(unit("concern.entry_patient", "concern.protocol")),
        finding.id, entry_event.reason, count(DISTINCT decision.sequence)
      FROM entry_event CROSS JOIN settlement ON settlement.event = entry_event.sequence
        CROSS JOIN concern ON concern.sequence = settlement.concern
        CROSS JOIN decision ON decision.id = concern.decision
        CROSS JOIN finding ON finding.decision = decision.sequence
      WHERE concern.kind = 'decision' AND concern.desk = 'clinic'
        AND \(isInPeriod("entry_event.now"))
      GROUP BY 1, 2, 3, 4
      """
    try each(database, sql, "finding", &counts) { row, counts in
      guard let protocolID = row.text(0), let finding = row.text(2) else { return nil }
      let name = RuleName(protocol: protocolID, finding: finding)
      return Self.add(row.whole(4), row.text(3), to: &counts.rules[name, default: Judged()])
    }
  }

  /// Adds decisions that were dealt with alike; nothing at all where the reason is none.
  private static func add(_ count: Int?, _ word: String?, to judged: inout Judged) -> Void? {
    let reason = word.flatMap { OverrideReason(rawValue: $0) }
    guard let count, (word == nil) == (reason == nil) else { return nil }
    return judged.add(count, reason)
  }

  /// Entries with something that nobody had dealt with when the period, or the day, ended.
  func readOpen(_ database: Database, _ counts: inout Counts) throws {
    let day = min(period.through, today)
    let sql = """
      SELECT concern.protocol, \(unit("concern.entry_patient", "concern.protocol")),
        min(substr(concern.raised, 1, 10))
      FROM concern LEFT JOIN settlement ON settlement.concern = concern.sequence
        LEFT JOIN entry_event ON entry_event.sequence = settlement.event
        LEFT JOIN decision AS later ON later.id = settlement.decision
      WHERE \(second("concern.raised")) <= \(seconds.upperBound)
        AND (settlement.concern IS NULL
          OR \(second("coalesce(entry_event.now, later.now)")) > \(seconds.upperBound))
      GROUP BY concern.desk, concern.entry_patient, concern.protocol, concern.cause
      """
    try each(database, sql, "concern", &counts) { row, counts in
      guard let raised = row.text(2).flatMap({ CivilDate($0) }) else { return nil }
      let age = EntryAge(days: day.dayNumber - raised.dayNumber)
      return counts.open[age, default: 0] += 1
    }
  }
}

public import FollowUp
import GRDB
public import Scheduling
import Triage
public import Values

/// Whose counts they are, as the store knows it.
public struct ReportSlice: Sendable, Hashable {
  /// The protocol's id; empty where it is not known.
  public let `protocol`: String
  /// The unit that has the patient at the end of the period; `nil` where none is recorded.
  public let unit: String?

  /// Makes a slice.
  public init(protocol: String, unit: String?) {
    self.protocol = `protocol`
    self.unit = unit
  }
}

extension Store {
  /// How many patients are read at a time.
  private static let page = 500

  /// What a report counts, by protocol and unit.
  ///
  /// Rows are counted as they are read, so memory grows with the units and not with the forms.
  ///
  /// - Parameters:
  ///   - period: the days that are counted.
  ///   - today: the day that it is; what came later is not asked for.
  ///   - calendar: the clinic's days.
  /// - Returns: a count for each slice that has anything.
  /// - Throws: where the store cannot be read.
  /// - Complexity: O(what the store has).
  public func reportCounts(
    in period: ReportPeriod,
    today: CivilDate,
    calendar: ClinicCalendar
  ) throws(StorageError) -> [ReportSlice: ReportCounts] {
    let reading = ReportReading(period, today: today, calendar: calendar)
    var counts = try read { database in
      var counts: [ReportSlice: ReportCounts] = [:]
      try reading.readForms(database, &counts)
      try reading.readContacts(database, &counts)
      try reading.readDeadlines(database, &counts)
      try reading.readSilences(database, &counts)
      try reading.readJudged(database, &counts)
      try reading.readRules(database, &counts)
      try reading.readOpen(database, &counts)
      return counts
    }
    var last: RecordPlace?
    while true {
      let records = try records(after: last, count: Self.page, calendar: calendar)
      let units = try read { database in
        try records.map { try reading.unit(of: $0.patient.id, in: $0.patient.protocol, database) }
      }
      for (record, unit) in zip(records, units) {
        let slice = ReportSlice(protocol: record.patient.protocol, unit: unit)
        counts[slice, default: ReportCounts()].add(record, in: period, today: today)
      }
      guard records.count == Self.page, let final = records.last else { return counts }
      last = RecordPlace(final)
    }
  }

  /// The first day that anything was filled in or sent; `nil` where nothing was.
  public func firstDay(_ calendar: ClinicCalendar) throws(StorageError) -> CivilDate? {
    let row = try first(
      "SELECT (SELECT min(authored_ms) FROM submission), (SELECT min(day) FROM dispatch)",
      []
    )
    let authored = row?.whole(0).map { calendar.date(of: Instant(milliseconds: $0)) }
    return [authored, row?.text(1).flatMap { CivilDate($0) }].compactMap(\.self).min()
  }
}

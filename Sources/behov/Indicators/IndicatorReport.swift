import FollowUp
import Scheduling
import Storage
import Triage
import Values

/// The indicators of a period, and of an earlier one to hold them against.
struct IndicatorReport {
  /// What a report is of.
  struct Choice: Sendable, Hashable {
    /// The days.
    var period: ReportPeriod
    /// Earlier days to hold them against; `nil` is none.
    var baseline: ReportPeriod?
    /// How often everybody would have been seen; `nil` is not asked for.
    var interval: Period?
    /// A unit; `nil` is all.
    var unit: String?
    /// A protocol's id; `nil` is all.
    var `protocol`: String?
    /// Whether what tells of few is hidden.
    var hidesSmall = false
  }

  /// What it is of.
  let choice: Choice
  /// When it was made.
  let now: Instant
  /// The figures of the period, one of each id.
  let indicators: [Indicator]
  /// Those of the earlier one; `nil` where none was asked for.
  let earlier: [Indicator]?

  /// Counts what a store has.
  ///
  /// - Throws: `CommandFailure` where nobody is in the unit or the protocol asked for.
  init(_ store: Store, _ choice: Choice, _ settings: Settings) throws {
    self.choice = choice
    now = settings.now
    var kept = KeptProtocols(try store.content())
    protocols = kept.all
    let reading = Reading(store, choice, settings)
    indicators = try reading.indicators(of: choice.period)
    earlier = try choice.baseline.map { try reading.indicators(of: $0) }
  }

  /// The protocols that the store has, as it kept them last.
  let protocols: [TriageProtocol]

  /// The figures with those of the earlier period beside them.
  var pairs: [(now: Indicator, before: Indicator?)] {
    indicators.map { indicator in
      (indicator, earlier?.first { $0.id == indicator.id })
    }
  }
}

extension IndicatorReport {
  /// Counts of a store, by the units that a work list shows.
  private struct Reading {
    private let store: Store
    private let choice: Choice
    private let settings: Settings

    init(_ store: Store, _ choice: Choice, _ settings: Settings) {
      self.store = store
      self.choice = choice
      self.settings = settings
    }

    func indicators(of period: ReportPeriod) throws -> [Indicator] {
      let calendar = settings.calendar
      let today = calendar.date(of: settings.now)
      let counts = try store.reportCounts(in: period, today: today, calendar: calendar)
      let units = try units(try named(counts), isBaseline: period != choice.period)
      var all = ReportCounts()
      for counts in units.values { all.add(counts) }
      let found = Indicator.all(all, units: units, interval: choice.interval)
      return choice.hidesSmall ? Suppression.applied(to: found) : found
    }

    /// The counts, each with the name of a unit: where none is recorded, the protocol's owner.
    private func named(
      _ counts: [ReportSlice: ReportCounts]
    ) throws(StorageError) -> [(unit: String, protocol: String, counts: ReportCounts)] {
      var protocols = KeptProtocols(try store.content())
      return counts.map { slice, counts in
        let owner = protocols.newest(slice.protocol)?.owner ?? protocols.onlyOwner
        let unit = [slice.unit, owner, slice.protocol].lazy.compactMap(\.self)
          .first { !$0.isEmpty }
        return (unit ?? "?", slice.protocol, counts)
      }
    }

    private func units(
      _ counts: [(unit: String, protocol: String, counts: ReportCounts)],
      isBaseline: Bool
    ) throws(CommandFailure) -> [String: ReportCounts] {
      if !isBaseline {
        try check(choice.unit, "unit", among: counts.map(\.unit))
        try check(choice.protocol, "protocol", among: counts.map(\.protocol))
      }
      var units: [String: ReportCounts] = [:]
      for (unit, protocolID, counts) in counts {
        if let only = choice.unit, only.lowercased() != unit.lowercased() { continue }
        if let only = choice.protocol, only != protocolID { continue }
        units[unit, default: ReportCounts()].add(counts)
      }
      return units
    }

    /// A misspelt name would give a report of nobody.
    private func check(
      _ name: String?,
      _ what: String,
      among names: [String]
    ) throws(CommandFailure) {
      guard let name, !names.contains(where: { $0.lowercased() == name.lowercased() }) else {
        return
      }
      let known = Set(names.filter { !$0.isEmpty }).sorted().map(visible).joined(separator: ", ")
      throw CommandFailure(
        .unusableInput,
        "there is nobody in the \(what) `\(visible(name))`",
        help: known.isEmpty ? "the store has no patients" : "the store has \(known)"
      )
    }
  }
}

import Expressions
import Forms
import Rules
import Scheduling
public import Values

/// A reading that came after what was decided last, as far as it could be read.
public struct ArrivedReading: Sendable, Hashable {
  /// What was measured; `nil` where that could not be read.
  public let code: String?
  /// When; `nil` where that could not be read.
  public let time: Instant?
  /// Whether it was refused: nobody knows what it said.
  public let isRefused: Bool

  /// Makes an arrival.
  public init(code: String?, time: Instant?, isRefused: Bool) {
    self.code = code
    self.time = time
    self.isRefused = isRefused
  }
}

extension Batch {
  /// Decides what readings have changed since they came: forms that were filled in after them, again;
  /// and where a protocol says so, what they show without a form.
  ///
  /// A form keeps its decision where the readings change nothing of substance.
  ///
  /// - Parameters:
  ///   - patients: whose readings came.
  ///   - arrivals: what came of one of them.
  ///   - emit: takes each new decision once it is durable.
  /// - Throws: what the ledger or `emit` throws; what was committed stays.
  public func review(
    readingsOf patients: [String],
    _ arrivals: (String) throws -> [ArrivedReading],
    _ emit: (BatchOutcome) throws -> Void
  ) throws {
    let register = try Enrolments(self.patients, ledger, protocols)
    guard let index = try BatchIndex(ledger, register, source, workers, until: { false }) else {
      return
    }
    for patient in patients {
      let arrived = try arrivals(patient)
      try ledger.hold()
      defer { ledger.release() }
      var settled: [(BatchOutcome, LedgerEntry?)] = []
      for own in protocols {
        let codes = own.codesRead
        let news = arrived.filter { $0.code.map(codes.contains) ?? true }
        if codes.isEmpty || news.isEmpty { continue }
        let triage = Triage(own, calendar: calendar, engine: engine)
        // Others may have written since the batch began.
        var past = Past(try gather(patient, triage, index, register, isOvertaken: true))
        past.earliest =
          news.contains { $0.time == nil } ? nil : news.compactMap(\.time).min()
        settled += try redecisions(past, triage).filter { changesSomething($0.0, past) }
        settled += try starts(patient, news, past, triage)
      }
      try ledger.commit(settled.compactMap(\.1))
      for (outcome, _) in settled { try emit(outcome) }
    }
  }

  private func changesSomething(_ outcome: BatchOutcome, _ past: Past) -> Bool {
    guard case .decision(_, let written) = outcome,
      let old = past.stored.first(where: { $0.decisionID == written.decision.supersedes })
    else { return true }
    return !written.decision.isSameInSubstance(as: old.decision)
  }

  /// What the readings start by themselves, where the protocol says that they do.
  private func starts(
    _ patient: String,
    _ news: [ArrivedReading],
    _ past: Past,
    _ triage: Triage
  ) throws -> [(BatchOutcome, LedgerEntry?)] {
    let moments = Set(news.filter { !$0.isRefused }.compactMap(\.time)).sorted()
    guard triage.protocol.plan.readingsStartTriage, let enrolled = past.patient,
      let first = moments.first, let last = moments.last,
      let reading = triage.protocol.readings.first,
      let blank = forms.blank(reading.form.id, reading.form.version)
    else { return [] }
    // The state before the first is made of readings that lie still further back.
    let before = try ledger.devices(of: patient, triage, until: first).readings.map(\.time)
      .filter { $0 < first }.max()
    let start = ReadingStart(
      triage: triage,
      reading: reading,
      blank: blank,
      patient: enrolled,
      history: past.history,
      devices: try ledger.devices(of: patient, triage, from: before ?? first, until: last),
      now: now
    )
    return try start.decisions(at: moments) { id in try ledger.standing(of: id) == nil }
      .map { started in
        let written = WrittenDecision(started.decision)
        return (
          .decision(line: nil, written),
          .decided(line: started.line, submission: started.submission, written)
        )
      }
  }
}

extension TriageProtocol {
  /// The codes of the readings that values are made of.
  public var codesRead: Set<String> { Set(readings.flatMap(\.rules.series).map(\.code)) }
}

import Expressions
import Forms
import Rules
public import Values

/// Takes in lines of readings: each is stored, a duplicate, or refused.
public struct Intake<Store: DeviceLedger, Source: LineSource> {
  private let units: [String: [Unit]]
  private let now: Instant
  private let ledger: Store
  private let source: Source
  private let linesPerCommit = 500

  /// Makes an intake.
  ///
  /// - Parameters:
  ///   - protocols: those whose series say in which units a code is read.
  ///   - now: when the readings arrive.
  ///   - ledger: where they are written.
  ///   - source: the lines.
  public init(_ protocols: [TriageProtocol], now: Instant, ledger: Store, source: Source) {
    let series = protocols.flatMap(\.readings).flatMap(\.rules.series)
    units = Dictionary(grouping: series, by: \.code).mapValues { $0.map(\.unit) }
    self.now = now
    self.ledger = ledger
    self.source = source
  }

  /// Takes in every line.
  ///
  /// - Parameter emit: takes what became of each line once it is durable.
  /// - Throws: what the ledger, the source or `emit` throws; what was committed stays.
  public func run(_ emit: (ReadingOutcome) throws -> Void) throws {
    var outcomes: [ReadingOutcome] = []
    var entries: [DeviceEntry] = []
    var fresh: [Key: Reading] = [:]
    func flush() throws {
      try ledger.take(entries)
      for outcome in outcomes { try emit(outcome) }
      outcomes.removeAll(keepingCapacity: true)
      entries.removeAll(keepingCapacity: true)
      fresh.removeAll(keepingCapacity: true)
    }
    defer { ledger.release() }
    try source.lines { line in
      if line.isBlank { return }
      if outcomes.isEmpty { try ledger.hold() }
      let outcome = try self.outcome(line, &fresh)
      switch outcome {
      case .stored(_, let reading):
        entries.append(.stored(reading, line: line.bytes, received: now))
      case .rejected(_, let quarantined): entries.append(.refused(quarantined))
      case .duplicate: break
      }
      outcomes.append(outcome)
      if outcomes.count >= linesPerCommit { try flush() }
    }
    try flush()
  }

  private struct Key: Hashable {
    let patient: ExactName
    let id: ExactName
  }

  private func outcome(_ line: InputLine, _ fresh: inout [Key: Reading]) throws -> ReadingOutcome {
    do {
      let reading = try ReadingLine.read(line.isTooLong ? line.bytes + [0] : line.bytes)
      let key = Key(patient: ExactName(reading.patient), id: ExactName(reading.id))
      let earlier = try fresh[key] ?? ledger.reading(reading.id, of: reading.patient)
      if let earlier {
        guard earlier.says(theSameAs: reading) else { throw Refusal.readingConflict(reading) }
        return .duplicate(line: line.number, reading)
      }
      if reading.time > now.adding(minutes: Triage.clockTolerance) {
        throw Refusal.readingFromFuture(reading)
      }
      if let known = units[reading.code], !known.contains(where: reading.unit.isComparable) {
        throw Refusal.readingUnit(reading, known[0])
      }
      fresh[key] = reading
      return .stored(line: line.number, reading)
    } catch let refusal as Refusal {
      let input = ContentHash(of: line.bytes)
      return .rejected(line: line.number, Quarantined(line, input, refusal, now: now))
    }
  }
}

extension Reading {
  /// Whether another reading is the same one, however it was written.
  fileprivate func says(theSameAs other: Reading) -> Bool {
    (code, value, unit, time) == (other.code, other.value, other.unit, other.time)
  }
}

import Forms
import Values

/// All that is known of a patient in one protocol, the lines of a batch included.
struct Past: Sendable {
  let reader: HistoryReader
  /// What was decided in earlier batches.
  let stored: [StoredSubmission]
  /// The lines of this batch, but for one that is all there is.
  let recent: [[UInt8]]
  var history = History()
  /// When the earliest of what the batch brings counts as authored; `nil` where that is unknown,
  /// and where nothing is stored that it could change.
  var earliest: Instant?

  /// Reads all of it.
  init(_ gathered: Gathered) {
    // A patient's only form has no other to recall.
    let only = gathered.stored.isEmpty ? gathered.only : nil
    let isAlone = only.map { gathered.reader.canRead($0) } ?? false
    self.init(gathered.reader, gathered.stored, isAlone ? [] : gathered.recent)
    history.unread += gathered.refusedEarlier + gathered.refused
    if stored.isEmpty { return }
    let places = recent.compactMap { reader.submission($0) }
      .map { history.reach(of: CurrentForm($0, reader.calendar)) }
    earliest =
      gathered.refused.contains(nil) ? nil : (places + gathered.refused.compactMap(\.self)).min()
  }

  /// The patient, as enrolled.
  var patient: Patient? { reader.patient }

  private init(
    _ reader: HistoryReader,
    _ stored: [StoredSubmission],
    _ recent: [[UInt8]]
  ) {
    self.reader = reader
    self.stored = stored
    self.recent = recent
    for earlier in stored { reader.add(earlier.line, to: &history) }
    for line in recent { reader.add(line, to: &history) }
    history.arrange()
  }

  /// The same as another protocol reads it, with the forms that it reads.
  func read(by triage: Triage) -> Past {
    var past = Past(reader.with(triage), stored, recent)
    past.history.unread += history.unread
    past.earliest = earliest
    return past
  }

  /// What a past is made of, before any of it is read.
  struct Gathered: Sendable {
    let reader: HistoryReader
    let stored: [StoredSubmission]
    let recent: [[UInt8]]
    /// The submission of the one recent line, where there is one and it has been read.
    let only: Submission?
    /// When the refused lines of earlier batches were authored, and those of this one; `nil` where
    /// that is not known.
    let refusedEarlier: [Instant?]
    let refused: [Instant?]
    /// The patient's lines of this batch; `nil` where it is kept already which there are.
    let lines: LinesOfPatient?
  }
}

/// The lines of a batch that are a patient's, but for those that repeat another.
struct LinesOfPatient {
  let patient: String
  let lines: [LineRecord]
}

/// What is known of the patients that were last asked for, so that a patient's lines are read once
/// and not once for each of them.
struct Pasts {
  /// How many forms are kept of several patients; of one there may be any number.
  private static let most = 1_000

  private var places: [Key: Int] = [:]
  private var all: [Slot] = []
  private var forms = 0
  /// How many of them are of the one with most.
  private var largest = 0
  private let start: Int
  private var version: Int
  /// The lines of patients of whom it is not kept yet which lines there are.
  private var unkept: [LinesOfPatient] = []

  /// Knows nothing yet; `start` is the ledger's version before the first reading.
  init(asOf start: Int) {
    self.start = start
    version = start
  }

  /// Whether somebody else has written since the first reading, so that what it found of a line
  /// may no longer be so.
  var isOvertaken: Bool { version != start }

  /// What notes that a patient's stored forms are decided again: once, and once more after somebody
  /// else has written.
  func lateMark(_ own: TriageProtocol) -> String {
    isOvertaken ? "\(own.reference.id) \(version)" : own.reference.id
  }

  private struct Key: Hashable {
    let patient: ExactName
    let rules: ContentReference
  }

  private enum Slot: Sendable {
    case gathered(Past.Gathered)
    case read(Past)

    var past: Past {
      switch self {
      case .gathered(let gathered): Past(gathered)
      case .read(let past): past
      }
    }
  }

  /// Whether there are so many, of several patients, that no more should be asked for before they are
  /// forgotten.
  var isFull: Bool { forms - largest >= Self.most }

  /// Begins a turn: forgets all where there are many, or where somebody else has written since.
  mutating func begin(_ version: Int) {
    if isFull || version != self.version { self = Pasts(asOf: start) }
    self.version = version
  }

  /// Where a patient's past stands; it is gathered where nobody has asked for it.
  mutating func place(
    of patient: String,
    _ rules: ContentReference,
    _ gather: () throws -> Past.Gathered
  ) rethrows -> Int {
    let key = Key(patient: ExactName(patient), rules: rules)
    if let place = places[key] { return place }
    let place = add(try gather())
    places[key] = place
    return place
  }

  /// Adds a past that nobody else asks for.
  mutating func add(_ gathered: Past.Gathered) -> Int {
    let count = gathered.stored.count + gathered.recent.count
    forms += count
    largest = max(largest, count)
    if let lines = gathered.lines, lines.lines.count > 1 { unkept.append(lines) }
    all.append(.gathered(gathered))
    return all.count - 1
  }

  /// What is to be kept of lines that are known and come after one, each once.
  mutating func takeAhead(
    after last: Int,
    from source: some LineSource
  ) throws -> [LedgerEntry] {
    defer { unkept = [] }
    return try unkept.compactMap { known in
      let later = known.lines.filter { $0.number > last }
      if later.isEmpty { return nil }
      let inputs = try later.map { line in
        ContentHash(of: try source.line(at: line.offset, count: line.count))
      }
      return .ahead(patient: known.patient, inputs)
    }
  }

  /// Reads what was gathered.
  mutating func read(_ workers: Workers) {
    let gathered = all.indices.filter {
      if case .gathered = all[$0] { true } else { false }
    }
    let read = workers.map(gathered.map { all[$0] }) { Slot.read($0.past) }
    for (place, slot) in zip(gathered, read) { all[place] = slot }
  }

  /// Whether anything was stored of a patient in earlier batches, by their place.
  func hasStored(at place: Int) -> Bool {
    switch all[place] {
    case .gathered(let gathered): !gathered.stored.isEmpty
    case .read(let past): !past.stored.isEmpty
    }
  }

  /// A past by its place, which is read only this once.
  mutating func past(at place: Int) -> Past {
    let past = all[place].past
    all[place] = .read(past)
    return past
  }

  /// A past by its place.
  subscript(_ place: Int) -> Past { all[place].past }
}

import Values

extension Batch {
  /// All that is known of a patient in one protocol, the lines of this batch included.
  struct Past {
    let reader: HistoryReader
    let patient: Patient?
    /// What was decided in earlier batches.
    let stored: [StoredSubmission]
    /// The lines of this batch.
    let recent: [[UInt8]]
    var history = History()
    /// When the earliest of what this batch brings counts as authored; `nil` where that is unknown,
    /// and where nothing is stored that it could change.
    var earliest: Instant?

    /// Reads all of it.
    init(
      _ reader: HistoryReader,
      _ patient: Patient?,
      _ stored: [StoredSubmission],
      _ recent: [[UInt8]]
    ) {
      self.reader = reader
      self.patient = patient
      self.stored = stored
      self.recent = recent
      for earlier in stored { reader.add(earlier.line, to: &history) }
      for line in recent { reader.add(line, to: &history) }
      history.arrange()
    }

    /// The same as another protocol reads it, with the forms that it reads.
    func read(by triage: Triage) -> Past {
      var past = Past(reader.with(triage), patient, stored, recent)
      past.history.unread += history.unread
      past.earliest = earliest
      return past
    }
  }

  /// What is known of the patients that were last asked for, so that a patient's lines are read once
  /// and not once for each of them.
  struct Pasts {
    /// How many forms are kept of several patients; of one there may be any number.
    private static var most: Int { 1_000 }

    private var all: [Key: Past] = [:]
    private var count = 0
    private var version: Int?

    private struct Key: Hashable {
      let patient: ExactName
      let rules: ContentReference
    }

    /// Forgets all where somebody else has written since.
    mutating func hold(_ version: Int) {
      if version != self.version { forget() }
      self.version = version
    }

    mutating func forget() {
      all = [:]
      count = 0
    }

    mutating func past(
      of patient: String,
      _ rules: ContentReference,
      _ read: () throws -> Past
    ) rethrows -> Past {
      let key = Key(patient: ExactName(patient), rules: rules)
      if let past = all[key] { return past }
      let past = try read()
      let size = past.stored.count + past.recent.count
      if count + size > Self.most { forget() }
      count += size
      all[key] = past
      return past
    }
  }

  func past(
    of id: String,
    _ triage: Triage,
    _ index: BatchIndex<Store>,
    _ register: Enrolments,
    _ pasts: inout Pasts
  ) throws -> Past {
    try pasts.past(of: id, triage.protocol.reference) {
      try readPast(of: id, triage, index, register)
    }
  }

  /// Reads what is known of a patient.
  func readPast(
    of id: String,
    _ triage: Triage,
    _ index: BatchIndex<Store>,
    _ register: Enrolments
  ) throws -> Past {
    let patient = try register.patient(id, triage.protocol)
    let lines = try index.lines.lines(of: id, form: triage.protocol.form)
    let recent = try lines.filter { decides(triage, $0) }.map { recent in
      try source.line(at: recent.offset, count: recent.count)
    }
    let all = try ledger.earlier(of: id, form: triage.protocol.form)
    // What this batch has committed is among its lines.
    let fresh = Set(lines.filter(\.isFresh).compactMap { $0.submission.map(ExactName.init) })
    let stored = all.submissions.filter { old in
      old.decision.rules.id == triage.protocol.reference.id
        && !fresh.contains(ExactName(old.decision.submission))
    }
    var past = Past(HistoryReader(triage, forms, patient), patient, stored, recent)
    let refused = lines.filter { !$0.isFresh }.map(\.authored)
    past.history.unread += all.refused + refused
    if stored.isEmpty { return past }
    let places = recent.compactMap { past.reader.submission($0) }
      .map { past.history.reach(of: CurrentForm($0, calendar)) }
    past.earliest = refused.contains(nil) ? nil : (places + refused.compactMap(\.self)).min()
    return past
  }

  /// Whether a line is decided by a protocol.
  private func decides(_ triage: Triage, _ line: IndexedLine) -> Bool {
    guard case .fresh(let own) = line.place else { return false }
    return protocols[own].reference == triage.protocol.reference
  }
}

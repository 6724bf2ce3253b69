import Values

/// What the first reading of a batch finds of its lines, for the second.
///
/// The lines are put in order three times: by submission, which shows what is there again; by patient,
/// so that a patient's can be found; and as they stand in the input, in which they are asked for. Only
/// so many of them are in memory, so that a batch may have any number.
final class LineTable {
  private let makeSpace: () throws -> any ScratchSpace
  private let mostHeld: Int
  private var bySubmission: SortedRecords<LineBySubmission>
  private var byPatient: PatientLines
  private var asTheyStand: MergedRecords<FoundLine>?
  /// The colours of the lines that are there again, as far as they are decided.
  private var colours: [Colour?] = []
  private var late: Set<[NameMark]> = []

  /// How many lines are in memory of each order.
  static let most = 1 << 14

  private static let mostLate = 100_000

  init(mostHeld: Int = most, in makeSpace: @escaping () throws -> any ScratchSpace) {
    self.makeSpace = makeSpace
    self.mostHeld = mostHeld
    bySubmission = SortedRecords(most: mostHeld, in: makeSpace)
    byPatient = PatientLines(in: nil)
  }

  private func records<Record>() -> SortedRecords<Record> {
    SortedRecords(most: mostHeld, in: makeSpace)
  }

  /// Adds a line that is not blank; each is added once, in the order of the input.
  ///
  /// Its place is what it would be if its submission had no other line.
  func add(_ line: LineRecord) throws {
    try bySubmission.add(LineBySubmission(line: line))
  }

  /// Told once that all are added: finds which are there again.
  ///
  /// - Parameters:
  ///   - isReadAgain: whether a second reading follows; if not, nothing is kept for it.
  ///   - uncount: told of a line that is counted, and is there again.
  ///   - isSame: whether two lines have the same bytes.
  /// - Returns: how many there are of which kind.
  /// - Throws: what `isSame` and `uncount` throw, and where the disk fails.
  func endAdding(
    isReadAgain: Bool = true,
    uncounting uncount: (LineRecord) throws -> Void = { _ in },
    _ isSame: (LineRecord, LineRecord) throws -> Bool
  ) throws -> BatchStart {
    var start = BatchStart()
    var patients: SortedRecords<LineByPatient> = records()
    var found: SortedRecords<FoundLine> = records()
    var lines = try allAdded().merged()
    // The line of a submission that is to be decided, until it is known whether it is there again.
    var first = LineByPatient.blank
    while var line = try lines.next()?.line {
      if line.submission != first.line.submission {
        if isReadAgain, first.line.isFresh { try patients.add(first) }
        first = .blank
      }
      if first.line.isFresh, line.isFresh || line.place == .refused {
        if line.isCounted { try uncount(line) }
        let isSame = try first.line.mark == line.mark && isSame(first.line, line)
        line.place = isSame ? .duplicate(of: .repeated(nth(&first))) : .conflict
      }
      start.count(line.place)
      if !isReadAgain {
        if line.isFresh { first.line = line }
      } else if line.isDuplicate {
        try found.add(FoundLine(number: line.number, place: line.place))
      } else if line.isFresh {
        first = LineByPatient(line: line)
      } else {
        try patients.add(LineByPatient(line: line))
      }
    }
    if !isReadAgain { return start }
    if first.line.isFresh { try patients.add(first) }
    try arrange(patients, &found, isLarge: start.lines > mostHeld)
    asTheyStand = try found.merged()
    return start
  }

  private func allAdded() -> SortedRecords<LineBySubmission> {
    defer { bySubmission = records() }
    return bySubmission
  }

  /// Which of the lines that are there again this one is.
  private func nth(_ line: inout LineByPatient) -> Int {
    if let known = line.repeated { return Int(known) }
    colours.append(nil)
    line.repeated = Int32(colours.count - 1)
    return colours.count - 1
  }

  /// Makes the lines of each patient findable, and finds who has but one.
  private func arrange(
    _ patients: consuming SortedRecords<LineByPatient>,
    _ found: inout SortedRecords<FoundLine>,
    isLarge: Bool
  ) throws {
    byPatient = PatientLines(in: isLarge ? try makeSpace() : nil)
    var lines = try patients.merged()
    var before = NameMark.none
    var next = try lines.next()
    while let entry = next {
      next = try lines.next()
      let line = entry.line
      try byPatient.add(line)
      try found.add(
        FoundLine(
          number: line.number,
          place: line.place,
          isAlone: line.patient != before && line.patient != next?.line.patient
            && line.patient != .none,
          isLeft: line.isFresh && !line.isCounted,
          repeated: entry.repeated
        )
      )
      before = line.patient
    }
    try byPatient.endAdding()
  }

  /// What the next line of the input is that is not blank; `nil` after the last.
  func next() throws -> FoundLine? { try asTheyStand?.next() }

  /// A patient's lines that are to be decided on a form, and those refused on that form or on one
  /// that could not be read; in the order of the input.
  func lines(of patient: String, form: String) throws -> [LineRecord] {
    let form = NameMark(form)
    return try byPatient.lines(of: NameMark(patient)).filter { $0.form == form || $0.form == .none }
  }

  // MARK: What the second reading notes

  /// Keeps the colour of a line that is there again; of another nothing is kept.
  func keep(_ colour: Colour, of line: FoundLine) {
    if let repeated = line.repeated { colours[Int(repeated)] = colour }
  }

  /// The colour of a line that is there again, once it is decided.
  func colour(of earlier: LinePlace.Earlier) -> Colour? {
    switch earlier {
    case .decided(let colour): colour
    case .repeated(let nth): colours[nth]
    }
  }

  /// Notes that a patient's later forms are decided again; false where that was noted already.
  ///
  /// Of very many it forgets: to decide again what stays the same writes nothing.
  func markLate(_ patient: String, _ protocolID: String) -> Bool {
    if late.count >= Self.mostLate { late.removeAll() }
    return late.insert([NameMark(patient), NameMark(protocolID)]).inserted
  }
}

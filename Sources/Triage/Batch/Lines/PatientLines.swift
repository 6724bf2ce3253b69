/// The lines of a batch by patient; in memory where they are few, or else in a scratch space.
struct PatientLines {
  /// How many are read at a time.
  private static let page = 64

  private let space: (any ScratchSpace)?
  /// The lines where they are few, or those that are still to be written.
  private var held: [LineRecord] = []
  /// The patient of the first line of each page that is written.
  private var pages: [NameMark] = []
  private var count = 0

  /// Has no lines.
  init(in space: (any ScratchSpace)?) { self.space = space }

  /// Adds a line; those of a patient come one after another, in the order of their marks.
  mutating func add(_ line: LineRecord) throws {
    held.append(line)
    count += 1
    if let space, held.count == Self.page { try write(space) }
  }

  /// Told once that there are no more.
  mutating func endAdding() throws {
    if let space, !held.isEmpty { try write(space) }
  }

  private mutating func write(_ space: any ScratchSpace) throws {
    pages.append(held[0].patient)
    try space.append(held)
    held.removeAll(keepingCapacity: true)
  }

  /// A patient's lines, in the order of the input.
  func lines(of patient: NameMark) throws -> [LineRecord] {
    guard let space else {
      let start = held.partitioned { $0.patient < patient }
      return Array(held[start...].prefix { $0.patient == patient })
    }
    // A patient may begin on the page before the first that begins with them.
    var page = max(pages.partitioned { $0 < patient } - 1, 0)
    var lines: [LineRecord] = []
    while page < pages.count, pages[page] <= patient {
      let places = page * Self.page..<min((page + 1) * Self.page, count)
      lines += try space.records(places, like: LineRecord()).filter { $0.patient == patient }
      page += 1
    }
    return lines
  }
}

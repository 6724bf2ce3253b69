import JSONText

/// How the lines of one form have been written so far.
///
/// A sender writes all lines alike: after the answer to one question stands, byte for byte, what
/// stood there in the line before, such as `,"phq_9.sleep":`. Such a *passage* leads from the end of
/// one value to the start of the next. It holds the white space, and whole what is the same in
/// every line of the form: its id and version, and where the answers begin and end.
///
/// A line that consists of passages of lines without a fault, each after the value it stood after
/// there, with no key twice and every field there must be, is in order but for its values. These
/// alone are then to be read. Answers that come and go, as questions are shown or not, are but
/// further passages.
struct Handwriting {
  /// Where a value stands: in a field of the envelope, or under a name of the answers.
  struct Place: Equatable {
    let index: Int32

    /// Before all values.
    static let start = Place(index: 0)
    /// After all values.
    static let end = Place(index: -1)

    static func field(_ field: Int) -> Place { Place(index: Int32(field) + 1) }
    static func name(_ name: Int) -> Place {
      Place(index: Int32(name + Envelope.Field.allCases.count) + 1)
    }
  }

  /// What stands whole in a passage.
  struct Contents: Swift.OptionSet {
    let rawValue: UInt8
    static let form = Contents(rawValue: 1)
    static let version = Contents(rawValue: 2)
    static let answers = Contents(rawValue: 4)
    static let all: Contents = [.form, .version, .answers]
  }

  /// What stands between two values.
  struct Passage {
    /// Where its text starts in `bytes`.
    fileprivate let start: Int32
    /// How many bytes it has.
    let count: Int32
    /// Where the value after it stands.
    let next: Place
    /// What it holds of what is the same in every line; of the answers, their start.
    let contents: Contents
    /// The byte of it at which the answers start; `nil` where they do not start in it.
    let answersStart: Int32?
    /// The byte of it before which the answers end; `nil` where they do not end in it.
    let answersEnd: Int32?
    /// Another passage after the same value; -1 where there is none.
    fileprivate var other: Int32 = -1
  }

  /// The most passages after one value, and the most bytes of all; then it starts over.
  private static let (mostAfterOne, mostBytes) = (8, 1 << 16)

  private var bytes: [UInt8] = []
  private var passages: [Passage] = []
  /// The first passage after each place; -1 where there is none.
  private var first: [Int32]
  /// The last line in which each place was seen.
  private var seen: [Int]
  private var line = 0

  /// Room for the passages between the fields of the envelope and so many names.
  init(names: Int) {
    let places = Int(Place.name(names).index)
    first = Array(repeating: -1, count: places)
    seen = Array(repeating: -1, count: places)
  }

  /// Starts another line, in which nothing was seen yet.
  mutating func beginLine() { line += 1 }

  /// Notes that a value stands at a place; false where one stood there before.
  mutating func see(_ place: Place) -> Bool {
    let isFirst = seen[Int(place.index)] != line
    seen[Int(place.index)] = line
    return isFirst
  }

  func wasSeen(_ place: Place) -> Bool { seen[Int(place.index)] == line }

  /// The passage that stands at an index, after the value of a place.
  func passage(
    after place: Place,
    at index: Int,
    in line: UnsafeBufferPointer<UInt8>
  ) -> Passage? {
    var candidate = first[Int(place.index)]
    while candidate >= 0 {
      let passage = passages[Int(candidate)]
      if line.holds(bytes, Int(passage.start), Int(passage.count), at: index) { return passage }
      candidate = passage.other
    }
    return nil
  }
}

// MARK: Learning

extension Handwriting {
  /// A passage whose end is not reached.
  private struct Opening {
    let after: Place
    let start: Int
    var contents: Contents = []
    var answersStart: Int32?
    var answersEnd: Int32?
  }

  /// Takes the passages of a line that was read without a fault.
  ///
  /// - Parameters:
  ///   - line: the line.
  ///   - names: what the answers may be called.
  ///   - scanner: lends the memory it keeps.
  mutating func learn(
    _ line: UnsafeBufferPointer<UInt8>,
    _ names: NameTable,
    with scanner: inout JSONScanner
  ) {
    if takeAll(line, names, &scanner) { return }
    forgetAll()
    if !takeAll(line, names, &scanner) { forgetAll() }
  }

  private mutating func forgetAll() {
    bytes.removeAll()
    passages.removeAll()
    for place in first.indices { first[place] = -1 }
  }

  private mutating func takeAll(
    _ line: UnsafeBufferPointer<UInt8>,
    _ names: NameTable,
    _ scanner: inout JSONScanner
  ) -> Bool {
    do throws(JSONFault) {
      return try takeMembers(line, names, &scanner)
    } catch {
      return false
    }
  }

  /// Takes the passages; false where they are too many.
  private mutating func takeMembers(
    _ line: UnsafeBufferPointer<UInt8>,
    _ names: NameTable,
    _ scanner: inout JSONScanner
  ) throws(JSONFault) -> Bool {
    scanner.restart(line)
    _ = try scanner.next()
    var open = Opening(after: .start, start: 0)
    while case let key = try scanner.next(), key.kind == .key {
      guard let index = Envelope.names.index(of: key, in: scanner) else { return false }
      let value = try scanner.next()
      switch Envelope.Field.allCases[index] {
      case .form:
        open.contents.insert(.form)
        try scanner.skipRest(of: value)
      case .version:
        open.contents.insert(.version)
        try scanner.skipRest(of: value)
      case .answers:
        open.contents.insert(.answers)
        open.answersStart = Int32(value.range.lowerBound - open.start)
        guard try takeAnswers(line, names, &open, &scanner) else { return false }
        open.answersEnd = Int32(scanner.position - open.start)
      default:
        let range = try scanner.skipRest(of: value)
        guard take(&open, line, to: .field(index), range) else { return false }
      }
    }
    return take(&open, line, to: .end, line.count..<line.count)
  }

  private mutating func takeAnswers(
    _ line: UnsafeBufferPointer<UInt8>,
    _ names: NameTable,
    _ open: inout Opening,
    _ scanner: inout JSONScanner
  ) throws(JSONFault) -> Bool {
    while case let key = try scanner.next(), key.kind == .key {
      guard let name = names.index(of: key, in: scanner) else { return false }
      let range = try scanner.skipValue()
      guard take(&open, line, to: .name(name), range) else { return false }
    }
    return true
  }

  /// Takes the passage that ends where a value starts, and opens the one after it.
  private mutating func take(
    _ open: inout Opening,
    _ line: UnsafeBufferPointer<UInt8>,
    to place: Place,
    _ value: Range<Int>
  ) -> Bool {
    defer { open = Opening(after: place, start: value.upperBound) }
    let text = UnsafeBufferPointer(rebasing: line[open.start..<value.lowerBound])
    guard bytes.count + text.count <= Self.mostBytes else { return false }
    var (last, count): (Int32, Int) = (-1, 0)
    var candidate = first[Int(open.after.index)]
    while candidate >= 0 {
      let passage = passages[Int(candidate)]
      let isSame =
        Int(passage.count) == text.count && text.holds(bytes, Int(passage.start), text.count, at: 0)
      if isSame { return true }
      (last, count, candidate) = (candidate, count + 1, passage.other)
    }
    guard count < Self.mostAfterOne else { return false }
    if last < 0 {
      first[Int(open.after.index)] = Int32(passages.count)
    } else {
      passages[Int(last)].other = Int32(passages.count)
    }
    passages.append(
      Passage(
        start: Int32(bytes.count),
        count: Int32(text.count),
        next: place,
        contents: open.contents,
        answersStart: open.answersStart,
        answersEnd: open.answersEnd
      )
    )
    bytes.append(contentsOf: text)
    return true
  }
}

import Values

/// A name by 128 bits that are keyed anew in each run; 0 stands for none.
///
/// Names are the same byte by byte, as in the ledger.
struct NameMark: BitwiseCopyable, Hashable, Comparable {
  static let none = NameMark(first: 0, second: 0)

  private let first: UInt64
  private let second: UInt64

  private init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  init(_ name: String) {
    var name = name
    var hasher = Hasher()
    name.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    func half(_ key: UInt8) -> UInt64 {
      var hasher = hasher
      hasher.combine(key)
      return UInt64(bitPattern: Int64(hasher.finalize()))
    }
    // Of two halves of which one is odd neither is nothing.
    self.init(first: half(0) | 1, second: half(1))
  }

  init(_ name: String?) {
    if let name { self.init(name) } else { self = .none }
  }

  static func < (left: NameMark, right: NameMark) -> Bool {
    (left.first, left.second) < (right.first, right.second)
  }
}

/// What a line is, as the first reading finds it.
enum LinePlace: Hashable {
  /// One to be decided by the protocol at an index.
  case fresh(protocol: Int)
  /// One whose id has arrived with the same bytes.
  case duplicate(of: Earlier)
  /// One whose id has arrived with other bytes.
  case conflict
  /// One that is refused for anything else.
  case refused

  /// The line that another repeats.
  enum Earlier: Hashable {
    /// One that was decided in an earlier batch.
    case decided(Colour)
    /// The line of this batch that is the nth of those that are there again.
    case repeated(Int)
  }
}

/// A line of a batch without its bytes, as many bytes as any other.
struct LineRecord: BitwiseCopyable {
  /// Its number, from 1.
  var number = 0
  /// Where it begins in the input, in bytes.
  var offset = 0
  /// How many bytes it has.
  var count = 0
  /// Its bytes, by 64 bits that are keyed anew in each run.
  var mark: UInt64 = 0
  var submission = NameMark.none
  var patient = NameMark.none
  var form = NameMark.none
  private var kind = Kind.refused
  /// Whether it is counted already.
  var isCounted = false
  /// What belongs to the kind: a protocol, a colour, or which of the lines that are there again.
  private var detail: Int32 = 0
  private var milliseconds = Self.unknown

  private static let unknown = Int.min

  private enum Kind: UInt8, BitwiseCopyable {
    case fresh, decided, repeated, conflict, refused
  }

  /// What it is.
  var place: LinePlace {
    get {
      switch kind {
      case .fresh: .fresh(protocol: Int(detail))
      case .decided: .duplicate(of: .decided(Colour(rawValue: UInt8(detail)) ?? .grey))
      case .repeated: .duplicate(of: .repeated(Int(detail)))
      case .conflict: .conflict
      case .refused: .refused
      }
    }
    set {
      switch newValue {
      case .fresh(let own): (kind, detail) = (.fresh, Int32(own))
      case .duplicate(.decided(let colour)): (kind, detail) = (.decided, Int32(colour.rawValue))
      case .duplicate(.repeated(let nth)): (kind, detail) = (.repeated, Int32(nth))
      case .conflict: (kind, detail) = (.conflict, 0)
      case .refused: (kind, detail) = (.refused, 0)
      }
    }
  }

  /// When it was authored, where that could be read.
  var authored: Instant? {
    get { milliseconds == Self.unknown ? nil : Instant(milliseconds: milliseconds) }
    set { milliseconds = newValue?.milliseconds ?? Self.unknown }
  }

  /// Whether it is to be decided.
  var isFresh: Bool { kind == .fresh }

  /// Whether it repeats another.
  var isDuplicate: Bool { kind == .decided || kind == .repeated }
}

/// Lines by the id of their submission, then as in the input.
struct LineBySubmission: SortableRecord {
  var line: LineRecord

  static let blank = LineBySubmission(line: LineRecord())

  static func == (left: LineBySubmission, right: LineBySubmission) -> Bool {
    left.line.number == right.line.number
  }

  static func < (left: LineBySubmission, right: LineBySubmission) -> Bool {
    let (left, right) = (left.line, right.line)
    if left.submission != right.submission { return left.submission < right.submission }
    return left.number < right.number
  }
}

/// Lines by their patient, then as in the input.
struct LineByPatient: SortableRecord {
  var line: LineRecord
  /// Which of those that are there again it is; `nil` for one that is there once.
  var repeated: Int32?

  static let blank = LineByPatient(line: LineRecord())

  static func == (left: LineByPatient, right: LineByPatient) -> Bool {
    left.line.number == right.line.number
  }

  static func < (left: LineByPatient, right: LineByPatient) -> Bool {
    let (left, right) = (left.line, right.line)
    if left.patient != right.patient { return left.patient < right.patient }
    return left.number < right.number
  }
}

/// What the second reading has to know of a line.
struct FoundLine: SortableRecord {
  var number = 0
  var place = LinePlace.refused
  /// Whether its patient has no other line that counts.
  var isAlone = false
  /// Whether it is still to be counted, where nothing else is done.
  var isLeft = false
  /// Which of those that are there again it is; `nil` for one that is there once.
  var repeated: Int32?

  static let blank = FoundLine()

  static func < (left: FoundLine, right: FoundLine) -> Bool { left.number < right.number }
}

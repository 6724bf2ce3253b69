import JSONText

/// The members of a submission's object, by place.
struct Envelope {
  /// What a submission says of itself.
  enum Field: String, CaseIterable {
    case id, patient, form, version, authored, reporter, trigger, answers, replaces
    case enteredBy = "entered_by"
    case correctionReason = "correction_reason"

    /// The field's index among all.
    var index: Int {
      switch self {
      case .id: 0
      case .patient: 1
      case .form: 2
      case .version: 3
      case .authored: 4
      case .reporter: 5
      case .trigger: 6
      case .answers: 7
      case .replaces: 8
      case .enteredBy: 9
      case .correctionReason: 10
      }
    }
  }

  /// A field's value: its first token, and all its bytes.
  struct Value {
    let token: JSONToken
    let range: Range<Int>
    /// Whether the key stood before; the line is then refused, and nothing is told of the field.
    var isRepeated = false
  }

  /// The names of the fields.
  static let names = NameTable(Field.allCases.map(\.rawValue))

  /// The first token of the line.
  private(set) var whole: JSONToken?
  /// The keys that are no fields.
  private(set) var unknown: [JSONToken] = []
  private var values = [Value?](repeating: nil, count: Field.allCases.count)
  private var expected = 0

  /// What stands for a field; `nil` where it is not given.
  subscript(field: Field) -> Value? { values[field.index] }

  mutating func removeAll() {
    whole = nil
    expected = 0
    unknown.removeAll(keepingCapacity: true)
    for index in values.indices { values[index] = nil }
  }

  mutating func open(_ token: JSONToken) { whole = token }

  /// Adds a member: a key, its name, the first token of its value and the value's bytes.
  mutating func add(
    _ name: UnsafeBufferPointer<UInt8>,
    _ key: JSONToken,
    _ value: JSONToken,
    _ range: Range<Int>
  ) {
    guard let index = Self.names.index(of: name, expecting: expected) else {
      unknown.append(key)
      return
    }
    expected = index + 1
    let isRepeated = values[index] != nil
    values[index] = Value(token: value, range: range, isRepeated: isRepeated)
  }
}

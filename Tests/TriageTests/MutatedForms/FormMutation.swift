import Forms
import Values

/// One way in which a form goes wrong between a patient and the engine.
enum FormMutation: String, CaseIterable, Sendable {
  /// Answers are lost.
  case drop
  /// Two answers change places.
  case swap
  /// An answer has another type.
  case retype
  /// A number is too great, too small, too exact or not a number.
  case overflow
  /// A key is misspelt, or one too many.
  case unknownItem
  /// An option is misspelt, or another item's.
  case unknownOption
  /// A quantity has another unit, or none.
  case unit
  /// The form's version is another.
  case version
  /// It is another form's, another patient's or nobody's.
  case address
  /// What is hidden is answered, or a score said to be what it is not.
  case contradict
  /// A key stands twice.
  case doubledKey
  /// The entries of a section are too many, doubled, empty or not entries.
  case entries
  /// Something beside the answers is wrong.
  case envelope
  /// It is old, from the future, or of a time that is none.
  case late
  /// The bytes end too soon.
  case truncate
  /// Some bits are others.
  case flip
  /// A byte is lost, or one too many.
  case slip
  /// Keys, white space and escapes are otherwise, and mean the same.
  case reorder
  /// It comes twice, as it was or changed meanwhile.
  case again

  /// Those that change a form as its fields stand, and not its bytes.
  static let ofFields = allCases.filter { mutation in
    ![.truncate, .flip, .slip, .reorder, .again, .contradict].contains(mutation)
  }

  /// Those after which a form can still be in order.
  static let mayMeanTheSame: Set<Self> = [.drop, .swap, .contradict, .reorder, .again, .flip]

  /// The line with the fault in it.
  func applied(
    to line: [UInt8],
    _ filled: Filled,
    _ generator: Generator,
    _ random: inout Seeded
  ) -> [UInt8] {
    switch self {
    case .truncate: return Array(line.prefix(Int.random(in: 1..<line.count, using: &random)))
    case .flip: return line.flipped(&random)
    case .slip: return line.slipped(&random)
    case .contradict: return filled.contradicting(generator, &random).line(generator.form)
    default: break
    }
    guard var json = PlainJSON(line) else { return line }
    switch self {
    case .drop: json.drop(&random)
    case .again: if random.chance(50) { json.drop(&random) }
    case .swap: json.swap(&random)
    case .unknownItem: json.misspellKey(&random)
    case .version: json["version"] = Self.versions.randomElement(using: &random)
    case .address: json.readdress(&random)
    case .doubledKey: json.doubleKey(&random)
    case .entries: json.changeEntries(generator.form, &random)
    case .envelope: json.changeEnvelope(&random)
    case .late: json.changeTime(filled.authored, &random)
    case .reorder: return json.reordered(&random)
    default:
      let other = generator.form.options.randomElement(using: &random) ?? "none"
      json.changeAnswer(&random) { $0 = self.changed($0, other, &$1) }
    }
    return json.bytes
  }

  private static let versions: [PlainJSON] = [
    .string("0.9.0"), .string("2.0.0"), .string("1.99.0"), .string("1.0"), .string("01.0.0"),
    .string("1.0.0 "), .string("1.0.0-beta"), .string("v1.0.0"), .string("١.0.0"), .string(""),
    .string("latest"), .number("1.0"), .null,
  ]

  // MARK: One answer

  private func changed(
    _ value: PlainJSON,
    _ other: String,
    _ random: inout Seeded
  ) -> PlainJSON {
    switch (self, value) {
    case (.overflow, .number(let text)):
      return .number(Self.number(text).randomElement(using: &random) ?? text)
    case (.overflow, .object(var parts)):
      for index in parts.indices where parts[index].key == "value" {
        parts[index].value = changed(parts[index].value, other, &random)
      }
      return .object(parts)
    case (.unit, .object(var parts)):
      for index in parts.indices where parts[index].key == "unit" {
        let units = ["g", "lb", "mg/dL", "KG", "", " kg", "1"].map { PlainJSON.string($0) }
        parts[index].value = (units + [.null, .number("1")]).randomElement(using: &random) ?? .null
      }
      return random.chance(30) ? .object(Array(parts.dropLast())) : .object(parts)
    case (.unknownOption, .string(let text)):
      let words = [text.uppercased(), text + " ", " ", text + "_", "\u{FEFF}" + text, other]
      return .string(words.randomElement(using: &random) ?? "")
    case (.unknownOption, .array(let elements)):
      let more = [.string(other), .string("no_such"), .number("1"), elements.first ?? .null]
      return .array(elements + [more.randomElement(using: &random) ?? .null])
    default: return Self.retyped(value).randomElement(using: &random) ?? .null
    }
  }

  private static func number(_ text: String) -> [String] {
    [
      "-1", "-0", "11", "99", "1e1", "1e400", "1e-400", "1E2", "9007199254740993",
      "9223372036854775808", "-9223372036854775808", "99999999999999999999999999", "0.1",
      "0.0000000000000000000001", "NaN", "Infinity", "0x1", "01", "+1", "1.", ".5", "7,5",
      text + ".5", text + ".0", text + "e0", text + "0", "-" + text, text + text,
    ]
  }

  private static func retyped(_ value: PlainJSON) -> [PlainJSON] {
    switch value {
    case .number(let text):
      [.string(text), .array([value]), .boolean(text != "0"), .null, .string(""), .object([])]
    case .string(let text):
      [
        .number("1"), .array([value]), .boolean(true), .null, .string(""),
        .string(text + "\u{338}"),
      ]
    case .boolean(let holds):
      [.string("\(holds)"), .number(holds ? "1" : "0"), .null, .string("ja"), .array([])]
    case .array(let elements): [elements.first ?? .null, .null, .array([]), .object([])]
    case .object(let parts): [parts.first?.value ?? .null, .null, .object([]), .array([value])]
    case .null: [.number("0"), .string(""), .boolean(false)]
    }
  }
}

extension Form {
  /// Every option of every item.
  fileprivate var options: [String] {
    items.flatMap { item -> [String] in
      switch item.answer {
      case .coded(let options), .several(let options, _): return options
      default: return []
      }
    }
  }
}

extension Filled {
  /// The same with answers to what is not shown, options that exclude each other, and scores that are
  /// not what the answers give.
  fileprivate func contradicting(_ generator: Generator, _ random: inout Seeded) -> Filled {
    var other = self
    let unanswered = generator.form.items.filter { item in
      guard case .slot = item.position else { return false }
      return answers[item.name] == nil
    }
    let few = Int.random(in: 1...3, using: &random)
    for item in unanswered.shuffled(using: &random).prefix(few) {
      other.answers[item.name] = generator.any(item, authored, &random)
    }
    if random.chance(25), let score = generator.form.scores.randomElement(using: &random) {
      other.extra[score.name] = .number(Number(Int.random(in: 0...30, using: &random)))
    }
    if random.chance(25) {
      for item in generator.form.items {
        guard case .several(let options, let exclusive?) = item.answer,
          answers[item.name] != nil, let more = options.randomElement(using: &random)
        else { continue }
        other.answers[item.name] = .options([options[exclusive], more])
      }
    }
    return other
  }
}

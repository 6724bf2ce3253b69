import Values

@testable import Forms

/// Lines as some senders write them, one after another, and as they go wrong.
struct RandomLines {
  /// How a sender writes.
  private struct Sender {
    let form: Form
    let comma: String
    let colon: String
    let end: String
    /// The fields of the envelope, in the sender's order; what is not always there stands last.
    let fields: [String]
    /// The names of the answers, in the sender's order.
    let order: [Int]
    /// Whether the sender leaves out what was not answered, or writes `null`.
    let leavesOut: Bool
    /// Whether every line has its own order.
    let isRestless: Bool

    init(_ form: Form, _ generator: inout SeededGenerator) {
      self.form = form
      comma = [",", ", ", ",\n  ", "\t,"].randomElement(using: &generator) ?? ","
      colon = [":", ": ", " :"].randomElement(using: &generator) ?? ":"
      end = ["", "\r", " "].randomElement(using: &generator) ?? ""
      leavesOut = Bool.random(using: &generator)
      isRestless = Int.random(in: 0..<6, using: &generator) == 0
      let needed = ["id", "patient", "form", "version", "authored", "answers"]
      let others = ["reporter", "trigger", "entered_by", "replaces", "correction_reason"]
        .filter { _ in Bool.random(using: &generator) }
      let all = needed + others
      fields = Bool.random(using: &generator) ? all : all.shuffled(using: &generator)
      let names = Array(0..<form.items.count + form.repeats.count + form.scores.count)
      let isOrderly = Int.random(in: 0..<4, using: &generator) > 0
      order = isOrderly ? names : names.shuffled(using: &generator)
    }
  }

  private let senders: [Sender]
  private var generator: SeededGenerator
  private var number = 0

  /// Some senders of some of the forms.
  init(_ forms: [Form], seed: UInt64) {
    var generator = SeededGenerator(seed)
    let count = Int.random(in: 1...3, using: &generator)
    senders = (0..<count).compactMap { _ in
      forms.randomElement(using: &generator).map { Sender($0, &generator) }
    }
    self.generator = generator
  }

  /// The next line; more than half have no fault.
  mutating func next() -> [UInt8] {
    guard let sender = senders.randomElement(using: &generator) else { return [] }
    number += 1
    var members = envelope(of: sender)
    if chance(12) { change(&members) }
    if sender.isRestless { members.shuffle(using: &generator) }
    let text = members.map { "\"\($0.0)\"\(sender.colon)\($0.1)" }.joined(separator: sender.comma)
    var line = Array("{\(text)}\(sender.end)".utf8)
    if chance(12) { damage(&line) }
    return line
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &generator) < percent
  }

  private mutating func any(_ texts: [String]) -> String {
    texts.randomElement(using: &generator) ?? ""
  }

  private mutating func envelope(of sender: Sender) -> [(String, String)] {
    var members: [(String, String)] = []
    for field in sender.fields {
      let value =
        switch field {
        case "id": "\"s-\(number)\(any(["", "", "-of-a-longer-id", "-\\u00e9", "-æ"]))\""
        case "patient": "\"P\(Int.random(in: 0..<1_000_000, using: &generator))\""
        case "form": "\"\(sender.form.id)\""
        case "version": any(["\"1.0.0\"", "\"1.0.0\"", "\"1.0.0\"", "\"1.0\""])
        case "authored": any(Self.moments)
        case "reporter": any(["\"self\"", "\"self\"", "\"parent\"", "\"staff\"", "null"])
        case "trigger": any(["\"planned\"", "\"planned\"", "\"patient\"", "null"])
        case "answers": answers(of: sender)
        default: any(["\"n1\"", "\"n1\"", "\"n1\"", "null", "\" \"", "\"\""])
        }
      members.append((field, value))
    }
    return members
  }

  private mutating func answers(of sender: Sender) -> String {
    var members = RandomAnswers(sender.form, &generator).members
    for score in sender.form.scores where score.given != .computed {
      members.append("\"\(score.name)\":\(any(["0", "1", "2.5", "null"]))")
    }
    members = sender.order.filter { $0 < members.count }.map { members[$0] }
    if sender.isRestless { members.shuffle(using: &generator) }
    var written: [String] = []
    for member in members {
      let isSilent = chance(8)
      if isSilent, sender.leavesOut { continue }
      guard let colon = member.firstIndex(of: ":") else { continue }
      let value = isSilent ? "null" : String(member[member.index(after: colon)...])
      written.append("\(member[..<colon])\(sender.colon)\(texts(value))")
    }
    if chance(12), !written.isEmpty {
      let index = Int.random(in: 0..<written.count, using: &generator)
      if let colon = written[index].firstIndex(of: ":") {
        written[index] = "\(written[index][..<colon])\(sender.colon)\(any(HardValues.all))"
      }
    }
    if chance(2), let again = written.randomElement(using: &generator) { written.append(again) }
    if chance(2) { written.append("\"nonsense\":1") }
    return "{\(written.joined(separator: sender.comma))}"
  }

  /// A text where the generator of answers has the letter x.
  private mutating func texts(_ value: String) -> String {
    value == "\"x\"" ? any(HardValues.texts) : value
  }

  private mutating func change(_ members: inout [(String, String)]) {
    let index = Int.random(in: 0..<members.count, using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: members[index].1 = any(HardValues.all)
    case 1: members.remove(at: index)
    case 2: members.append(members[index])
    case 3: members.insert((any(["resourceType", "Id", "i\\u0064", "x"]), "1"), at: index)
    default: members.shuffle(using: &generator)
    }
  }

  /// Changes the bytes of a line anywhere.
  private mutating func damage(_ line: inout [UInt8]) {
    let index = Int.random(in: 0..<line.count, using: &generator)
    let bytes = Array("\"\\{}[]:,.-+eE0123456789 tfn\r\n\0a\u{e9}'".utf8)
    let byte = bytes.randomElement(using: &generator) ?? 0
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: line[index] = byte
    case 1: line.insert(byte, at: index)
    case 2: line.remove(at: index)
    case 3: line.removeSubrange(index...)
    case 4: line += line[index...]
    default: line[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    }
  }

  private static let moments = [
    "\"2026-11-02T18:04:00+01:00\"", "\"2026-11-02T18:04:00Z\"", "\"2026-11-02T18:04:00.5Z\"",
    "\"2026-11-02T18:0\\u0034:00Z\"",
  ]
}

/// Values that are hard to read rightly.
enum HardValues {
  static let all = others + numbers + texts

  static let numbers = [
    "3", "0", "7", "3.0", "-0", "-0.0", "-1", "-7", "00", "007", "0.5", "1.", ".5", "+1", "1e0",
    "1E1", "1e400", "0e1", "12", "64", "1000", "999999999999999999", "9999999999999999999",
    "99999999999999999999999", "1000000000000000000", "9223372036854775807", "0x1", "1_0", "1 ",
    " 1", "2.50", "2.5000000000000000000000000",
  ]

  static let texts = [
    "\"x\"", "\"\"", "\" \"", "\"\\u00a0\"", "\"\\n\"", "\" a\"", "\"\\u0000\"", "\"\u{0}\"",
    "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"é\"", "\"\u{1}\"", "\"\\x\"", "\"open", "\"a\\\"b\"",
    "\"\(String(repeating: "å", count: 128))\"", "\"\(String(repeating: "a", count: 256))\"",
    "\"\(String(repeating: "a", count: 257))\"", "\"\(String(repeating: "å", count: 1001))\"",
    "\"\(String(repeating: " ", count: 40))\"", "\"\(String(repeating: "\\n", count: 1001))\"",
    "\"\u{feff}\"", "\"\u{3000}\"", "\"no\"", "\"yes\"", "\"na\"", "\"none\"",
  ]

  static let others = [
    "null", "true", "false", "True", "tru", "nul", "truefalse", "[]", "{}", "[ ]", "[null]", "[1]",
    "[\"none\"]", "[\"none\",\"none\"]", "[\"none\",\"other\"]", "[\"other\",\"none\"]", "[[]]",
    "[\"none\",]", "{\"value\":1}", "{\"unit\":\"kg\",\"value\":70}", "{\"value\":1,\"value\":1}",
    "{\"value\":null,\"unit\":\"kg\"}", "{\"value\":70,\"unit\":\"g\"}",
    "{\"value\":70,\"unit\":null}", "[{}]", "[{},{}]", "[{\"x\":1}]", "\"2026-02-30\"",
    "\"2026-02-28\"", "\"2026-2-28\"", "\"2024-02-29T23:30:00+14:00\"", "\"2026-02-28T24:00:00Z\"",
    "\"self\"", "\"staff\"", "\"planned\"", "\"1.0.0\"", "\"1.0.0.0\"", "",
    String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
  ]
}

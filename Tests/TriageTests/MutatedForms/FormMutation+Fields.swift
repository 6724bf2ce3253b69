import Forms
import Values

// What becomes of a form's fields.
extension PlainJSON {
  private var answers: [Member] {
    get { self["answers"]?.members ?? [] }
    set { self["answers"] = .object(newValue) }
  }

  /// Changes one answer, most often within an entry where a section is met.
  mutating func changeAnswer(
    _ random: inout Seeded,
    _ change: (inout PlainJSON, inout Seeded) -> Void
  ) {
    guard let index = answers.indices.randomElement(using: &random) else { return }
    var entries = answers[index].value.elements
    guard let entry = entries.indices.randomElement(using: &random), random.chance(80),
      let field = entries[entry].members.indices.randomElement(using: &random)
    else { return change(&answers[index].value, &random) }
    change(&entries[entry].members[field].value, &random)
    answers[index].value = .array(entries)
  }

  mutating func drop(_ random: inout Seeded) {
    if random.chance(10), let last = answers.indices.randomElement(using: &random) {
      answers.removeSubrange(last...)
    }
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      guard let index = answers.indices.randomElement(using: &random) else { return }
      var entries = answers[index].value.elements
      if let entry = entries.indices.randomElement(using: &random), random.chance(80),
        let field = entries[entry].members.indices.randomElement(using: &random)
      {
        entries[entry].members.remove(at: field)
        answers[index].value = .array(entries)
      } else {
        answers.remove(at: index)
      }
    }
  }

  mutating func swap(_ random: inout Seeded) {
    let two = answers.indices.shuffled(using: &random).prefix(2)
    guard let first = two.first, let second = two.last else { return }
    var changed = answers
    changed[first].value = answers[second].value
    changed[second].value = answers[first].value
    answers = changed
  }

  mutating func misspellKey(_ random: inout Seeded) {
    guard let index = answers.indices.randomElement(using: &random) else { return }
    let key = answers[index].key
    switch Int.random(in: 0..<6, using: &random) {
    case 0: answers[index].key = key + "s"
    case 1: answers[index].key = key.uppercased()
    case 2: answers[index].key = String(key.dropLast())
    case 3: answers[index].key = key + "\u{301}"
    case 4: answers[index].key = key.replacing(".", with: "_") + " "
    default: answers.append(Member(key + "_2", answers[index].value))
    }
  }

  mutating func readdress(_ random: inout Seeded) {
    let key = ["form", "patient", "id"].randomElement(using: &random) ?? "form"
    let text = self[key]?.string ?? ""
    let others: [PlainJSON] = [
      .string("epilepsy_follow-up"), .string(text.uppercased()), .string(text + " "), .string(""),
      .string(" "), .number("1"), .null, .string("nobody"), .string(text + "\u{200B}"),
      .string(String(repeating: "x", count: 257)),
    ]
    self[key] = others.randomElement(using: &random)
  }

  mutating func doubleKey(_ random: inout Seeded) {
    var keys = random.chance(70) ? answers : members
    guard let double = keys.randomElement(using: &random) else { return }
    let isAnswer = answers.contains { $0.key.isExactly(double.key) }
    keys.insert(double, at: Int.random(in: 0...keys.count, using: &random))
    if isAnswer { answers = keys } else { members = keys }
  }

  mutating func changeEntries(_ form: Form, _ random: inout Seeded) {
    guard let section = form.repeats.randomElement(using: &random) else {
      return misspellKey(&random)
    }
    let entries = self["answers"]?[section.name]?.elements ?? []
    let entry = entries.randomElement(using: &random) ?? .object([])
    let others: [PlainJSON] = [
      .array(entries + Array(repeating: entry, count: section.entries.upperBound + 1)),
      .array(entries + [entry]), .array([]), .array([.null]), .array([.object([])]),
      .array(entries + [.object([])]), .object([]), entry, .null, .number("0"),
      .array(entries + [.object(entry.members + [Member("no_such_field", .number("1"))])]),
      .array([.array(entries)]),
    ]
    var changed = self["answers"] ?? .object([])
    changed[section.name] = others.randomElement(using: &random)
    self["answers"] = changed
  }

  mutating func changeEnvelope(_ random: inout Seeded) {
    let keys = members.map(\.key)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: self["reporter"] = [.string("doctor"), .number("1")].randomElement(using: &random)
    case 1: self["reporter"] = .string("staff")
    case 2: self["trigger"] = [.string("nightly"), .boolean(true)].randomElement(using: &random)
    case 3: self["replaces"] = .string("never-sent")
    case 4: self["resourceType"] = .string("QuestionnaireResponse")
    case 5: self["priority"] = .string("low")
    case 6: self[keys.randomElement(using: &random) ?? "id"] = nil
    default:
      self["answers"] = [.array([]), .null, .string("{}"), .object([])].randomElement(
        using: &random
      )
    }
  }

  mutating func changeTime(_ authored: Instant, _ random: inout Seeded) {
    let minutes = [-1440 * 400, -1440 * 90, -1440 * 8, -1440, 10, 1440, 1440 * 365]
    let moved = minutes.map { authored.adding(minutes: $0).description }
    let written = [
      "2026-02-30T10:00:00+01:00", "2026-03-01T24:00:00Z", "2026-03-01T10:00:60Z",
      "0000-01-01T00:00Z",
      "2026-03-01T10:00:00", "2026-03-01", "1772359200", "i dag", "", "2026-03-01t10:00:00z",
    ]
    self["authored"] = .string((moved + written).randomElement(using: &random) ?? "")
  }
}

// What becomes of its bytes.
extension PlainJSON {
  /// The same in another order, with white space and escapes that change nothing.
  func reordered(_ random: inout Seeded) -> [UInt8] {
    var other = self
    other.answers.shuffle(using: &random)
    other.members.shuffle(using: &random)
    let space = [" ", "\t", "\r", "  "].randomElement(using: &random) ?? ""
    return Array(other.spaced(space, escapes: random.chance(50)).utf8)
  }

  private func spaced(_ space: String, escapes: Bool) -> String {
    switch self {
    case .object(let members):
      let parts = members.map { member in
        var key = PlainJSON.string(member.key).text
        if escapes, let letter = member.key.unicodeScalars.first, letter.isASCII {
          key = "\"\\u00" + String(letter.value, radix: 16) + key.dropFirst(2)
        }
        return key + space + ":" + space + member.value.spaced(space, escapes: escapes)
      }
      return "{" + space + parts.joined(separator: space + ",") + space + "}"
    case .array(let elements):
      let parts = elements.map { $0.spaced(space, escapes: escapes) }
      return "[" + parts.joined(separator: "," + space) + space + "]"
    default: return text + space
    }
  }
}

extension [UInt8] {
  /// The same with one to four bytes changed; none becomes a line end, which would make two lines.
  func flipped(_ random: inout Seeded) -> [UInt8] {
    var other = self
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let index = Int.random(in: indices, using: &random)
      let byte =
        random.chance(50)
        ? other[index] ^ 1 << UInt8.random(in: 0..<8, using: &random)
        : UInt8.random(in: 0...255, using: &random)
      other[index] = byte == 0x0A ? 0x20 : byte
    }
    return other
  }

  /// The same with a byte taken out, doubled or put in.
  func slipped(_ random: inout Seeded) -> [UInt8] {
    var other = self
    let index = Int.random(in: indices, using: &random)
    switch Int.random(in: 0..<3, using: &random) {
    case 0: other.remove(at: index)
    case 1: other.insert(other[index], at: index)
    default:
      let bytes = Array("{}[],:\"\\ 0123456789eE+-.tfn/\u{0}".utf8)
      other.insert(bytes.randomElement(using: &random) ?? 0x20, at: index)
    }
    return other
  }
}

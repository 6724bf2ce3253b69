import Forms
import JSONText
import Values

/// The cells of one row of a case file, before they are made a submission.
struct RowParts {
  var name = ""
  var authored: Instant?
  var now: Instant?
  var reporter: String?
  var trigger: String?
  var facts: [String: String] = [:]
  var limits: [String: Number] = [:]
  var series: [String: Number] = [:]
  var expected: [CaseFile.Expectation] = []
  var answers: [(item: FormItem, text: String)] = []

  /// The row as one line of a submissions file.
  func line(_ number: Int, _ form: Form) -> [UInt8] {
    JSONWriter.object { object in
      object.string("id", "\(name)-\(number)")
      object.string("patient", name)
      object.string("form", form.id)
      object.string("version", form.version.description)
      object.string("authored", authored?.description ?? "")
      object.object("answers") { answers in
        for (item, text) in self.answers {
          if case .slot = item.position { answers.write(item, text) }
        }
        for section in form.repeats { writeEntries(section, form, &answers) }
      }
      object.string("reporter", ifPresent: reporter)
      if reporter == "staff" { object.string("entered_by", "case") }
      object.string("trigger", ifPresent: trigger)
    }
  }

  /// Cells of a repeated section hold one entry a `+`.
  private func writeEntries(
    _ section: RepeatedSection,
    _ form: Form,
    _ answers: inout JSONObjectWriter
  ) {
    let columns = self.answers.filter { answer in
      section.items.contains { form.items[$0].name == answer.item.name }
    }.map {
      (
        $0.item,
        $0.text.split(separator: "+", omittingEmptySubsequences: false).map { String($0).trimmed }
      )
    }
    guard let count = columns.map(\.1.count).max() else { return }
    answers.array(section.name) { array in
      for entry in 0..<count {
        array.object { object in
          for (item, texts) in columns where entry < texts.count && !texts[entry].isEmpty {
            object.write(item, texts[entry])
          }
        }
      }
    }
  }

  /// The patient of the row.
  func patient(_ triageProtocol: TriageProtocol, on authored: Instant) -> Patient {
    let anchor = triageProtocol.anchor.flatMap { facts[$0] } ?? facts["anchor"]
    let day = CivilDate(String(authored.description.prefix(10)))
    let years = facts["age"].flatMap { Int($0) }
    let born = facts["birth_date"].flatMap { CivilDate($0) }
    return Patient(
      id: name,
      protocol: triageProtocol.reference.id,
      anchor: anchor.flatMap { CivilDate($0) },
      birthDate: born ?? years.flatMap { day?.adding(months: -12 * $0) },
      sex: facts["sex"],
      language: nil,
      unit: nil,
      channel: nil,
      interval: nil,
      limits: limits.sorted { $0.key < $1.key }.map { id, value in
        Patient.OwnLimit(
          id: id,
          value: value,
          by: "case",
          reason: "case",
          from: CivilDate(dayNumber: CivilDate.range.lowerBound),
          until: nil
        )
      }
    )
  }
}

extension JSONObjectWriter {
  /// Writes a cell as the item's answers are written; what is no such answer is written as text.
  mutating func write(_ item: FormItem, _ text: String) {
    switch item.answer {
    case .ordinal, .count: write(item.name, numberOrText: text)
    case .quantity(_, let unit, _):
      object(item.name) { object in
        object.write("value", numberOrText: text)
        object.string("unit", unit)
      }
    case .boolean where text == "true" || text == "false": boolean(item.name, text == "true")
    case .several: strings(item.name, text.split(separator: "+").map { String($0).trimmed })
    default: string(item.name, text)
    }
  }

  private mutating func write(_ key: String, numberOrText text: String) {
    let point = text.replacing(",", with: ".")
    if (try? Number(parsing: point)) != nil { number(key, point) } else { string(key, text) }
  }
}

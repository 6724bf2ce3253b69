import Forms
import JSONText
import Triage
import Values

/// A form that a made-up patient has filled in, as it can be changed and sent.
struct Filled {
  /// One answer, as JSON writes it.
  indirect enum Answer: Hashable {
    case number(Number)
    case text(String)
    case boolean(Bool)
    case options([String])
    case quantity(Number, String)
  }

  var id = "s"
  var patient = "p"
  var authored: Instant
  var reporter: String? = "self"
  var replaces: String?
  var answers: [String: Answer] = [:]
  var entries: [String: [[String: Answer]]] = [:]
  /// What is made of readings of devices, by the name of the value.
  var measured: [String: Number] = [:]
  /// Answers under names that the form does not have.
  var extra: [String: Answer] = [:]
  /// The order of the answers; `nil` is that of the form.
  var order: ((String, String) -> Bool)?

  init(authored: Instant) { self.authored = authored }

  func line(_ form: Form) -> [UInt8] {
    JSONWriter.object { object in
      object.string("id", id)
      object.string("patient", patient)
      object.string("form", form.id)
      object.string("version", form.version.description)
      object.string("authored", authored.description)
      object.object("answers") { writer in
        let names = Array(answers.keys) + Array(entries.keys) + Array(extra.keys)
        for name in names.sorted(by: order ?? (<)) { write(name, &writer) }
      }
      object.string("reporter", ifPresent: reporter)
      object.string("replaces", ifPresent: replaces)
    }
  }

  private func write(_ name: String, _ writer: inout JSONObjectWriter) {
    if let answer = answers[name] ?? extra[name] { return writer.write(name, answer) }
    writer.array(name) { array in
      for entry in entries[name] ?? [] {
        array.object { object in
          for (key, answer) in entry.sorted(by: { $0.key < $1.key }) { object.write(key, answer) }
        }
      }
    }
  }
}

extension JSONObjectWriter {
  fileprivate mutating func write(_ key: String, _ answer: Filled.Answer) {
    switch answer {
    case .number(let number): self.number(key, number.description)
    case .text(let text): string(key, text)
    case .boolean(let value): boolean(key, value)
    case .options(let options): strings(key, options)
    case .quantity(let number, let unit):
      object(key) { object in
        object.number("value", number.description)
        object.string("unit", unit)
      }
    }
  }
}

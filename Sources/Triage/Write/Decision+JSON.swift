import Forms
public import JSONText
import Values

extension Decision {
  /// The decision as one JSON object on one line, keys in the order of the contract.
  ///
  /// The same decision gives the same bytes.
  public var json: [UInt8] {
    JSONWriter.object(capacity: 2048) { object in
      object.string("submission", submission)
      object.string("patient", patient)
      object.string("status", colour == .grey ? "not_assessed" : "decided")
      object.string("colour", colour.description)
      object.string("proven", proven.description)
      object.string("possible", possible.description)
      if colour == .grey { object.string("cause", cause.rawValue) }
      object.array("findings") { array in
        for finding in findings { array.object { finding.write(&$0) } }
      }
      object.array("open") { array in
        for test in open { array.object { test.write(&$0, cause: cause) } }
      }
      object.array("faults") { array in
        for fault in faults { array.object { fault.write(&$0) } }
      }
      if !hiddenAnswers.isEmpty { object.strings("hidden_answers", hiddenAnswers) }
      if !hiddenLabels.isEmpty {
        object.object("hidden_labels") { labels in
          for (name, label) in hiddenLabels.sorted(by: { $0.key < $1.key }) {
            labels.write(name, label)
          }
        }
      }
      object.object("scores") { writer in
        for score in scores { writer.object(score.name) { score.write(&$0) } }
      }
      if !ownLimits.isEmpty {
        object.array("own_limits") { array in
          for limit in ownLimits { array.object { limit.write(&$0) } }
        }
      }
      if !measured.isEmpty {
        object.object("measured") { writer in
          for value in measured { writer.object(value.name) { value.write(&$0) } }
        }
      }
      object.object("consultation") { consultation.write(&$0) }
      object.array("orders") { array in
        for order in orders { array.object { order.write(&$0) } }
      }
      object.write("next_form", nextForm?.description)
      if let needed = nextFormNeeds {
        object.object("next_form_needs") { needed.write(&$0) }
      }
      object.object("protocol") { rules.write(&$0) }
      object.object("form") { form.write(&$0) }
      object.string("engine", engine)
      object.string("input", input.description)
      object.string("now", now.description)
      object.string("supersedes", ifPresent: supersedes)
      if isExample { object.boolean("example", true) }
    }
  }

  /// Who can settle a grey decision: a technical fault first, then the protocol's, else the
  /// patient.
  public var cause: DecisionFault.Cause {
    let causes = faults.map(\.cause)
    if causes.contains(.technical) || open.contains(where: \.isTechnical) { return .technical }
    if open.isEmpty { return causes.contains(.protocol) ? .protocol : .patient }
    return open.allSatisfy(\.isOfProtocol) ? .protocol : .patient
  }
}

extension OpenTest {
  /// Whether everything is known, and the protocol gives it no colour.
  var isOfProtocol: Bool {
    !because.isEmpty && because.allSatisfy { $0.reason == .noCell }
  }

  /// Whether nothing that the patient answers would settle it.
  var isTechnical: Bool {
    !because.isEmpty
      && because.allSatisfy { $0.reason == .factUnknown || $0.reason == .earlierFormUnread }
  }
}

extension JSONObjectWriter {
  mutating func write(_ key: String, _ value: String?) {
    if let value { string(key, value) } else { null(key) }
  }

  mutating func write(_ key: String, _ text: LocalizedText) {
    object(key) { object in
      for language in Language.allCases {
        object.string(language.rawValue, ifPresent: text[language])
      }
    }
  }

  mutating func write(_ key: String, ifPresent text: LocalizedText) {
    if !text.isEmpty { write(key, text) }
  }

  mutating func write(_ key: String, _ number: Number?) {
    guard let number else { return null(key) }
    if let whole = number.whole {
      self.number(key, whole)
    } else {
      self.number(key, number.description)
    }
  }

  mutating func write(_ key: String, _ bounds: ShownBounds?) {
    guard let bounds else { return null(key) }
    array(key) { array in
      for end in [bounds.low, bounds.high] {
        if let whole = end.whole { array.number(whole) } else { array.number(end.description) }
      }
    }
  }

  mutating func write(_ key: String, _ value: ShownValue?) {
    switch value {
    case .number(let number): write(key, number)
    case .boolean(let answer): boolean(key, answer)
    case .option(let option): string(key, option)
    case .options(let options): strings(key, options)
    case .date(let date): string(key, date.description)
    case nil: null(key)
    }
  }
}

extension Finding {
  func write(_ object: inout JSONObjectWriter) {
    object.string("id", id)
    object.string("colour", colour.description)
    object.write("value", value)
    object.string("limit", limit)
    object.boolean("safety", isSafety)
    object.write("text", text)
    object.string("source", source)
    object.write("value_label", ifPresent: valueLabel)
    object.write("limit_label", ifPresent: limitLabel)
  }
}

extension OpenTest {
  func write(_ object: inout JSONObjectWriter, cause: DecisionFault.Cause) {
    object.string("id", id)
    object.string("could_be", couldBe.description)
    object.write("bounds", bounds)
    object.string("limit", limit)
    object.write("label", ifPresent: label)
    object.boolean("safety", isSafety)
    object.string("cause", cause.rawValue)
    object.array("because") { array in
      for reason in because {
        array.object { reason.write(&$0) }
      }
    }
    object.write("text", text)
    object.write("limit_label", ifPresent: limitLabel)
  }
}

extension Because {
  func write(_ object: inout JSONObjectWriter) {
    object.string("item", item)
    object.string("reason", reason.rawValue)
    object.write("label", label)
  }
}

extension DecisionFault {
  /// Writes the fault's members.
  public func write(_ object: inout JSONObjectWriter) {
    object.string("code", code)
    object.string("cause", cause.rawValue)
    object.string("item", ifPresent: item)
    object.write("label", ifPresent: label)
    if let line { object.number("line", line) }
    if let column { object.number("column", column) }
    object.string("message", message)
    let told = particulars.sorted { $0.key.rawValue < $1.key.rawValue }
    if !told.isEmpty {
      object.object("particulars") { object in
        for (particular, text) in told { object.string(particular.rawValue, text) }
      }
    }
  }
}

extension ScoreResult {
  func write(_ object: inout JSONObjectWriter) {
    object.write("value", value)
    object.write("bounds", bounds)
    object.write("displayed", displayed)
    object.boolean("prorated", isProrated)
    object.string("band", ifPresent: band)
    object.write("label", ifPresent: label)
    object.write("band_label", ifPresent: bandLabel)
  }
}

extension MeasuredResult {
  func write(_ object: inout JSONObjectWriter) {
    object.write("value", value)
    object.write("bounds", bounds)
    object.number("readings", readings)
    object.write("coverage", coverage)
  }
}

extension Consultation {
  func write(_ object: inout JSONObjectWriter) {
    object.string("contact", contact)
    object.write("by", by)
    object.write("within", within)
    object.write("deadline", deadline?.description)
    if isBreached { object.boolean("breached", true) }
    free.write(&object)
    object.array("or") { array in
      for row in or {
        array.object { writer in
          writer.string("contact", row.contact)
          writer.write("by", row.by)
          writer.write("within", row.within)
          row.free.write(&writer)
        }
      }
    }
    if let confirmation {
      object.object("confirm") { writer in
        writer.string("by", confirmation.by)
        writer.string("deadline", confirmation.deadline.description)
      }
    }
  }
}

extension [FreeOutput] {
  func write(_ object: inout JSONObjectWriter) {
    if isEmpty { return }
    object.array("outputs") { array in
      for output in self {
        array.object { writer in
          writer.string("heading", output.heading)
          writer.write("label", ifPresent: output.label)
          writer.string("word", output.word)
          writer.write("text", ifPresent: output.text)
        }
      }
    }
  }
}

extension UsedLimit {
  func write(_ object: inout JSONObjectWriter) {
    object.string("id", own.id)
    object.string("state", state.rawValue)
    object.write("value", own.value)
    object.write("default", standard)
    object.string("by", own.by)
    object.string("reason", own.reason)
    object.string("from", own.from.description)
    object.write("until", own.until?.description)
  }
}

extension Order {
  func write(_ object: inout JSONObjectWriter) {
    object.string("order", order)
    object.write("text", ifPresent: text)
    object.write("by", by)
    object.write("within", within)
    object.write("deadline", deadline?.description)
  }
}

extension ContentReference {
  /// Writes its members.
  public func write(_ object: inout JSONObjectWriter) {
    object.string("id", id)
    object.string("version", version)
    object.write("hash", hash?.description)
  }
}

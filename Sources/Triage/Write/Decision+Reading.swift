public import JSONText
import Diagnostics
import Forms
import Values

extension Decision {
  /// Reads a decision as `json` writes it; `nil` for anything else.
  public init?(json bytes: [UInt8]) {
    let (value, diagnostics) = JSONValue.parse(SourceText(path: "decision", bytes: bytes))
    guard let value, diagnostics.isEmpty else { return nil }
    self.init(value)
  }

  /// Reads a decision from a tree; `nil` where a member is missing or is something else.
  public init?(_ value: JSONValue) {
    guard let submission = value.text("submission"), let patient = value.text("patient"),
      let colour = value.text("colour").flatMap({ Colour($0) }),
      let proven = value.text("proven").flatMap({ Colour($0)?.verdict }),
      let possible = value.text("possible").flatMap({ Colour($0)?.verdict }),
      let consultation = value["consultation"].flatMap(Consultation.init),
      let rules = value["protocol"].flatMap(ContentReference.init),
      let form = value["form"].flatMap(ContentReference.init),
      let engine = value.text("engine"),
      let input = value.text("input").flatMap({ ContentHash($0) }),
      let now = value.text("now").flatMap({ Instant($0) }),
      let findings = value.all("findings", Finding.init),
      let open = value.all("open", OpenTest.init),
      let faults = value.all("faults", DecisionFault.init),
      let orders = value.all("orders", Order.init)
    else { return nil }
    self.init(
      submission: submission,
      patient: patient,
      colour: colour,
      proven: proven,
      possible: possible,
      findings: findings,
      open: open,
      faults: faults,
      hiddenAnswers: value.texts("hidden_answers"),
      hiddenLabels: value["hidden_labels"]?.labels ?? [:],
      scores: (value["scores"]?.members ?? []).map { ScoreResult($0.key.text, $0.value) },
      ownLimits: (value["own_limits"]?.elements ?? []).compactMap(UsedLimit.init),
      measured: (value["measured"]?.members ?? []).map { MeasuredResult($0.key.text, $0.value) },
      consultation: consultation,
      orders: orders,
      nextForm: value.text("next_form").flatMap { CivilDate($0) },
      nextFormNeeds: value["next_form_needs"].flatMap(Because.init),
      rules: rules,
      form: form,
      engine: engine,
      input: input,
      now: now,
      supersedes: value.text("supersedes"),
      isExample: value["example"]?.boolean ?? false
    )
  }
}

extension JSONValue {
  func text(_ key: String) -> String? { self[key]?.string?.text }

  func texts(_ key: String) -> [String] {
    (self[key]?.elements ?? []).compactMap { $0.string?.text }
  }

  /// Texts by name.
  var labels: [String: LocalizedText] {
    Dictionary((members ?? []).map { ($0.key.text, localized($0.key.text)) }) { first, _ in first }
  }

  func exact(_ key: String) -> Number? {
    guard let text = self[key]?.number else { return nil }
    return try? Number(parsing: text)
  }

  func date(_ key: String) -> CivilDate? { text(key).flatMap { CivilDate($0) } }

  /// Every element of an array read alike; `nil` where one cannot be.
  func all<Element>(_ key: String, _ read: (JSONValue) -> Element?) -> [Element]? {
    guard let elements = self[key]?.elements else { return nil }
    let read = elements.compactMap(read)
    return read.count == elements.count ? read : nil
  }

  /// What a row of the consultation table says in the clinic's own columns.
  var outputs: [FreeOutput] { (self["outputs"]?.elements ?? []).compactMap(FreeOutput.init) }

  func localized(_ key: String) -> LocalizedText {
    var text = LocalizedText()
    for language in Language.allCases { text[language] = self[key]?.text(language.rawValue) }
    return text
  }

  func bounds(_ key: String) -> ShownBounds? {
    guard let ends = self[key]?.elements, ends.count == 2,
      let low = ends[0].number.flatMap({ try? Number(parsing: $0) }),
      let high = ends[1].number.flatMap({ try? Number(parsing: $0) })
    else { return nil }
    return ShownBounds(low: low, high: high)
  }

  var shownValue: ShownValue? {
    switch kind {
    case .number(let text): (try? Number(parsing: text)).map { .number($0) }
    case .boolean(let answer): .boolean(answer)
    case .string(let string): CivilDate(string.text).map { .date($0) } ?? .option(string.text)
    case .array(let elements): .options(elements.compactMap { $0.string?.text })
    case .null, .object: nil
    }
  }
}

extension Finding {
  init?(_ value: JSONValue) {
    guard let id = value.text("id"), let limit = value.text("limit"),
      let colour = value.text("colour").flatMap({ Colour($0)?.verdict })
    else { return nil }
    self.init(
      id: id,
      colour: colour,
      value: value["value"]?.shownValue,
      limit: limit,
      isSafety: value["safety"]?.boolean ?? false,
      text: value.localized("text"),
      source: value.text("source") ?? "",
      valueLabel: value.localized("value_label"),
      limitLabel: value.localized("limit_label")
    )
  }
}

extension OpenTest {
  init?(_ value: JSONValue) {
    guard let id = value.text("id"), let limit = value.text("limit"),
      let couldBe = value.text("could_be").flatMap({ Colour($0)?.verdict }),
      let because = value.all("because", Because.init)
    else { return nil }
    self.init(
      id: id,
      couldBe: couldBe,
      bounds: value.bounds("bounds"),
      limit: limit,
      label: value.localized("label"),
      isSafety: value["safety"]?.boolean ?? false,
      because: because,
      text: value.localized("text"),
      limitLabel: value.localized("limit_label")
    )
  }
}

extension Because {
  init?(_ value: JSONValue) {
    guard let item = value.text("item"),
      let reason = value.text("reason").flatMap({ Reason(rawValue: $0) })
    else { return nil }
    self.init(item: item, reason: reason, label: value.localized("label"))
  }
}

extension DecisionFault {
  init?(_ value: JSONValue) {
    guard let code = value.text("code"), let message = value.text("message"),
      let cause = value.text("cause").flatMap({ Cause(rawValue: $0) })
    else { return nil }
    self.init(
      code: code,
      cause: cause,
      item: value.text("item"),
      label: value.localized("label"),
      line: value.exact("line")?.whole,
      column: value.exact("column")?.whole,
      message: message,
      particulars: Self.particulars(value["particulars"])
    )
  }
}

extension DecisionFault {
  /// What is told of a fault; a word of a newer engine is left out.
  private static func particulars(_ value: JSONValue?) -> Particulars {
    let told = (value?.members ?? []).compactMap { member -> (Particular, String)? in
      guard let particular = Particular(rawValue: member.key.text), let text = member.value.string
      else { return nil }
      return (particular, text.text)
    }
    return Particulars(told) { first, _ in first }
  }
}

extension ScoreResult {
  init(_ name: String, _ value: JSONValue) {
    self.init(
      name: name,
      value: value.exact("value"),
      bounds: value.bounds("bounds"),
      displayed: value.exact("displayed"),
      isProrated: value["prorated"]?.boolean ?? false,
      band: value.text("band"),
      label: value.localized("label"),
      bandLabel: value.localized("band_label")
    )
  }
}

extension MeasuredResult {
  init(_ name: String, _ value: JSONValue) {
    self.init(
      name: name,
      value: value.exact("value"),
      bounds: value.bounds("bounds"),
      readings: value.exact("readings")?.whole ?? 0,
      coverage: value.exact("coverage")
    )
  }
}

extension Consultation {
  init?(_ value: JSONValue) {
    guard let contact = value.text("contact"), let or = value.all("or", Alternative.init) else {
      return nil
    }
    self.init(
      contact: contact,
      by: value.text("by"),
      within: value.text("within"),
      deadline: value.date("deadline"),
      isBreached: value["breached"]?.boolean ?? false,
      free: value.outputs,
      or: or,
      confirmation: value["confirm"].flatMap(Confirmation.init)
    )
  }
}

extension Consultation.Confirmation {
  init?(_ value: JSONValue) {
    guard let by = value.text("by"), let deadline = value.date("deadline") else { return nil }
    self.init(by: by, deadline: deadline)
  }
}

extension UsedLimit {
  init?(_ value: JSONValue) {
    guard let id = value.text("id"), let number = value.exact("value"),
      let state = value.text("state").flatMap({ State(rawValue: $0) }),
      let from = value.date("from")
    else { return nil }
    own = Patient.OwnLimit(
      id: id,
      value: number,
      by: value.text("by") ?? "",
      reason: value.text("reason") ?? "",
      from: from,
      until: value.date("until")
    )
    standard = value.exact("default")
    self.state = state
  }
}

extension Consultation.Alternative {
  init?(_ value: JSONValue) {
    guard let contact = value.text("contact") else { return nil }
    self.init(
      contact: contact,
      by: value.text("by"),
      within: value.text("within"),
      free: value.outputs
    )
  }
}

extension FreeOutput {
  init?(_ value: JSONValue) {
    guard let heading = value.text("heading"), let word = value.text("word") else { return nil }
    self.init(
      heading: heading,
      label: value.localized("label"),
      word: word,
      text: value.localized("text")
    )
  }
}

extension Order {
  init?(_ value: JSONValue) {
    guard let order = value.text("order") else { return nil }
    self.init(
      order: order,
      text: value.localized("text"),
      by: value.text("by"),
      within: value.text("within"),
      deadline: value.date("deadline")
    )
  }
}

extension ContentReference {
  init?(_ value: JSONValue) {
    guard let id = value.text("id"), let version = value.text("version") else { return nil }
    self.init(id: id, version: version, hash: value.text("hash").flatMap { ContentHash($0) })
  }
}

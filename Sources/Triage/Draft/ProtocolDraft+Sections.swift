import Expressions
import Forms
import Rules
public import Values

extension ProtocolDraft {
  // MARK: Thresholds and rules

  /// No option has a colour, and no number a limit: either is a diagnostic until it is filled in.
  var thresholds: [String] {
    let rows = parts.coloured.map { part in
      let green = hasOptions(part.value) ? "never" : "-"
      let cells = [part.id, part.value.name, green, "never", "never", "-"]
      return "  | \(cells.joined(separator: " | ")) |  // \(description(part.value))"
    }
    let columns = "  | id | value | green | yellow | red | source |"
    return ["thresholds"] + comment(words.thresholds) + [columns] + rows
  }

  private func hasOptions(_ value: SchemaValue) -> Bool {
    value.type == .boolean || value.type.options != nil
  }

  /// What is asked, what may be answered, and which way is worse.
  private func description(_ value: SchemaValue) -> String {
    let answers: String
    switch value.type {
    case .boolean: answers = "false, true"
    case .choice(let options), .choices(let options):
      answers = options.map { option in
        let label = form.terminology.options[value.name]?[option]?[words.language]
        return "\"\(option)\"" + (label.map { " (\($0))" } ?? "")
      }.joined(separator: ", ")
    default: answers = range(value)
    }
    let asked = label(value.name).map { $0.hasSuffix("?") ? "\($0) " : "\($0): " } ?? ""
    return Self.oneLine(asked + answers)
  }

  private func range(_ value: SchemaValue) -> String {
    let domain = value.domain
    var text = domain.isBounded ? "\(domain.low)–\(domain.high)" : ""
    if case .number(let unit?) = value.type { text += " \(unit)" }
    switch value.worse {
    case .higher: return "\(text), \(words.higherIsWorse)"
    case .lower: return "\(text), \(words.lowerIsWorse)"
    case .neither: return text
    }
  }

  private func label(_ name: String) -> String? {
    form.terminology.texts[name]?[words.language].map(Self.oneLine)
  }

  /// Free text is read by a person, whatever else was answered.
  var rules: [String] {
    let rules = parts.texts.map { text in
      """
      rule \(text.id) yellow
        when answered(\(text.name))
        source \(Self.quoted(words.freeTextSource))
      """
    }
    return rules.isEmpty ? [] : [rules.joined(separator: "\n\n")]
  }

  // MARK: Consultation and plan

  var consultation: [String] {
    let safety = parts.safetyIDs.joined(separator: ", ")
    let rows = ["red", "grey", "yellow"].flatMap { colour -> [String] in
      let named = safety.isEmpty || colour == "yellow" ? [] : ["| \(colour) | \(safety)"]
      return (named + ["| \(colour) | -"]).map { "  \($0) || phone | - | - |" }
    }
    let columns = "  | colour | fired || contact | by | within |"
    let green = "  | green | - || none | - | - |"
    return ["consultation"] + comment(words.consultation) + [columns] + rows + [green]
  }

  var followUp: [String] {
    let anchor = form.facts.first(where: \.isAnchor)
    let send = anchor.map { "send 6 weeks, 12 weeks after \($0.name)" } ?? "send every 3 months"
    return ["follow up"] + comment(words.followUp) + ["  \(send)", "  answers count for 14 days"]
  }

  // MARK: Texts

  var texts: [String] {
    let keys = parts.coloured.map { ($0.id, $0.value.name) } + parts.texts.map { ($0.id, $0.name) }
    let blocks = Language.allCases.map { language in
      ["texts \(language.rawValue)"] + (language == .nb ? comment(words.texts) : [])
        + keys.map { key, name in
          let question = form.terminology.texts[name]?[language].map { "  // \(Self.oneLine($0))" }
          return "  \(key) \"\"" + (question ?? "")
        }
    }
    return [blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")]
  }

  var patientTexts: [String] {
    let keys = ["when_green", "when_yellow", "when_red", "when_grey"] + parts.safetyIDs
    let blocks = Language.allCases.map { language in
      ["texts \(language.rawValue) for patient"]
        + (language == .nb ? comment(words.patientTexts) : []) + keys.map { "  \($0) \"\"" }
    }
    return [blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")]
  }
}

extension ProtocolDraft {
  /// What the comments of a draft say, in one language.
  public struct Words: Sendable {
    /// The language.
    public let language: Language
    /// Above everything: what the file is, and what to do with it.
    public let opening: [String]
    /// Whose name the owner is.
    public let owner: String
    /// What stands under `informative`.
    public let informative: String
    /// How the cells of thresholds are filled in.
    public let thresholds: [String]
    /// That a higher number is worse.
    public let higherIsWorse: String
    /// That a lower number is worse.
    public let lowerIsWorse: String
    /// The source of a rule for free text.
    public let freeTextSource: String
    /// How the consultation table is filled in.
    public let consultation: [String]
    /// How the plan is filled in.
    public let followUp: [String]
    /// What the clinician's texts are.
    public let texts: [String]
    /// What the patient's texts are.
    public let patientTexts: [String]

    /// Takes the words; each is one line of a comment.
    public init(
      language: Language,
      opening: [String],
      owner: String,
      informative: String,
      thresholds: [String],
      higherIsWorse: String,
      lowerIsWorse: String,
      freeTextSource: String,
      consultation: [String],
      followUp: [String],
      texts: [String],
      patientTexts: [String]
    ) {
      self.language = language
      self.opening = opening
      self.owner = owner
      self.informative = informative
      self.thresholds = thresholds
      self.higherIsWorse = higherIsWorse
      self.lowerIsWorse = lowerIsWorse
      self.freeTextSource = freeTextSource
      self.consultation = consultation
      self.followUp = followUp
      self.texts = texts
      self.patientTexts = patientTexts
    }
  }
}

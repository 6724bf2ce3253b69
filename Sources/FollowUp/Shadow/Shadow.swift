public import Values

/// A form that the engine has decided, as far as a shadow run looks at it.
public struct ShadowedForm: Sendable, Hashable {
  /// The id of the submission.
  public let submission: String
  /// The patient.
  public let patient: String
  /// When it was filled in.
  public let authored: Instant
  /// The colour.
  public let colour: Colour
  /// The contact that the decision asks for.
  public let contact: String

  /// Makes a form.
  public init(
    submission: String,
    patient: String,
    authored: Instant,
    colour: Colour,
    contact: String
  ) {
    self.submission = submission
    self.patient = patient
    self.authored = authored
    self.colour = colour
    self.contact = contact
  }
}

/// The engine's decisions beside a clinic's own judgement of the same forms.
public struct Shadow: Sendable {
  /// A form that both have judged.
  public struct Pair: Sendable, Hashable {
    /// The form with the engine's decision.
    public let form: ShadowedForm
    /// The clinic's judgement.
    public let judgement: Judgement
  }

  /// Contacts of one kind.
  public struct Work: Sendable, Hashable {
    /// The kind of contact.
    public let contact: String
    /// How many the engine asks for.
    public let engine: Int
    /// How many the clinic had, of the forms whose contact it recorded.
    public let clinic: Int
  }

  /// Every form that was decided, in the order they were filled in.
  public let forms: [ShadowedForm]
  /// Those that the clinic has judged.
  public let pairs: [Pair]
  /// The forms that the clinic has no judgement of, by their ids.
  public let unjudged: [String]
  /// The judgements of forms that are not among these, by their ids.
  public let unknown: [String]

  /// Puts forms and judgements beside each other.
  public init(_ forms: [ShadowedForm], _ judgements: [Judgement]) {
    self.forms = forms.sorted { ($0.authored, $0.submission) < ($1.authored, $1.submission) }
    let bySubmission = Dictionary(judgements.map { ($0.submission, $0) }) { first, _ in first }
    let known = Set(forms.map(\.submission))
    pairs = self.forms.compactMap { form in
      bySubmission[form.submission].map { Pair(form: form, judgement: $0) }
    }
    unjudged = self.forms.map(\.submission).filter { bySubmission[$0] == nil }
    unknown = judgements.map(\.submission).filter { !known.contains($0) }
  }

  /// Where the engine is milder than the clinic: by how far, then in the order of the forms.
  ///
  /// Grey is milder than nothing: a person looks at it.
  public var milder: [Pair] { apart { $0 < $1 } }

  /// Where the engine is stricter than the clinic, alike.
  public var stricter: [Pair] { apart { $1 < $0 } }

  /// How far the two agree, where both have a verdict.
  public var agreement: Agreement {
    var counts: [Agreement.Pair: Int] = [:]
    for pair in pairs {
      guard let verdicts = pair.verdicts else { continue }
      let key = Agreement.Pair(engine: verdicts.engine, clinic: verdicts.clinic)
      counts[key, default: 0] += 1
    }
    return Agreement(counts)
  }

  /// How many of the forms that the clinic has judged each has as each colour.
  public var colours: [Colour: [Colour: Int]] {
    pairs.reduce(into: [:]) { counts, pair in
      counts[pair.form.colour, default: [:]][pair.judgement.colour, default: 0] += 1
    }
  }

  /// The forms that the engine could not assess, of all.
  public var grey: Share { Share(forms.count { $0.colour == .grey }, of: forms.count) }

  /// How many weeks the forms are of: from the first day to the last, a week at least.
  public var weeks: Double {
    guard let first = forms.first, let last = forms.last else { return 1 }
    let days = last.authored.date.dayNumber - first.authored.date.dayNumber + 1
    return max(Double(days) / 7, 1)
  }

  /// Every kind of contact that either has, the engine's most frequent first.
  public var work: [Work] {
    let engine = Dictionary(grouping: forms, by: \.contact).mapValues(\.count)
    let recorded = pairs.compactMap(\.judgement.contact)
    let clinic = Dictionary(grouping: recorded) { $0 }.mapValues(\.count)
    return Set(engine.keys).union(clinic.keys)
      .map { Work(contact: $0, engine: engine[$0] ?? 0, clinic: clinic[$0] ?? 0) }
      .sorted { ($1.engine, $1.clinic, $0.contact) < ($0.engine, $0.clinic, $1.contact) }
  }

  private func apart(_ isApart: (Verdict, Verdict) -> Bool) -> [Pair] {
    let found = pairs.enumerated().filter { _, pair in
      pair.verdicts.map { isApart($0.engine, $0.clinic) } ?? false
    }
    return found.sorted { left, right in
      (right.element.distance, left.offset) < (left.element.distance, right.offset)
    }.map(\.element)
  }
}

extension Shadow.Pair {
  /// What both made of it; `nil` where either could not tell.
  fileprivate var verdicts: (engine: Verdict, clinic: Verdict)? {
    guard let engine = form.colour.verdict, let clinic = judgement.colour.verdict else {
      return nil
    }
    return (engine, clinic)
  }

  fileprivate var distance: Int {
    verdicts.map { abs(Int($0.engine.rawValue) - Int($0.clinic.rawValue)) } ?? 0
  }
}

import Triage
import Values

/// One decision, explained from what ran: what was found, what was open, what would settle it.
struct Explanation {
  /// The decision.
  let decision: Decision
  /// When the patient answered; `nil` where that is not at hand.
  var authored: Instant?
  /// When other submissions with the same id were refused.
  var conflicts: [Instant] = []
  /// The language.
  let wording: any Wording
  /// The columns there are.
  var width = Terminal.standardWidth

  private var paragraph: Paragraph { Paragraph(width: width) }

  /// The explanation.
  var lines: [Line] { Array(sections.filter { !$0.isEmpty }.joined(separator: [Line()])) }

  /// The headline, then each section under its heading; empty where there is nothing to tell.
  var sections: [[Line]] {
    [
      headline,
      section(wording.sections.found, decision.findings.flatMap(finding)),
      section(wording.sections.open, decision.open.flatMap(open) + settlement(besideFaults: false)),
      section(
        wording.sections.faults,
        decision.faults.flatMap(fault) + settlement(besideFaults: true)
      ),
      section(wording.sections.scores, decision.scores.flatMap(score)),
      section(wording.ownLimits, decision.ownLimits.flatMap(ownLimit)),
      section(wording.measured, decision.measured.flatMap(measured)),
      section(wording.sections.next, next),
      section(wording.sections.basis, basis),
    ]
  }

  private var headline: [Line] {
    let label = wording.label(decision.colour)
    let moment = authored.map(wording.moment)
    let text =
      decision.isStartedByReadings
      ? wording.startedByReadings(patient: decision.patient, moment)
      : wording.headline(
        patient: decision.patient,
        submission: decision.submission,
        authored: moment
      )
    var lines = paragraph.lines(text, lead: label + "  ", leadStyle: decision.colour.style)
    if decision.isExample { lines += paragraph.lines(wording.exampleProtocol, style: .red) }
    if decision.colour == .grey { lines += paragraph.lines(wording.cause(decision.cause)) }
    if decision.isStartedByReadings { lines.append(Line("\(wording.startedByReadings).")) }
    if let superseded = decision.supersedes {
      lines += paragraph.lines(wording.supersedes(short(superseded)))
    }
    if let said = wording.conflicts(conflicts) { lines += paragraph.lines(said, style: .strong) }
    if decision.colour == .green, decision.findings.isEmpty {
      lines.append(Line("\(wording.nothingFound)."))
    }
    if !decision.hiddenAnswers.isEmpty {
      lines += paragraph.lines(wording.hiddenAnswers(decision) + ".")
    }
    return lines
  }

  private func section(_ heading: String, _ lines: [Line]) -> [Line] {
    lines.isEmpty ? [] : [Line(heading, .strong)] + lines
  }

  // MARK: Reasons

  private func finding(_ finding: Finding) -> [Line] {
    let colour = Colour(finding.colour)
    let text = wording.text(finding.text) ?? finding.id
    let details = [
      finding.value.map { wording.detail(.value, value($0, finding.valueLabel)) },
      limit(finding.limit, finding.limitLabel),
      finding.source.isEmpty ? nil : wording.detail(.source, finding.source),
    ]
    return item(colour, text, id: finding.id, isSafety: finding.isSafety, details)
  }

  private func open(_ test: OpenTest) -> [Line] {
    let text = wording.text(test.text) ?? test.id
    let couldBe = wording.couldBe(wording.label(Colour(test.couldBe)))
    let lines = item(
      .grey,
      text,
      id: test.id,
      isSafety: test.isSafety,
      [couldBe, test.bounds == nil ? limit(test.limit, test.limitLabel) : nil]
    )
    let why = why(test)
    return why.isEmpty ? lines : lines + paragraph.lines(why, lead: Self.indent)
  }

  /// Between what and what the value is, what the limit is, and what is not known; empty for a
  /// test that only counts the others.
  private func why(_ test: OpenTest) -> String {
    let clauses = wording.clauses(test.because)
    guard let bounds = test.bounds, let limit = wording.limitInWords(test.limit) else {
      return clauses.isEmpty ? "" : capitalized(clauses) + "."
    }
    let subject = wording.text(test.label).map(capitalized)
    let open = wording.open(subject, wording.bounds(bounds), limit: limit)
    return clauses.isEmpty ? open + "." : "\(open): \(clauses)."
  }

  private func fault(_ fault: DecisionFault) -> [Line] {
    let place = wording.place(line: fault.line, column: fault.column)
    let details = [
      fault.code, fault.item, wording.mendable(fault.cause), place.isEmpty ? nil : place,
    ]
    return paragraph.lines(wording.sentence(fault), lead: "  ! ", leadStyle: .strong)
      + detail(details)
  }

  /// What would settle it: below what is open, or below the faults where nothing is.
  private func settlement(besideFaults: Bool) -> [Line] {
    if besideFaults != decision.open.isEmpty { return [] }
    let ways = Settlements(decision, wording).ways
    if ways.isEmpty { return [] }
    return paragraph.lines(wording.settling(ways.joined(separator: "; ")), lead: "  → ")
  }

  private func item(
    _ colour: Colour,
    _ text: String,
    id: String,
    isSafety: Bool,
    _ details: [String?]
  ) -> [Line] {
    let text = isSafety ? "\(text) [\(wording.safety)]" : text
    return paragraph.lines(text, lead: "  \(colour.symbol) ", leadStyle: colour.style)
      + detail([id] + details)
  }

  private func detail(_ details: [String?]) -> [Line] {
    let text = details.compactMap(\.self).joined(separator: " · ")
    return paragraph.lines(text, lead: Self.indent, style: .faint)
  }

  private func value(_ value: ShownValue, _ label: LocalizedText) -> String {
    wording.text(label).map(wording.quoted) ?? wording.value(value)
  }

  private func limit(_ limit: String, _ label: LocalizedText) -> String? {
    if let words = wording.text(label) { return wording.detail(.limit, wording.quoted(words)) }
    if limit.isEmpty { return nil }
    let isOptions = limit.hasPrefix("\"")
    let isRule = limit.contains(" ") && !isOptions && wording.limitInWords(limit) == nil
    return wording.detail(isRule ? .condition : .limit, wording.limitInSigns(limit))
  }

  // MARK: Scores

  private func measured(_ value: MeasuredResult) -> [Line] {
    let number = value.value.map { wording.number($0) } ?? value.bounds.map { wording.bounds($0) }
    let readings = wording.readings(
      value.readings,
      coverage: value.coverage.map { wording.number($0) }
    )
    return paragraph.lines(
      "\(value.name): \(number ?? wording.notApplicable) (\(readings))",
      lead: "  "
    )
  }

  private func score(_ score: ScoreResult) -> [Line] {
    let value =
      score.value.map { number in
        wording.number(number) + (band(score).map { " (\($0))" } ?? "")
      } ?? score.bounds.map(wording.bounds) ?? wording.notApplicable
    let shown = score.displayed.flatMap { displayed in
      displayed == score.value
        ? nil : wording.displayed(wording.number(displayed), isProrated: score.isProrated)
    }
    let text = [value, shown].compactMap(\.self).joined(separator: ", ")
    let name = wording.text(score.label) ?? score.name
    return paragraph.lines("\(name): \(text)", lead: "  ")
  }

  /// The band in words, as it stands within a sentence.
  private func band(_ score: ScoreResult) -> String? {
    guard let words = wording.text(score.bandLabel) else { return score.band }
    let isWord = words.dropFirst().first?.isLowercase ?? false
    return isWord ? words.prefix(1).lowercased() + words.dropFirst() : words
  }

  // MARK: Own limits

  /// What a limit was for this patient, and below it who set it, for how long and why.
  private func ownLimit(_ limit: UsedLimit) -> [Line] {
    let own = limit.own
    let said = wording.ownLimit(
      own.id,
      wording.number(own.value),
      standard: limit.standard.map(wording.number),
      limit.state
    )
    let set = wording.set(
      by: own.by,
      from: wording.date(own.from),
      until: own.until.map(wording.date)
    )
    let lead = limit.state == .inForce ? "    " : "  ! "
    return paragraph.lines(said, lead: lead, leadStyle: .strong) + detail([set, own.reason])
  }

  // MARK: What follows

  private var next: [Line] {
    let consultation = decision.consultation
    var words = [capitalized(wording.contact(consultation.contact))]
    words += wording.action(consultation.by, consultation.within, consultation.deadline)
    if consultation.isBreached { words.append(wording.deadlinePassed) }
    var texts = consultation.free.map(wording.sentence) + [words.joined(separator: ", ")]
    if !consultation.or.isEmpty {
      let others = consultation.or.map { other in
        (other.free.map(wording.sentence) + [wording.contact(other.contact)]
          + wording.action(other.by, other.within, nil)).joined(separator: ", ")
      }
      texts.append(wording.alternatives(others.joined(separator: "; ")))
    }
    texts += decision.orders.map(wording.sentence)
    if let needed = decision.nextFormNeeds {
      texts.append(wording.nextForm(needs: wording.clauses([needed])))
    } else if !decision.isStartedByReadings {
      texts.append(wording.nextForm(decision.nextForm.map(wording.date)))
    }
    return texts.flatMap { paragraph.lines($0, lead: "  ") }
  }

  // MARK: The basis

  private var basis: [Line] {
    let words = wording.footprint
    return [
      reference(words.rules, decision.rules),
      decision.isStartedByReadings ? nil : reference(words.form, decision.form),
      "\(words.engine) \(decision.engine)",
      "\(words.input) \(short(decision.input.description))",
      "\(words.decided) \(wording.moment(decision.now)) (\(decision.now))",
    ].compactMap(\.self).flatMap { paragraph.lines($0, lead: "  ", style: .faint) }
  }

  private func reference(_ word: String, _ reference: ContentReference) -> String {
    let hash = reference.hash.map { " (\(short($0.description)))" } ?? ""
    return "\(word) \(reference.id) \(reference.version)\(hash)"
  }

  static let indent = "      "

  /// The first digits of a hash: enough to tell two apart, too few for an identity number.
  private func short(_ hash: String) -> String {
    let prefix = "sha256:"
    return hash.hasPrefix(prefix) ? "\(prefix)\(hash.dropFirst(prefix.count).prefix(8))" : hash
  }

  private func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}

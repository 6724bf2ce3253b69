import Diagnostics
import Expressions
import Pages
import Rules
import Triage
import Values

extension ProtocolDescription {
  /// Rules and thresholds that override, before all others.
  var safety: [Page.Block] {
    section(
      words.safety,
      note: words.safetyNote,
      groups.filter(isSafety).flatMap { threshold($0, isSafety: true) }
        + file.rules.filter(\.isSafety).flatMap(rule)
    )
  }

  var thresholds: [Page.Block] {
    section(
      words.thresholds,
      note: words.missingNote,
      groups.filter { !isSafety($0) }.flatMap { threshold($0, isSafety: false) }
    )
  }

  var rules: [Page.Block] {
    section(
      words.rules,
      note: words.rulesNote,
      file.rules.filter { !$0.isSafety }.flatMap(rule)
    )
  }

  /// What may stay unanswered without any colour.
  var notNeeded: [Page.Block] {
    let rows = file.thresholds.filter { $0.missing.value == .notNeeded }
    let points = rows.map { row in
      Page.Point(Words(title([row])) + source(row.source?.value))
    }
    return section(
      words.notNeeded,
      note: words.notNeededNote,
      points.isEmpty ? [] : [.list(points)]
    )
  }

  var colour: [Page.Block] {
    let points = file.status.map { line in
      let when = wording.colourWhen(wording.marked(Colour(line.colour.value)))
      return Page.Point(Words("\(when) \(expressions.words(line.condition))."))
    }
    return section(
      words.colour,
      [.paragraph(Words(words.colourNote))] + (points.isEmpty ? [] : [.list(points)])
    )
  }

  // MARK: Thresholds

  /// The rows of each threshold, in the order of the file.
  private var groups: [[ThresholdRow]] {
    var seen: Set<String> = []
    let ids = file.thresholds.map(\.id.value).filter { seen.insert($0).inserted }
    return ids.map { id in file.thresholds.filter { $0.id.value == id } }
  }

  private func isSafety(_ rows: [ThresholdRow]) -> Bool {
    let id = rows.first?.id.value
    return loaded.readings[0].rules.thresholds.contains { $0.id == id && $0.isSafety }
  }

  private func threshold(_ rows: [ThresholdRow], isSafety: Bool) -> [Page.Block] {
    let mark = isSafety ? " [\(words.safetyMark)]" : ""
    let id = rows.first?.id.value ?? ""
    return [.heading(3, capitalized(title(rows)) + mark)] + rows.flatMap(limits) + missing(rows)
      + [.paragraph(footnote(id, rows.compactMap { $0.source?.value }))]
  }

  /// What the threshold tests, as the form calls it.
  private func title(_ rows: [ThresholdRow]) -> String {
    guard let row = rows.first else { return "" }
    if let name = row.value.name, let text = names.text(name) { return text }
    return names.finding(row.id.value)
  }

  private func limits(_ row: ThresholdRow) -> [Page.Block] {
    let inWords = ThresholdWords(row: row, expressions: expressions)
    let sentence = Page.Block.paragraph(Words(capitalized(inWords.sentence) + "."))
    let compiled = loaded.readings[0].rules.thresholds.flatMap(\.rows)
    guard let found = compiled.first(where: { $0.place.span == row.span }) else {
      return [sentence]
    }
    let colours = RowColours(found, of: loaded.readings[0].rules)
    let scale = inWords.scale(colours)
    if scale.count < 2 { return [sentence] }
    let own = Words(capitalized(wording.own(.standard)) + ":", .quiet)
    return [sentence] + (colours.readsValues ? [.paragraph(own)] : []) + [.scale(scale)]
  }

  private func missing(_ rows: [ThresholdRow]) -> [Page.Block] {
    let meanings = Set(rows.map(\.missing.value))
    if meanings.contains(.notNeeded) { return [.paragraph(Words(words.notNeeded + ".", .strong))] }
    let colour: Verdict? =
      meanings.contains(.red) ? .red : meanings.contains(.yellow) ? .yellow : nil
    return colour.map { [.paragraph(Words(wording.missing($0), .strong))] } ?? []
  }

  /// How it is told, where it comes from, and its id.
  private func footnote(_ id: String, _ sources: [String]) -> Words {
    let sentence = loaded.texts[id].flatMap(wording.text)
    var seen: Set<String> = []
    let parts =
      [sentence.map { wording.says(placeholders($0)) }]
      + sources.filter { seen.insert($0).inserted }.map(wording.source) + [id]
    return Words(parts.compactMap(\.self).joined(separator: " · "), .quiet)
  }

  /// A sentence with words where a value and a limit are put in.
  private func placeholders(_ sentence: String) -> String {
    sentence.replacing("{value}", with: "[\(words.value)]")
      .replacing("{limit}", with: "[\(words.limit)]")
  }

  // MARK: Rules

  private func rule(_ rule: RuleBlock) -> [Page.Block] {
    let mark = rule.isSafety ? " [\(words.safetyMark)]" : ""
    let title = loaded.texts[rule.id.value].flatMap(wording.text) ?? rule.id.value
    let source = rule.source.map { wording.source($0.value) + " · " } ?? ""
    return [.heading(3, title + mark), .list(rule.clauses.map(clause))]
      + [.paragraph(Words("\(source)\(rule.id.value)", .quiet))]
  }

  private func clause(_ clause: RuleClause) -> Page.Point {
    let colour = wording.marked(Colour(clause.colour.value))
    switch clause.condition.kind {
    case .all(let parts): return point(colour, words.allOf, parts)
    case .any(let parts): return point(colour, words.anyOf, parts)
    default:
      return Page.Point(
        Words("\(wording.colourWhen(colour)) \(expressions.words(clause.condition)).")
      )
    }
  }

  private func point(_ colour: String, _ lead: String, _ parts: [Expression]) -> Page.Point {
    Page.Point(
      Words("\(colour) \(lead)"),
      inner: parts.map { Words(expressions.words($0)) }
    )
  }

  private func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}

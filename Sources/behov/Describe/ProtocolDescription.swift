import Expressions
import Forms
import Pages
import Rules
import Triage
import Values

/// A whole protocol in plain sentences, for the person who approves it.
struct ProtocolDescription {
  let loaded: TriageProtocol
  let file: ProtocolFile
  let wording: any Wording

  init(_ loaded: TriageProtocol, _ wording: any Wording) {
    self.loaded = loaded
    self.wording = wording
    file = RuleFileParser.parse(loaded.source).0
  }

  var names: ProtocolNames { ProtocolNames(loaded: loaded, wording: wording) }
  var expressions: ExpressionWords { ExpressionWords(names: names) }
  var words: DescriptionWords { wording.description }

  /// The description, in the order in which a protocol is read.
  var page: Page {
    let sections = [
      about, ownLimits, values, safety, thresholds, rules, notNeeded, colour, consultation, actions,
      plan, patientTexts, sources,
    ]
    return Page(
      language: wording.language,
      title: wording.text(loaded.title) ?? loaded.reference.id,
      blocks: sections.flatMap(\.self)
    )
  }

  /// A heading and what stands under it; nothing where nothing does.
  func section(_ heading: String, note: String? = nil, _ blocks: [Page.Block]) -> [Page.Block] {
    if blocks.isEmpty { return [] }
    let note = note.map { [Page.Block.paragraph(Words($0, .quiet))] } ?? []
    return [.heading(2, heading)] + note + blocks
  }

  // MARK: About

  private var about: [Page.Block] {
    let form = loaded.readings[0].form
    let title = form.terminology.texts["title"].flatMap(wording.text)
    let lines = [
      title.map {
        wording.reads(
          form: "\(wording.quoted($0)) (\(loaded.form))",
          version: loaded.lowestVersion.description
        )
      },
      loaded.reviewDate.map { wording.review(wording.date($0)) },
      loaded.wish.map { wording.wishItem(names.quoted($0)) },
      loaded.anchor.map { wording.anchorDate(names.phrase($0)) },
      file.header.informative.isEmpty
        ? nil
        : "\(words.informative): "
          + file.header.informative.map { names.quoted($0.value) }.joined(separator: ", "),
      "\(words.contentHash): \(loaded.reference.hash?.description ?? "")",
    ]
    let status = Words(wording.status(loaded.status), .strong)
    let identity = "\(loaded.reference.id) \(loaded.reference.version)"
    return section(
      words.about,
      [
        .paragraph(status),
        .paragraph(Words("\(words.owner): \(loaded.owner). \(words.version): \(identity).")),
        .list(lines.compactMap(\.self).map { Page.Point(Words($0)) }),
      ]
    )
  }

  private var ownLimits: [Page.Block] {
    let points = file.limits.compactMap { row -> Page.Point? in
      guard case .range(let range) = row.allowed.kind else { return nil }
      let standard = row.defaultValue.kind == .none ? nil : expressions.words(row.defaultValue)
      let sentence = wording.ownLimit(
        wording.quoted(row.id.value),
        standard: standard,
        from: expressions.words(range.low),
        to: expressions.words(range.high)
      )
      return Page.Point(Words(sentence + ".") + source(row.source?.value))
    }
    return section(
      words.ownLimits,
      note: words.ownLimitsNote,
      points.isEmpty ? [] : [.list(points)]
    )
  }

  private var values: [Page.Block] {
    let points = file.values.map { line in
      let worse = line.worse.map { " (\(wording.worse($0.value)))" } ?? ""
      return Page.Point(
        Words(wording.quoted(line.id.value), .strong)
          + Words(" = \(expressions.words(line.expression))\(worse)")
      )
    }
    let all = series + points
    return section(words.values, all.isEmpty ? [] : [.list(all)])
  }

  private var series: [Page.Point] {
    file.series.map { row in
      let sentence = SeriesWords(expressions: expressions).sentence(row)
      return Page.Point(Words(sentence + ".") + source(row.source?.value))
    }
  }

  func source(_ text: String?) -> Words {
    Words(text.map { " " + wording.source($0) } ?? "", .quiet)
  }
}

import Pages
import Rules
import Scheduling
import Triage
import Values

extension ProtocolDescription {
  private var rows: RowWords {
    RowWords(expressions: expressions, wish: file.header.wish?.value)
  }

  var consultation: [Page.Block] {
    guard let table = file.consultation else { return [] }
    let columns = words.columns
    let free = table.freeOutputs.map { told($0) }
    let rows = table.rows.enumerated().map { index, row in
      [
        "\(index + 1)", self.rows.colours(table.inputs, row.inputs) ?? words.always,
        self.rows.condition(table.inputs, row.inputs) ?? anyhow(index, table),
        wording.contact(row.contact.value),
      ] + self.rows.action(row.role, row.deadline) + row.free.map(freeWord)
    }
    return section(
      words.consultation,
      note: table.rows.contains { $0.deadline != nil } ? words.deadlinesNote : nil,
      [
        .table(
          Page.Table(
            caption: words.consultationCaption,
            headings: [
              columns.number, columns.colour, columns.when, columns.contact, columns.by,
              columns.within,
            ] + free,
            rows: rows
          )
        )
      ]
    )
  }

  /// What a row without a condition of its own says: it is for the rest where rows stand before it.
  private func anyhow(_ index: Int, _ table: ConsultationTable) -> String {
    let colours = table.rows.map { rows.colours(table.inputs, $0.inputs) }
    return colours[..<index].contains(colours[index]) ? words.rest : words.always
  }

  private func freeWord(_ word: Name?) -> String {
    word.map { told($0) } ?? words.nothing
  }

  /// An order, a heading or a word of the clinic's own as the protocol's texts tell it.
  private func told(_ name: Name) -> String {
    loaded.texts[name.value].flatMap(wording.text) ?? name.value
  }

  var actions: [Page.Block] {
    guard let table = file.actions else { return [] }
    var inWords = self.rows
    inWords.openCounts = false
    let columns = words.columns
    let rows = table.rows.map { row in
      let colours = inWords.colours(table.inputs, row.inputs)
      let condition = inWords.condition(table.inputs, row.inputs)
      let when = [colours, condition].compactMap(\.self).joined(separator: "; ")
      return [
        told(row.order),
        when.isEmpty ? words.always : when,
      ] + self.rows.action(row.role, row.deadline) + row.free.map(freeWord)
    }
    return section(
      words.actions,
      [
        .table(
          Page.Table(
            caption: words.actionsCaption,
            headings: [columns.order, columns.when, columns.by, columns.within]
              + table.freeOutputs.map { told($0) },
            rows: rows
          )
        )
      ]
    )
  }

  var plan: [Page.Block] {
    let lines = file.followUp?.lines ?? []
    let points = lines.map { line in
      Page.Point(Words(wording.plan(line.kind) { names.phrase($0) }))
    }
    return section(words.plan, [.list(points + [confirmation].compactMap(\.self))])
  }

  /// Who confirms green where the plan does not say.
  private var confirmation: Page.Point? {
    let isSaid = (file.followUp?.lines ?? []).contains { line in
      switch line.kind {
      case .greenCloses, .greenIsConfirmed: true
      default: false
      }
    }
    guard !isSaid, case .confirmed(let role) = loaded.plan.green else { return nil }
    return Page.Point(Words(wording.greenIsConfirmed(by: wording.role(role))))
  }

  // MARK: Texts and sources

  var patientTexts: [Page.Block] {
    let block = file.texts.first {
      $0.reader == .patient && $0.language.value == wording.language
    }
    let rows = (block?.lines ?? []).map { [reader($0.id.value), $0.text.value] }
    return table(words.patientTexts, words.patientTextsCaption, rows) {
      [$0.when, $0.text]
    }
  }

  /// When a text for the patient is shown: in a colour, or with a finding.
  private func reader(_ id: String) -> String {
    let colour = id.hasPrefix("when_") ? Colour(id.dropFirst("when_".count)) : nil
    return colour.map(wording.marked) ?? names.finding(id)
  }

  /// Each source with all that it stands behind.
  var sources: [Page.Block] {
    let cited =
      file.limits.map { ($0.source?.value, $0.id.value) }
      + file.series.map { ($0.source?.value, $0.id.value) }
      + file.thresholds.map { ($0.source?.value, $0.id.value) }
      + file.rules.map { ($0.source?.value, $0.id.value) }
    var order: [String] = []
    var uses: [String: [String]] = [:]
    for case (let source?, let id) in cited {
      if uses[source] == nil { order.append(source) }
      if uses[source]?.contains(id) != true { uses[source, default: []].append(id) }
    }
    let rows = order.map { [$0, (uses[$0] ?? []).joined(separator: ", ")] }
    return table(words.sources, words.sourcesCaption, rows) { [$0.source, $0.usedIn] }
  }

  private func table(
    _ heading: String,
    _ caption: String,
    _ rows: [[String]],
    _ headings: (DescriptionColumns) -> [String]
  ) -> [Page.Block] {
    if rows.isEmpty { return [] }
    let table = Page.Table(caption: caption, headings: headings(words.columns), rows: rows)
    return section(heading, [.table(table)])
  }
}

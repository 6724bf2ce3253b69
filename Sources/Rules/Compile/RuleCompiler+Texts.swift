import Diagnostics
import Expressions
import Values

extension RuleCompiler {
  /// In each language a title, a sentence for every threshold, rule, order, for each of the clinic's
  /// own outputs and its words, and for silence; for the patient one a colour and one a safety
  /// finding.
  mutating func checkTexts() {
    var needed = thresholds.map(\.id) + rules.map(\.id)
    needed += (file.actions?.rows ?? []).map(\.order.value)
    needed += (file.consultation?.freeOutputs ?? []).map(\.value)
    for row in file.consultation?.rows ?? [] { needed += row.free.compactMap { $0?.value } }
    if hasUnanswered { needed.append("unanswered") }
    let forPatient =
      Colour.allCases.map { "when_\($0)" } + safetyIDs.map(\.id)
    for language in Language.allCases {
      let titles = file.header.titles.filter { $0.language.value == language }
      if titles.allSatisfy(\.text.value.isBlank) {
        report(.missingTitle(language, at: place(file.header.span)))
      }
      check(needed, language, .clinician)
      check(forPatient, language, .patient)
    }
  }

  private var hasUnanswered: Bool {
    (file.followUp?.lines ?? []).contains { line in
      if case .unanswered = line.kind { true } else { false }
    }
  }

  private mutating func check(_ needed: [String], _ language: Language, _ reader: TextReader) {
    let blocks = file.texts.filter { $0.language.value == language && $0.reader == reader }
    let lines = blocks.flatMap(\.lines)
    let known = Set(lines.map(\.id.value))
    let said = Set(lines.filter { !$0.text.value.isBlank }.map(\.id.value))
    var isNeeded: Set<String> = []
    let unique = needed.filter { isNeeded.insert($0).inserted }
    // What a misspelt key is likely meant for is not missing besides.
    let unknown = known.subtracting(unique).sorted()
    let misspelt = Set(unknown.compactMap { didYouMean($0, among: unique) })
    let missing = unique.filter {
      !said.contains($0) && !misspelt.contains($0) && !wasSkipped($0)
    }
    if !missing.isEmpty {
      let span = blocks.first?.span ?? file.header.span
      report(
        .missingTexts(
          missing,
          language,
          forPatient: reader == .patient,
          hasSection: !blocks.isEmpty,
          at: place(span)
        )
      )
    }
    for line in lines where !isNeeded.contains(line.id.value) && !wasSkipped(line.id.value) {
      report(.unneededText(line.id.value, among: unique, at: place(line.id.span)))
    }
  }
}

extension String {
  /// Whether it says nothing: a place that is still to be filled in.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

import FollowUp
import JSONText
import Storage
import Triage
import Values

/// A shadow run, as a person reads it and as programs do.
struct ShadowListing {
  let shadow: Shadow
  let session: Session
  /// Finds the decision on a submission.
  let decision: (String) throws(StorageError) -> Decision?

  private var wording: any Wording { session.settings.language.wording }
  private var cells: ReportCells { ReportCells(wording: wording) }
  private static let colours = Array(Colour.allCases.reversed())

  /// Writes it in the form that was chosen.
  func write(_ output: inout Output) throws {
    switch session.format(standard: .table) {
    case .json: try output.writeLine(try json)
    case .csv: for line in try csv { try output.write(line) }
    default: try output.write(session.terminal.text(try lines))
    }
  }

  // MARK: For people

  private var lines: [Line] {
    get throws {
      let words = wording.shadow
      let paragraph = Paragraph(width: session.terminal.width)
      var lines = [
        Line(wording.shadowed(shadow.forms.count, judged: shadow.pairs.count), .strong), Line(),
      ]
      lines += try section(words.milder, shadow.milder)
      lines += try section(words.stricter, shadow.stricter)
      lines += table([words.corner] + Self.colours.map(wording.label), crossing) + [Line()]
      lines.append(Line("\(words.grey): \(cells.text(.share(shadow.grey)))"))
      lines.append(Line("\(words.alike): \(cells.text(.share(shadow.agreement.alike)))"))
      lines += paragraph.lines("\(words.kappa): \(kappa ?? words.noKappa)") + [Line()]
      lines += table([words.contact, words.engine, words.clinic], work)
      for (told, ids) in [(words.unjudged, shadow.unjudged), (words.unknown, shadow.unknown)]
      where !ids.isEmpty {
        let named = "\(told) (\(ids.count)): \(ids.map(visible).joined(separator: ", "))"
        lines += [Line()] + paragraph.lines(named)
      }
      return lines + [Line()] + paragraph.lines(words.method, style: .faint)
    }
  }

  /// What is judged apart, each with the first reason of its decision.
  private func section(_ heading: String, _ pairs: [Shadow.Pair]) throws -> [Line] {
    var lines = [Line("\(heading): \(pairs.count)", .strong)]
    let paragraph = Paragraph(width: session.terminal.width)
    for pair in pairs {
      var head = Line("  " + wording.label(pair.form.colour), pair.form.colour.style)
      head.append("  \(wording.shadow.clinic.lowercased()): ")
      head.append(wording.label(pair.judgement.colour), pair.judgement.colour.style)
      let subject = wording.patientAndForm(
        visible(pair.form.patient),
        visible(pair.form.submission)
      )
      head.append("  \(subject)")
      lines.append(head)
      lines += paragraph.lines(try reason(pair), lead: "      ")
    }
    return lines + [Line()]
  }

  private func reason(_ pair: Shadow.Pair) throws -> String {
    let decision = try decision(pair.form.submission)
    return decision.map { Summary($0, wording).reason } ?? ""
  }

  private var crossing: [[String]] {
    Self.colours.map { engine in
      [wording.label(engine)] + Self.colours.map { "\(shadow.colours[engine]?[$0] ?? 0)" }
    }
  }

  private var work: [[String]] {
    shadow.work.map { work in
      [wording.contact(work.contact)]
        + [work.engine, work.clinic].map { wording.perWeek($0, cells.weekly($0, shadow.weeks)) }
    }
  }

  private var kappa: String? {
    shadow.agreement.kappa.map { kappa in
      let texts = [kappa.value, kappa.interval.lowerBound, kappa.interval.upperBound].map {
        cells.number($0, decimals: 2)
      }
      return "\(texts[0]) (\(texts[1])–\(texts[2]))"
    }
  }

  private func table(_ headings: [String], _ rows: [[String]]) -> [Line] {
    let all = [headings] + rows
    let widths = headings.indices.map { column in
      all.map { Columns.width($0[column]) }.max() ?? 0
    }
    return all.enumerated().map { index, row in
      var text = zip(row, widths).map { Columns.padded($0, $1) }.joined(separator: "  ")
      while text.hasSuffix(" ") { text.removeLast() }
      return Line(text, index == 0 ? .strong : .plain)
    }
  }

  // MARK: For programs

  private var json: [UInt8] {
    get throws {
      let reasons = try Dictionary(
        (shadow.milder + shadow.stricter).map { ($0.form.submission, try reason($0)) }
      ) { first, _ in first }
      return JSONWriter.object { object in
        object.number("forms", shadow.forms.count)
        object.number("judged", shadow.pairs.count)
        writeAgreement(&object)
        for (name, pairs) in [("milder", shadow.milder), ("stricter", shadow.stricter)] {
          object.array(name) { array in
            for pair in pairs {
              array.object { write(pair, reasons[pair.form.submission] ?? "", &$0) }
            }
          }
        }
        object.number("weeks", shadow.weeks.text(decimals: 2))
        object.array("contacts") { array in
          for work in shadow.work {
            array.object { object in
              object.string("contact", work.contact)
              object.number("engine", work.engine)
              object.number("clinic", work.clinic)
            }
          }
        }
        object.strings("not_judged", shadow.unjudged)
        object.strings("unknown", shadow.unknown)
      }
    }
  }

  private func writeAgreement(_ object: inout JSONObjectWriter) {
    object.object("grey") { shadow.grey.write(&$0) }
    object.object("alike") { shadow.agreement.alike.write(&$0) }
    if let kappa = shadow.agreement.kappa {
      object.object("kappa") { object in
        object.string("weights", "linear")
        object.number("value", kappa.value.text(decimals: 4))
        object.number("standard_error", kappa.standardError.text(decimals: 4))
        object.number("low", kappa.interval.lowerBound.text(decimals: 4))
        object.number("high", kappa.interval.upperBound.text(decimals: 4))
      }
    } else {
      object.null("kappa")
    }
    object.object("colours") { object in
      for engine in Self.colours {
        object.object(engine.description) { object in
          for clinic in Self.colours {
            object.number(clinic.description, shadow.colours[engine]?[clinic] ?? 0)
          }
        }
      }
    }
  }

  private func write(
    _ pair: Shadow.Pair,
    _ reason: String,
    _ object: inout JSONObjectWriter
  ) {
    object.string("submission", pair.form.submission)
    object.string("patient", pair.form.patient)
    object.string("engine", pair.form.colour.description)
    object.string("clinic", pair.judgement.colour.description)
    object.string("reason", reason)
  }

  /// A line for each form that both have judged, what is milder first.
  private var csv: [String] {
    get throws {
      let apart = shadow.milder + shadow.stricter
      let rest = shadow.pairs.filter { !apart.contains($0) }
      let headings = [
        "judged", "submission", "patient", "engine", "clinic", "contact_engine", "contact_clinic",
        "reason",
      ]
      func line(_ judged: String, _ pair: Shadow.Pair) throws -> String {
        CSVLine.text([
          judged, pair.form.submission, pair.form.patient, pair.form.colour.description,
          pair.judgement.colour.description, pair.form.contact, pair.judgement.contact ?? "",
          try reason(pair),
        ])
      }
      func alone(_ judged: String, _ submission: String) -> String {
        CSVLine.text([judged, submission] + [String](repeating: "", count: 6))
      }
      var lines = [CSVLine.text(headings)]
      for pair in shadow.milder { lines.append(try line("milder", pair)) }
      for pair in shadow.stricter { lines.append(try line("stricter", pair)) }
      for pair in rest {
        let isAlike = pair.form.colour == pair.judgement.colour
        lines.append(try line(isAlike ? "alike" : "grey", pair))
      }
      lines += shadow.unjudged.map { alone("not_judged", $0) }
      lines += shadow.unknown.map { alone("unknown", $0) }
      return lines
    }
  }
}

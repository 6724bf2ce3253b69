import Diagnostics
import Values

extension Diagnostic {
  static func noRow(_ combination: String, _ colour: Colour, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "no-consultation-row",
      "no row for \(combination)",
      at: place,
      help: "end the rows for \(colour) with one whose other cells are `-`"
    )
  }

  static func shadowedRow(by above: Place?, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      code: "shadowed-row",
      "no decision comes to this row",
      at: place,
      notes: above.map { [.init("this row takes what is left for it", at: $0)] } ?? [],
      help: above == nil
        ? "nothing is as its cells say: look for a colour that this finding never has"
        : "move it up, or take it out"
    )
  }

  static func wishUnheard(_ wish: String, _ colour: Colour, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "wish-unheard",
      "\(wish) leads to no contact for \(colour)",
      at: place,
      help: "a patient who wants contact gets it, or the wish stands under green"
    )
  }

  static func wishWaits(
    _ wish: String,
    _ colour: Colour,
    _ row: ConsultationRule,
    _ without: ConsultationRule
  ) -> Diagnostic {
    let (late, soon) = (row.within.map { "\($0)" } ?? "", without.within.map { "\($0)" } ?? "")
    return Diagnostic(
      code: "wish-waits",
      "\(wish) waits \(late) for \(colour), no wish \(soon)",
      at: row.contactPlace,
      notes: [.init("the row without a wish", at: without.contactPlace)],
      help: "a wish never makes a patient wait longer"
    )
  }

  static func safetyLate(
    _ id: String,
    _ colour: Colour,
    _ row: ConsultationRule,
    _ soonest: ConsultationRule
  ) -> Diagnostic {
    let late = row.within.map { "waits \($0)" } ?? "has no contact"
    let soon = soonest.within.map { "\($0)" } ?? ""
    return Diagnostic(
      code: "safety-late",
      "`\(id)` is a matter of safety, and here it \(late); the shortest for \(colour) is \(soon)",
      at: row.contactPlace,
      notes: [.init("the shortest", at: soonest.contactPlace)],
      help: "put the row that names `\(id)` above this one"
    )
  }
}

import Values

@testable import Simulation

/// Patients' records made by hand, by the days since 2026-01-01.
enum Care {
  static func day(_ number: Int) -> CivilDate { Lives.firstDay.adding(days: number) }

  /// A patient who is followed up for so many days.
  static func record(
    days: Int = 365,
    isWhole: Bool = true,
    _ change: (inout CareRecord) -> Void = { _ in }
  ) -> CareRecord {
    var record = CareRecord(start: day(0), end: day(days), isWhole: isWhole)
    change(&record)
    return record
  }

  /// A form that came on a day; a person dealt with it on another, with a contact.
  static func form(
    _ authored: Int,
    _ colour: Colour,
    inNeed: Bool = false,
    handled: Int? = nil,
    contact: String = "none",
    deadline: Int = 1000,
    _ judgement: Clinicians.Judgement = .agrees
  ) -> CareRecord.Assessment {
    var form = CareRecord.Assessment(
      submission: "s\(authored)",
      authored: day(authored),
      mistake: nil,
      neededContact: inNeed,
      colour: colour
    )
    form.handling = handled.map { handled in
      CareRecord.Handling(
        day: day(handled),
        contact: contact,
        deadline: day(deadline),
        judgement: judgement
      )
    }
    return form
  }

  static func contact(_ number: Int, _ kind: String, isOwn: Bool = false) -> CareRecord.Contact {
    CareRecord.Contact(day: day(number), kind: kind, isOwn: isOwn)
  }

  static func episode(_ from: Int, needsContact: Bool) -> SyntheticPatient.Episode {
    SyntheticPatient.Episode(
      state: needsContact ? "swollen" : "well",
      needsContact: needsContact,
      from: day(from)
    )
  }

  /// What a figure comes to of some records; those at fixed times are the others.
  static func figure(
    _ kind: Figure.Kind,
    _ group: String = "",
    of records: [CareRecord],
    fixed: [CareRecord] = []
  ) -> Figure? {
    Outcome(records, fixed: fixed, Content.tried("knee")).figures
      .first { $0.kind == kind && $0.group == group }
  }

  static func amount(
    _ kind: Figure.Kind,
    _ group: String = "",
    of records: [CareRecord]
  ) -> Figure.Amount? {
    figure(kind, group, of: records)?.amount
  }
}

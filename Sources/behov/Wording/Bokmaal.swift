import Triage
import Values

/// Norwegian bokmål.
struct Bokmaal: Wording {
  let language = Language.nb

  // MARK: Words

  func word(_ colour: Colour) -> String {
    switch colour {
    case .red: "RØD"
    case .grey: "IKKE VURDERT"
    case .yellow: "GUL"
    case .green: "GRØNN"
    }
  }

  let contacts = [
    "none": "ingen kontakt", "message": "melding", "phone": "telefon", "video": "video",
    "letter": "brev", "in_person": "oppmøte",
  ]
  let roles = ["anaesthetist": "anestesilege", "physician": "lege", "nurse": "sykepleier"]
  let facts = [
    "age": "alder", "birth_date": "fødselsdato", "reporter": "hvem som svarer",
    "sex": "kjønn", "trigger": "hva som utløste skjemaet",
  ]
  let units: [String: (one: String, several: String)] = [
    "working day": ("virkedag", "virkedager"), "day": ("dag", "dager"), "week": ("uke", "uker"),
    "month": ("måned", "måneder"), "year": ("år", "år"), "hour": ("time", "timer"),
    "minute": ("minutt", "minutter"),
  ]
  let sameDay = "samme dag eller første virkedag"
  func within(_ period: String) -> String { "innen \(period)" }
  func latest(_ date: String) -> String { "senest \(date)" }
  let and = "og"
  let or = "eller"
  let yes = "ja"
  let no = "nei"
  func quoted(_ text: String) -> String { "«\(text)»" }

  func limit(_ comparison: String, _ number: String) -> String {
    switch comparison {
    case ">=": "\(number) eller mer"
    case "<=": "\(number) eller mindre"
    case ">": "over \(number)"
    case "<": "under \(number)"
    case "!=": "noe annet enn \(number)"
    default: number
    }
  }

  // MARK: Dates

  let weekdays = ["man.", "tirs.", "ons.", "tors.", "fre.", "lør.", "søn."]
  let months = [
    "jan.", "feb.", "mars", "apr.", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des.",
  ]
  func date(weekday: String, day: Int, month: String, year: Int) -> String {
    "\(weekday) \(day). \(month) \(year)"
  }
  func moment(date: String, hour: String, minute: String) -> String {
    "\(date) kl. \(hour).\(minute)"
  }

  // MARK: The table of decisions

  let headings = TableHeadings(
    colour: "Farge",
    patient: "Pasient",
    form: "Skjema",
    reason: "Begrunnelse",
    contact: "Kontakt",
    by: "Av",
    deadline: "Frist"
  )
  func header(_ count: Int, _ moment: String) -> String {
    "\(count) \(count == 1 ? "skjema" : "skjemaer"), vurdert \(moment)"
  }
  let exampleProtocol = "EKSEMPELPROTOKOLL: skal ikke brukes til å behandle pasienter"
  let nothingToShow = "Ingen skjemaer å vise."
  let nothingFound = "Ingen funn"
  func unsettled(_ text: String) -> String { "Uavklart: \(text)" }
  func more(_ count: Int) -> String { "og \(count) til" }
  func valueAndLimit(_ value: String, _ limit: String) -> String {
    "verdi \(value), grense \(limit)"
  }
  let late = "passert"
  func rejected(_ count: Int) -> String { "Avvist, må leses manuelt: \(count)" }
  func moreRejected(_ count: Int) -> String { "… og \(count) til; --format ndjson viser alle" }
  let rejectedCount = "avvist"
  let duplicateCount = "duplikat"
  func assessedBefore(_ moment: String) -> String { "Vurdert fra før, \(moment)" }
  func subject(patient: String?, submission: String?) -> String {
    [patient.map { "pasient \($0)" }, submission.map { "skjema \($0)" }].compactMap(\.self)
      .joined(separator: ", ")
  }
  func refused(_ submission: String, _ sentence: String) -> String {
    "\(submission) er avvist: \(sentence)"
  }
  func place(line: Int?, column: Int?) -> String {
    [line.map { "linje \($0)" }, column.map { "kolonne \($0)" }].compactMap(\.self)
      .joined(separator: ", ")
  }

  // MARK: One decision explained

  func headline(patient: String, submission: String, authored: String?) -> String {
    subject(patient: patient, submission: submission)
      + (authored.map { ", utfylt \($0)" } ?? "")
  }
  func cause(_ cause: DecisionFault.Cause) -> String {
    switch cause {
    case .patient: "Årsak: et svar mangler eller stemmer ikke."
    case .technical: "Årsak: en teknisk feil, ikke noe pasienten har svart."
    case .protocol: "Årsak: protokollen sier ikke hva som skal skje."
    }
  }
  func supersedes(_ decision: String) -> String { "Erstatter vurderingen \(decision)." }
  func conflicts(_ count: Int, latest: String) -> String {
    count == 1
      ? "En annen innsending med samme id er avvist og tatt vare på, \(latest)."
      : "\(count) andre innsendinger med samme id er avvist og tatt vare på, den siste \(latest)."
  }
  func noSubmission(_ id: String, store: String) -> String {
    "ingen innsending \(quoted(id)) i \(store)"
  }
  let sections = SectionHeadings(
    found: "Funn",
    open: "Uavklart",
    faults: "Feil i skjemaet",
    scores: "Skårer",
    next: "Hva som skal skje",
    basis: "Grunnlag"
  )
  func couldBe(_ colour: String) -> String { "kan være \(colour)" }
  func detail(_ detail: Detail, _ text: String) -> String {
    switch detail {
    case .value: "verdi \(text)"
    case .limit: "grense \(text)"
    case .condition: "regel: \(text)"
    case .source: "kilde: \(text)"
    }
  }
  let safety = "sikkerhet"
  func between(_ low: String, _ high: String) -> String { "mellom \(low) og \(high)" }
  func open(_ subject: String?, _ value: String, limit: String) -> String {
    "\(subject ?? "Verdien") er \(value), og grensen er \(limit)"
  }
  func because(_ reason: Because.Reason, _ list: String) -> String {
    switch reason {
    case .unanswered: "svar mangler på \(list)"
    case .invalid: "ugyldig svar på \(list)"
    case .gateOpen: "det er uklart om \(list) skulle vært besvart"
    case .factUnknown: "pasientopplysning mangler: \(list)"
    case .earlierForm: "tidligere skjemaer gir ikke svar på \(list)"
    case .contradiction: "svaret på \(list) motsier andre svar"
    case .earlierFormUnread: "et tidligere skjema kunne ikke leses, og kan ha svar på \(list)"
    case .tooFewReadings: "det er kommet for få målinger: \(list)"
    case .readingInDoubt: "en måling ble avvist eller kan ikke stemme: \(list)"
    case .noBounds: "\(list) kan ikke regnes ut"
    case .noCell: "protokollen gir ingen farge til denne verdien av \(list)"
    }
  }
  func settling(_ ways: String) -> String { "Dette ville avgjort det: \(ways)." }
  func settle(_ way: Settlement, _ list: String) -> String {
    switch way {
    case .answer: "svar på \(list)"
    case .fact: "at dette registreres på pasienten: \(list)"
    case .earlierForm: "det tidligere svaret på \(list)"
    case .readings: "flere målinger: \(list)"
    case .newForm: "et nytt skjema"
    case .technical: "at den tekniske feilen rettes"
    case .protocol: "at protokollen rettes"
    }
  }
  func mendable(_ cause: DecisionFault.Cause) -> String {
    switch cause {
    case .patient: "pasienten kan svare på det"
    case .technical: "teknisk"
    case .protocol: "i protokollen"
    }
  }
  func hiddenAnswers(_ list: String) -> String {
    "Besvart uten at det ble spurt om (kan ikke senke fargen): \(list)"
  }
  func displayed(_ number: String, isProrated: Bool) -> String {
    "vises som \(number)" + (isProrated ? " (delvis beregnet)" : "")
  }
  let notApplicable = "gjelder ikke eller kan ikke regnes ut"
  let deadlinePassed = "fristen var ute da skjemaet ble vurdert"
  func alternatives(_ list: String) -> String {
    "Kan også bli, når det uavklarte er avgjort: \(list)"
  }
  func order(_ order: String) -> String { "Bestilles: \(order)" }
  func nextForm(_ date: String?) -> String {
    date.map { "Neste skjema: \($0)" } ?? "Ingen flere skjemaer er planlagt"
  }
  func nextForm(needs what: String) -> String { "Neste skjema kan ikke sendes ut: \(what)" }
  let footprint = Footprint(
    rules: "protokoll",
    form: "skjema",
    engine: "program",
    input: "innsending",
    decided: "vurdert"
  )

  // MARK: Diagnostics and cases

  func counts(errors: Int, warnings: Int, notes: Int) -> String {
    if errors + warnings + notes == 0 { return "ingen feil" }
    return [
      "\(errors) feil", "\(warnings) \(warnings == 1 ? "advarsel" : "advarsler")",
      notes == 0 ? nil : "\(notes) \(notes == 1 ? "merknad" : "merknader")",
    ].compactMap(\.self).joined(separator: ", ")
  }
  let caseHeadings = CaseHeadings(
    what: "hva",
    expected: "ventet",
    actual: "faktisk",
    nothing: "(ingenting)"
  )
  func cases(passed: Int, failed: Int) -> String {
    "\(passed + failed) \(passed + failed == 1 ? "tilfelle" : "tilfeller"): \(passed) som ventet, \(failed) annerledes"
  }
}

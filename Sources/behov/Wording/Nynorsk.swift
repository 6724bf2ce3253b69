import Triage
import Values

/// Norwegian nynorsk.
struct Nynorsk: Wording {
  let language = Language.nn

  // MARK: Words

  func word(_ colour: Colour) -> String {
    switch colour {
    case .red: "RAUD"
    case .grey: "IKKJE VURDERT"
    case .yellow: "GUL"
    case .green: "GRØN"
    }
  }

  let contacts = [
    "none": "ingen kontakt", "message": "melding", "phone": "telefon", "video": "video",
    "letter": "brev", "in_person": "oppmøte",
  ]
  let roles = ["anaesthetist": "anestesilege", "physician": "lege", "nurse": "sjukepleiar"]
  let facts = [
    "age": "alder", "birth_date": "fødselsdato", "reporter": "kven som svarer",
    "sex": "kjønn", "trigger": "kva som utløyste skjemaet",
  ]
  let units: [String: (one: String, several: String)] = [
    "working day": ("virkedag", "virkedagar"), "day": ("dag", "dagar"), "week": ("veke", "veker"),
    "month": ("månad", "månader"), "year": ("år", "år"), "hour": ("time", "timar"),
    "minute": ("minutt", "minutt"),
  ]
  let sameDay = "same dag eller første virkedag"
  func within(_ period: String) -> String { "innan \(period)" }
  func latest(_ date: String) -> String { "seinast \(date)" }
  let and = "og"
  let or = "eller"
  let yes = "ja"
  let no = "nei"
  func quoted(_ text: String) -> String { "«\(text)»" }

  func limit(_ comparison: String, _ number: String) -> String {
    switch comparison {
    case ">=": "\(number) eller meir"
    case "<=": "\(number) eller mindre"
    case ">": "over \(number)"
    case "<": "under \(number)"
    case "!=": "noko anna enn \(number)"
    default: number
    }
  }

  // MARK: Dates

  let weekdays = ["mån.", "tys.", "ons.", "tors.", "fre.", "laur.", "søn."]
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
    reason: "Grunngiving",
    contact: "Kontakt",
    by: "Av",
    deadline: "Frist"
  )
  func header(_ count: Int, _ moment: String) -> String {
    "\(count) skjema, vurdert \(moment)"
  }
  let exampleProtocol = "EKSEMPELPROTOKOLL: skal ikkje brukast til å behandle pasientar"
  let nothingToShow = "Ingen skjema å vise."
  let nothingFound = "Ingen funn"
  func unsettled(_ text: String) -> String { "Uavklart: \(text)" }
  func more(_ count: Int) -> String { "og \(count) til" }
  func valueAndLimit(_ value: String, _ limit: String) -> String {
    "verdi \(value), grense \(limit)"
  }
  let late = "passert"
  func rejected(_ count: Int) -> String { "Avvist, må lesast manuelt: \(count)" }
  func moreRejected(_ count: Int) -> String { "… og \(count) til; --format ndjson viser alle" }
  let rejectedCount = "avvist"
  let duplicateCount = "duplikat"
  func assessedBefore(_ moment: String) -> String { "Vurdert frå før, \(moment)" }
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
    case .patient: "Årsak: eit svar manglar eller stemmer ikkje."
    case .technical: "Årsak: ein teknisk feil, ikkje noko pasienten har svara."
    case .protocol: "Årsak: protokollen seier ikkje kva som skal skje."
    }
  }
  func supersedes(_ decision: String) -> String { "Kjem i staden for vurderinga \(decision)." }
  func conflicts(_ count: Int, latest: String) -> String {
    count == 1
      ? "Ei anna innsending med same id er avvist og teken vare på, \(latest)."
      : "\(count) andre innsendingar med same id er avviste og tekne vare på, den siste \(latest)."
  }
  func noSubmission(_ id: String, store: String) -> String {
    "inga innsending \(quoted(id)) i \(store)"
  }
  let sections = SectionHeadings(
    found: "Funn",
    open: "Uavklart",
    faults: "Feil i skjemaet",
    scores: "Skårar",
    next: "Kva som skal skje",
    basis: "Grunnlag"
  )
  func couldBe(_ colour: String) -> String { "kan vere \(colour)" }
  func detail(_ detail: Detail, _ text: String) -> String {
    switch detail {
    case .value: "verdi \(text)"
    case .limit: "grense \(text)"
    case .condition: "regel: \(text)"
    case .source: "kjelde: \(text)"
    }
  }
  let safety = "tryggleik"
  func between(_ low: String, _ high: String) -> String { "mellom \(low) og \(high)" }
  func open(_ subject: String?, _ value: String, limit: String) -> String {
    "\(subject ?? "Verdien") er \(value), og grensa er \(limit)"
  }
  func because(_ reason: Because.Reason, _ list: String) -> String {
    switch reason {
    case .unanswered: "svar manglar på \(list)"
    case .invalid: "ugyldig svar på \(list)"
    case .gateOpen: "det er uklart om \(list) skulle vore svara på"
    case .factUnknown: "pasientopplysning manglar: \(list)"
    case .earlierForm: "tidlegare skjema gir ikkje svar på \(list)"
    case .contradiction: "svaret på \(list) seier imot andre svar"
    case .earlierFormUnread: "eit tidlegare skjema kunne ikkje lesast, og kan ha svar på \(list)"
    case .tooFewReadings: "det er kome for få målingar: \(list)"
    case .readingInDoubt: "ei måling vart avvist eller kan ikkje stemme: \(list)"
    case .noBounds: "\(list) kan ikkje reknast ut"
    case .noCell: "protokollen gir ingen farge til denne verdien av \(list)"
    }
  }
  func settling(_ ways: String) -> String { "Dette ville ha avgjort det: \(ways)." }
  func settle(_ way: Settlement, _ list: String) -> String {
    switch way {
    case .answer: "svar på \(list)"
    case .fact: "at dette blir registrert på pasienten: \(list)"
    case .earlierForm: "det tidlegare svaret på \(list)"
    case .readings: "fleire målingar: \(list)"
    case .newForm: "eit nytt skjema"
    case .technical: "at den tekniske feilen blir retta"
    case .protocol: "at protokollen blir retta"
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
    "Svara på utan at det vart spurt om (kan ikkje senke fargen): \(list)"
  }
  func displayed(_ number: String, isProrated: Bool) -> String {
    "blir vist som \(number)" + (isProrated ? " (delvis berekna)" : "")
  }
  let notApplicable = "gjeld ikkje eller kan ikkje reknast ut"
  let deadlinePassed = "fristen var ute då skjemaet vart vurdert"
  func alternatives(_ list: String) -> String {
    "Kan òg bli, når det uavklarte er avgjort: \(list)"
  }
  func order(_ order: String) -> String { "Skal bestillast: \(order)" }
  func nextForm(_ date: String?) -> String {
    date.map { "Neste skjema: \($0)" } ?? "Ingen fleire skjema er planlagde"
  }
  func nextForm(needs what: String) -> String { "Neste skjema kan ikkje sendast ut: \(what)" }
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
      "\(errors) feil", "\(warnings) \(warnings == 1 ? "åtvaring" : "åtvaringar")",
      notes == 0 ? nil : "\(notes) \(notes == 1 ? "merknad" : "merknader")",
    ].compactMap(\.self).joined(separator: ", ")
  }
  let caseHeadings = CaseHeadings(
    what: "kva",
    expected: "venta",
    actual: "faktisk",
    nothing: "(ingenting)"
  )
  func cases(passed: Int, failed: Int) -> String {
    "\(passed + failed) tilfelle: \(passed) som venta, \(failed) annleis"
  }
}

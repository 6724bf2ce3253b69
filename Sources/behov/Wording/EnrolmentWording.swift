import Triage
import Values

/// What is said where a line changes what was recorded of a patient.
protocol EnrolmentWording {
  /// What is known of a patient, as the subject of a sentence.
  func part(_ part: PatientChange.Part) -> String
  func ownLimit(_ id: String) -> String
  /// A value of an own limit and the days it holds.
  func holds(_ value: String, from: String, until: String?) -> String
  /// What was recorded and no longer is; `nil` where nothing takes its place.
  func replaced(_ who: String, _ what: String, _ before: String, _ after: String?) -> String
  func decidedBefore(_ count: Int) -> String
  func leavesLater(_ who: String, _ day: String, _ person: String) -> String
  func leavesNoMore(_ who: String, _ day: String, _ person: String) -> String
  /// That one who had left is followed up again; `ended` is whose end it was, when and why.
  func beginsAgain(_ ended: String, _ person: String) -> String
  /// How many of a file have left, and are not enrolled again.
  func stayOut(_ count: Int) -> String
  /// That every form of the plan was due before the patient was enrolled.
  func everyFormHasPassed(_ who: String) -> String
  /// How many forms that another desk has had past their deadline are now the clinic's as well.
  func passedOn(_ count: Int) -> String
}

extension Bokmaal: EnrolmentWording {
  func part(_ part: PatientChange.Part) -> String {
    switch part {
    case .anchor: "datoen planen regner fra"
    case .birthDate: "fødselsdatoen"
    case .sex: "kjønnet"
    case .language: "språket"
    case .unit: "enheten"
    case .channel: "kanalen"
    case .interval: "eget intervall"
    case .limits: "egne grenser"
    }
  }
  func ownLimit(_ id: String) -> String { "egen grense \(id)" }
  func holds(_ value: String, from: String, until: String?) -> String {
    "\(value) fra \(from)" + (until.map { " til og med \($0)" } ?? "")
  }
  func replaced(_ who: String, _ what: String, _ before: String, _ after: String?) -> String {
    "\(who): \(what) var \(before), og er nå " + (after ?? "fjernet")
  }
  func decidedBefore(_ count: Int) -> String {
    "\(count) \(count == 1 ? "vurdering" : "vurderinger") er gjort med opplysningene som gjaldt før; "
      + "`behov triage --redecide` vurderer på nytt"
  }
  func leavesLater(_ who: String, _ day: String, _ person: String) -> String {
    "\(who): oppfølgingen slutter \(day), som \(person) har registrert; skal den gå videre, så meld "
      + "inn på nytt fra den dagen med --day"
  }
  func leavesNoMore(_ who: String, _ day: String, _ person: String) -> String {
    "\(who): \(person) hadde registrert at oppfølgingen slutter \(day); det gjelder ikke lenger"
  }
  func beginsAgain(_ ended: String, _ person: String) -> String {
    "\(ended), registrert av \(person); oppfølgingen begynner igjen"
  }
  func stayOut(_ count: Int) -> String {
    "\(count) har sluttet eller fullført, og en linje i en fil melder ingen av dem inn på nytt; det gjør "
      + "--again, eller `behov enrol PASIENT` for én"
  }
  func everyFormHasPassed(_ who: String) -> String {
    "\(who): alle skjemaene i planen skulle vært sendt før innmeldingen; se om datoen er riktig"
  }
  func passedOn(_ count: Int) -> String {
    count == 1
      ? "1 skjema som ingen har fått vurdert innen fristen, er nå klinikkens også"
      : "\(count) skjemaer som ingen har fått vurdert innen fristen, er nå klinikkens også"
  }
}

extension Nynorsk: EnrolmentWording {
  func part(_ part: PatientChange.Part) -> String {
    switch part {
    case .anchor: "datoen planen reknar frå"
    case .birthDate: "fødselsdatoen"
    case .sex: "kjønnet"
    case .language: "språket"
    case .unit: "eininga"
    case .channel: "kanalen"
    case .interval: "eige intervall"
    case .limits: "eigne grenser"
    }
  }
  func ownLimit(_ id: String) -> String { "eiga grense \(id)" }
  func holds(_ value: String, from: String, until: String?) -> String {
    "\(value) frå \(from)" + (until.map { " til og med \($0)" } ?? "")
  }
  func replaced(_ who: String, _ what: String, _ before: String, _ after: String?) -> String {
    "\(who): \(what) var \(before), og er no " + (after ?? "fjerna")
  }
  func decidedBefore(_ count: Int) -> String {
    "\(count) \(count == 1 ? "vurdering" : "vurderingar") er gjort med opplysningane som galdt før; "
      + "`behov triage --redecide` vurderer på nytt"
  }
  func leavesLater(_ who: String, _ day: String, _ person: String) -> String {
    "\(who): oppfølginga sluttar \(day), som \(person) har registrert; skal ho gå vidare, så meld inn "
      + "på nytt frå den dagen med --day"
  }
  func leavesNoMore(_ who: String, _ day: String, _ person: String) -> String {
    "\(who): \(person) hadde registrert at oppfølginga sluttar \(day); det gjeld ikkje lenger"
  }
  func beginsAgain(_ ended: String, _ person: String) -> String {
    "\(ended), registrert av \(person); oppfølginga byrjar igjen"
  }
  func stayOut(_ count: Int) -> String {
    "\(count) har slutta eller fullført, og ei linje i ei fil melder ingen av dei inn på nytt; det gjer "
      + "--again, eller `behov enrol PASIENT` for éin"
  }
  func everyFormHasPassed(_ who: String) -> String {
    "\(who): alle skjemaa i planen skulle vore sende før innmeldinga; sjå om datoen er rett"
  }
  func passedOn(_ count: Int) -> String {
    "\(count) skjema som ingen har fått vurdert innan fristen, er no "
      + "\(count == 1 ? "klinikken sitt" : "klinikken sine") også"
  }
}

extension English: EnrolmentWording {
  func part(_ part: PatientChange.Part) -> String {
    switch part {
    case .anchor: "the date the plan counts from"
    case .birthDate: "the day of birth"
    case .sex: "the sex"
    case .language: "the language"
    case .unit: "the unit"
    case .channel: "the channel"
    case .interval: "the own interval"
    case .limits: "own limits"
    }
  }
  func ownLimit(_ id: String) -> String { "own limit \(id)" }
  func holds(_ value: String, from: String, until: String?) -> String {
    "\(value) from \(from)" + (until.map { " to \($0)" } ?? "")
  }
  func replaced(_ who: String, _ what: String, _ before: String, _ after: String?) -> String {
    "\(who): \(what) was \(before), and is now " + (after ?? "removed")
  }
  func decidedBefore(_ count: Int) -> String {
    "\(count) \(count == 1 ? "decision was" : "decisions were") made on what was recorded before; "
      + "`behov triage --redecide` decides again"
  }
  func leavesLater(_ who: String, _ day: String, _ person: String) -> String {
    "\(who): follow-up ends \(day), as recorded by \(person); to go on after that, enrol again from "
      + "that day with --day"
  }
  func leavesNoMore(_ who: String, _ day: String, _ person: String) -> String {
    "\(who): \(person) had recorded that follow-up ends \(day); that no longer holds"
  }
  func beginsAgain(_ ended: String, _ person: String) -> String {
    "\(ended), as recorded by \(person); follow-up begins again"
  }
  func stayOut(_ count: Int) -> String {
    "\(count) \(count == 1 ? "has" : "have") left or completed the plan, and a line of a file does not "
      + "enrol them again; --again does, or `behov enrol PATIENT` for one"
  }
  func everyFormHasPassed(_ who: String) -> String {
    "\(who): every form of the plan was due before the enrolment; see that the date is right"
  }
  func passedOn(_ count: Int) -> String {
    "\(count) \(count == 1 ? "form" : "forms") that nobody could have assessed by the deadline "
      + "\(count == 1 ? "is" : "are") now the clinic's as well"
  }
}

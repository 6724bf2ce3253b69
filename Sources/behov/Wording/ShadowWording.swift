import FollowUp

/// What is said of a shadow run.
protocol ShadowWording {
  var shadow: ShadowWords { get }
  func shadowed(_ forms: Int, judged: Int) -> String
  func perWeek(_ count: Int, _ weekly: String) -> String
  func fault(_ fault: JudgementFile.Fault) -> String
}

/// The headings of a shadow run.
struct ShadowWords: Sendable {
  let milder: String
  let stricter: String
  let corner: String
  let engine: String
  let clinic: String
  let grey: String
  let alike: String
  let kappa: String
  let noKappa: String
  let contact: String
  let unjudged: String
  let unknown: String
  let method: String
}

extension Bokmaal: ShadowWording {
  var shadow: ShadowWords {
    ShadowWords(
      milder: "Mildere enn klinikken",
      stricter: "Strengere enn klinikken",
      corner: "Behov ↓ klinikken →",
      engine: "Behov",
      clinic: "Klinikken",
      grey: "Ikke vurdert",
      alike: "Samme farge, der begge har grønn, gul eller rød",
      kappa: "Vektet kappa",
      noKappa:
        "kan ikke regnes ut, fordi begge bare har brukt én farge eller ingen skjemaer er "
        + "sammenlignet",
      contact: "Kontakt",
      unjudged: "Uten vurdering fra klinikken",
      unknown: "Vurdert av klinikken, men ikke blant skjemaene",
      method:
        "Kappa er Cohens med lineære vekter på grønn, gul og rød, med 95 % konfidensintervall "
        + "etter Fleiss, Cohen og Everitt; andeler har Wilsons skårintervall. Skjemaer som ikke "
        + "er vurdert, er ikke med i kappa. Hvert skjema er vurdert som den dagen det ble fylt "
        + "ut."
    )
  }
  func shadowed(_ forms: Int, judged: Int) -> String {
    "\(forms) \(forms == 1 ? "skjema" : "skjemaer"), \(judged) med klinikkens egen vurdering"
  }
  func perWeek(_ count: Int, _ weekly: String) -> String { "\(count) (\(weekly) i uken)" }
  func fault(_ fault: JudgementFile.Fault) -> String {
    switch fault {
    case .missingColumn(let column): "kolonnen «\(column)» mangler"
    case .unknownColumn(let column):
      "kolonnen «\(visible(column))» er ukjent; de er submission, colour og contact"
    case .noSubmission(let line): "linje \(line): det står ikke hvilken innsending det er"
    case .noColour(let line, let word):
      "linje \(line): «\(visible(word))» er ingen farge; de er green, yellow, red og grey"
    case .twice(let line, let id): "linje \(line): «\(visible(id))» er vurdert to ganger"
    case .empty: "filen er tom"
    }
  }
}

extension Nynorsk: ShadowWording {
  var shadow: ShadowWords {
    ShadowWords(
      milder: "Mildare enn klinikken",
      stricter: "Strengare enn klinikken",
      corner: "Behov ↓ klinikken →",
      engine: "Behov",
      clinic: "Klinikken",
      grey: "Ikkje vurdert",
      alike: "Same farge, der begge har grøn, gul eller raud",
      kappa: "Vekta kappa",
      noKappa:
        "kan ikkje reknast ut, fordi begge berre har brukt éin farge eller ingen skjema er "
        + "samanlikna",
      contact: "Kontakt",
      unjudged: "Utan vurdering frå klinikken",
      unknown: "Vurdert av klinikken, men ikkje blant skjemaa",
      method:
        "Kappa er Cohens med lineære vekter på grøn, gul og raud, med 95 % konfidensintervall "
        + "etter Fleiss, Cohen og Everitt; delar har Wilsons skårintervall. Skjema som ikkje er "
        + "vurderte, er ikkje med i kappa. Kvart skjema er vurdert som den dagen det vart fylt "
        + "ut."
    )
  }
  func shadowed(_ forms: Int, judged: Int) -> String {
    "\(forms) skjema, \(judged) med klinikken si eiga vurdering"
  }
  func perWeek(_ count: Int, _ weekly: String) -> String { "\(count) (\(weekly) i veka)" }
  func fault(_ fault: JudgementFile.Fault) -> String {
    switch fault {
    case .missingColumn(let column): "kolonnen «\(column)» manglar"
    case .unknownColumn(let column):
      "kolonnen «\(visible(column))» er ukjend; dei er submission, colour og contact"
    case .noSubmission(let line): "linje \(line): det står ikkje kva innsending det er"
    case .noColour(let line, let word):
      "linje \(line): «\(visible(word))» er ingen farge; dei er green, yellow, red og grey"
    case .twice(let line, let id): "linje \(line): «\(visible(id))» er vurdert to gonger"
    case .empty: "fila er tom"
    }
  }
}

extension English: ShadowWording {
  var shadow: ShadowWords {
    ShadowWords(
      milder: "Milder than the clinic",
      stricter: "Stricter than the clinic",
      corner: "Behov ↓ clinic →",
      engine: "Behov",
      clinic: "Clinic",
      grey: "Not assessed",
      alike: "Same colour, where both have green, yellow or red",
      kappa: "Weighted kappa",
      noKappa: "cannot be found, because both used one colour only or no forms were compared",
      contact: "Contact",
      unjudged: "Without the clinic's judgement",
      unknown: "Judged by the clinic, but not among the forms",
      method:
        "Kappa is Cohen's with linear weights on green, yellow and red, with a 95% confidence "
        + "interval after Fleiss, Cohen and Everitt; shares have Wilson score intervals. Forms "
        + "that were not assessed are not in kappa. Each form is decided as on the day it was "
        + "filled in."
    )
  }
  func shadowed(_ forms: Int, judged: Int) -> String {
    "\(forms) \(forms == 1 ? "form" : "forms"), \(judged) with the clinic's own judgement"
  }
  func perWeek(_ count: Int, _ weekly: String) -> String { "\(count) (\(weekly) a week)" }
  func fault(_ fault: JudgementFile.Fault) -> String {
    switch fault {
    case .missingColumn(let column): "the column `\(column)` is missing"
    case .unknownColumn(let column):
      "the column `\(visible(column))` is unknown; they are submission, colour and contact"
    case .noSubmission(let line): "line \(line): it does not say which submission it is"
    case .noColour(let line, let word):
      "line \(line): `\(visible(word))` is no colour; they are green, yellow, red and grey"
    case .twice(let line, let id): "line \(line): `\(visible(id))` is judged twice"
    case .empty: "the file is empty"
    }
  }
}

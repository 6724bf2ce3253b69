import FollowUp
import Triage

// Indicators.
extension Bokmaal {
  func words(_ indicator: Indicator.ID) -> IndicatorWords {
    switch indicator {
    case .formsSent, .response, .reminded, .unansweredCaught: sending(indicator)
    case .colours, .grey, .asked, .noContact, .contacts, .inPerson: contacting(indicator)
    case .timeToContact, .deadlinesMissed, .overrides, .overridesByRule, .openEntries:
      handling(indicator)
    }
  }

  private func sending(_ indicator: Indicator.ID) -> IndicatorWords {
    switch indicator {
    case .formsSent:
      IndicatorWords(
        name: "Skjemaer sendt ut",
        part: "skjemaer som ble sendt ut i perioden, etter hva det ble av dem",
        whole: "alle skjemaer som ble sendt ut i perioden",
        leftOut: "skjemaer pasienten sendte på eget initiativ"
      )
    case .response:
      IndicatorWords(
        name: "Svarprosent",
        part: "skjemaer som er besvart, før neste ble sendt ut",
        whole: "skjemaer som ble sendt ut i perioden",
        leftOut:
          "skjemaer som ble stanset før de var besvart; de som fortsatt venter, teller som "
          + "ikke besvart"
      )
    case .reminded:
      IndicatorWords(
        name: "Andel med påminnelse",
        part: "skjemaer det ble sendt påminnelse om minst én gang",
        whole: "skjemaer som ble sendt ut i perioden",
        leftOut: "skjemaer som ble stanset før de var besvart"
      )
    default:
      IndicatorWords(
        name: "Ubesvarte som er fanget opp",
        part: "ubesvarte skjemaer som en person har tatt hånd om",
        whole: "ubesvarte skjemaer som ble ført opp på arbeidslisten i perioden",
        leftOut: "ingen"
      )
    }
  }

  private var notForms: String {
    "innsendinger som ble avvist, skjemaer som er rettet (det rettede teller), og vurderinger som "
      + "målinger startet"
  }

  private func contacting(_ indicator: Indicator.ID) -> IndicatorWords {
    switch indicator {
    case .colours:
      IndicatorWords(
        name: "Vurderinger etter farge",
        part: "skjemaer med fargen, etter vurderingen som gjelder nå",
        whole: "skjemaer som ble fylt ut i perioden og er vurdert",
        leftOut: notForms
      )
    case .grey:
      IndicatorWords(
        name: "Ikke vurdert, etter årsak",
        part: "skjemaer som ikke kunne vurderes",
        whole: "skjemaer som ble fylt ut i perioden; delene er andeler av de ikke vurderte",
        leftOut: notForms
      )
    case .asked:
      IndicatorWords(
        name: "Kontakt protokollen ba om",
        part: "skjemaer der vurderingen som gjelder nå, ber om kontakten",
        whole: "skjemaer som ble fylt ut i perioden og er vurdert",
        leftOut: notForms
      )
    case .noContact:
      IndicatorWords(
        name: "Håndtert uten annen kontakt enn skjemaet",
        part:
          "skjemaer som er avsluttet uten at noen snakket med pasienten; en melding eller "
          + "et brev regnes ikke som kontakt",
        whole:
          "skjemaer som ble fylt ut i perioden og er avsluttet, eller der noen har snakket med "
          + "pasienten",
        leftOut: "skjemaer som fortsatt står på arbeidslisten"
      )
    case .contacts:
      IndicatorWords(
        name: "Kontakter etter type",
        part: "kontakter av typen",
        whole:
          "kontakter som er ført på arbeidslisten i perioden, og samtaler der noen tok imot svar "
          + "på et skjema",
        leftOut: "kontakter som ikke er ført"
      )
    default:
      IndicatorWords(
        name: "Fysiske konsultasjoner",
        part: "oppmøter som er ført på arbeidslisten i perioden",
        whole: "dagene pasientene var i oppfølging i perioden, regnet per 100 pasientår",
        leftOut: "dager med pause, og oppmøter som ikke er ført på arbeidslisten"
      )
    }
  }

  private func handling(_ indicator: Indicator.ID) -> IndicatorWords {
    switch indicator {
    case .timeToContact:
      IndicatorWords(
        name: "Tid fra svar til kontakt",
        part: "døgn fra skjemaet ble fylt ut til noen først snakket med pasienten",
        whole:
          "skjemaer fra perioden der noen har snakket med pasienten, etter fargen fram til da",
        leftOut: "skjemaer uten slik kontakt"
      )
    case .deadlinesMissed:
      IndicatorWords(
        name: "Frister som er brutt",
        part: "saker som ble avsluttet etter fristen, eller ikke er avsluttet",
        whole: "saker hos klinikken med frist i perioden, der fristen er ute",
        leftOut: "tekniske saker og saker hos den som har laget protokollen"
      )
    case .overrides:
      IndicatorWords(
        name: "Overstyrte vurderinger, etter grunn",
        part: "vurderinger som en person overstyrte; delene er andeler av disse",
        whole: "vurderinger som en person ved klinikken avsluttet i perioden",
        leftOut: "vurderinger ingen har tatt hånd om, og grønne som avsluttes av seg selv"
      )
    case .overridesByRule:
      IndicatorWords(
        name: "Overstyrte vurderinger, etter regel",
        part: "vurderinger der regelen slo til eller var uavklart, og som ble overstyrt",
        whole:
          "vurderinger der regelen slo til eller var uavklart, og som en person ved "
          + "klinikken avsluttet i perioden",
        leftOut:
          "vurderinger ingen har tatt hånd om; en vurdering med flere regler teller for hver "
          + "av dem"
      )
    default:
      IndicatorWords(
        name: "Åpne saker etter alder",
        part: "saker som har stått åpne så lenge",
        whole: "saker som var åpne da perioden sluttet",
        leftOut: "ingen"
      )
    }
  }

  func word(_ outcome: SentOutcome) -> String {
    switch outcome {
    case .answered: "besvart uten påminnelse"
    case .afterReminder: "besvart etter påminnelse"
    case .late: "besvart etter at noen fikk beskjed"
    case .unanswered: "ikke besvart, og noen har fått beskjed"
    case .waiting: "venter på svar"
    case .stopped: "stanset"
    }
  }
  func word(_ age: EntryAge) -> String {
    switch age {
    case .oneDay: "0–1 dag"
    case .oneWeek: "2–7 dager"
    case .oneMonth: "8–30 dager"
    case .longer: "over 30 dager"
    }
  }
  func word(_ cause: DecisionFault.Cause) -> String {
    switch cause {
    case .patient: "svar mangler eller stemmer ikke"
    case .technical: "teknisk feil"
    case .protocol: "protokollen sier ikke hva som skal skje"
    }
  }

  var report: ReportWords {
    ReportWords(
      title: "Indikatorer",
      period: "Periode",
      baseline: "Nullpunkt",
      change: "Endring",
      all: "I alt",
      what: "Hva",
      unit: "Enhet",
      number: "Antall",
      share: "Andel",
      interval: "95 % konfidensintervall",
      median: "Median",
      ninetieth: "90. persentil",
      part: "Teller",
      whole: "Nevner",
      leftOut: "Utelatt",
      method: "Slik er det regnet",
      hidden: "skjult",
      nothing: "ingen",
      overridden: "Overstyrt",
      yearly: "Per 100 pasientår",
      fixed: "Med fast intervall"
    )
  }
  func period(_ from: String, _ through: String) -> String { "\(from) til og med \(through)" }
  func only(unit: String) -> String { "Bare enhet: \(unit)" }
  func only(protocol: String) -> String { "Bare protokoll: \(`protocol`)" }
  func baselineInterval(_ period: String) -> String {
    "Nullpunkt for fysiske konsultasjoner: fast intervall på \(period) for alle i oppfølging"
  }
  var intervalMethod: String {
    "Konfidensintervall for andeler er Wilsons skårintervall på 95 %; for endringen mellom "
      + "to perioder Newcombes metode av to slike. Median og 90. persentil er den minste verdien "
      + "som minst så mange ikke overskrider. En pasient hører til enheten som hadde pasienten "
      + "da perioden sluttet."
  }
  func suppression(_ least: Int) -> String {
    "Tall fra 1 til \(least - 1) er skjult, sammen med så mange andre at de ikke kan regnes "
      + "ut av summene."
  }
  func count(_ part: Int, of whole: Int) -> String { "\(part) av \(whole)" }
  func avoided(_ share: String) -> String { "unngått: \(share)" }
  func days(_ number: String) -> String { "\(number) døgn" }
  func chart(_ line: ReportLine) -> String {
    switch line {
    case .interval: "Streken er konfidensintervallet. Tallene står i tabellen under."
    case .ninetieth:
      "Søylen er medianen, og streken går til 90. persentil. Tallene står i tabellen under."
    case .none: "Tallene står i tabellen under."
    }
  }
  func change(_ points: String, _ low: String, _ high: String) -> String {
    "\(points) prosentpoeng (\(low) til \(high))"
  }
  func percent(_ number: String) -> String { "\(number) %" }
}

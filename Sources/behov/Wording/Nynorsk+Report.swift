import FollowUp
import Triage

// Indicators.
extension Nynorsk {
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
        name: "Skjema sende ut",
        part: "skjema som vart sende ut i perioden, etter kva det vart av dei",
        whole: "alle skjema som vart sende ut i perioden",
        leftOut: "skjema pasienten sende på eige initiativ"
      )
    case .response:
      IndicatorWords(
        name: "Svarprosent",
        part: "skjema som er svara på, før det neste vart sendt ut",
        whole: "skjema som vart sende ut i perioden",
        leftOut:
          "skjema som vart stansa før dei var svara på; dei som framleis ventar, tel som ikkje "
          + "svara på"
      )
    case .reminded:
      IndicatorWords(
        name: "Del med påminning",
        part: "skjema det vart sendt påminning om minst éin gong",
        whole: "skjema som vart sende ut i perioden",
        leftOut: "skjema som vart stansa før dei var svara på"
      )
    default:
      IndicatorWords(
        name: "Skjema utan svar som er fanga opp",
        part: "skjema utan svar som ein person har teke hand om",
        whole: "skjema utan svar som vart førte opp på arbeidslista i perioden",
        leftOut: "ingen"
      )
    }
  }

  private var notForms: String {
    "innsendingar som vart avviste, skjema som er retta (det retta tel), og vurderingar som "
      + "målingar starta"
  }

  private func contacting(_ indicator: Indicator.ID) -> IndicatorWords {
    switch indicator {
    case .colours:
      IndicatorWords(
        name: "Vurderingar etter farge",
        part: "skjema med fargen, etter vurderinga som gjeld no",
        whole: "skjema som vart fylte ut i perioden og er vurderte",
        leftOut: notForms
      )
    case .grey:
      IndicatorWords(
        name: "Ikkje vurdert, etter årsak",
        part: "skjema som ikkje kunne vurderast",
        whole: "skjema som vart fylte ut i perioden; delane er av dei ikkje vurderte",
        leftOut: notForms
      )
    case .asked:
      IndicatorWords(
        name: "Kontakt protokollen bad om",
        part: "skjema der vurderinga som gjeld no, ber om kontakten",
        whole: "skjema som vart fylte ut i perioden og er vurderte",
        leftOut: notForms
      )
    case .noContact:
      IndicatorWords(
        name: "Handtert utan annan kontakt enn skjemaet",
        part:
          "skjema som er avslutta utan at nokon snakka med pasienten; ei melding eller "
          + "eit brev er ikkje rekna som kontakt",
        whole:
          "skjema som vart fylte ut i perioden og er avslutta, eller der nokon har snakka med "
          + "pasienten",
        leftOut: "skjema som framleis står på arbeidslista"
      )
    case .contacts:
      IndicatorWords(
        name: "Kontaktar etter type",
        part: "kontaktar av typen",
        whole:
          "kontaktar som er førte på arbeidslista i perioden, og samtalar der nokon tok imot svar "
          + "på eit skjema",
        leftOut: "kontaktar som ikkje er førte"
      )
    default:
      IndicatorWords(
        name: "Fysiske konsultasjonar",
        part: "oppmøte som er førte på arbeidslista i perioden",
        whole: "dagane pasientane var i oppfølging i perioden, rekna per 100 pasientår",
        leftOut: "dagar med pause, og oppmøte som ikkje er førte på arbeidslista"
      )
    }
  }

  private func handling(_ indicator: Indicator.ID) -> IndicatorWords {
    switch indicator {
    case .timeToContact:
      IndicatorWords(
        name: "Tid frå svar til kontakt",
        part: "døgn frå skjemaet vart fylt ut til nokon først snakka med pasienten",
        whole:
          "skjema frå perioden der nokon har snakka med pasienten, etter fargen fram til då",
        leftOut: "skjema utan slik kontakt"
      )
    case .deadlinesMissed:
      IndicatorWords(
        name: "Fristar som er brotne",
        part: "saker som vart avslutta etter fristen, eller ikkje er avslutta",
        whole: "saker hos klinikken med frist i perioden, der fristen er ute",
        leftOut: "tekniske saker og saker hos den som har laga protokollen"
      )
    case .overrides:
      IndicatorWords(
        name: "Overstyrte vurderingar, etter grunn",
        part: "vurderingar som ein person overstyrte; delane er av desse",
        whole: "vurderingar som ein person ved klinikken avslutta i perioden",
        leftOut: "vurderingar ingen har teke hand om, og grøne som blir avslutta av seg sjølve"
      )
    case .overridesByRule:
      IndicatorWords(
        name: "Overstyrte vurderingar, etter regel",
        part: "vurderingar der regelen slo til eller var uavklart, og som vart overstyrte",
        whole:
          "vurderingar der regelen slo til eller var uavklart, og som ein person ved "
          + "klinikken avslutta i perioden",
        leftOut:
          "vurderingar ingen har teke hand om; ei vurdering med fleire reglar tel for kvar av "
          + "dei"
      )
    default:
      IndicatorWords(
        name: "Opne saker etter alder",
        part: "saker som har stått opne så lenge",
        whole: "saker som var opne då perioden slutta",
        leftOut: "ingen"
      )
    }
  }

  func word(_ outcome: SentOutcome) -> String {
    switch outcome {
    case .answered: "svara på utan påminning"
    case .afterReminder: "svara på etter påminning"
    case .late: "svara på etter at nokon fekk beskjed"
    case .unanswered: "ikkje svara på, og nokon har fått beskjed"
    case .waiting: "ventar på svar"
    case .stopped: "stansa"
    }
  }
  func word(_ age: EntryAge) -> String {
    switch age {
    case .oneDay: "0–1 dag"
    case .oneWeek: "2–7 dagar"
    case .oneMonth: "8–30 dagar"
    case .longer: "over 30 dagar"
    }
  }
  func word(_ cause: DecisionFault.Cause) -> String {
    switch cause {
    case .patient: "svar manglar eller stemmer ikkje"
    case .technical: "teknisk feil"
    case .protocol: "protokollen seier ikkje kva som skal skje"
    }
  }

  var report: ReportWords {
    ReportWords(
      title: "Indikatorar",
      period: "Periode",
      baseline: "Nullpunkt",
      change: "Endring",
      all: "I alt",
      what: "Kva",
      unit: "Eining",
      number: "Antal",
      share: "Del",
      interval: "95 % konfidensintervall",
      median: "Median",
      ninetieth: "90. persentil",
      part: "Teljar",
      whole: "Nemnar",
      leftOut: "Utelate",
      method: "Slik er det rekna",
      hidden: "skjult",
      nothing: "ingen",
      overridden: "Overstyrt",
      yearly: "Per 100 pasientår",
      fixed: "Med fast intervall"
    )
  }
  func period(_ from: String, _ through: String) -> String { "\(from) til og med \(through)" }
  func only(unit: String) -> String { "Berre eining: \(unit)" }
  func only(protocol: String) -> String { "Berre protokoll: \(`protocol`)" }
  func baselineInterval(_ period: String) -> String {
    "Nullpunkt for fysiske konsultasjonar: fast intervall på \(period) for alle i oppfølging"
  }
  var intervalMethod: String {
    "Konfidensintervall for delar er Wilsons skårintervall på 95 %; for endringa mellom to "
      + "periodar Newcombes metode av to slike. Median og 90. persentil er den minste verdien "
      + "som minst så mange ikkje går over. Ein pasient høyrer til eininga som hadde pasienten "
      + "då perioden slutta."
  }
  func suppression(_ least: Int) -> String {
    "Tal frå 1 til \(least - 1) er skjulte, saman med så mange andre at dei ikkje kan "
      + "reknast ut av summane."
  }
  func count(_ part: Int, of whole: Int) -> String { "\(part) av \(whole)" }
  func avoided(_ share: String) -> String { "unngått: \(share)" }
  func days(_ number: String) -> String { "\(number) døgn" }
  func chart(_ line: ReportLine) -> String {
    switch line {
    case .interval: "Streken er konfidensintervallet. Tala står i tabellen under."
    case .ninetieth:
      "Søyla er medianen, og streken går til 90. persentil. Tala står i tabellen under."
    case .none: "Tala står i tabellen under."
    }
  }
  func change(_ points: String, _ low: String, _ high: String) -> String {
    "\(points) prosentpoeng (\(low) til \(high))"
  }
  func percent(_ number: String) -> String { "\(number) %" }
}

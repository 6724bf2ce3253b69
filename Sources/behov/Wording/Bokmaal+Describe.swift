import Expressions
import Rules
import Triage
import Values

extension Bokmaal {
  var description: DescriptionWords {
    DescriptionWords(
      about: "Om protokollen",
      ownLimits: "Det en kliniker kan sette for én pasient",
      ownLimitsNote: "Ingen sikkerhetsregel leser disse grensene.",
      values: "Beregnede verdier",
      safety: "Sikkerhet",
      safetyNote: """
        Disse gjelder uansett hva de andre svarene viser. Ingen sumskår og ingen egen grense kan \
        senke dem.
        """,
      thresholds: "Grenser for enkeltverdier",
      missingNote: """
        Mangler et svar, prøver Behov alle svar som er mulige. Gir de samme farge, gjelder den; \
        ellers blir skjemaet ikke vurdert, og det som mangler, blir nevnt. Et manglende svar blir \
        aldri grønt av seg selv. Der noe annet gjelder, står det ved verdien.
        """,
      rules: "Regler som ser flere svar sammen, eller ser over tid",
      rulesNote: "En regel som leser noe ubesvart, avgjøres på samme måte som en grense.",
      notNeeded: "Ikke nødvendig å svare på",
      notNeededNote: """
        Disse regnes som «gjelder ikke» når de er ubesvart, både her og i hver regel som leser dem. \
        Et manglende svar her kan altså gi grønt.
        """,
      colour: "Samlet farge",
      colourNote: """
        Fargen er den verste av alle funn. Ingenting senker den. Kan ingen farge bevises, er \
        skjemaet ikke vurdert.
        """,
      consultation: "Hvilken konsultasjon det fører til",
      consultationCaption: "Radene prøves ovenfra; den første som sikkert stemmer, gjelder",
      deadlinesNote: """
        Frister regnes fra dagen skjemaet ble fylt ut. «Samme dag» er den dagen; er det ingen \
        virkedag, eller er dagen over før skjemaet blir vurdert, er fristen den første virkedagen. \
        Faller en frist i dager, uker eller måneder på en dag som ikke er virkedag, gjelder \
        virkedagen før, men aldri tidligere enn første virkedag etter utfyllingen. Lørdager, \
        søndager og helligdager er ikke virkedager.
        """,
      actions: "Bestillinger",
      actionsCaption: "Alle rader som sikkert stemmer, gjelder",
      plan: "Plan for skjemaene",
      patientTexts: "Tekster til pasienten",
      patientTextsCaption: "Det pasienten får lese",
      sources: "Kilder",
      sourcesCaption: "Hver kilde og hvor den er brukt",
      owner: "Eier",
      version: "Versjon",
      contentHash: "Filens innhold",
      informative: "Spørres om, men leses ikke av noen regel",
      columns: DescriptionColumns(
        number: "Nr.",
        colour: "Farge",
        when: "Når",
        contact: "Kontakt",
        by: "Av",
        within: "Frist",
        order: "Bestilling",
        text: "Tekst",
        source: "Kilde",
        usedIn: "Brukt i"
      ),
      always: "alltid",
      rest: "ellers",
      value: "verdi",
      limit: "grense",
      nothing: "–",
      allOf: "når alle disse stemmer:",
      anyOf: "når minst én av disse stemmer:",
      safetyMark: "sikkerhet",
      open: "avhenger av andre svar"
    )
  }

  var factOptions: [String: [String: String]] {
    [
      "reporter": [
        "self": "pasienten selv", "parent": "forelder", "proxy": "en annen for pasienten",
        "staff": "helsepersonell",
      ],
      "trigger": ["planned": "planlagt", "patient": "pasienten sendte det selv"],
    ]
  }

  func series(_ id: String, code: String, unit: String?, every interval: String) -> String {
    "\(id): måleserie med kode \(code)" + (unit.map { " i \($0)" } ?? "")
      + ", målt med \(interval) mellom"
  }

  func reads(form: String, version: String) -> String {
    "Leser skjemaet \(form), versjon \(version) eller nyere."
  }
  func review(_ date: String) -> String { "Skal leses på nytt innen \(date)." }
  func status(_ status: TriageProtocol.Status) -> String {
    switch status {
    case .example: exampleProtocol
    case .draft: "Utkast: ikke godkjent, og brukes ikke på pasienter."
    case .retired: "Tatt ut av bruk."
    }
  }
  func wishItem(_ item: String) -> String { "Pasientens ønske om kontakt leses av \(item)." }
  func anchorDate(_ date: String) -> String { "Planen regnes fra \(date)." }
  func ownLimit(_ id: String, standard: String?, from low: String, to high: String) -> String {
    let usual = standard.map { "\($0) når ingenting er satt" } ?? "gjelder ikke før den er satt"
    return "\(id): \(usual); kan settes fra \(low) til og med \(high)"
  }
  func worse(_ direction: WorseDirection) -> String {
    switch direction {
    case .higher: "høyere er verre"
    case .lower: "lavere er verre"
    case .neither: "ingen retning er verre"
    }
  }
  func atTimePoints(_ points: String) -> String { "Ved \(points)" }
  func limitOf(_ sign: ComparisonOperator, _ limit: String) -> String {
    switch sign {
    case .greaterOrEqual: "fra \(limit)"
    case .greater: "over \(limit)"
    case .lessOrEqual: "til og med \(limit)"
    case .less: "under \(limit)"
    case .equal: "ved \(limit)"
    case .notEqual: "ved alt annet enn \(limit)"
    }
  }
  func isOption(_ options: String) -> String { "ved \(options)" }
  func always(_ colour: String) -> String { "alltid \(colour)" }
  func missing(_ colour: Verdict) -> String { "Ubesvart: \(word(Colour(colour)).lowercased())." }
  func colourWhen(_ colour: String) -> String { "\(colour) når" }
  func own(_ own: RowColours.OwnLimits) -> String {
    switch own {
    case .standard: "når ingen egne grenser er satt"
    case .lowest: "med egne grenser på det laveste"
    case .highest: "med egne grenser på det høyeste"
    }
  }
  func says(_ sentence: String) -> String { "Meldes som: \(quoted(sentence))" }
  func source(_ text: String) -> String { "Kilde: \(text)" }
  func firedAny(_ list: String, orOpen: Bool) -> String {
    "minst ett av disse er funnet\(orOpen ? " eller uavklart" : ""): \(list)"
  }
  func proven(_ colours: String) -> String { "bevist er \(colours)" }
  func possible(_ colours: String) -> String { "\(colours) er fortsatt mulig" }
  func inColour(_ finding: String, _ colour: String) -> String { "\(finding) (\(colour))" }

  func phrase(_ phrase: ExpressionPhrase) -> String {
    switch phrase {
    case .answer(let item): "svaret på \(item)"
    case .ownLimit(let id): "grensen \(id)"
    case .compared(let left, let sign, let right): "\(left) \(compared(sign)) \(right)"
    case .isOneOf(let value, let options): "\(value) er \(options)"
    case .between(let value, let low, let high): "\(value) er fra \(low) til og med \(high)"
    case .has(let value, let option): "\(value) omfatter \(option)"
    case .not(let condition): "det stemmer ikke at \(condition)"
    case .previous(let value): "\(value) i forrige skjema"
    case .baseline(let value): "\(value) ved start"
    case .latest(let value, let number): "\(value), det siste kjente nr. \(number) bakover"
    case .worsening(let value, let sinceBaseline):
      "forverringen av \(value) siden \(sinceBaseline ? "start" : "forrige skjema")"
    case .importantChange(let number):
      "den minste endringen som betyr noe" + (number.map { " (\($0))" } ?? "")
    case .since(let date): "tiden siden \(date)"
    case .until(let date): "tiden fram til \(date)"
    case .sum(let list): "summen av \(list)"
    case .mean(let list): "gjennomsnittet av \(list)"
    case .least(let list): "det minste av \(list)"
    case .greatest(let list): "det største av \(list)"
    case .entries(let section, let condition):
      "antallet i \(section)" + (condition.map { " der \($0)" } ?? "")
    case .findings(let colours): "antallet funn med fargen \(colours)"
    case .countTrue(let list): "antallet som stemmer av: \(list)"
    case .rounded(let value): "\(value), avrundet"
    case .lookup(let value): "tabellens verdi for \(value)"
    case .band(let value): "gruppen for \(value)"
    case .last(let period): "de siste \(period)"
    case .missing(let value): "\(value) mangler"
    case .answered(let value): "\(value) er gitt"
    case .fired(let finding): "dette er funnet: \(finding)"
    case .anyEntry(let section, let condition): "minst én i \(section) er slik at \(condition)"
    case .allEntries(let section, let condition): "alle i \(section) er slik at \(condition)"
    case .otherwise(let value, let other): "\(value) (hvis det ikke gjelder: \(other))"
    case .choice(let condition, let then, let otherwise):
      "\(then) hvis \(condition), ellers \(otherwise)"
    case .colourOrWorse(let colour): "\(colour) eller verre"
    }
  }

  private func compared(_ sign: ComparisonOperator) -> String {
    switch sign {
    case .greaterOrEqual: "er minst"
    case .greater: "er over"
    case .lessOrEqual: "er høyst"
    case .less: "er under"
    case .equal: "er"
    case .notEqual: "er ikke"
    }
  }

  func greenIsConfirmed(by role: String) -> String { "Grønt bekreftes av \(role)." }

  func plan(_ line: PlanLine.Kind, fact: (String) -> String) -> String {
    func time(_ period: Located<Period>) -> String { duration(period.value.description) }
    func times(_ periods: [Located<Period>]) -> String { list(periods.map(time)) }
    return switch line {
    case .sendEvery(let period, let own):
      "Skjema sendes hver gang det har gått \(time(period))."
        + (own.map {
          " En kliniker kan velge \($0.shortest.count) til \(duration($0.longest.description))."
        } ?? "")
    case .send(let periods, let side, let anchor):
      "Skjema sendes \(times(periods)) \(side == .after ? "etter" : "før") \(fact(anchor.value))."
    case .sendAgain(let period, let colour):
      "Etter \(word(colour.value).lowercased()) sendes neste skjema etter \(time(period))."
    case .answerWithin(let period): "Pasienten bes svare innen \(time(period))."
    case .answersCountFor(let period):
      "Svarene gjelder i \(time(period)); etter det beviser de ingenting."
    case .compareWithForms(let from, let to):
      "Endring regnes mot forrige skjema som er mellom \(time(from)) og \(time(to)) gammelt."
    case .baselineFirst: "Start er det første skjemaet."
    case .baselineAt(let period): "Start er skjemaet ved \(time(period))."
    case .remindAfter(let periods): "Påminnelse sendes \(times(periods)) etter skjemaet."
    case .unanswered(let after, let colour):
      "Uten svar etter \(time(after)) er fargen \(word(colour.value).lowercased())."
    case .patientMaySendAnyTime: "Pasienten kan sende skjema når som helst."
    case .readingsStartTriage:
      "En måling som gir gult eller rødt, starter en vurdering uten skjema."
    case .extraFormCounts(let period):
      "Et skjema som pasienten sender selv, erstatter et planlagt innen \(time(period))."
    case .meetInPerson(let period):
      "Uansett farge er det oppmøte minst én gang i løpet av \(time(period))."
    case .contact(let period):
      "Uansett farge er det kontakt minst én gang i løpet av \(time(period))."
    case .greenCloses: "Grønt avsluttes uten at noen ser på det."
    case .greenIsConfirmed(let role): greenIsConfirmed(by: self.role(role.value))
    }
  }
}

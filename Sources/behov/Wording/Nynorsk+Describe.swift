import Expressions
import Rules
import Triage
import Values

extension Nynorsk {
  var description: DescriptionWords {
    DescriptionWords(
      about: "Om protokollen",
      ownLimits: "Det ein klinikar kan setje for éin pasient",
      ownLimitsNote: "Ingen tryggleiksregel les desse grensene.",
      values: "Utrekna verdiar",
      safety: "Tryggleik",
      safetyNote: """
        Desse gjeld uansett kva dei andre svara viser. Ingen sumskår og inga eiga grense kan senke \
        dei.
        """,
      thresholds: "Grenser for enkeltverdiar",
      missingNote: """
        Manglar eit svar, prøver Behov alle svar som er moglege. Gir dei same farge, gjeld han; \
        elles blir skjemaet ikkje vurdert, og det som manglar, blir nemnt. Eit svar som manglar, \
        blir aldri grønt av seg sjølv. Der noko anna gjeld, står det ved verdien.
        """,
      rules: "Reglar som ser fleire svar saman, eller ser over tid",
      rulesNote: "Ein regel som les noko det ikkje er svara på, blir avgjord på same måten.",
      notNeeded: "Ikkje nødvendig å svare på",
      notNeededNote: """
        Desse blir rekna som «gjeld ikkje» når det ikkje er svara, både her og i kvar regel som les \
        dei. Eit svar som manglar her, kan altså gi grønt.
        """,
      colour: "Samla farge",
      colourNote: """
        Fargen er den verste av alle funn. Ingenting senkar han. Kan ingen farge provast, er \
        skjemaet ikkje vurdert.
        """,
      consultation: "Kva konsultasjon det fører til",
      consultationCaption: "Radene blir prøvde ovanfrå; den første som sikkert stemmer, gjeld",
      deadlinesNote: """
        Fristar blir rekna frå dagen skjemaet vart fylt ut. «Same dag» er den dagen; er han ingen \
        virkedag, eller er dagen over før skjemaet blir vurdert, er fristen den første virkedagen. \
        Fell ein frist i dagar, veker eller månader på ein dag som ikkje er virkedag, gjeld \
        virkedagen før, men aldri tidlegare enn første virkedag etter utfyllinga. Laurdagar, \
        søndagar og heilagdagar er ikkje virkedagar.
        """,
      actions: "Bestillingar",
      actionsCaption: "Alle rader som sikkert stemmer, gjeld",
      plan: "Plan for skjemaa",
      patientTexts: "Tekstar til pasienten",
      patientTextsCaption: "Det pasienten får lese",
      sources: "Kjelder",
      sourcesCaption: "Kvar kjelde og kvar ho er brukt",
      owner: "Eigar",
      version: "Versjon",
      contentHash: "Innhaldet i fila",
      informative: "Blir spurt om, men ingen regel les det",
      columns: DescriptionColumns(
        number: "Nr.",
        colour: "Farge",
        when: "Når",
        contact: "Kontakt",
        by: "Av",
        within: "Frist",
        order: "Bestilling",
        text: "Tekst",
        source: "Kjelde",
        usedIn: "Brukt i"
      ),
      always: "alltid",
      rest: "elles",
      value: "verdi",
      limit: "grense",
      nothing: "–",
      allOf: "når alle desse stemmer:",
      anyOf: "når minst éin av desse stemmer:",
      safetyMark: "tryggleik",
      open: "kjem an på andre svar"
    )
  }

  var factOptions: [String: [String: String]] {
    [
      "reporter": [
        "self": "pasienten sjølv", "parent": "forelder", "proxy": "ein annan for pasienten",
        "staff": "helsepersonell",
      ],
      "trigger": ["planned": "planlagt", "patient": "pasienten sende det sjølv"],
    ]
  }

  func series(_ id: String, code: String, unit: String?, every interval: String) -> String {
    "\(id): måleserie med kode \(code)" + (unit.map { " i \($0)" } ?? "")
      + ", målt med \(interval) mellom"
  }

  func reads(form: String, version: String) -> String {
    "Les skjemaet \(form), versjon \(version) eller nyare."
  }
  func review(_ date: String) -> String { "Skal lesast på nytt innan \(date)." }
  func status(_ status: TriageProtocol.Status) -> String {
    switch status {
    case .example: exampleProtocol
    case .draft: "Utkast: ikkje godkjent, og blir ikkje brukt på pasientar."
    case .retired: "Teken ut av bruk."
    }
  }
  func wishItem(_ item: String) -> String {
    "Ønsket pasienten har om kontakt, blir lese av \(item)."
  }
  func anchorDate(_ date: String) -> String { "Planen blir rekna frå \(date)." }
  func ownLimit(_ id: String, standard: String?, from low: String, to high: String) -> String {
    let usual = standard.map { "\($0) når ingenting er sett" } ?? "gjeld ikkje før ho er sett"
    return "\(id): \(usual); kan setjast frå \(low) til og med \(high)"
  }
  func worse(_ direction: WorseDirection) -> String {
    switch direction {
    case .higher: "høgare er verre"
    case .lower: "lågare er verre"
    case .neither: "inga retning er verre"
    }
  }
  func atTimePoints(_ points: String) -> String { "Ved \(points)" }
  func limitOf(_ sign: ComparisonOperator, _ limit: String) -> String {
    switch sign {
    case .greaterOrEqual: "frå \(limit)"
    case .greater: "over \(limit)"
    case .lessOrEqual: "til og med \(limit)"
    case .less: "under \(limit)"
    case .equal: "ved \(limit)"
    case .notEqual: "ved alt anna enn \(limit)"
    }
  }
  func isOption(_ options: String) -> String { "ved \(options)" }
  func always(_ colour: String) -> String { "alltid \(colour)" }
  func missing(_ colour: Verdict) -> String {
    "Ikkje svara: \(word(Colour(colour)).lowercased())."
  }
  func colourWhen(_ colour: String) -> String { "\(colour) når" }
  func own(_ own: RowColours.OwnLimits) -> String {
    switch own {
    case .standard: "når inga eiga grense er sett"
    case .lowest: "med eigne grenser på det lågaste"
    case .highest: "med eigne grenser på det høgaste"
    }
  }
  func says(_ sentence: String) -> String { "Blir meldt som: \(quoted(sentence))" }
  func source(_ text: String) -> String { "Kjelde: \(text)" }
  func firedAny(_ list: String, orOpen: Bool) -> String {
    "minst eitt av desse er funne\(orOpen ? " eller uavklart" : ""): \(list)"
  }
  func proven(_ colours: String) -> String { "prova er \(colours)" }
  func possible(_ colours: String) -> String { "\(colours) er framleis mogleg" }
  func inColour(_ finding: String, _ colour: String) -> String { "\(finding) (\(colour))" }

  func phrase(_ phrase: ExpressionPhrase) -> String {
    switch phrase {
    case .answer(let item): "svaret på \(item)"
    case .ownLimit(let id): "grensa \(id)"
    case .compared(let left, let sign, let right): "\(left) \(compared(sign)) \(right)"
    case .isOneOf(let value, let options): "\(value) er \(options)"
    case .between(let value, let low, let high): "\(value) er frå \(low) til og med \(high)"
    case .has(let value, let option): "\(value) omfattar \(option)"
    case .not(let condition): "det stemmer ikkje at \(condition)"
    case .previous(let value): "\(value) i førre skjema"
    case .baseline(let value): "\(value) ved start"
    case .latest(let value, let number): "\(value), det siste kjende nr. \(number) bakover"
    case .worsening(let value, let sinceBaseline):
      "forverringa av \(value) sidan \(sinceBaseline ? "start" : "førre skjema")"
    case .importantChange(let number):
      "den minste endringa som betyr noko" + (number.map { " (\($0))" } ?? "")
    case .since(let date): "tida sidan \(date)"
    case .until(let date): "tida fram til \(date)"
    case .sum(let list): "summen av \(list)"
    case .mean(let list): "gjennomsnittet av \(list)"
    case .least(let list): "det minste av \(list)"
    case .greatest(let list): "det største av \(list)"
    case .entries(let section, let condition):
      "talet i \(section)" + (condition.map { " der \($0)" } ?? "")
    case .findings(let colours): "talet på funn med fargen \(colours)"
    case .countTrue(let list): "talet på dei som stemmer av: \(list)"
    case .rounded(let value): "\(value), avrunda"
    case .lookup(let value): "verdien i tabellen for \(value)"
    case .band(let value): "gruppa for \(value)"
    case .last(let period): "dei siste \(period)"
    case .missing(let value): "\(value) manglar"
    case .answered(let value): "\(value) er gitt"
    case .fired(let finding): "dette er funne: \(finding)"
    case .anyEntry(let section, let condition): "minst éin i \(section) er slik at \(condition)"
    case .allEntries(let section, let condition): "alle i \(section) er slik at \(condition)"
    case .otherwise(let value, let other): "\(value) (om det ikkje gjeld: \(other))"
    case .choice(let condition, let then, let otherwise):
      "\(then) om \(condition), elles \(otherwise)"
    case .colourOrWorse(let colour): "\(colour) eller verre"
    }
  }

  private func compared(_ sign: ComparisonOperator) -> String {
    switch sign {
    case .greaterOrEqual: "er minst"
    case .greater: "er over"
    case .lessOrEqual: "er høgst"
    case .less: "er under"
    case .equal: "er"
    case .notEqual: "er ikkje"
    }
  }

  func greenIsConfirmed(by role: String) -> String { "Grønt blir stadfesta av \(role)." }

  func plan(_ line: PlanLine.Kind, fact: (String) -> String) -> String {
    func time(_ period: Located<Period>) -> String { duration(period.value.description) }
    func times(_ periods: [Located<Period>]) -> String { list(periods.map(time)) }
    return switch line {
    case .sendEvery(let period, let own):
      "Skjema blir sendt kvar gong det har gått \(time(period))."
        + (own.map {
          " Ein klinikar kan velje \($0.shortest.count) til \(duration($0.longest.description))."
        } ?? "")
    case .send(let periods, let side, let anchor):
      "Skjema blir sendt \(times(periods)) \(side == .after ? "etter" : "før") "
        + "\(fact(anchor.value))."
    case .sendAgain(let period, let colour):
      "Etter \(word(colour.value).lowercased()) blir neste skjema sendt etter \(time(period))."
    case .answerWithin(let period): "Pasienten blir beden om å svare innan \(time(period))."
    case .answersCountFor(let period):
      "Svara gjeld i \(time(period)); etter det provar dei ingenting."
    case .compareWithForms(let from, let to):
      "Endring blir rekna mot førre skjema som er mellom \(time(from)) og \(time(to)) gammalt."
    case .baselineFirst: "Start er det første skjemaet."
    case .baselineAt(let period): "Start er skjemaet ved \(time(period))."
    case .remindAfter(let periods): "Påminning blir send \(times(periods)) etter skjemaet."
    case .unanswered(let after, let colour):
      "Utan svar etter \(time(after)) er fargen \(word(colour.value).lowercased())."
    case .patientMaySendAnyTime: "Pasienten kan sende skjema når som helst."
    case .readingsStartTriage:
      "Ei måling som gjev gult eller raudt, startar ei vurdering utan skjema."
    case .extraFormCounts(let period):
      "Eit skjema som pasienten sender sjølv, tek plassen til eit planlagt innan \(time(period))."
    case .meetInPerson(let period):
      "Uansett farge er det oppmøte minst éin gong i løpet av \(time(period))."
    case .contact(let period):
      "Uansett farge er det kontakt minst éin gong i løpet av \(time(period))."
    case .greenCloses: "Grønt blir avslutta utan at nokon ser på det."
    case .greenIsConfirmed(let role): greenIsConfirmed(by: self.role(role.value))
    }
  }
}

import Testing
import Triage
import Values

@testable import behov

struct ExplanationTests {
  @Test func tellsWhatWasFoundAndWhatFollows() throws {
    var decision = try Decisions.red()
    decision.supersedes = "sha256:fedcba9876543210"
    try check(
      decision,
      .nb,
      expect: """
        ▲ RØD  pasient e13, skjema s-13, utfylt søn. 1. nov. 2026 kl. 09.05
        EKSEMPELPROTOKOLL: skal ikke brukes til å behandle pasienter
        Erstatter vurderingen sha256:fedcba98.

        Funn
          ▲ Tanker om å skade seg selv (PHQ-9 spørsmål 9): 2, grense 1 eller mer [sikkerhet]
              self_harm · verdi 2 · grense ≥ 1 · kilde: PHQ-9 item 9
          ◆ Flere anfall enn vanlig
              more_seizures · regel: seizure_rise >= 1 · kilde: proposal

        Skårer
          phq_9.total: 4 (minimal)

        Hva som skal skje
          Telefon, lege, samme dag eller første virkedag, senest man. 2. nov. 2026
          Bestilles: Graviditetstest (hCG), sykepleier, innen 1 dag, senest tirs. 3. nov. 2026
          Neste skjema: søn. 2. mai 2027

        Grunnlag
          protokoll epilepsy_follow_up 1.0.0 (sha256:01234567)
          skjema epilepsy_follow_up 1.0.0 (sha256:01234567)
          program 0.1.0
          innsending sha256:01234567
          vurdert man. 2. nov. 2026 kl. 18.30 (2026-11-02T18:30:00+01:00)
        """
    )
  }

  @Test(arguments: [(Language.nb, greyInBokmaal), (.nn, greyInNynorsk), (.en, greyInEnglish)])
  func tellsWhatIsOpenAndWhatWouldSettleIt(language: Language, expected: String) throws {
    let text = plain(try explanation(Decisions.grey(), language).lines)
    let parts = text.components(before: "\n\n" + language.wording.sections.basis)
    #expect(parts == expected)
  }

  @Test func tellsOfAGreenOneThatNothingWasFound() throws {
    let lines = try explanation(Decisions.green("s-25", hidden: "missed_doses"), .nn).lines
    #expect(
      lines.prefix(4).map(\.text) == [
        "● GRØN  pasient e01, skjema s-25, utfylt søn. 1. nov. 2026 kl. 09.05",
        "EKSEMPELPROTOKOLL: skal ikkje brukast til å behandle pasientar",
        "Ingen funn.",
        "Svara på utan at det vart spurt om (kan ikkje senke fargen): missed_doses.",
      ]
    )
  }

  @Test func tellsThatADeadlineHadPassed() throws {
    let text = plain(try explanation(Decisions.yellow("s-9", "e14"), .en).lines)
    #expect(text.contains("by Fri 30 Oct 2026, the deadline had passed"))
  }

  @Test(arguments: Language.allCases)
  func noLineIsWiderThanTheTerminal(language: Language) throws {
    for width in [60, 80, 100] {
      var explanation = try explanation(Decisions.grey(), language)
      explanation.width = width
      for line in explanation.lines { #expect(Columns.width(line.text) <= width, "\(line.text)") }
    }
  }

  private func check(_ decision: Decision, _ language: Language, expect expected: String) throws {
    #expect(plain(try explanation(decision, language).lines) == expected)
  }

  private func explanation(_ decision: Decision, _ language: Language) throws -> Explanation {
    let authored = try #require(Instant("2026-11-01T09:05:00+01:00"))
    return Explanation(decision: decision, authored: authored, wording: language.wording)
  }
}

extension String {
  /// The text before a mark, all of it where the mark is missing.
  fileprivate func components(before mark: String) -> String {
    firstRange(of: mark).map { String(self[..<$0.lowerBound]) } ?? self
  }
}

private let greyInBokmaal = """
  ? IKKE VURDERT  pasient e11, skjema s-21, utfylt søn. 1. nov. 2026 kl. 09.05
  EKSEMPELPROTOKOLL: skal ikke brukes til å behandle pasienter
  Årsak: et svar mangler eller stemmer ikke.

  Uavklart
    ? Depresjonsplager, PHQ-9: 8–14 (grense: 10 eller mer)
        low_mood · kan være ◆ GUL
        PHQ-9 sumskår er mellom 8 og 14, og grensen er 10 eller mer: svar mangler på «Søvn» og «Lite
        energi».
    ? Kjører bil [sikkerhet]
        driving · kan være ▲ RØD · regel: drives = true
        Pasientopplysning mangler: «fødselsdato»; tidligere skjemaer gir ikke svar på «Anfall».
    → Dette ville avgjort det: svar på «Søvn», «Lite energi» og «Glemte doser»; at dette registreres
      på pasienten: «fødselsdato»; det tidligere svaret på «Anfall».

  Feil i skjemaet
    ! Svaret er utenfor det som er mulig: «Glemte doser», 99,5 (tillatt: 0–14)
        out-of-range · missed_doses · pasienten kan svare på det · linje 27, kolonne 88

  Skårer
    phq_9.total: mellom 8 og 14, vises som 10,3 (delvis beregnet)
    prwe.total: gjelder ikke eller kan ikke regnes ut

  Hva som skal skje
    Melding, sykepleier, innen 5 virkedager, senest man. 9. nov. 2026
    Kan også bli, når det uavklarte er avgjort: telefon, sykepleier, innen 2 virkedager
    Neste skjema: søn. 2. mai 2027
  """

private let greyInNynorsk = """
  ? IKKJE VURDERT  pasient e11, skjema s-21, utfylt søn. 1. nov. 2026 kl. 09.05
  EKSEMPELPROTOKOLL: skal ikkje brukast til å behandle pasientar
  Årsak: eit svar manglar eller stemmer ikkje.

  Uavklart
    ? Depresjonsplager, PHQ-9: 8–14 (grense: 10 eller meir)
        low_mood · kan vere ◆ GUL
        PHQ-9 sumskår er mellom 8 og 14, og grensa er 10 eller meir: svar manglar på «Søvn» og «Lite
        energi».
    ? Køyrer bil [tryggleik]
        driving · kan vere ▲ RAUD · regel: drives = true
        Pasientopplysning manglar: «fødselsdato»; tidlegare skjema gir ikkje svar på «Anfall».
    → Dette ville ha avgjort det: svar på «Søvn», «Lite energi» og «Gløymde dosar»; at dette blir
      registrert på pasienten: «fødselsdato»; det tidlegare svaret på «Anfall».

  Feil i skjemaet
    ! Svaret er utanfor det som er mogleg: «Gløymde dosar», 99,5 (tillate: 0–14)
        out-of-range · missed_doses · pasienten kan svare på det · linje 27, kolonne 88

  Skårar
    phq_9.total: mellom 8 og 14, blir vist som 10,3 (delvis berekna)
    prwe.total: gjeld ikkje eller kan ikkje reknast ut

  Kva som skal skje
    Melding, sjukepleiar, innan 5 virkedagar, seinast mån. 9. nov. 2026
    Kan òg bli, når det uavklarte er avgjort: telefon, sjukepleiar, innan 2 virkedagar
    Neste skjema: søn. 2. mai 2027
  """

private let greyInEnglish = """
  ? NOT ASSESSED  patient e11, form s-21, answered Sun 1 Nov 2026 09:05
  EXAMPLE PROTOCOL: not to be used to treat patients
  Cause: an answer is missing or cannot be right.

  Open
    ? Depressive symptoms, PHQ-9: 8–14 (limit: 10 or more)
        low_mood · could be ◆ YELLOW
        PHQ-9 total score is between 8 and 14, and the limit is 10 or more: there is no answer to
        “Sleep” and “Little energy”.
    ? Drives a car [safety]
        driving · could be ▲ RED · rule: drives = true
        Not recorded for the patient: “date of birth”; earlier forms do not answer “Anfall”.
    → This would settle it: an answer to “Sleep”, “Little energy” and “Missed doses”; recording this
      for the patient: “date of birth”; the earlier answer to “Anfall”.

  Faults in the form
    ! The answer is outside what is possible: “Missed doses”, 99.5 (allowed: 0–14)
        out-of-range · missed_doses · the patient can answer it · line 27, column 88

  Scores
    phq_9.total: between 8 and 14, shown as 10.3 (computed in part)
    prwe.total: does not apply or cannot be computed

  What is to happen
    Message, nurse, within 5 working days, by Mon 9 Nov 2026
    Could also be, once what is open is settled: phone, nurse, within 2 working days
    Next form: Sun 2 May 2027
  """

import Testing
import Triage
import Values

@testable import behov

struct DecisionTableTests {
  @Test func showsTheMostUrgentFirst() throws {
    try check(
      .nb,
      width: 160,
      expect: """
        5 skjemaer, vurdert man. 2. nov. 2026 kl. 18.30
        EKSEMPELPROTOKOLL: skal ikke brukes til å behandle pasienter

        Farge           Pasient  Skjema  Begrunnelse                                                             Kontakt        Av          Frist
        ▲ RØD           e13      s-13    Tanker om å skade seg selv (PHQ-9 spørsmål 9): 2, grense 1… (og 1 til)  telefon        lege        man. 2. nov. 2026
            Bestilles: Graviditetstest (hCG), sykepleier, innen 1 dag, senest tirs. 3. nov. 2026
        ? IKKE VURDERT  e11      s-21    Uavklart: Depresjonsplager, PHQ-9: 8–14 (grense: 10 eller… (og 2 til)   melding        sykepleier  man. 9. nov. 2026
        ◆ GUL           e14      s-09    Glemte doser (verdi 5,5, grense ≥ 2, < 6)                               telefon        sykepleier  fre. 30. okt. 2026 (passert)
        ● GRØNN         e01      s-05    Ingen funn                                                              ingen kontakt  –           –
        ● GRØNN         e01      s-25    Besvart uten at det ble spurt om (kan ikke senke fargen): missed_doses  ingen kontakt  –           –

        ▲ RØD 1 · ? IKKE VURDERT 1 · ◆ GUL 1 · ● GRØNN 2 · avvist 0 · duplikat 0
        """
    )
  }

  @Test func putsTheReasonBelowWhereTheTerminalIsNarrow() throws {
    try check(
      .nn,
      width: 90,
      rejected: [refused],
      expect: """
        5 skjema, vurdert mån. 2. nov. 2026 kl. 18.30
        EKSEMPELPROTOKOLL: skal ikkje brukast til å behandle pasientar

        Farge            Pasient  Skjema  Kontakt        Av           Frist
        ▲ RAUD           e13      s-13    telefon        lege         mån. 2. nov. 2026
            Tankar om å skade seg sjølv (PHQ-9 spørsmål 9): 2, grense 1 eller meir (og 1 til)
            Skal bestillast: Graviditetstest (hCG), sjukepleiar, innan 1 dag, seinast tys. 3. nov.
            2026
        ? IKKJE VURDERT  e11      s-21    melding        sjukepleiar  mån. 9. nov. 2026
            Uavklart: Depresjonsplager, PHQ-9: 8–14 (grense: 10 eller meir); svar mang… (og 2 til)
        ◆ GUL            e14      s-09    telefon        sjukepleiar  fre. 30. okt. 2026 (passert)
            Gløymde dosar (verdi 5,5, grense ≥ 2, < 6)
        ● GRØN           e01      s-05    ingen kontakt  –            –
        ● GRØN           e01      s-25    ingen kontakt  –            –
            Svara på utan at det vart spurt om (kan ikkje senke fargen): missed_doses

        Avvist, må lesast manuelt: 1
          ! linje 38, kolonne 12, skjema s-36: invalid-time: Tidspunktet finst ikkje eller manglar
            tidssone

        ▲ RAUD 1 · ? IKKJE VURDERT 1 · ◆ GUL 1 · ● GRØN 2 · avvist 1 · duplikat 2
        """
    )
  }

  @Test func saysSoWhereThereIsNothing() throws {
    let table = DecisionTable(decisions: [], now: try now(), wording: Language.en.wording)
    let expected = """
      0 forms, assessed Mon 2 Nov 2026 18:30

      No forms to show.

      ▲ RED 0 · ? NOT ASSESSED 0 · ◆ YELLOW 0 · ● GREEN 0 · rejected 0 · duplicate 0
      """
    #expect(plain(table.lines) == expected)
  }

  @Test func sortsAColourByDeadlineThenBySubmission() throws {
    var late = try Decisions.yellow("a", "p")
    late.consultation.deadline = CivilDate("2026-12-01")
    var never = try Decisions.yellow("b", "p")
    never.consultation.deadline = nil
    let soon = try [Decisions.yellow("d", "p"), Decisions.yellow("c", "p")]
    let table = DecisionTable(
      decisions: [never, late] + soon,
      now: try now(),
      wording: Language.en.wording,
      width: 200
    )
    let rows = table.lines.map(\.text).filter { $0.hasPrefix("◆ YELLOW  ") }
    #expect(rows.map { $0.split(separator: " ")[3] } == ["c", "d", "a", "b"])
  }

  @Test func showsWhatAnAttackerSentAsHarmlessText() throws {
    let evil = try Decisions.yellow(#"\u001b[2J01019012345"#, #"\u202e\u0007"#)
    let table = DecisionTable(decisions: [evil], now: try now(), wording: Language.nb.wording)
    let text = Terminal(usesColour: true).text(table.lines)
    #expect(!text.contains("\u{1B}[2J") && !text.contains("\u{202E}") && !text.contains("\u{7}"))
    #expect(text.contains("␛[2J0101*******"))
  }

  private func check(
    _ language: Language,
    width: Int,
    rejected: [DecisionTable.Rejected] = [],
    expect expected: String
  ) throws {
    let decisions = try [
      Decisions.green("s-25", hidden: "missed_doses"), Decisions.yellow("s-09", "e14"),
      Decisions.grey(), Decisions.green("s-05"), Decisions.red(),
    ]
    let table = DecisionTable(
      decisions: decisions,
      rejected: rejected,
      duplicates: rejected.count * 2,
      now: try now(),
      wording: language.wording,
      width: width
    )
    #expect(plain(table.lines) == expected)
    let widest = table.lines.map { Columns.width($0.text) }.max() ?? 0
    #expect(widest <= width)
  }

  private var refused: DecisionTable.Rejected {
    DecisionTable.Rejected(
      line: 38,
      submission: "s-36",
      fault: DecisionFault(
        code: "invalid-time",
        cause: .technical,
        column: 12,
        message: "time without a zone"
      )
    )
  }

  private func now() throws -> Instant { try #require(Instant("2026-11-02T18:30:00+01:00")) }
}

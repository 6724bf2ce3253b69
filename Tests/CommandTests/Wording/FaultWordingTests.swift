import Forms
import Testing
import Triage
import Values

@testable import behov

/// Every fault that the engine can find has a sentence in every language.
///
/// Faults are made from `FaultCode` only, and wording switches over it without a default: a new code
/// does not build before it has words. What is tested here is that they are words.
struct FaultWordingTests {
  @Test(arguments: FaultCode.allCases)
  func everyCodeHasASentenceInEveryLanguage(code: FaultCode) {
    let sentences = Language.allCases.map { $0.wording.fault(code) }
    for sentence in sentences {
      #expect(sentence.count > 5 && !sentence.contains(code.rawValue), "\(sentence)")
      #expect(!sentence.contains("`") && !sentence.hasSuffix("."), "\(sentence)")
      #expect(sentence.first?.isUppercase == true, "\(sentence)")
    }
    #expect(sentences[2] != sentences[0] && sentences[2] != sentences[1])
  }

  @Test(arguments: FaultCode.allCases, Language.allCases)
  func noTwoCodesHaveTheSameSentence(code: FaultCode, language: Language) {
    let others = FaultCode.allCases.filter { $0 != code }.map { language.wording.fault($0) }
    #expect(!others.contains(language.wording.fault(code)))
  }

  @Test(arguments: Language.allCases)
  func everyParticularIsTold(language: Language) {
    let wording = language.wording
    for particular in Particular.allCases {
      #expect(wording.particular(particular, "x-1").contains("x-1"), "\(particular)")
    }
    let kinds = ExpectedKind.allCases.map(wording.expected)
    #expect(Set(kinds).count == kinds.count && !kinds.contains(""))
  }

  @Test(arguments: [
    (
      Language.nb, "Svaret er utenfor det som er mulig: «Temperatur», 42,5 (tillatt: 34–41,9)",
      "Svaret er utenfor det som er mulig: man. 2. nov. 2026 (senest søn. 1. nov. 2026)",
      "Ukjent svaralternativ: 4 (tillatt: 0, 1,5 eller 3)",
      "Skjemaet er for gammelt: tors. 1. okt. 2026 kl. 08.05 (svar gjelder i 30 dager)"
    ),
    (
      .nn, "Svaret er utanfor det som er mogleg: «Temperatur», 42,5 (tillate: 34–41,9)",
      "Svaret er utanfor det som er mogleg: mån. 2. nov. 2026 (seinast søn. 1. nov. 2026)",
      "Ukjent svaralternativ: 4 (tillate: 0, 1,5 eller 3)",
      "Skjemaet er for gammalt: tors. 1. okt. 2026 kl. 08.05 (svar gjeld i 30 dagar)"
    ),
    (
      .en, "The answer is outside what is possible: “Temperatur”, 42.5 (allowed: 34–41.9)",
      "The answer is outside what is possible: Mon 2 Nov 2026 (Sun 1 Nov 2026 at the latest)",
      "Unknown option: 4 (allowed: 0, 1.5 or 3)",
      "The form is too old: Thu 1 Oct 2026 08:05 (answers count for 30 days)"
    ),
  ])
  func particularsAreInTheReadersLanguage(
    language: Language,
    range: String,
    day: String,
    option: String,
    stale: String
  ) {
    check(
      .outOfRange,
      label: "Temperatur",
      [.found: "42.5", .least: "34", .most: "41.9"],
      language,
      expect: range
    )
    check(.outOfRange, [.found: "2026-11-02", .latest: "2026-11-01"], language, expect: day)
    check(.unknownOption, [.found: "4", .allowed: "0, 1.5, 3"], language, expect: option)
    let found = "2026-10-01T08:05:00+02:00"
    check(.stale, [.found: found, .period: "30 days"], language, expect: stale)
  }

  @Test(arguments: [
    (FaultCode.unknownItem, [Particular.found: "seizurs", .nearest: "seizures"], unknown),
    (.wrongType, [.field: "answers", .expected: "object"], kind),
    (.wrongUnit, [.found: "lb", .unit: "kg"], "Feil enhet: «lb» (skal være kg)"),
    (
      .contradiction, [.found: "9", .computed: "1.5–3"],
      "Svar som motsier hverandre: 9 (svarene gir 1,5–3)"
    ),
    (.tooDeep, [.most: "32"], "Linjen har for mange nivåer inni hverandre (høyst 32)"),
    (
      .unknownVersion, [.version: "2.0", .newest: "1.0"],
      "Ukjent skjemaversjon: 2.0 (nyeste er 1.0)"
    ),
    (.ambiguousProtocol, [.candidates: "a, b"], "Flere protokoller kan gjelde: «a» eller «b»"),
    (.unknownItem, [.section: "drugs"], "Ukjent spørsmål (hører til i «drugs»)"),
    (.truncated, [:], "Linjen slutter midt i en verdi"),
  ])
  func aSentenceTellsWhatIsWrongWithWhat(
    code: FaultCode,
    particulars: Particulars,
    expected: String
  ) {
    check(code, particulars, .nb, expect: expected)
  }

  @Test func aCodeOfANewerEngineIsToldByItsMessage() {
    let fault = DecisionFault(code: "not-yet-known", cause: .technical, message: "what it says")
    #expect(Language.nn.wording.sentence(fault) == "what it says")
  }

  private func check(
    _ code: FaultCode,
    label: String? = nil,
    _ particulars: Particulars,
    _ language: Language,
    expect expected: String
  ) {
    let fault = DecisionFault(
      code: code.rawValue,
      cause: .technical,
      item: label == nil ? nil : "an_item",
      label: LocalizedText(label.map { [.nb: $0] } ?? [:]),
      message: "in English",
      particulars: particulars
    )
    #expect(language.wording.sentence(fault) == expected)
  }
}

private let unknown = "Ukjent spørsmål: «seizurs» (mente du «seizures»?)"
private let kind = "Verdien er av feil slag: «answers» (skal være et JSON-objekt)"

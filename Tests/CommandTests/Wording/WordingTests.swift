import Testing
import Triage
import Values

@testable import behov

struct WordingTests {
  @Test(
    arguments: [
      (Language.nb, "2026-11-02", "man. 2. nov. 2026"), (.nb, "2027-05-17", "man. 17. mai 2027"),
      (.nn, "2026-11-03", "tys. 3. nov. 2026"), (.nn, "2026-10-31", "laur. 31. okt. 2026"),
      (.en, "2026-11-02", "Mon 2 Nov 2026"), (.en, "2028-02-29", "Tue 29 Feb 2028"),
    ]
  )
  func datesHaveTheirMonthInLetters(language: Language, date: String, expected: String) throws {
    #expect(language.wording.date(try #require(CivilDate(date))) == expected)
  }

  @Test(
    arguments: [
      ("2026-11-02T00:05:59.999+01:00", "Mon 2 Nov 2026 00:05"),
      ("2026-11-02T00:05:00Z", "Mon 2 Nov 2026 00:05"),
      ("1969-12-31T23:59:59.500-01:00", "Wed 31 Dec 1969 23:59"),
    ]
  )
  func momentsAreThoseOfTheirOwnOffset(moment: String, expected: String) throws {
    #expect(Language.en.wording.moment(try #require(Instant(moment))) == expected)
  }

  @Test(
    arguments: [
      (Language.nb, "same day", "samme dag eller første virkedag"),
      (.nb, "1 working day", "innen 1 virkedag"),
      (.nn, "2 working days", "innan 2 virkedagar"), (.nn, "6 weeks", "innan 6 veker"),
      (.en, "1 month", "within 1 month"), (.en, "whenever", "whenever"),
      (.nb, "3 moons", "3 moons"),
    ]
  )
  func periodsAreInWords(language: Language, period: String, expected: String) {
    #expect(language.wording.soon(period) == expected)
  }

  @Test(
    arguments: [
      (">= 10", "10 eller mer", "≥ 10"), ("< 1.5", "under 1,5", "< 1,5"),
      (">= 2, < -1", "2 eller mer eller under -1", "≥ 2, < -1"), ("!= 0", "noe annet enn 0", "≠ 0"),
    ]
  )
  func comparisonsAreInWordsAndSigns(limit: String, words: String, signs: String) {
    #expect(Language.nb.wording.limitInWords(limit) == words)
    #expect(Language.nb.wording.limitInSigns(limit) == signs)
  }

  @Test(arguments: ["", #""treated", "minor""#, "drives = true and x >= 2", ">= a"])
  func otherLimitsStandAsWritten(limit: String) {
    #expect(Language.nb.wording.limitInWords(limit) == nil)
    #expect(Language.nb.wording.limitInSigns(limit) == limit)
  }

  @Test func unknownWordsStandAsTheyAre() {
    #expect(Language.nn.wording.contact("walk_in") == "walk_in")
    #expect(Language.nn.wording.role("physiotherapist") == "physiotherapist")
  }

  @Test(arguments: Language.allCases)
  func everyLanguageKnowsTheSameWords(language: Language) {
    let wording = language.wording
    let model = Language.nb.wording
    #expect(wording.language == language)
    #expect(wording.contacts.keys == model.contacts.keys)
    #expect(wording.roles.keys == model.roles.keys)
    #expect(wording.units.keys == model.units.keys)
    #expect(wording.weekdays.count == 7 && wording.months.count == 12)
    #expect(wording.facts.keys == model.facts.keys)
  }

  @Test func aTextThatIsMissingStandsInAnotherLanguage() {
    let text = LocalizedText([.nb: "Søvn", .nn: ""])
    #expect(Language.nn.wording.text(text) == "Søvn")
    #expect(Language.nn.wording.text(LocalizedText()) == nil)
  }
}

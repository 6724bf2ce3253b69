import Testing
import Values

struct PeriodTests {
  @Test func equalsWhatIsAsLong() {
    #expect(Period(2, .week) == Period(14, .day))
    #expect(Period(1, .year) == Period(12, .month))
    #expect(Period(1, .day) == Period(24, .hour))
    #expect(Period(1, .hour) == Period(60, .minute))
    #expect(Set([Period(2, .week), Period(14, .day), Period(1, .year)]).count == 2)
  }

  @Test func monthsAndDaysAreNeverEqual() {
    #expect(Period(1, .month) != Period(30, .day))
    #expect(Period(12, .month) != Period(365, .day))
    #expect(Period(1, .month).days == 0)
    #expect(Period(30, .day).months == 0)
  }

  @Test func isWrittenAsAnAuthorDoes() {
    #expect(Period(1, .week).description == "1 week")
    #expect(Period(6, .week).description == "6 weeks")
    #expect(Period(0, .day).description == "0 days")
  }
}

struct VersionTests {
  @Test(arguments: [
    ("1.2", "1.2.0"), ("1.2.3", "1.2.3"), ("0.0", "0.0.0"), ("10.20.30", "10.20.30"),
  ])
  func readsTwoOrThreeParts(text: String, written: String) throws {
    #expect(try #require(Version(text)).description == written)
  }

  @Test(arguments: [
    "", "1", "1.", ".1", "1..2", "1.2.", "1.2.3.4", "01.2", "1.02", "v1.2", "1.2-beta", "1.-2",
    "1.2 ",
    "1.1234567", "١.٢",
  ])
  func refusesAnythingElse(text: String) {
    #expect(Version(text) == nil)
  }

  @Test func ordersByNumberAndNotByLetter() {
    let versions = [Version(1, 2), Version(1, 2, 9), Version(1, 10), Version(2, 0)]
    #expect(versions.reversed().sorted() == versions)
  }

  @Test func satisfiesOnlyWithinItsMajor() {
    #expect(Version(1, 3).satisfies(lowest: Version(1, 2)))
    #expect(Version(1, 2).satisfies(lowest: Version(1, 2)))
    #expect(!Version(1, 1, 9).satisfies(lowest: Version(1, 2)))
    #expect(!Version(2, 0).satisfies(lowest: Version(1, 2)))
  }
}

struct ColourTests {
  @Test(
    arguments: [
      (.green, .green, .green), (.green, .yellow, .grey), (.green, .red, .grey),
      (.yellow, .yellow, .yellow), (.yellow, .red, .grey), (.red, .red, .red),
    ] as [(Verdict, Verdict, Colour)]
  )
  func isGreyWhereVerdictsDiffer(proven: Verdict, possible: Verdict, expected: Colour) {
    #expect(Colour(proven: proven, possible: possible) == expected)
  }

  @Test func provenRedIsRedWhateverElseIsPossible() {
    for possible in Verdict.allCases {
      #expect(Colour(proven: .red, possible: possible) == .red)
    }
  }

  @Test func greenIsAProofAndNeverADefault() {
    for proven in Verdict.allCases {
      for possible in Verdict.allCases {
        let isGreen = Colour(proven: proven, possible: possible) == .green
        #expect(isGreen == (proven == .green && possible == .green))
      }
    }
  }

  @Test func greyStandsJustUnderRed() {
    #expect(Colour.allCases.shuffled().sorted() == [.green, .yellow, .grey, .red])
  }

  @Test func everyColourIsReadByItsWord() {
    for colour in Colour.allCases { #expect(Colour(colour.description) == colour) }
    for verdict in Verdict.allCases { #expect(Colour(verdict).verdict == verdict) }
    #expect(Colour.grey.verdict == nil)
    for word in ["", "Red", "gray", "blue", "red "] { #expect(Colour(word) == nil) }
  }
}

struct LocalizedTextTests {
  @Test func holdsATextForEachLanguageThereIs() {
    var text = LocalizedText([.en: "or", .nb: "eller"])
    #expect(text.languages == [.nb, .en])
    #expect(text[.nn] == nil)
    text[.nn] = "eller"
    #expect(text.mapped { "\($0) \($1)" }[.nn] == "nn eller")
    #expect(Language.nb.decimalSign == "," && Language.en.decimalSign == ".")
  }
}

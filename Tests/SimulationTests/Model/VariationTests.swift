import Testing

@testable import Simulation

/// One assumption of the knee's cohort moved, and nothing else.
struct VariationTests {
  private func varied(_ text: String) throws -> Cohort {
    Content.tried("knee").varied(by: try #require(Variation(text)))
  }

  private func capacities(_ cohort: Cohort) -> [String: Int] {
    let pairs = cohort.clinicians.capacity.map { ($0.contact, $0.aDayPerThousand) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  @Test func answeringMovesBothChances() throws {
    let cohort = try varied("answering=-10")
    #expect(cohort.response.tendencies.outcomes == [.init(unprompted: 540, perReminder: 450)])
    let certain = try varied("answering=+100")
    #expect(certain.response.tendencies.outcomes == [.init(unprompted: 1000, perReminder: 1000)])
    #expect(capacities(cohort) == ["phone": 10, "in_person": 5])
    #expect(cohort.mistakes.leftOut == 100)
  }

  @Test func missingMovesWhatIsLeftOutAlone() throws {
    let mistakes = try varied("missing=+400").mistakes
    #expect(mistakes.leftOut == 500)
    #expect(mistakes.contradictory == 100 && mistakes.mistyped == 100)
  }

  @Test func illnessMovesWhatLeadsToANeedAndNotHowLongItLasts() throws {
    let changes = try varied("illness=-50").course.changes.flatMap(\.self)
    #expect(changes.map(\.perMillionADay) == [2500, 2000])
  }

  @Test func initiativeMovesCallsAndForms() throws {
    let initiative = try #require(try varied("initiative=-50").initiatives.first)
    #expect(initiative.ringsPerMillionADay == 5000 && initiative.formsPerMillionADay == 5000)
  }

  /// 5 and a half is 8 and not 7: rounded to the nearest whole, half up.
  @Test func capacityMovesEveryContact() throws {
    #expect(capacities(try varied("capacity=+50")) == ["phone": 15, "in_person": 8])
    #expect(capacities(try varied("capacity=-100")) == ["phone": 0, "in_person": 0])
  }

  @Test(arguments: [
    "", "answering", "answers=10", "answering=-101", "answering=ten", "answering=1=2",
  ])
  func anythingElseIsNone(text: String) { #expect(Variation(text) == nil) }
}

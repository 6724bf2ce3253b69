import Diagnostics
import JSONText
import Scheduling
import Simulation
import Testing
import Values

/// The cohorts give back the published course and response that they were made from.
///
/// These are what goes into a simulation, not what comes out of it: no form is assessed here.
struct PublishedInputsTests {
  private static let count = 4000

  private static func answers(_ form: FilledForm) -> JSONValue? {
    JSONValue.parse(SourceText(path: "form", bytes: form.line)).value?["answers"]
  }

  private static func number(_ key: String, _ answers: JSONValue?) -> Int? {
    answers?[key]?.number.flatMap { Int($0) }
  }

  /// Twice the PRWE of a form, so that it is whole.
  private static func twicePRWE(_ form: FilledForm) -> Int? {
    let answers = answers(form)
    let pain = (1...5).compactMap { number("prwe.pain_\($0)", answers) }
    let use =
      (1...6).compactMap { number("prwe.specific_\($0)", answers) }
      + (1...4).compactMap { number("prwe.usual_\($0)", answers) }
    guard pain.count == 5, use.count == 10, (pain + use).allSatisfy({ $0 <= 10 }) else {
      return nil
    }
    return 2 * pain.reduce(0, +) + use.reduce(0, +)
  }

  /// Mean and spread of PRWE, in tenths.
  ///
  /// - SeeAlso: Huyke-Hernández 2023, Injury 54:110959: 34.3 (20.1) and 21.2 (18.0).
  @Test(arguments: [(42, 343, 201), (84, 212, 180)])
  func theWristMendsAsPublished(day: Int, mean: Int, spread: Int) {
    let cohort = Content.cohort("wrist_surgery_follow_up")
    let found = (0..<Self.count).compactMap { number -> Int? in
      var patient = Lives.patient(number, cohort)
      return Self.twicePRWE(Lives.forms(&patient, on: [day])[0])
    }
    let sum = found.reduce(0, +)
    let squares = found.reduce(0) { $0 + $1 * $1 }
    let foundMean = sum * 5 / found.count
    let variance = (squares * 25 - sum * 25 / found.count * sum) / found.count
    let foundSpread = (1...1000).last { $0 * $0 <= variance } ?? 0
    #expect(abs(foundMean - mean) <= 50, "mean \(foundMean) tenths")
    #expect(abs(foundSpread - spread) <= 40, "spread \(foundSpread) tenths")
  }

  /// How many of 4 000 have been in a state within some days.
  private static func share(_ cohort: String, _ state: String, within days: Int) -> Int {
    let cohort = Content.cohort(cohort)
    return (0..<count).count { number in
      var patient = Lives.patient(number, cohort)
      return patient.episodes(until: patient.anchor.adding(days: days)).contains {
        $0.state == state
      }
    }
  }

  /// - SeeAlso: J Pain 2014, S1526590013012017 (3.8 %); JBJS Rev 2018 (nerve 0 to 14 %).
  @Test(arguments: [("crps", 120, 20...50), ("nerve", 120, 10...140), ("infection", 60, 15...35)])
  func complicationsAreAsOftenAsPublished(state: String, days: Int, perMille: ClosedRange<Int>) {
    let found = Self.share("wrist_surgery_follow_up", state, within: days) * 1000 / Self.count
    #expect(perMille.contains(found), "\(state) \(found)")
  }

  /// - SeeAlso: Fiest 2013, doi 10.1212/WNL.0b013e31827b1ae0 (23.1 % within a year, 20.6 to 28.3).
  @Test func depressionIsAsOftenAsPublished() {
    let found = Self.share("epilepsy_follow_up", "low_mood", within: 365) * 1000 / Self.count
    #expect((190...283).contains(found), "\(found)")
  }

  /// - SeeAlso: Schougaard 2016 (81 to 98 % of first forms answered).
  @Test(arguments: ["epilepsy_follow_up", "wrist_surgery_follow_up"])
  func firstFormsAreAnsweredAsOftenAsPublished(_ id: String) {
    let cohort = Content.cohort(id)
    let answered = (0..<Self.count).count { number in
      let patient = Lives.patient(number, cohort)
      let due = patient.anchor.adding(days: 5)
      return (0...2).contains { reminder in
        let sent = Content.calendar.instant(on: due.adding(days: 2 * reminder), hour: 8, minute: 0)
        return patient.reply(to: Asking(due: due, sent: sent, reminder: reminder)) != nil
      }
    }
    #expect((810...980).contains(answered * 1000 / Self.count), "\(answered)")
  }

  @Test func answersThatBelongTogetherDoNotContradictEachOther() {
    let cohort = Content.cohort("epilepsy_follow_up")
    for number in 0..<1500 {
      var patient = Lives.patient(number, cohort)
      for form in Lives.forms(&patient, on: [0, 180, 360]) where form.mistake == nil {
        let answers = Self.answers(form)
        let seizures = Self.number("seizures", answers) ?? 0
        let isFree = answers?["seizure_12_months"]?.boolean == false
        let line = String(decoding: form.line, as: UTF8.self)
        if isFree { #expect(seizures == 0 && Self.number("convulsive", answers) == 0, "\(line)") }
        guard seizures > 0, let last = answers?["last_seizure"]?.string else { continue }
        let day = CivilDate(last.text)
        let since = day.map { form.authored.date.dayNumber - $0.dayNumber }
        #expect(since.map { (0...183).contains($0) } == true, "\(line)")
      }
    }
  }
}

import Forms
import Rules
import Scheduling
import Values

/// What a changed protocol leaves as it is of what another one decided.
///
/// A decision is a function of the protocol, the form and what is known of the patient. Where two protocols
/// differ in some tests alone, and each of these finds the same of a form by both, the form comes to the same
/// by both, whatever all the rest is.
struct LeftAsItIs: Sendable {
  private struct Shared: Sendable {
    let reading: TriageProtocol.Reading
    let tests: ChangedTests
  }

  /// Whether what was decided is a function of the form and the enrolment alone, by an engine like this.
  let isFixed: Bool
  private let triage: Triage
  /// For each version of the form that is the same in both.
  private let shared: [Shared]

  /// Compares what decided with the protocol of the review.
  ///
  /// - Returns: `nil` where they differ in more than tests.
  init?(_ decidedBy: StoredForm.DecidedBy, _ former: Decider, _ current: Decider) {
    let (old, new) = (former.triage.protocol, current.triage.protocol)
    let (before, after) = (WrittenProtocol(old.source), WrittenProtocol(new.source))
    let isSameForm = { (reading: TriageProtocol.Reading) in
      let version = reading.form.version
      return old.reading(of: version)?.reference == reading.reference
        && current.forms.form(new.form, version).map { ContentReference($0) } == reading.reference
    }
    let looksBack = former.looksBack || current.looksBack
    // Earlier forms may be of any version.
    let readsAlike =
      !looksBack || old.readings.count == new.readings.count && new.readings.allSatisfy(isSameForm)
    guard old.reference == decidedBy.rules, readsAlike else { return nil }
    shared = new.readings.compactMap { reading in
      guard reading.reference == decidedBy.form, isSameForm(reading),
        let was = old.reading(of: reading.form.version),
        let tests = ChangedTests(
          from: (was.rules, before),
          to: (reading.rules, after),
          wish: new.wish
        )
      else { return nil }
      return Shared(reading: was, tests: tests)
    }
    if shared.isEmpty { return nil }
    isFixed = !looksBack && !former.readsDevices && decidedBy.engine == current.triage.engine
    triage = former.triage
  }

  /// Whether a form comes to the same by both protocols.
  ///
  /// - Parameters:
  ///   - submission: the form, decided by the former protocol.
  ///   - answers: its answers.
  ///   - patient: the patient as enrolled now.
  /// - Returns: whether it does on the same grounds; `nil` where that is not sure.
  func compare(
    _ submission: Submission,
    _ answers: Answers,
    _ patient: Patient?
  ) -> ChangedTests.Grounds? {
    guard submission.replaces == nil, submission.form == triage.protocol.form,
      !answers.hasFaults,
      let own = shared.first(where: { $0.reading.form.version == submission.version })
    else { return nil }
    let day = triage.calendar.date(of: submission.authored)
    let timePoint = triage.timePoint(on: day, of: patient)
    guard
      var frame = triage.settledFrame(answers, of: patient, own.reading, on: day, at: timePoint)
    else { return nil }
    return own.tests.compare(&frame, at: timePoint)
  }
}

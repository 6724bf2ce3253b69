import Diagnostics
import Driver
import Expressions
import Forms
import Foundation
import Values

/// Hands every text that libFuzzer makes up to the readers of submissions, line by line, and evaluates
/// the answers with a small form.
///
/// What is made of a line by readers of its own has to be made of it by one that has read other lines
/// before; and what its answers are as settled values, by the whole evaluation.
@main
enum SubmissionFuzzer {
  /// The form of `Tests/Content/knee`.
  private static let forms: FormLibrary = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: knee("Forms").path)) ?? []
    let files = names.sorted().compactMap { name in
      FileManager.default.contents(atPath: knee("Forms").appending(path: name).path)
        .map { SourceText(path: name, bytes: Array($0)) }
    }
    return FormLibrary(reading: files)
  }()

  private static let form: Form = {
    guard let form = forms.versions(of: "knee").first else { preconditionFailure("no form") }
    return form
  }()

  /// A reader that has read a line as a sender writes it; libFuzzer has but one thread.
  nonisolated(unsafe) private static let taught: FormReader = {
    let file = FileManager.default.contents(atPath: knee("forms.ndjson").path)
    guard let line = file?.split(separator: 0x0A).first else { preconditionFailure("no line") }
    var reader = FormReader(forms)
    precondition(Reading(Array(line), by: &reader).answers?.hasFaults == false)
    return reader
  }()

  private static func knee(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Content/knee")
      .appending(path: name)
  }

  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    _ = LLVMFuzzerRunDriver(&count, &arguments) { bytes, size in
      SubmissionFuzzer.read(Array(UnsafeBufferPointer(start: bytes, count: size)))
      return 0
    }
  }

  /// Reads the lines of a text, and then all of them once more, when each was read before.
  private static func read(_ text: [UInt8]) {
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    let readings = lines.map { Reading($0, of: forms) }
    for (line, reading) in zip(lines, readings) { check(reading, line) }
    for start in [FormReader(forms), taught] {
      var reader = start
      for (line, reading) in zip(lines + lines, readings + readings) {
        precondition(Reading(line, by: &reader).isSame(as: reading), "two readers disagree")
      }
    }
  }

  private static func check(_ reading: Reading, _ line: [UInt8]) {
    if let refusal = reading.refusal {
      precondition((0...max(line.count, 1)).contains(refusal.offset), "a place outside the line")
    }
    guard let submission = reading.submission else { return }
    precondition(submission.answers.end <= line.count)
    // The small form reads the answers to any other as well.
    var answers = Answers(form)
    answers.read(line, submission)
    precondition(answers.faults.allSatisfy { (0...line.count).contains($0.offset) })
    let day = submission.authored.date
    let values = form.frame(of: answers, facts: [:], authored: day, day: \.date)
    precondition(values.frame.slots.allSatisfy { $0.canApply || $0.canBeNotApplicable })
    if !answers.hasFaults { checkSettled(answers, values, day) }
  }

  /// Holds settled values against those of the whole evaluation.
  private static func checkSettled(_ answers: Answers, _ values: FormValues, _ day: CivilDate) {
    var frame = SettledFrame(form.settledBlank, outcomes: 1, authored: day)
    form.settle(answers, facts: [:], into: &frame, day: \.date)
    if frame.isOpen { return }
    precondition(values.faults.isEmpty && values.hiddenAnswers.isEmpty, "settled with a fault")
    for (settled, whole) in zip(frame.slots, values.frame.slots) {
      precondition(settled.isOpen || settled == SettledValue(whole), "settled as another value")
    }
  }
}

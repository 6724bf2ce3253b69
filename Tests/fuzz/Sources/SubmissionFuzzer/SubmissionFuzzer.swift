import Diagnostics
import Driver
import Expressions
import Forms
import Foundation
import Values

/// Hands every line that libFuzzer makes up to the reader of submissions, reads its answers with a small
/// form, and evaluates them.
@main
enum SubmissionFuzzer {
  /// The form of `Tests/Content/knee`.
  private static let form: Form = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Content/knee/Forms")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    let files = names.sorted().compactMap { name in
      FileManager.default.contents(atPath: root.appending(path: name).path)
        .map { SourceText(path: name, bytes: Array($0)) }
    }
    guard let form = FormLibrary(reading: files).versions(of: "knee").first else {
      preconditionFailure("no form")
    }
    return form
  }()

  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    _ = LLVMFuzzerRunDriver(&count, &arguments) { bytes, size in
      SubmissionFuzzer.read(Array(UnsafeBufferPointer(start: bytes, count: size)))
      return 0
    }
  }

  private static func read(_ line: [UInt8]) {
    do throws(Refusal) {
      let submission = try SubmissionReader.read(line)
      precondition(submission.answers.end <= line.count)
      var answers = Answers(form)
      answers.read(line, submission)
      precondition(answers.faults.allSatisfy { (0...line.count).contains($0.offset) })
      let values = form.frame(
        of: answers,
        facts: [:],
        authored: submission.authored.date,
        day: \.date
      )
      precondition(values.frame.slots.allSatisfy { $0.canApply || $0.canBeNotApplicable })
    } catch {
      precondition((0...max(line.count, 1)).contains(error.offset), "a place outside the line")
    }
  }
}

import Diagnostics
import JSONText
public import Values

/// The answers of one submission, each checked and in its place.
///
/// Made once for a form and used for one submission after another: reading takes no memory for an
/// answer. Nothing is coerced or clamped (`"7"` is not 7, `3.0` and `1e3` are whole numbers), and
/// what the form does not know is a fault, never passed over. `null`, a text of white space only
/// and an empty array of options are unanswered.
public struct Answers: Sendable {
  /// What a patient said to one item.
  public enum State: Sendable, Hashable {
    case unanswered
    /// A valid answer, and the byte of the line where it stands.
    case answered(Value, at: Int)
    /// A valid date-time; which day that is, the clinic's zone tells.
    case moment(Instant, at: Int)
    /// There is an answer with a fault; it counts as none.
    case invalid
  }

  /// A valid answer.
  public enum Value: Sendable, Hashable {
    /// A number, or a day by its number.
    case number(Number)
    /// An option, by its index; `false` and `true` are 0 and 1.
    case option(Int)
    /// One or several options, as bits.
    case chosen(UInt64)
    /// A text that is not blank.
    case text
  }

  /// What a patient entered in a repeated section.
  public struct Section: Sendable {
    /// How many items an entry has.
    public let width: Int
    /// The answers, entry by entry, field by field.
    public internal(set) var fields: [State] = []
    /// Where in the line the section stands; `nil` where it is not given.
    public internal(set) var offset: Int?
    /// Whether it has a fault of its own, so that its entries do not count.
    public internal(set) var isInvalid = false
    /// Where in the line each entry stands.
    var entries: [Range<Int>] = []

    /// How many entries there are.
    public var count: Int { width == 0 ? 0 : fields.count / width }
  }

  /// The faults: those outside the answers, then those of the answers as they stand in the line.
  public var faults: [AnswerFault] { list.faults }
  /// Whether there is any fault.
  public var hasFaults: Bool { !list.faults.isEmpty }
  /// What was said to each item of the form; those of repeated sections stand in `sections`.
  public internal(set) var items: [State]
  /// What was entered in each repeated section.
  public internal(set) var sections: [Section]
  /// What was reported as each score's value.
  public internal(set) var reported: [State]
  /// Who answered; any of the options where that is not known.
  public internal(set) var reporter: Submission.Reporter?
  /// Why they answered; any of the options where that is not known.
  public internal(set) var trigger: Submission.Trigger?

  let plan: AnswerPlan
  var list = FaultList()

  /// Room for the answers to a form, all of them unanswered.
  public init(_ form: Form) {
    plan = AnswerPlan(form)
    items = Array(repeating: .unanswered, count: form.items.count)
    reported = Array(repeating: .unanswered, count: form.scores.count)
    sections = form.repeats.map { Section(width: $0.items.count) }
  }

  /// Reads the answers of a submission, in place of those read before.
  ///
  /// - Parameters:
  ///   - line: the line that the submission was read from.
  ///   - submission: names the version of the form that these are answers to.
  ///   - reader: lends the memory it keeps.
  /// - Complexity: O(length).
  public mutating func read(
    _ line: UnsafeBufferPointer<UInt8>,
    _ submission: Submission,
    with reader: inout SubmissionReader
  ) {
    reset(submission)
    reader.scanner.restart(line, in: submission.answers.start..<submission.answers.end)
    do throws(JSONFault) {
      try readMembers(&reader.scanner)
    } catch {
      list.append(AnswerFault(error))
    }
  }

  /// Reads the answers of a submission from a line held as an array.
  public mutating func read(_ line: [UInt8], _ submission: Submission) {
    var reader = SubmissionReader()
    line.withUnsafeBufferPointer { read($0, submission, with: &reader) }
  }

  private mutating func reset(_ submission: Submission) {
    list.reset(to: submission.faults)
    reporter = submission.reporter
    trigger = submission.trigger
    for index in items.indices { items[index] = .unanswered }
    for index in reported.indices { reported[index] = .unanswered }
    for index in sections.indices { sections[index].removeAll() }
  }

  private mutating func readMembers(_ scanner: inout JSONScanner) throws(JSONFault) {
    _ = try scanner.next()
    var expected = 0
    while case let key = try scanner.next(), key.kind == .key {
      guard let name = plan.names.index(of: key, in: scanner, expecting: expected) else {
        list.append(
          .unknownItem(
            scanner.string(key),
            among: list.isFull ? [] : plan.names.names,
            at: key.range.lowerBound
          )
        )
        try scanner.skipValue()
        continue
      }
      expected = name + 1
      try read(plan.targets[name], key, &scanner)
    }
  }

  private mutating func read(
    _ target: AnswerPlan.Target,
    _ key: JSONToken,
    _ scanner: inout JSONScanner
  ) throws(JSONFault) {
    switch target {
    case .item(let index): items[index] = try readItem(index, &scanner)
    case .section(let index): try readSection(index, &scanner)
    case .score(let index): reported[index] = try readScore(index, &scanner)
    case .itemOfSection(let item, let section):
      let name = plan.form.repeats[section].name
      list.append(.itemOfSection(plan.form.items[item].name, name, at: key.range.lowerBound))
      try scanner.skipValue()
    case .computedScore(let index):
      list.append(.computedScore(plan.form.scores[index].name, at: key.range.lowerBound))
      try scanner.skipValue()
    }
  }
}

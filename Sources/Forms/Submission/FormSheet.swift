import Expressions
import JSONText
import Values

/// A version of a form that was met: room for the answers, and how lines with them are written.
struct FormSheet {
  /// How the value at a place is read.
  private enum Slot {
    /// A field of the envelope that holds a text, a moment or a word.
    case text(Envelope.Field), moment, reporter(Range<Int>), trigger(Range<Int>)
    /// An item whose answers are the whole numbers of a range.
    case wholeNumber(Int, ClosedRange<Int>)
    /// An item whose answer is a word; behind so many bytes it is told where it stands.
    case word(Int, Range<Int>, quote: Int)
    /// Anything else that is answered, read as ``Answers`` reads it.
    case target(AnswerPlan.Target)
    /// What stands whole in a passage, or has no value of its own.
    case unread
  }

  /// The form, as the lines name it.
  let form: String
  /// Its version.
  let version: Version
  /// The answers read last.
  private(set) var answers: Answers
  private var handwriting: Handwriting
  private var slots: [Slot] = []
  private var words = PlainWords()
  /// How many lines in a row, all without a fault, were not written like any before.
  private var misses = 0

  /// Takes a form's id and version, and room for its answers.
  init(_ form: String, _ version: Version, _ blank: Answers) {
    self.form = form
    self.version = version
    answers = blank
    handwriting = Handwriting(names: blank.plan.targets.count)
    slots = [.unread]
    for field in Envelope.Field.allCases { slots.append(slot(field)) }
    for target in blank.plan.targets { slots.append(slot(target)) }
  }

  /// Reads the answers of a submission, and learns how the line is written.
  ///
  /// Where learning never helps, because each line is written otherwise, it is done ever more
  /// seldom.
  mutating func read(
    _ line: UnsafeBufferPointer<UInt8>,
    _ submission: Submission,
    with reader: inout SubmissionReader
  ) {
    answers.read(line, submission, with: &reader)
    guard answers.list.faults.isEmpty else { return }
    misses += 1
    guard misses <= 8 || misses.nonzeroBitCount == 1 else { return }
    handwriting.learn(line, answers.plan.names, with: &reader.scanner)
  }

  // MARK: Slots

  private mutating func slot(_ field: Envelope.Field) -> Slot {
    switch field {
    case .id, .patient, .replaces, .enteredBy, .correctionReason: .text(field)
    case .authored: .moment
    case .reporter: .reporter(words.add(wordsAndNull(of: Submission.Reporter.self)))
    case .trigger: .trigger(words.add(wordsAndNull(of: Submission.Trigger.self)))
    case .form, .version, .answers: .unread
    }
  }

  private func wordsAndNull<Word: RawRepresentable<String> & CaseIterable>(
    of: Word.Type
  ) -> [String] {
    Word.allCases.map { "\"\($0.rawValue)\"" } + ["null"]
  }

  private mutating func slot(_ target: AnswerPlan.Target) -> Slot {
    guard case .item(let item) = target else { return .target(target) }
    switch answers.plan.form.items[item].answer {
    case .ordinal(let values):
      guard let range = Self.wholeRange(of: values) else { return .target(target) }
      return .wholeNumber(item, range)
    case .count(let range):
      guard let low = range.lowerBound.whole, let high = range.upperBound.whole else {
        return .target(target)
      }
      return .wholeNumber(item, low...high)
    case .boolean: return .word(item, words.add(["false", "true"]), quote: 0)
    case .coded(let options):
      guard let range = words.add(quoting: options) else { return .target(target) }
      return .word(item, range, quote: 1)
    case .several, .quantity, .date, .dateTime, .text: return .target(target)
    }
  }

  /// The range that some numbers fill, each of them whole; `nil` where there is none.
  private static func wholeRange(of values: [Number]) -> ClosedRange<Int>? {
    let whole = Set(values.compactMap(\.whole))
    guard let low = whole.min(), let high = whole.max(), values.allSatisfy(\.isWhole),
      high - low == whole.count - 1
    else { return nil }
    return low...high
  }
}

// MARK: Lines written as before

extension FormSheet {
  /// Reads a line that is written like one before, its answers too; `nil` where it is not, or where
  /// anything in it may be a fault.
  ///
  /// - Parameters:
  ///   - line: at most ``SubmissionReader/sizeLimit`` bytes.
  ///   - scanner: lends the memory it keeps.
  /// - Returns: the submission; `nil` leaves ``answers`` undone.
  mutating func readAsBefore(
    _ line: UnsafeBufferPointer<UInt8>,
    with scanner: inout JSONScanner
  ) -> Submission? {
    var envelope = WrittenEnvelope()
    handwriting.beginLine()
    answers.list.reset(to: [])
    scanner.restart(line)
    var (place, index) = (Handwriting.Place.start, 0)
    while let passage = handwriting.passage(after: place, at: index, in: line) {
      guard envelope.add(passage, at: index) else { return nil }
      index += Int(passage.count)
      place = passage.next
      if place == .end {
        guard index == line.count else { return nil }
        return submission(envelope)
      }
      guard handwriting.see(place), read(place, line, &index, &envelope, &scanner) else {
        return nil
      }
    }
    return nil
  }

  /// Reads the value of a place, and steps behind it; false where that is for others to judge.
  private mutating func read(
    _ place: Handwriting.Place,
    _ line: UnsafeBufferPointer<UInt8>,
    _ index: inout Int,
    _ envelope: inout WrittenEnvelope,
    _ scanner: inout JSONScanner
  ) -> Bool {
    switch slots[Int(place.index)] {
    case .wholeNumber(let item, let range):
      guard let number = line.wholeNumber(at: index), range.contains(number.value) else {
        return read(.item(item), &index, &scanner)
      }
      answers.items[item] = .answered(.number(Number(number.value)), at: index)
      index = number.end
      return true
    case .word(let item, let range, let quote):
      guard let word = words.word(among: range, at: index, in: line) else {
        return read(.item(item), &index, &scanner)
      }
      answers.items[item] = .answered(.option(word.index), at: index + quote)
      index = word.end
      return true
    case .target(let target): return read(target, &index, &scanner)
    case .text(let field): return envelope.readText(field, &index, &scanner)
    case .moment: return envelope.readMoment(&index, &scanner)
    case .reporter(let range):
      guard let word = words.word(among: range, at: index, in: line) else { return false }
      let known = Submission.Reporter.allCases
      envelope.circumstances.reporter = word.index < known.count ? known[word.index] : nil
      index = word.end
      return true
    case .trigger(let range):
      guard let word = words.word(among: range, at: index, in: line) else { return false }
      let known = Submission.Trigger.allCases
      envelope.circumstances.trigger = word.index < known.count ? known[word.index] : nil
      index = word.end
      return true
    case .unread: return false
    }
  }

  /// Reads an answer as it is always read; false where it has a fault.
  private mutating func read(
    _ target: AnswerPlan.Target,
    _ index: inout Int,
    _ scanner: inout JSONScanner
  ) -> Bool {
    scanner.moveToValue(at: index)
    do throws(JSONFault) {
      switch target {
      case .item(let item): answers.items[item] = try answers.readItem(item, &scanner)
      case .section(let section):
        answers.sections[section].removeAll()
        try answers.readSection(section, &scanner)
      case .score(let score): answers.reported[score] = try answers.readScore(score, &scanner)
      case .itemOfSection, .computedScore: return false
      }
    } catch {
      return false
    }
    index = scanner.position
    return answers.list.faults.isEmpty
  }

  private mutating func submission(_ envelope: WrittenEnvelope) -> Submission? {
    guard let submission = envelope.submission(form, version) else { return nil }
    misses = 0
    answers.reporter = submission.reporter
    answers.trigger = submission.trigger
    for (name, target) in answers.plan.targets.enumerated()
    where !handwriting.wasSeen(.name(name)) {
      switch target {
      case .item(let item): answers.items[item] = .unanswered
      case .section(let section): answers.sections[section].removeAll()
      case .score(let score): answers.reported[score] = .unanswered
      case .itemOfSection, .computedScore: break
      }
    }
    return submission
  }
}

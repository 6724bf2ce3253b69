import ArgumentParser
import Diagnostics
import FollowUp
import Forms
import Scheduling
import Storage
import Triage
import Values

/// Takes answers that staff were told, and decides the form again with them.
struct Answer: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer",
    abstract: "Take an answer that you were told, and decide the form again with it.",
    discussion: """
      behov answer s-21 phq_9.concentration=1 --by "Kari Nordmann"

      The form that the patient sent is kept as it was. The corrected one has its id and `+1`, the \
      same reporter and the same time, and names who entered the answer. What the patient has \
      answered is changed only with --correct, which is kept with the form; and where less is \
      proven than before, the old entry still waits for a person. Yes and no are true and \
      false, a quantity is its number, several options stand with commas between, and a repeated \
      section is its entries as JSON.
      """
  )

  @Argument(help: "The id of a submission.")
  var submission: String

  @Argument(help: ArgumentHelp("What was answered.", valueName: "item=value"))
  var answers: [String]

  @Option(help: ArgumentHelp("Your name.", valueName: "name"))
  var by: String

  @Option(
    help: ArgumentHelp("Change an answer that the patient gave, and why.", valueName: "reason")
  )
  var correct: String?

  @Flag(help: "Take over the patient's entry, where another has claimed it.")
  var takeOver = false

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .json]

  /// The most bytes of a reason, as of every text in a submission.
  private static let longestReason = 256

  func validate() throws {
    try PersonName.check(by, "--by")
    if let correct {
      guard !correct.allSatisfy(\.isWhitespace), correct.utf8.count <= Self.longestReason else {
        throw ValidationError("--correct takes the reason, of at most \(Self.longestReason) bytes")
      }
    }
    let names = try answers.map { try Self.parts($0).name }
    guard Set(names).count == names.count else {
      throw ValidationError("an item is answered once")
    }
  }

  private static func parts(_ text: String) throws -> (name: String, value: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].allSatisfy(\.isWhitespace) else {
      throw ValidationError("an answer is item=value, as pain=3, and not `\(visible(text))`")
    }
    return (String(parts[0]), String(parts[1]))
  }

  func run(_ session: Session) async throws -> ExitStatus {
    do {
      let store = try Store(path: session.settings.store, .existing)
      try session.checkClock(store)
      guard let stored = try store.decisions(of: submission).first else {
        let wording = session.settings.language.wording
        let told = wording.noSubmission(visible(submission), store: session.settings.store)
        throw CommandFailure(.unusableInput, told)
      }
      if let later = try store.correction(of: submission) {
        throw CommandFailure(.corrected(by: later), session)
      }
      let entry = try unclaimed(stored.decision, store, session)
      let decision = try decided(stored, entry, store, session)
      try settle(stored, by: decision, store)
      return try show(decision, session)
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }

  /// The patient's open entry; nobody answers past one who has it.
  private func unclaimed(
    _ decision: Decision,
    _ store: Store,
    _ session: Session
  ) throws -> WorklistEntry? {
    guard let entry = try store.openEntry(of: decision.patient, in: decision.rules.id) else {
      return nil
    }
    let today = session.settings.calendar.date(of: session.settings.now)
    guard let claim = entry.claim(on: today, try store.absences(after: today)),
      !isSamePerson(claim.person, by)
    else { return nil }
    if !takeOver { throw CommandFailure(.claimed(claim), entry.id, session) }
    return entry
  }

  /// Decides the corrected form in the one way that forms are decided, once an entry is taken over.
  private func decided(
    _ stored: StoredDecision,
    _ entry: WorklistEntry?,
    _ store: Store,
    _ session: Session
  ) throws -> Decision {
    let content = try ClinicContent(session.settings)
    let protocols = try content.inForce(session)
    let forms = content.forms(with: try store.content())
    let corrected = try corrected(stored, forms, session)
    if let entry {
      let act = EntryAct(.claim, by: by, takesOver: true, now: session.settings.now)
      if case .failure(let refusal) = try store.act(on: entry.id, act) {
        throw CommandFailure(refusal, entry.id, session)
      }
    }
    let run = ClinicRun(session, content, protocols, store)
    var found: Decision?
    _ = try run.decide(HeldLines(corrected.line), nil) { outcome in
      switch outcome {
      case .decision(let line, let written): if line != nil { found = written.decision }
      case .rejected(_, let refused):
        let told = session.settings.language.wording.sentence(refused.fault)
        throw CommandFailure(.refused(told), session)
      case .duplicate: break
      }
    }
    guard let found else { throw CommandFailure(.corrected(by: corrected.id), session) }
    return found
  }

  /// The submission with the answers; what the form does not take is told, and nothing is written.
  private func corrected(
    _ stored: StoredDecision,
    _ forms: FormLibrary,
    _ session: Session
  ) throws -> CorrectedSubmission {
    guard let original = try? SubmissionReader.read(stored.line),
      let form = forms.form(original.form, original.version)
    else { throw CommandFailure(.formNotLoaded(stored.decision.form.id), session) }
    let given = try answers.map { try answer($0, form, session) }
    guard
      let corrected = CorrectedSubmission(stored.line, original, given, by: by, because: correct),
      let submission = try? SubmissionReader.read(corrected.line)
    else { throw CommandFailure(.formNotLoaded(form.id), session) }
    var answers = Answers(form)
    answers.read(corrected.line, submission)
    let names = Set(given.map(\.name))
    let faults = answers.faults.filter { fault in
      guard let item = fault.item else { return false }
      return names.contains(item) || names.contains { form.isItem(item, ofSection: $0) }
    }
    if let fault = faults.first {
      var told = DecisionFault(fault)
      told.label = fault.item.flatMap { form.terminology.texts[$0] } ?? told.label
      let sentence = session.settings.language.wording.sentence(told)
      throw CommandFailure(.refused(sentence), session)
    }
    var old = Answers(form)
    old.read(stored.line, original)
    let changed = ChangedAnswers(old, answers, of: form).names
    if correct == nil, let name = changed.first {
      let label = form.terminology.texts[name].flatMap(session.settings.language.wording.text)
      throw CommandFailure(.wasAnswered(label ?? name), session)
    }
    return corrected
  }

  private func answer(
    _ text: String,
    _ form: Form,
    _ session: Session
  ) throws -> StaffAnswer {
    let (name, value) = try Self.parts(text)
    let wordings = Language.allCases.map(\.wording)
    let answer = StaffAnswer(
      name,
      value,
      of: form,
      yes: ["true"] + wordings.map(\.yes),
      no: ["false"] + wordings.map(\.no)
    )
    if let answer { return answer }
    let names = form.items.map(\.name) + form.repeats.map(\.name)
    throw CommandFailure(
      .unknownItem(visible(name), form: form.id, nearest: didYouMean(name, among: names)),
      session
    )
  }

  /// The grey that was asked about ends by what is decided now.
  ///
  /// Not where that is grey for another desk: the clinic would no longer see the patient. Nor where
  /// less is proven than before. Nor any other colour, which a person has seen or has to see.
  private func settle(_ stored: StoredDecision, by decision: Decision, _ store: Store) throws {
    let isClinics = EntryKey(decision).desk == .clinic
    guard decision.proven >= stored.decision.proven, isClinics,
      let later = try store.decisions(of: decision.submission).first
    else { return }
    _ = try store.settleGrey(of: stored.id, by: later.id)
  }

  private func show(_ decision: Decision, _ session: Session) throws -> ExitStatus {
    var output = try session.output()
    if session.format(standard: .table) == .table {
      let explanation = Explanation(
        decision: decision,
        wording: session.settings.language.wording,
        width: session.terminal.width
      )
      try output.write(session.terminal.text(explanation.lines))
    } else {
      try output.writeLine(decision.json)
    }
    try output.finish()
    return decision.colour == .grey ? .findings : .done
  }
}

extension Form {
  /// Whether an item is asked in each entry of a repeated section.
  fileprivate func isItem(_ item: String, ofSection name: String) -> Bool {
    guard let section = repeats.first(where: { $0.name == name }) else { return false }
    return section.items.contains { items[$0].name == item }
  }
}

/// Why answers are not taken.
enum AnswerRefusal: Sendable, Hashable {
  case corrected(by: String)
  case formNotLoaded(String)
  case unknownItem(String, form: String, nearest: String?)
  case refused(String)
  /// The patient has answered it, and nobody said why it is to be changed.
  case wasAnswered(String)
}

extension CommandFailure {
  /// Why answers are not taken; nothing was written.
  init(_ refusal: AnswerRefusal, _ session: Session) {
    let wording = session.settings.language.wording
    var help: String?
    if case .unknownItem(_, _, let nearest) = refusal { help = nearest.map(wording.didYouMean) }
    if case .wasAnswered = refusal { help = wording.correctWithReason }
    self.init(.unusableInput, wording.refusal(refusal), help: help)
  }
}

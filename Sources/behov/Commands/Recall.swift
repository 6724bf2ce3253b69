import ArgumentParser
import Diagnostics
import Scheduling
import Storage
import Triage
import Values

/// A protocol or a form, and perhaps a version of it, as it is asked for.
struct RecallName: Sendable, Hashable {
  /// Which of the two.
  enum Kind: Sendable, Hashable { case `protocol`, form }

  let kind: Kind
  let id: String
  /// The version; `nil` where the id alone is meant.
  let version: String?
}

/// Finds who was decided by a protocol or a form that turned out to be wrong.
struct Recall: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "recall",
    abstract: "Find who was decided by a protocol or a form, of one version, in a period.",
    discussion: """
      behov recall --protocol epilepsy_follow_up --version 1.0.0 --from 2026-11-01 --to 2026-11-30
      behov recall --form epilepsy_follow_up --form-version 1.2.0 --format csv -o recall.csv

      Days are those of the decision. Decisions that others have taken the place of are told too.
      """
  )

  @Option(help: ArgumentHelp("The protocol, by its id.", valueName: "id"))
  var `protocol`: String?

  @Option(help: ArgumentHelp("The protocol's version.", valueName: "version"))
  var version: String?

  @Option(name: .customLong("form"), help: ArgumentHelp("The form, by its id.", valueName: "id"))
  var form: String?

  @Option(help: ArgumentHelp("The form's version.", valueName: "version"))
  var formVersion: String?

  @Option(help: ArgumentHelp("The first day, as 2026-11-01.", valueName: "day"))
  var from: String?

  @Option(help: ArgumentHelp("The last day.", valueName: "day"))
  var to: String?

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .ndjson, .csv]
  /// The patients of so many are told in one entry of the audit.
  private static let decisionsAtATime = 10_000

  func validate() throws {
    if `protocol` == nil, form == nil {
      throw ValidationError("behov recall takes --protocol or --form, or both")
    }
    if version != nil, `protocol` == nil {
      throw ValidationError("--version goes with --protocol")
    }
    if formVersion != nil, form == nil { throw ValidationError("--form-version goes with --form") }
    try Day.checkPeriod(from, to)
  }

  func run(_ session: Session) async throws -> ExitStatus {
    let calendar = session.settings.calendar
    let from = try Day.read(from, "--from").map { calendar.instant(on: $0, hour: 0, minute: 0) }
    let end = try Day.read(to, "--to").map {
      calendar.instant(on: $0.adding(days: 1), hour: 0, minute: 0)
    }
    let choice = RecallChoice(
      protocol: `protocol`,
      version: version,
      form: form,
      formVersion: formVersion
    )
    do {
      let store = try Store(path: session.settings.store, .existing)
      var listing = RecallListing(session)
      var output = try session.output()
      var patients: Set<ExactName> = []
      var last: RecalledDecision?
      repeat {
        let page = try store.recalled(choice, after: last, count: Self.decisionsAtATime)
        last = page.count == Self.decisionsAtATime ? page.last : nil
        let found = page.filter { one in
          from.map { one.now >= $0 } ?? true && end.map { one.now < $0 } ?? true
        }
        let told = found.filter { patients.insert(ExactName($0.patient)).inserted }
        if !found.isEmpty { session.recordAccess(subject, told.map(\.patient), store) }
        for one in found { try listing.take(one, &output) }
      } while last != nil
      if patients.isEmpty { try checkNames(store, session) }
      try listing.finish(patients: patients.count, &output)
      try output.finish()
      return .done
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }

  /// Sees that what nobody was decided by is something that the store knows: a misspelt version would
  /// say that nobody is affected.
  private func checkNames(_ store: Store, _ session: Session) throws {
    if let `protocol` {
      try check(.protocol, `protocol`, version, try store.knownProtocols(), session)
    }
    if let form { try check(.form, form, formVersion, try store.knownForms(), session) }
  }

  private func check(
    _ kind: RecallName.Kind,
    _ id: String,
    _ version: String?,
    _ known: [String: [String]],
    _ session: Session
  ) throws(CommandFailure) {
    let versions = known[id]
    if let versions, version.map(versions.contains) ?? true { return }
    let name = RecallName(kind: kind, id: id, version: versions == nil ? nil : version)
    let candidates = versions ?? known.keys.sorted()
    let wording = session.settings.language.wording
    let nearest = didYouMean(name.version ?? id, among: candidates)
    let told = candidates.map { visible($0) }.joined(separator: ", ")
    throw CommandFailure(
      .unusableInput,
      wording.neverUsed(name, store: visible(session.settings.store)),
      help: nearest.map { wording.didYouMean(visible($0)) }
        ?? (candidates.isEmpty ? nil : wording.usedHere(told))
    )
  }

  private var subject: String {
    let named = [
      ("protocol", `protocol`), ("version", version), ("form", form), ("form-version", formVersion),
      ("from", from), ("to", to),
    ]
    return named.compactMap { name, value in value.map { "\(name) \($0)" } }.joined(separator: ", ")
  }
}

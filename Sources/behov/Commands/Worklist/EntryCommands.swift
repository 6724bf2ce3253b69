import ArgumentParser
import FollowUp
import Values

/// Takes an entry on.
struct Claim: EntryCommand {
  static let configuration = CommandConfiguration(
    commandName: "claim",
    abstract: "Take an entry on."
  )
  @OptionGroup var acting: ActOptions
  @OptionGroup(title: "Common") var common: RunOptions

  func kind() -> EntryAct.Kind { .claim }
}

/// Gives an entry back to the unit.
struct Release: EntryCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Give an entry back to the unit."
  )
  @OptionGroup var acting: ActOptions
  @OptionGroup(title: "Common") var common: RunOptions

  func kind() -> EntryAct.Kind { .release }
}

/// Gives an entry to somebody else.
struct HandOver: EntryCommand {
  static let configuration = CommandConfiguration(
    commandName: "hand-over",
    abstract: "Give an entry to somebody else."
  )
  @OptionGroup var acting: ActOptions
  @Option(help: ArgumentHelp("Who is to have it.", valueName: "name"))
  var to: String
  @OptionGroup(title: "Common") var common: RunOptions

  func validate() throws { try PersonName.check(to, "--to") }
  func kind() -> EntryAct.Kind { .handOver(to: to) }
  var named: String? { to }
}

/// Records that what had to be done is done.
struct Done: EntryCommand {
  static let configuration = CommandConfiguration(
    commandName: "done",
    abstract: "Record that what had to be done is done; the entry ends.",
    discussion: """
      A contact that is less than the one asked for, as a message for a meeting, needs a --note. \
      Phone, video and in_person keep what the plan promises of contact; what is only written \
      does not.
      """
  )
  @OptionGroup var acting: ActOptions
  @Option(
    help: ArgumentHelp(
      "The contact there was: none, message, phone, video, in_person, or the clinic's own word.",
      valueName: "contact"
    )
  )
  var contact: String
  @OptionGroup(title: "Common") var common: RunOptions

  func validate() throws { try ContactWord.check(contact) }
  func kind() -> EntryAct.Kind { .done(contact: contact) }
}

/// Records that a person judges otherwise.
struct Override: EntryCommand {
  static let configuration = CommandConfiguration(
    commandName: "override",
    abstract: "Record that you judge otherwise than the protocol; the entry ends.",
    discussion: """
      The decision stays as it was made. `behov worklist overrides` counts them by rule. Where the \
      operator or the author overrides, the clinic gets each patient who is not assessed.
      """
  )
  @OptionGroup var acting: ActOptions
  @Option(
    help: ArgumentHelp(
      "Why: \(OverrideReason.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "code"
    )
  )
  var reason: String
  @Option(help: ArgumentHelp("The contact there was instead.", valueName: "contact"))
  var contact: String?
  @OptionGroup(title: "Common") var common: RunOptions

  func validate() throws {
    _ = try kind()
    if let contact { try ContactWord.check(contact) }
  }

  func kind() throws -> EntryAct.Kind {
    guard let known = OverrideReason(rawValue: reason) else {
      let codes = OverrideReason.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--reason is one of \(codes), and not `\(visible(reason))`")
    }
    return .override(known, contact: contact)
  }
}

/// A word for a kind of contact, as protocols write them.
enum ContactWord {
  /// Refuses what no protocol could have.
  static func check(_ word: String) throws {
    let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789_")
    guard !word.isEmpty, word.allSatisfy(letters.contains) else {
      throw ValidationError(
        "--contact is a word such as phone or in_person, and not `\(visible(word))`"
      )
    }
  }
}

public import Values

/// Who works with a store, in which capacity and why: what the audit tells of each thing that is
/// written or read.
///
/// A store takes the author of the task that opens it:
///
/// ```swift
/// let store = try Author.$current.withValue(author) { try Store(path: "behov.sqlite") }
/// ```
public struct Author: Sendable, Hashable {
  /// The author of what is opened in this task; `nil` where nobody has told.
  @TaskLocal public static var current: Author?

  /// The account of the system that the process runs under.
  public var account: String
  /// The name that the person gave; `nil` where none was given.
  public var person: String?
  /// The role that the person gave.
  public var role: String?
  /// The command, such as `triage`.
  public var command: String
  /// Why, as the person gave it.
  public var purpose: String?
  /// The clinic's time zone, which days are counted in.
  public var zone: String
  /// The engine's version.
  public var engine: String
  /// When, as the run goes by it.
  public var now: Instant
  /// What the host's clock said, where that is another moment; `nil` where it is the same.
  public var clock: Instant?

  /// Makes an author.
  public init(
    account: String,
    person: String? = nil,
    role: String? = nil,
    command: String,
    purpose: String? = nil,
    zone: String,
    engine: String,
    now: Instant,
    clock: Instant? = nil
  ) {
    self.account = account
    self.person = person
    self.role = role
    self.command = command
    self.purpose = purpose
    self.zone = zone
    self.engine = engine
    self.now = now
    self.clock = clock
  }
}

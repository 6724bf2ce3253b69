/// What is wrong in a file an author wrote: one fault, its place and its cure.
///
/// Wording: lower case, no full stop, identifiers in backticks, the rule that is broken. The
/// message says what, the label points, the help says how to mend it.
public struct Diagnostic: Sendable, Hashable {
  /// How much a diagnostic weighs; *clean* means neither errors nor warnings.
  public enum Severity: String, Sendable, Hashable, Comparable {
    case note, warning, error

    /// Notes weigh least.
    public static func < (left: Severity, right: Severity) -> Bool {
      left.weight < right.weight
    }

    private var weight: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// A second place that belongs to the fault, for instance where a name was first defined.
  public struct Note: Sendable, Hashable {
    /// What is there.
    public let message: String
    /// Where it is.
    public let place: Place

    /// Makes a note.
    public init(_ message: String, at place: Place) {
      self.message = message
      self.place = place
    }
  }

  /// A replacement that mends the fault mechanically.
  public struct FixIt: Sendable, Hashable {
    /// What is replaced.
    public let place: Place
    /// What stands there instead.
    public let replacement: String

    /// Makes a fix.
    public init(_ place: Place, replacement: String) {
      self.place = place
      self.replacement = replacement
    }
  }

  /// Error, warning or note.
  public let severity: Severity
  /// A stable word in kebab case that names the fault, such as `unknown-value`.
  public let code: String
  /// The fault in one line.
  public let message: String
  /// Where it is.
  public let place: Place
  /// What stands beside the caret, such as ``did you mean `phq_9.total`?``.
  public let label: String?
  /// Further places.
  public let notes: [Note]
  /// How to mend it, in words.
  public let help: String?
  /// How to mend it, mechanically.
  public let fixIts: [FixIt]

  /// Makes a diagnostic.
  public init(
    _ severity: Severity = .error,
    code: String,
    _ message: String,
    at place: Place,
    label: String? = nil,
    notes: [Note] = [],
    help: String? = nil,
    fixIts: [FixIt] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.place = place
    self.label = label
    self.notes = notes
    self.help = help
    self.fixIts = fixIts
  }
}

extension Sequence<Diagnostic> {
  /// The diagnostics by file, place, code, then message; equal ones once.
  public func sortedByPlace() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }.sorted {
      ($0.place.path, $0.place.span, $0.code, $0.message)
        < ($1.place.path, $1.place.span, $1.code, $1.message)
    }
  }

  /// Whether there is neither an error nor a warning.
  public var isClean: Bool { allSatisfy { $0.severity == .note } }

  /// Whether there is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}

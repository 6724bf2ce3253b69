public import Diagnostics
public import Values

/// The forms of some files, every version of each side by side.
///
/// A submission is read with exactly the version it names, and never with the closest one. Only
/// forms without an error are given, because a form that is half understood could turn a danger
/// green.
///
/// ```swift
/// let library = FormLibrary(reading: sources)
/// let form = library.form("epilepsy_follow_up", Version(1, 0, 0))
/// ```
public struct FormLibrary: Sendable {
  /// The fault-free archetypes, by id and version.
  public let archetypes: [ArchetypeFile]
  /// Every fault of every file, by place.
  public let diagnostics: [Diagnostic]
  private let forms: [String: [Form]]
  /// Room for the answers to each version, made once because finding names takes tables.
  private let blanks: [String: [Answers]]
  private let faulty: Set<String>

  /// Takes forms that have been read before.
  public init(_ forms: [Form]) {
    archetypes = []
    diagnostics = []
    faulty = []
    self.forms = Self.byID(forms)
    blanks = self.forms.mapValues { $0.map(Answers.init) }
  }

  /// Reads all files under `Forms/`: archetypes and forms, told apart by their first key.
  ///
  /// - Parameter sources: the files, in any order.
  public init(reading sources: [SourceText]) {
    var loader = FormLoader()
    loader.load(sources.sorted { $0.path < $1.path })
    archetypes = loader.archetypes
    diagnostics = loader.diagnostics.sortedByPlace()
    faulty = loader.faultyForms
    forms = Self.byID(loader.forms)
    blanks = forms.mapValues { $0.map(Answers.init) }
  }

  private static func byID(_ forms: [Form]) -> [String: [Form]] {
    Dictionary(grouping: forms, by: \.id).mapValues { $0.sorted { $0.version < $1.version } }
  }

  /// The ids of all forms, in order.
  public var ids: [String] { forms.keys.sorted() }

  /// The form of exactly this version.
  public func form(_ id: String, _ version: Version) -> Form? {
    forms[id]?.first { $0.version == version }
  }

  /// Room for the answers to exactly this version, all of them unanswered.
  public func blank(_ id: String, _ version: Version) -> Answers? {
    guard let index = forms[id]?.firstIndex(where: { $0.version == version }) else { return nil }
    return blanks[id]?[index]
  }

  /// All versions of a form, the oldest first.
  public func versions(of id: String) -> [Form] { forms[id] ?? [] }

  /// Whether a version of a form was left out because of its faults or its archetypes'.
  public func wasFaulty(_ id: String) -> Bool { faulty.contains(id) }
}

public import Diagnostics
public import Forms
import Expressions
import Rules
import Scheduling
public import Values

/// The protocols of some rule files, over the forms they name.
public struct ProtocolLibrary: Sendable {
  /// The protocols without an error, by id.
  public let protocols: [TriageProtocol]
  /// Every fault of every file.
  public let diagnostics: [Diagnostic]
  /// The day by which each protocol is to be read again, and where it says so.
  private let reviews: [(day: CivilDate, place: Place)]

  /// Reads rule files.
  ///
  /// - Parameters:
  ///   - sources: the files.
  ///   - forms: the forms they may name.
  ///   - asksForMeaning: whether what can be read is also asked whether it can be meant; not where
  ///     something was decided by it already.
  ///   - workers: how many files are read at the same time.
  public init(
    _ sources: [SourceText],
    forms: FormLibrary,
    asksForMeaning: Bool = true,
    workers: Workers = Workers(1)
  ) {
    let files = workers.map(sources.sorted { $0.path < $1.path }) { source in
      ReadProtocol(source, forms, asksForMeaning: asksForMeaning)
    }
    var protocols: [TriageProtocol] = []
    var diagnostics: [Diagnostic] = []
    var seen: [String: Place] = [:]
    var reviews: [(day: CivilDate, place: Place)] = []
    for read in files {
      let header = read.file.header
      diagnostics += read.faults
      if let review = header.reviewDate, header.status?.value != .retired {
        reviews.append((review.value, read.source.place(review.span)))
      }
      if let id = header.id {
        let place = read.source.place(id.span)
        if let first = seen[id.value] {
          diagnostics.append(.duplicateProtocol(id.value, first: first, at: place))
          continue
        }
        seen[id.value] = place
      }
      diagnostics += read.found
      if let sound = read.sound { protocols.append(sound) }
    }
    self.protocols = protocols.sorted { $0.reference.id < $1.reference.id }
    self.diagnostics = diagnostics.sortedByPlace()
    self.reviews = reviews
  }

  /// A warning for each protocol that was to be read again before a day; it colours nothing.
  public func reviewsPassed(on day: CivilDate) -> [Diagnostic] {
    reviews.filter { $0.day < day }.map { .reviewPassed($0.day, at: $0.place) }
  }
}

/// One file, read by itself.
private struct ReadProtocol: Sendable {
  let source: SourceText
  let file: ProtocolFile
  /// What could not be read.
  let faults: [Diagnostic]
  /// What is wrong with what could.
  private(set) var found: [Diagnostic]
  /// The protocol; `nil` where there is an error.
  private(set) var sound: TriageProtocol?

  init(_ source: SourceText, _ forms: FormLibrary, asksForMeaning: Bool) {
    self.source = source
    (file, faults) = RuleFileParser.parse(source)
    let (loaded, found) = ProtocolLoader(file, source, forms).load()
    self.found = found.withoutConsequences(of: faults)
    guard let loaded, !faults.hasErrors else { return }
    let meant = asksForMeaning ? ProtocolCheck(loaded, file, source).diagnostics() : []
    self.found += meant
    if !meant.hasErrors { sound = loaded }
  }
}

/// Makes a protocol of one file: its rules compiled over each accepted version of its form.
struct ProtocolLoader {
  private let file: ProtocolFile
  private let source: SourceText
  private let forms: FormLibrary

  init(_ file: ProtocolFile, _ source: SourceText, _ forms: FormLibrary) {
    self.file = file
    self.source = source
    self.forms = forms
  }

  func load() -> (TriageProtocol?, [Diagnostic]) {
    guard let reference = file.header.form else { return (nil, []) }
    let versions = forms.versions(of: reference.id.value)
    guard !versions.isEmpty else {
      let place = source.place(reference.id.span)
      if forms.wasFaulty(reference.id.value) {
        return (nil, [.formFaulty(reference.id.value, at: place)])
      }
      return (nil, [.unknownForm(reference.id.value, among: forms.ids, at: place)])
    }
    let accepted = versions.filter { $0.version.satisfies(lowest: reference.lowest.value) }
      .sorted { $0.version > $1.version }
    guard !accepted.isEmpty else {
      let place = source.place(reference.lowest.span)
      return (nil, [.noAcceptedVersion(versions.map(\.version), at: place)])
    }
    return compile(over: accepted)
  }

  private func compile(over accepted: [Form]) -> (TriageProtocol?, [Diagnostic]) {
    var readings: [TriageProtocol.Reading] = []
    var diagnostics: [Diagnostic] = []
    for form in accepted {
      let (rules, faults) = RuleCompiler.compile(file, of: source, over: form.schema)
      diagnostics += accepted.count > 1 ? faults.map { $0.mentioning(form.version) } : faults
      guard let rules else { continue }
      readings.append(.init(form: form, reference: ContentReference(form), rules: rules))
    }
    guard readings.count == accepted.count, let id = file.header.id?.value,
      let version = file.header.version?.value, let reference = file.header.form,
      let status = file.header.status.flatMap({ TriageProtocol.Status(rawValue: $0.value.rawValue) }
      )
    else { return (nil, diagnostics) }
    let loaded = TriageProtocol(
      reference: ContentReference(
        id: id,
        version: version.description,
        hash: ContentHash(of: source.bytes)
      ),
      status: status,
      title: LocalizedText(
        Dictionary(file.header.titles.map { ($0.language.value, $0.text.value) }) { $1 }
      ),
      owner: file.header.owner?.value ?? "",
      reviewDate: file.header.reviewDate?.value,
      form: reference.id.value,
      lowestVersion: reference.lowest.value,
      wish: file.header.wish?.value,
      anchor: file.header.anchor?.value,
      plan: FollowUpPlan(file.followUp),
      texts: texts(.clinician),
      patientTexts: texts(.patient),
      readings: readings,
      source: source
    )
    return (loaded, diagnostics)
  }

  private func texts(_ reader: TextReader) -> [String: LocalizedText] {
    var texts: [String: LocalizedText] = [:]
    for block in file.texts where block.reader == reader {
      for line in block.lines {
        texts[line.id.value, default: LocalizedText()][block.language.value] = line.text.value
      }
    }
    return texts
  }
}

extension [Diagnostic] {
  /// Those that do not follow from another fault.
  ///
  /// What is missing may well stand in a line that could not be read, or under a misspelt name: it
  /// is told once that is mended.
  fileprivate func withoutConsequences(of faults: [Diagnostic]) -> [Diagnostic] {
    var codes: Set<String> = []
    if faults.hasErrors {
      codes = [
        "missing-text", "unknown-text-key", "option-nowhere", "no-consultation-row",
        "safety-not-named", "time-point-missing",
      ]
    } else if contains(where: { $0.code == "unknown-finding" }) {
      codes = ["safety-not-named"]
    }
    return filter { diagnostic in
      let isUndefined =
        ["unknown-value", "unknown-finding"].contains(diagnostic.code) && diagnostic.label == nil
      return !codes.contains(diagnostic.code) && !(faults.hasErrors && isUndefined)
    }
  }
}

extension Diagnostic {
  /// The same fault, said of one version of the form.
  func mentioning(_ version: Version) -> Diagnostic {
    guard code == "unknown-value" else { return self }
    return Diagnostic(
      severity,
      code: code,
      "\(message) in version \(version)",
      at: place,
      label: label,
      notes: notes,
      help: help,
      fixIts: fixIts
    )
  }
}

extension ContentReference {
  /// A form's id, version and the hash of its file and its archetypes'.
  public init(_ form: Form) {
    self.init(
      id: form.id,
      version: form.version.description,
      hash: ContentHash(ofParts: form.content.map(\.bytes))
    )
  }
}

import Diagnostics
import Simulation
import Triage

/// The cohorts that a check takes in.
struct CohortContent {
  /// What a cohort's file ends in.
  static let ending = ".cohort.json"

  /// The files.
  let sources: [SourceText]

  /// Reads the files that are named or lie under a directory that is; beside the protocols where
  /// nothing is named.
  init(_ paths: [String], _ settings: Settings) throws(CommandFailure) {
    var sources: [SourceText] = []
    for path in paths.isEmpty ? [settings.cohorts] : paths {
      if SystemCalls.isDirectory(path) {
        sources += try Files.sources(in: path, ending: Self.ending)
      } else if path.hasSuffix(Self.ending) {
        sources.append(try Files.required(path))
      }
    }
    self.sources = sources
  }

  /// Every fault; none where the content itself has errors, since a cohort is read against it.
  func diagnostics(against content: ClinicContent) -> [Diagnostic] {
    if content.diagnostics.hasErrors { return [] }
    let protocols = content.protocols.protocols
    return sources.flatMap { Cohort.read($0, protocols: protocols).diagnostics }
  }

  /// The text of a path, for code frames.
  func source(_ path: String) -> SourceText? { sources.first { $0.path == path } }
}

extension Settings {
  /// Where the cohorts are: beside the protocols.
  var cohorts: String {
    var folder = rules[...]
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    let parent = folder.lastIndex(of: "/").map { folder[...$0] } ?? ""
    return parent + "Cohorts"
  }
}

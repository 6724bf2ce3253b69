import Diagnostics

/// Mends faults mechanically, one after another, each judged by a new check.
///
/// A fix is kept where the check no longer tells that fault in that line and no name has come to
/// stand twice; nothing is written.
struct Mending {
  /// A fix that was kept.
  struct Fix: Hashable {
    /// Where.
    let path: String
    let position: Position
    /// What stood there, and what stands there now.
    let old: String
    let new: String
  }

  /// The content as it is after the fixes.
  private(set) var content: ClinicContent
  /// What was done, in the order in which it was done.
  private(set) var fixes: [Fix] = []
  private var left: Set<Fault> = []

  /// A fault, wherever in its line it stands.
  private struct Fault: Hashable {
    let path: String
    let line: Int
    let code: String
    let message: String
  }

  /// Mends what can be mended.
  ///
  /// - Parameters:
  ///   - content: what is checked.
  ///   - paths: the files that may be changed.
  init(_ content: ClinicContent, in paths: Set<String>) {
    self.content = content
    while let next = next(in: paths) { mend(next) }
  }

  /// The files that are not what they were.
  func changed(from old: ClinicContent) -> [SourceText] {
    (content.formSources + content.ruleSources).filter { $0.bytes != old.source($0.path)?.bytes }
  }

  private func next(in paths: Set<String>) -> Diagnostic? {
    content.diagnostics.first { diagnostic in
      diagnostic.fixIts.count == 1 && diagnostic.fixIts.allSatisfy { paths.contains($0.place.path) }
        && !left.contains(fault(diagnostic, content))
    }
  }

  private mutating func mend(_ diagnostic: Diagnostic) {
    let fault = fault(diagnostic, content)
    guard let fix = diagnostic.fixIts.first, let source = content.source(fix.place.path) else {
      return
    }
    let mended = content.replacing(source, by: fix.applied(to: source))
    let before = content.diagnostics
    let after = mended.diagnostics
    let isGone =
      after.count { self.fault($0, mended) == fault }
      < before.count { self.fault($0, content) == fault }
    guard isGone, after.count(where: \.isDuplicate) <= before.count(where: \.isDuplicate) else {
      left.insert(fault)
      return
    }
    fixes.append(
      Fix(
        path: source.path,
        position: source.position(of: fix.place.span.start),
        old: source[fix.place.span],
        new: fix.replacement
      )
    )
    content = mended
  }

  private func fault(_ diagnostic: Diagnostic, _ content: ClinicContent) -> Fault {
    let path = diagnostic.place.path
    let line = content.source(path)?.position(of: diagnostic.place.span.start).line
    return Fault(path: path, line: line ?? 0, code: diagnostic.code, message: diagnostic.message)
  }
}

extension Diagnostic {
  fileprivate var isDuplicate: Bool { code.hasPrefix("duplicate-") }
}

extension Diagnostic.FixIt {
  /// The text with the fix in it.
  fileprivate func applied(to source: SourceText) -> SourceText {
    let start = min(place.span.start, source.bytes.count)
    let end = min(max(place.span.end, start), source.bytes.count)
    let bytes = source.bytes[..<start] + Array(replacement.utf8) + source.bytes[end...]
    return SourceText(path: source.path, bytes: Array(bytes))
  }
}

extension ClinicContent {
  /// The content with one file changed.
  fileprivate func replacing(_ old: SourceText, by new: SourceText) -> ClinicContent {
    ClinicContent(
      formSources: formSources.map { $0 == old ? new : $0 },
      ruleSources: ruleSources.map { $0 == old ? new : $0 }
    )
  }
}

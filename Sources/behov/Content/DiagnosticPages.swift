import Diagnostics

/// The pages on diagnostics that were installed with Behov.
struct DiagnosticPages {
  /// The pages, by code.
  let pages: [DiagnosticPage]

  /// Reads every page of a directory.
  init(in directory: String) throws(CommandFailure) {
    guard SystemCalls.isDirectory(directory) else {
      throw CommandFailure(
        .inputOutput,
        "the pages on diagnostics are not here: there is no directory \(directory)",
        help: "start behov by bin/behov, or set BEHOV_HOME to where Behov was put"
      )
    }
    var pages: [DiagnosticPage] = []
    for source in try Files.sources(in: directory, ending: ".md") {
      do throws(DiagnosticPage.FormatError) {
        pages.append(try DiagnosticPage(String(decoding: source.bytes, as: UTF8.self)))
      } catch {
        throw CommandFailure(
          .inputOutput,
          "\(source.path) is no page on a diagnostic; it cannot have this line: \(error.line)",
          help: "put back the file as it came with Behov"
        )
      }
    }
    self.pages = pages.sorted { $0.code < $1.code }
  }

  /// The page of a code, as a person may write it: `Unknown-Value`, or `error[unknown-value]`.
  func page(_ written: String) throws(CommandFailure) -> DiagnosticPage {
    let inner = written.split(separator: "[").last.map { $0.prefix { $0 != "]" } } ?? ""
    let code = inner.lowercased()
    if let page = pages.first(where: { $0.code == code }) { return page }
    throw CommandFailure(
      .usage,
      "there is no diagnostic `\(visible(written))`",
      help: didYouMean(code, among: pages.map(\.code)).map {
        "did you mean `behov explain \($0)`?"
      } ?? "`behov explain` lists them all"
    )
  }
}

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

/// What is said to the person beside the result: on standard error, and never data.
struct Talk: Sendable {
  private let isQuiet: Bool
  private let terminal: Terminal

  init(isQuiet: Bool = false, terminal: Terminal = Terminal(usesColour: false)) {
    self.isQuiet = isQuiet
    self.terminal = terminal
  }

  /// Says something that can be left out.
  func note(_ lines: Line...) {
    if !isQuiet { put(lines) }
  }

  /// Says something that must be heard.
  func say(_ lines: Line...) { put(lines) }

  /// Says a text of several lines.
  func say(_ text: String) {
    put(text.split(separator: "\n", omittingEmptySubsequences: false).map { Line(String($0)) })
  }

  /// Says why a run ends.
  func say(_ failure: CommandFailure) {
    let help = failure.help.map { "\n  help: \($0)" } ?? ""
    say("behov: \(failure.message)\(help)")
  }

  /// Puts a line where the last one stands on a terminal; an empty one wipes it.
  func replace(with line: Line) {
    if isQuiet { return }
    put("\r\u{1B}[2K" + terminal.text([line]).dropLast())
  }

  private func put(_ lines: [Line]) { put(terminal.text(lines)) }

  /// An error here is nobody's to hear.
  private func put(_ text: String) {
    guard StandardStreams.isOpen(STDERR_FILENO) else { return }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if written < 0, errno != EINTR { return }
      bytes = bytes.dropFirst(max(written, 0))
    }
  }
}

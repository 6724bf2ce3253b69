import Triage

/// Lines as they come on standard input.
struct LiveInput {
  /// No more is read than that, in bytes, while lines wait to be decided.
  private static let most = 1 << 20

  private var input: StandardInput
  private var splitter = LineSplitter()
  private var isOver = false

  /// Takes standard input.
  ///
  /// - Throws: `CommandFailure` where it is closed.
  init() throws(CommandFailure) { input = try StandardInput() }

  /// Waits for the next line that is not blank, and gives all that have come by then; `nil` after the
  /// last, and where a person or the system asks to stop.
  ///
  /// - Throws: `CommandFailure` where it cannot be read.
  mutating func next() throws(CommandFailure) -> [InputLine]? {
    var lines: [InputLine] = []
    var bytes = 0
    func add(_ line: InputLine) { if !line.isBlank { lines.append(line) } }
    while !isOver, lines.isEmpty ? input.waits() : bytes < Self.most && input.isReady {
      let piece = try input.next()
      isOver = piece.isEmpty
      bytes += piece.count
      if isOver {
        splitter.end(add)
      } else {
        piece.withUnsafeBytes { splitter.take($0, add) }
      }
    }
    return lines.isEmpty ? nil : lines
  }
}

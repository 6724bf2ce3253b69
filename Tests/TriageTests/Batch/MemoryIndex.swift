import Triage
import Values

extension MemoryLedger {
  func lineIndex() -> MemoryIndex { MemoryIndex() }
}

/// The lines of a batch in memory, as plainly as can be.
final class MemoryIndex: LineIndex {
  private var lines: [IndexedLine] = []
  private var repeats: [String: Colour?] = [:]
  private var late: Set<[String]> = []

  func add(_ line: IndexedLine) { lines.append(line) }

  func endAdding() {}

  func place(of line: Int) -> (place: LinePlace, input: ContentHash)? {
    lines.first { $0.number == line }.map { ($0.place, $0.input) }
  }

  func input(of submission: String) -> ContentHash? {
    lines.first { $0.submission == submission && isFresh($0) }?.input
  }

  func lines(of patient: String, form: String) -> [IndexedLine] {
    lines.filter { line in
      if case .duplicate = line.place { return false }
      return line.patient == patient && line.form ?? form == form
    }
  }

  func addRepeat(of submission: String) { repeats[submission] = .some(nil) }

  func keep(_ colour: Colour, of submission: String) {
    if repeats.keys.contains(submission) { repeats[submission] = colour }
  }

  func colour(of submission: String) -> Colour? { repeats[submission] ?? nil }

  func markLate(_ patient: String, _ protocolID: String) -> Bool {
    late.insert([patient, protocolID]).inserted
  }

  private func isFresh(_ line: IndexedLine) -> Bool {
    if case .fresh = line.place { true } else { false }
  }
}

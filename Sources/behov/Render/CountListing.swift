import JSONText
import Rules
import Triage
import Values

/// What would become of some files, as numbers.
struct CountListing {
  let count: BatchCount
  let protocols: [TriageProtocol]
  let session: Session

  private var wording: any Wording { session.settings.language.wording }

  /// Writes it in the form that was chosen.
  func write(_ output: inout Output) throws(OutputError) {
    switch session.format(standard: .ndjson) {
    case .table: try output.write(session.terminal.text(lines))
    default: try output.writeLine(json)
    }
  }

  /// The counts as one JSON object on one line, the tests in the order of their protocols.
  var json: [UInt8] {
    JSONWriter.object { object in
      object.number("lines", count.summary.lines)
      for colour in Colour.allCases {
        object.number(colour.description, count.summary.colours[colour] ?? 0)
      }
      object.number("rejected", count.summary.rejected)
      object.number("duplicate", count.summary.duplicate)
      object.array("tests") { array in
        for (test, times) in tests {
          array.object { object in
            object.string("protocol", test.protocol)
            object.string("id", test.id)
            object.string(test.isOpen ? "could_be" : "colour", test.colour.description)
            object.number("count", times)
          }
        }
      }
    }
  }

  private var tests: [(BatchCount.Test, Int)] {
    protocols.flatMap { own -> [(BatchCount.Test, Int)] in
      let ids = own.testIDs
      let found = count.tests.filter { $0.key.protocol == own.reference.id }
      return found.sorted { left, right in
        key(left.key, ids).lexicographicallyPrecedes(key(right.key, ids))
      }
      .map { ($0.key, $0.value) }
    }
  }

  private func key(_ test: BatchCount.Test, _ ids: [String]) -> [Int] {
    [ids.firstIndex(of: test.id) ?? .max, test.isOpen ? 1 : 0, test.colour == .red ? 0 : 1]
  }

  // MARK: For people

  /// The colours, then what fired, protocol by protocol.
  var lines: [Line] {
    let summary = count.summary
    let colours = Colour.allCases.reversed().map { colour in
      [wording.label(colour), "\(summary.colours[colour] ?? 0)"]
    }
    let others = [
      [wording.countedRejected, "\(summary.rejected)"],
      [wording.countedDuplicate, "\(summary.duplicate)"],
    ]
    return [Line(wording.countedLines(summary.lines), .strong), Line()]
      + aligned(colours + others) + protocols.flatMap(findings)
  }

  private func findings(_ own: TriageProtocol) -> [Line] {
    let names = ProtocolNames(loaded: own, wording: wording)
    let found = tests.filter { $0.0.protocol == own.reference.id }
    if found.isEmpty { return [] }
    func times(_ id: String, _ colour: Verdict?, isOpen: Bool) -> String {
      let those = found.filter { test, _ in
        test.id == id && test.isOpen == isOpen
          && (colour == nil || colour == test.colour)
      }
      return "\(those.reduce(0) { $0 + $1.1 })"
    }
    let ids = own.testIDs.filter { id in found.contains { $0.0.id == id } }
    let rows = ids.map { id in
      [
        names.finding(id), times(id, .red, isOpen: false), times(id, .yellow, isOpen: false),
        times(id, nil, isOpen: true),
      ]
    }
    let headings = [
      wording.countedFinding, wording.label(.red), wording.label(.yellow), wording.countedOpen,
    ]
    let title = Line("\(own.reference.id) \(own.reference.version)", .strong)
    return [Line(), title] + aligned([headings] + rows)
  }

  private func aligned(_ rows: [[String]]) -> [Line] {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { Columns.width($0[column]) }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: cell.1 - Columns.width(cell.0))
        return column == 0 ? cell.0 + blanks : blanks + cell.0
      }
      return Line(cells.joined(separator: "  "))
    }
  }
}

extension TriageProtocol {
  /// The ids of what can fire, in order: of each version of the form that it reads.
  fileprivate var testIDs: [String] {
    var ids: [String] = []
    for reading in readings {
      let all = reading.rules.thresholds.map(\.id) + reading.rules.rules.map(\.id)
      ids += (all + ["status"]).filter { !ids.contains($0) }
    }
    return ids
  }
}

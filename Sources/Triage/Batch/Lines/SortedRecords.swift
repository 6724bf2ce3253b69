/// A record of some fixed number of bytes, with an order.
protocol SortableRecord: BitwiseCopyable, Comparable {
  /// One of no meaning.
  static var blank: Self { get }
}

/// Any number of records, put in order in little memory.
///
/// So many are held at a time; they are put in order, written as a run, and the runs are merged.
///
/// - SeeAlso: Knuth, The Art of Computer Programming, volume 3, 5.4.1.
struct SortedRecords<Record: SortableRecord> {
  private let most: Int
  private let makeSpace: () throws -> any ScratchSpace
  private var held: [Record] = []
  private var space: (any ScratchSpace)?
  /// Where each run ends, in records.
  private var ends: [Int] = []

  /// Holds nothing.
  ///
  /// - Parameters:
  ///   - most: how many are held in memory.
  ///   - makeSpace: finds room for the others, the first time that it is needed.
  init(most: Int, in makeSpace: @escaping () throws -> any ScratchSpace) {
    self.most = most
    self.makeSpace = makeSpace
  }

  mutating func add(_ record: Record) throws {
    held.append(record)
    if held.count >= most { try writeRun() }
  }

  private mutating func writeRun() throws {
    held.sort()
    let space = if let space { space } else { try makeSpace() }
    self.space = space
    try space.append(held)
    ends.append((ends.last ?? 0) + held.count)
    held.removeAll(keepingCapacity: true)
  }

  /// All records in their order; none can be added after.
  consuming func merged() throws -> MergedRecords<Record> {
    held.sort()
    var runs = [RecordRun<Record>(held)]
    if let space {
      var start = 0
      // What is in hand of all runs is as much as one of them was.
      let most = max(most / ends.count, 16)
      for end in ends {
        runs.append(RecordRun(space, start..<end, atATime: most))
        start = end
      }
    }
    return try MergedRecords(runs)
  }
}

/// Records in order, some of which are in memory.
private struct RecordRun<Record: SortableRecord> {
  private let space: (any ScratchSpace)?
  private var left: Range<Int>
  private let most: Int
  private var held: [Record]
  private var place = 0

  init(_ records: [Record]) {
    space = nil
    left = 0..<0
    most = 0
    held = records
  }

  init(_ space: any ScratchSpace, _ places: Range<Int>, atATime most: Int) {
    self.space = space
    left = places
    self.most = most
    held = []
  }

  /// The next record; `nil` at the end.
  mutating func next() throws -> Record? {
    if place == held.count {
      guard let space, !left.isEmpty else { return nil }
      let page = left.prefix(most)
      held = try space.records(page, like: .blank)
      left = page.upperBound..<left.upperBound
      place = 0
    }
    defer { place += 1 }
    return held[place]
  }
}

/// Several runs of records as one, in order.
struct MergedRecords<Record: SortableRecord> {
  private var runs: [RecordRun<Record>]
  /// The next record of each run that has one: a heap, the least on top.
  private var heads: [(record: Record, run: Int)] = []

  fileprivate init(_ runs: [RecordRun<Record>]) throws {
    self.runs = runs
    for run in runs.indices {
      if let record = try self.runs[run].next() { heads.append((record, run)) }
    }
    // What is in order is a heap.
    heads.sort { $0.record < $1.record }
  }

  /// The next record; `nil` at the end.
  mutating func next() throws -> Record? {
    guard let top = heads.first else { return nil }
    if let record = try runs[top.run].next() {
      heads[0].record = record
    } else {
      let last = heads.removeLast()
      if heads.isEmpty { return top.record }
      heads[0] = last
    }
    sink()
    return top.record
  }

  /// Lets what is on top sink to its place.
  private mutating func sink() {
    var place = 0
    while true {
      var least = place
      for child in 2 * place + 1...2 * place + 2
      where child < heads.count && heads[child].record < heads[least].record {
        least = child
      }
      if least == place { return }
      heads.swapAt(place, least)
      place = least
    }
  }
}

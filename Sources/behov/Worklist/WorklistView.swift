import FollowUp
import Storage
import Triage
import Values

/// The entries of a work list that are shown, in the order they are to be dealt with.
struct WorklistView {
  /// Which entries are asked for.
  struct Filter: Sendable, Hashable {
    /// Whose work.
    var desk = EntryKey.Desk.clinic
    /// A unit; `nil` is all.
    var unit: String?
    /// The person who has them; `nil` is all.
    var mine: String?
    /// Whether greens to confirm are listed one by one.
    var showsGreens = false
  }

  /// What was asked for.
  let filter: Filter
  /// The day it is for.
  let today: CivilDate
  /// What is to be dealt with, the most urgent first.
  private(set) var rows: [WorklistRow] = []
  /// Forms that were not answered in time.
  private(set) var unanswered: [WorklistRow] = []
  /// Greens that a person has to have seen, where they are only counted.
  private(set) var greens: [WorklistEntry] = []
  /// How many entries the desk has, shown or not.
  private(set) var total = 0
  /// How many entries other desks have.
  private(set) var elsewhere: [EntryKey.Desk: Int] = [:]
  /// The last concern that the list takes in; 0 where there is none.
  private(set) var seen = 0

  /// Every entry that is shown or counted.
  var entries: [WorklistEntry] { (rows + unanswered).map(\.entry) + greens }

  /// Reads the list.
  init(_ store: Store, _ filter: Filter, on today: CivilDate) throws(StorageError) {
    self.filter = filter
    self.today = today
    var reader = try WorklistReader(store, on: today)
    for entry in Self.ordered(try store.worklist()) {
      seen = max(seen, entry.open.last?.sequence ?? 0)
      guard entry.key.desk == filter.desk else {
        elsewhere[entry.key.desk, default: 0] += 1
        continue
      }
      total += 1
      if try takes(entry, &reader) { try add(entry, &reader) }
    }
  }

  private func takes(
    _ entry: WorklistEntry,
    _ reader: inout WorklistReader
  ) throws(StorageError) -> Bool {
    if let mine = filter.mine {
      guard let claim = reader.claim(entry), isSamePerson(claim.person, mine) else { return false }
    }
    guard let unit = filter.unit else { return true }
    return try reader.unit(of: entry).lowercased() == unit.lowercased()
  }

  private mutating func add(
    _ entry: WorklistEntry,
    _ reader: inout WorklistReader
  ) throws(StorageError) {
    if !filter.showsGreens, try reader.isToConfirm(entry) {
      greens.append(entry)
    } else if entry.open.allSatisfy({ $0.concern.kind == .unanswered }) {
      unanswered.append(try reader.row(entry))
    } else {
      rows.append(try reader.row(entry))
    }
  }

  /// Red, grey, yellow, green; greens to confirm last; each by deadline, then by number.
  static func ordered(_ entries: [WorklistEntry]) -> [WorklistEntry] {
    let keyed = entries.map { (colour: $0.colour, key: key($0), entry: $0) }
    return keyed.sorted { left, right in
      left.colour == right.colour ? left.key < right.key : left.colour > right.colour
    }.map(\.entry)
  }

  private static func key(_ entry: WorklistEntry) -> (Int, Int, Int) {
    (entry.isToConfirm ? 1 : 0, entry.deadline.dayNumber, entry.id)
  }
}

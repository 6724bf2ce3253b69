import Values

/// Which patient gets which slot, the most urgent first.
///
/// Each in turn is promised the best that can be kept beside all earlier promises: a slot by the
/// deadline, or else the earliest day after it, or else nothing. Then each in turn gets the earliest
/// slot that leaves every promise kept. So nobody takes the only slot that a later one could use
/// while there is another, and nobody waits for the sake of one who is less urgent.
///
/// The order of the slots does not matter.
public struct SlotAllocation: Sendable, Hashable {
  /// The slot of each need, in the order of the needs; `nil` where there is none left of its kind.
  public let slots: [Slot?]

  /// Gives slots to needs.
  ///
  /// - Parameters:
  ///   - needs: what patients need, the most urgent first.
  ///   - slots: what is free.
  /// - Complexity: O(needs × slots) for each need at worst; with room for all, much less.
  public init(_ needs: [SlotNeed], _ slots: [Slot]) {
    let slots = slots.sorted()
    var matching = SlotMatching(slots: slots.count)
    for need in needs {
      let fitting = slots.indices.filter { slots[$0].fits(need) }
      matching.promise(Self.promises(need, fitting, slots))
    }
    matching.settleEarliest()
    self.slots = matching.taken.map { $0.map { slots[$0] } }
  }

  /// What may be promised, the best first: how many of the fitting slots lie by the deadline, then
  /// by each later day.
  private static func promises(
    _ need: SlotNeed,
    _ fitting: [Int],
    _ slots: [Slot]
  ) -> [[Int]] {
    let inTime = fitting.prefix { slots[$0].day <= need.deadline }
    var promises = inTime.isEmpty ? [] : [Array(inTime)]
    var count = inTime.count
    while count < fitting.count {
      let day = slots[fitting[count]].day
      count = fitting.firstIndex { slots[$0].day > day } ?? fitting.count
      promises.append(Array(fitting[..<count]))
    }
    return promises
  }
}

/// Who may have which of some numbered slots, and who has which.
///
/// Everyone with a promise always has one of the slots that keep it.
struct SlotMatching {
  /// The slot of each, in the order of the promises; `nil` where nothing could be promised.
  private(set) var taken: [Int?] = []
  /// The slots that keep the promise to each, the earliest first; of one who has none what was tried last.
  private var kept: [[Int]] = []
  /// Who has each slot.
  private var holder: [Int?]
  /// The slots that are no longer given to others.
  private var isSettled: [Bool]

  init(slots: Int) {
    holder = Array(repeating: nil, count: slots)
    isSettled = Array(repeating: false, count: slots)
  }

  /// Takes one more in, with the first promise that can be kept beside those before.
  mutating func promise(_ promises: [[Int]]) {
    let next = taken.count
    taken.append(nil)
    kept.append([])
    for promise in promises {
      kept[next] = promise
      if place(next) { return }
    }
  }

  /// Gives each in turn the earliest slot that leaves a slot for all who come after.
  mutating func settleEarliest() {
    for one in taken.indices {
      guard let current = taken[one] else { continue }
      for slot in kept[one] where !isSettled[slot] {
        if slot == current || move(one, from: current, to: slot) {
          isSettled[slot] = true
          break
        }
      }
    }
  }

  /// Moves one to another slot, and whoever had that to a third; changes nothing where it cannot be.
  private mutating func move(_ one: Int, from current: Int, to slot: Int) -> Bool {
    let before = (taken, holder)
    let other = holder[slot]
    holder[current] = nil
    (taken[one], holder[slot]) = (slot, one)
    guard let other else { return true }
    taken[other] = nil
    isSettled[slot] = true
    if place(other) { return true }
    isSettled[slot] = false
    (taken, holder) = before
    return false
  }

  /// Finds a slot for one who has none, where need be by moving others among the slots that keep
  /// what they were promised; false where that is impossible.
  ///
  /// The shortest chain of moves is taken, so that no more patients are moved than must be.
  private mutating func place(_ one: Int) -> Bool {
    var asker = [Int?](repeating: nil, count: holder.count)
    var waiting = [one]
    var index = 0
    while index < waiting.count {
      let person = waiting[index]
      index += 1
      for slot in kept[person] where asker[slot] == nil && !isSettled[slot] {
        asker[slot] = person
        guard let other = holder[slot] else {
          give(slot, asker)
          return true
        }
        waiting.append(other)
      }
    }
    return false
  }

  /// Gives a free slot to whoever asked for it, that one's slot to whoever asked for that, and so on.
  private mutating func give(_ free: Int, _ asker: [Int?]) {
    var slot: Int? = free
    while let current = slot, let person = asker[current] {
      slot = taken[person]
      (taken[person], holder[current]) = (current, person)
    }
  }
}

/// The faults of one submission, as many as a person could look at.
///
/// A line can hold some hundred thousand unknown ids; beyond the limit one last fault stands for
/// all further ones, and no suggestions are looked for.
struct FaultList: Sendable {
  /// The most faults that are listed.
  static let limit = 100

  private(set) var faults: [AnswerFault] = []

  /// Whether a further fault is not listed.
  var isFull: Bool { faults.count >= Self.limit }

  /// Adds a fault.
  mutating func append(_ fault: AnswerFault) {
    if faults.count < Self.limit {
      faults.append(fault)
    } else if faults.count == Self.limit {
      faults.append(.tooManyFaults(limit: Self.limit, at: fault.offset))
    }
  }

  /// Takes out what was told of a number from some fault on: it means nothing in another unit.
  mutating func forgetMagnitude(from start: Int) {
    let magnitude = [FaultCode.outOfRange, .tooManyDecimals].map(\.rawValue)
    let later = faults.dropFirst(start).filter { !magnitude.contains($0.code) }
    faults = faults.prefix(start) + later
  }

  /// Starts over with some faults.
  mutating func reset(to faults: [AnswerFault]) {
    if !self.faults.isEmpty { self.faults.removeAll(keepingCapacity: true) }
    for fault in faults { append(fault) }
  }
}

public import Values

/// Where a patient's enrolment in a protocol stands on a day.
public enum EnrolmentState: Sendable, Hashable {
  /// Never enrolled, or not yet.
  case notYet
  /// Followed up.
  case active
  /// Out until a day, when it resumes by itself; `nil` where somebody has to resume it.
  case paused(until: CivilDate?, EnrolmentEvent.Reason?)
  /// Out for good.
  case left(EnrolmentEvent.Reason?)
  /// The plan has come to its end.
  case completed

  /// Whether forms are sent.
  public var isActive: Bool { self == .active }

  /// Whether nobody waits for a form any more.
  public var hasEnded: Bool {
    switch self {
    case .left, .completed: true
    case .notYet, .active, .paused: false
    }
  }

  /// Where it stands on a day.
  ///
  /// - Parameters:
  ///   - events: those of one patient in one protocol, in the order they were recorded; of two that
  ///     hold from the same day the later counts, and a new enrolment stands in the place of what
  ///     was recorded before it for its day or later.
  ///   - day: the day.
  public init(_ events: [EnrolmentEvent], on day: CivilDate) {
    self = .notYet
    let past = Self.holding(events).filter { $0.element.day <= day }
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
    for (_, event) in past { apply(event, day) }
  }

  /// The last end of follow-up that no later enrolment has taken the place of; `nil` where none is
  /// recorded.
  static func end(_ events: [EnrolmentEvent]) -> EnrolmentEvent? {
    let ends = holding(events).map(\.element).filter { $0.kind == .left || $0.kind == .completed }
    return ends.last { $0.kind == .left } ?? ends.last
  }

  /// The first end of follow-up that is recorded for a later day and holds; `nil` where none is.
  static func plannedEnd(
    _ events: [EnrolmentEvent],
    after day: CivilDate
  ) -> EnrolmentEvent? {
    holding(events).map(\.element).filter { $0.kind == .left && $0.day > day }
      .min { $0.day < $1.day }
  }

  /// What no later enrolment has taken the place of, with its place among all.
  private static func holding(
    _ events: [EnrolmentEvent]
  ) -> [(offset: Int, element: EnrolmentEvent)] {
    events.enumerated().filter { index, event in
      event.kind == .enrolled
        || !events[(index + 1)...].contains { $0.kind == .enrolled && $0.day <= event.day }
    }
  }

  private mutating func apply(_ event: EnrolmentEvent, _ day: CivilDate) {
    switch event.kind {
    case .enrolled: self = .active
    case .paused:
      if hasEnded { return }
      let isOver = event.until.map { $0 <= day } ?? false
      self = isOver ? .active : .paused(until: event.until, event.reason)
    case .resumed: if case .paused = self { self = .active }
    case .moved: break
    case .left: self = .left(event.reason)
    case .completed: if !hasEnded { self = .completed }
    }
  }
}

import Scheduling
import Values

/// What a plan says of earlier forms: which may be compared with, and which is the baseline.
struct RecallPlan {
  let plan: FollowUpPlan
  let anchor: CivilDate?

  /// The days on which a form to compare with was authored; `nil` where any day will do.
  ///
  /// A plan whose ends may be exchanged is refused; here they hold in either order, because an empty
  /// window would silence every trend.
  func window(before day: CivilDate) -> ClosedRange<CivilDate>? {
    guard let window = plan.comparableWindow(authored: day) else { return nil }
    return min(window.earliest, window.latest)...max(window.earliest, window.latest)
  }

  /// The entries among which the baseline is looked for, the earliest first.
  func baseline(
    among entries: [History.Entry],
    _ civilDay: (Instant) -> CivilDate
  ) -> [History.Entry] {
    guard case .at(let period) = plan.baseline else { return entries }
    guard let anchor else { return entries.isEmpty ? [] : [.unread] }
    return entries.filter { entry in
      guard case .form(_, let authored) = entry else { return true }
      return plan.timePoint(of: civilDay(authored), anchor: anchor) == period
    }
  }
}

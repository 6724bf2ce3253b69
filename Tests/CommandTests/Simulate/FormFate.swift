import FollowUp
import Storage
import Triage

/// What became of a form that was sent to a clinic.
enum FormFate: Hashable {
  /// There is a decision on it.
  case decided
  /// It was refused and is kept, and a person is told.
  case refused
  /// It was refused and is kept, and no entry tells of it.
  case refusedSilently
  /// Nothing is known of it.
  case lost

  init(of form: String, in store: Store) throws {
    if try !store.decisions(of: form).isEmpty {
      self = .decided
    } else if try store.quarantined(submission: form).isEmpty {
      self = .lost
    } else {
      self = try Self.isTold(form, store) ? .refused : .refusedSilently
    }
  }

  /// Whether any entry, open or not, is about the refused form.
  private static func isTold(_ form: String, _ store: Store) throws -> Bool {
    var number = 1
    while let entry = try store.entry(holding: number) {
      let isAbout = entry.concerns.contains {
        $0.concern.kind == .refused && $0.concern.submission == form
      }
      if isAbout { return true }
      number += 1
    }
    return false
  }
}

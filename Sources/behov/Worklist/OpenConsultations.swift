import FollowUp
import Rules
import Scheduling
import Storage
import Triage
import Values

/// The entries of a work list whose patients are to have a time.
struct OpenConsultations {
  /// What each needs.
  private(set) var consultations: [BookingPlan.Consultation] = []
  /// Patients who would have had one, and are no longer followed up.
  private(set) var departed: [BookingPlan.Consultation] = []
  /// The slots that patients have, whatever their unit and whether they are followed up or not.
  private(set) var held: Set<String> = []
  private let store: Store
  private let wording: any Wording
  private var units: Set<String> = []

  /// Reads a store's work list: the patients of a unit, or of all where it is `nil`.
  init(_ store: Store, _ settings: Settings, unit: String?) throws(StorageError) {
    self.store = store
    wording = settings.language.wording
    let today = settings.calendar.date(of: settings.now)
    var reader = try WorklistReader(store, on: today)
    for entry in try store.worklist() where entry.key.desk == .clinic {
      if let slot = entry.booking(on: today) { held.insert(slot.id) }
      let own = try reader.unit(of: entry)
      units.insert(own)
      if let unit, unit.lowercased() != own.lowercased() { continue }
      guard let need = entry.slotNeed(unit: own) else { continue }
      let consultation = BookingPlan.Consultation(entry, need)
      if try reader.departure(entry) == nil {
        consultations.append(consultation)
      } else {
        departed.append(consultation)
      }
    }
  }

  /// What a slot can be of: the words that everyone has, those of the protocols that the store has,
  /// and those of what is open.
  func words() throws(StorageError) -> SlotFile.Words {
    var protocols = KeptProtocols(try store.content())
    let rows = protocols.all.flatMap(\.readings).flatMap(\.rules.consultation)
    let needs = consultations.map(\.need)
    return SlotFile.Words(
      contacts: Set(wording.contacts.keys).union(rows.map(\.contact)).union(needs.map(\.contact)),
      roles: Set(wording.roles.keys).union(rows.compactMap(\.by)).union(needs.compactMap(\.role)),
      units: units
    )
  }
}

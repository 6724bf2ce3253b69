import Diagnostics
import Forms
import Rules
import Triage
import Values

/// The protocols of a store, as they were when something was decided by them.
struct KeptProtocols {
  private let kept: [StoredContent]
  private let forms: FormLibrary
  private var read: [ContentReference: TriageProtocol?] = [:]

  /// Takes every file that a store has kept.
  init(_ kept: [StoredContent]) {
    self.kept = kept
    forms = FormLibrary(reading: kept.filter { $0.kind != .rules }.map(\.source))
  }

  /// The protocol of a reference; `nil` where the store has it not.
  mutating func triageProtocol(_ reference: ContentReference) -> TriageProtocol? {
    if let known = read[reference] { return known }
    let found = ClinicContent.archived(reference, among: kept, forms: forms)
    read[reference] = .some(found)
    return found
  }

  /// The protocol of an id that was kept last; `nil` where the store has none.
  mutating func newest(_ id: String) -> TriageProtocol? {
    guard let file = kept.last(where: { $0.kind == .rules && $0.id == id }) else { return nil }
    return triageProtocol(ContentReference(id: id, version: file.version, hash: file.hash))
  }

  /// Every protocol as it was kept last.
  lazy var all: [TriageProtocol] = {
    let ids = Set(kept.filter { $0.kind == .rules }.map(\.id))
    return ids.sorted().compactMap { newest($0) }
  }()

  /// The owner of every protocol; `nil` where they have several.
  lazy var onlyOwner: String? = {
    let owners = Set(all.map(\.owner))
    return owners.count == 1 ? owners.first : nil
  }()

  /// The ids of the thresholds on the item in which a patient wishes for contact.
  mutating func wishes(_ decision: Decision) -> Set<String> {
    guard let found = triageProtocol(decision.rules), let wish = found.wish else { return [] }
    let readings = found.readings.flatMap { reading in
      reading.form.items.filter { $0.name == wish }.compactMap { item -> [String]? in
        guard case .slot(let slot) = item.position else { return nil }
        return reading.rules.thresholds.filter { $0.rows.contains { $0.item == slot } }.map(\.id)
      }
    }
    return Set(readings.joined())
  }
}

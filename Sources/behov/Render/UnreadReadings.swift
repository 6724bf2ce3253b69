import Diagnostics
import Storage
import Triage

/// Readings that nobody reads, which are kept all the same and told.
///
/// They are of a patient who is not enrolled, or have a code that no protocol of the patient's reads.
struct UnreadReadings {
  private var counts: [Key: Int] = [:]

  private struct Key: Hashable {
    let patient: String
    let code: String
  }

  /// The most patients that are told one by one.
  private static let longestList = 20

  /// Counts a reading that is stored, now or from before.
  mutating func take(_ outcome: ReadingOutcome) {
    switch outcome {
    case .stored(_, let reading), .duplicate(_, let reading):
      counts[Key(patient: reading.patient, code: reading.code), default: 0] += 1
    case .rejected: break
    }
  }

  /// A sentence for each code and each patient; none where all are read.
  func sentences(
    _ store: Store,
    _ protocols: [TriageProtocol],
    _ wording: any Wording
  ) throws -> [String] {
    if counts.isEmpty { return [] }
    let codes = protocols.reduce(into: Set<String>()) { $0.formUnion($1.codesRead) }
    let unread = counts.filter { !codes.contains($0.key.code) }
    let byCode = Dictionary(unread.map { ($0.key.code, $0.value) }, uniquingKeysWith: +)
    let ofCodes = byCode.sorted { $0.key < $1.key }.map { code, count in
      wording.unread(
        count,
        code: visible(code),
        nearest: didYouMean(code, among: codes.sorted()).map(visible)
      )
    }
    return ofCodes + (try ofPatients(store, protocols, codes, wording))
  }

  /// What is told of patients, where any patient is enrolled at all.
  private func ofPatients(
    _ store: Store,
    _ protocols: [TriageProtocol],
    _ codes: Set<String>,
    _ wording: any Wording
  ) throws -> [String] {
    guard try store.hasEnrolments() else { return [] }
    let enrolled = try store.enrolledPatients()
    var told: [String] = []
    for (patient, keys) in Dictionary(grouping: counts.keys, by: \.patient)
      .sorted(by: { $0.key < $1.key })
    {
      let own = Set(try store.enrolments(of: patient).map(\.protocol))
      let count = { (keys: [Key]) in keys.reduce(0) { $0 + (counts[$1] ?? 0) } }
      if own.isEmpty {
        let nearest = didYouMean(patient, among: enrolled).map(visible)
        told.append(wording.notEnrolled(visible(patient), count(keys), nearest: nearest))
        continue
      }
      let read = protocols.filter { own.contains($0.reference.id) }
        .reduce(into: Set<String>()) { $0.formUnion($1.codesRead) }
      for key in keys.sorted(by: { $0.code < $1.code })
      where codes.contains(key.code) && !read.contains(key.code) {
        told.append(wording.unread(count([key]), code: visible(key.code), of: visible(patient)))
      }
    }
    let more = told.count - Self.longestList
    return more <= 0
      ? told : told.prefix(Self.longestList) + [wording.moreUnread(more)]
  }
}

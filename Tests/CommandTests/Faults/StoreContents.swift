#if os(Linux)
  import Foundation
  import Storage
  import Triage

  /// What stands in a store: each submission with all its decisions as they were written, and what was
  /// refused.
  struct StoreContents: Equatable {
    var decisions: [String: [Data]] = [:]
    var refused: [String] = []
    var faults: [IntegrityFault] = []
    /// How many submissions there are, those that nobody sent among them.
    var count = 0

    /// Nothing, as where no store was made.
    init() {}

    /// Reads what a store has of some submissions; one that nothing was written to yet has nothing.
    init(_ path: String, _ ids: Set<String>) throws {
      let store: Store
      do throws(StorageError) { store = try Store(path: path, .existing) } catch {
        if case .noStore = error { return }
        throw error
      }
      defer { try? store.close() }
      faults = try store.integrityFaults()
      var last = 0
      while let page = try? store.keptLines(after: last, count: 10_000), let end = page.last {
        refused += page.map { "\($0.quarantined.fault.code) \($0.quarantined.input)" }
        last = end.number
      }
      count = try store.lastReceived().submissions
      for id in ids {
        let stored = try store.decisions(of: id)
        if !stored.isEmpty { decisions[id] = stored.map { Data($0.json) } }
      }
    }

    /// What a run has said of forms that is not so.
    ///
    /// Of a line that is not written to its end, the form that it names must be decided.
    func claimedInVain(_ output: Data) -> [String] {
      let isWhole = output.last == UInt8(ascii: "\n")
      var lines = output.split(separator: UInt8(ascii: "\n"))
      let rest = isWhole ? nil : lines.popLast()
      var vain = lines.compactMap { line in
        isHeld(Data(line)) ? nil : String(decoding: line.prefix(80), as: UTF8.self)
      }
      let named = rest.flatMap { Self.submission(String(decoding: $0, as: UTF8.self)) }
      if let named, decisions[named] == nil { vain.append(named) }
      return vain
    }

    private func isHeld(_ line: Data) -> Bool {
      guard let said = try? JSONSerialization.jsonObject(with: line) as? [String: Any],
        let status = said["status"] as? String
      else { return false }
      let id = said["submission"] as? String
      switch status {
      case "rejected": return !refused.isEmpty
      case "duplicate": return id.map { decisions[$0] != nil } ?? false
      default: return id.map { decisions[$0]?.contains(line) ?? false } ?? false
      }
    }

    /// The submission that a line begins with.
    static func submission(_ line: String, key: String = "submission") -> String? {
      let start = "{\"\(key)\":\""
      guard line.hasPrefix(start) else { return nil }
      let rest = line.dropFirst(start.count)
      return rest.firstIndex(of: "\"").map { String(rest[..<$0]) }
    }
  }

  /// Forms of the knee clinic, all different, with a line that cannot be read among them.
  enum KneeForms {
    static func lines(_ count: Int, prefix: String = "s", patients: Int? = nil) -> [String] {
      (0..<count).flatMap { index -> [String] in
        let patient = index % (patients ?? count)
        let day = 1 + index / (patients ?? count) % 28
        let wish = index % 4 == 0 ? "" : #","wish":"nothing""#
        let form = """
          {"id":"\(prefix)-\(index)","patient":"p\(patient)","form":"knee","version":"1.0.0",\
          "authored":"2026-10-\(day < 10 ? "0" : "")\(day)T08:04:00+01:00",\
          "answers":{"function.stairs":0,"function.walking":0,"pain":\([1, 9, 5][index % 3]),\
          "locked":false,"swelling":"not_swollen","has_fallen":false\(wish)}}
          """
        return index % 5 == 4 ? [form, "half a li \(prefix) \(index)"] : [form]
      }
    }
  }
#endif

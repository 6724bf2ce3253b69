#if os(Linux)
  import Foundation
  import Storage
  import Testing

  /// Faults 46, 47 and 49: several processes on one store.
  @Suite("Processes that share a store decide each form once")
  struct ConcurrencyTests {
    /// How many forms each of the eight processes is given, three times each.
    private static let count = FaultRuns.areAll ? 100_000 : 700

    @Test func eightThatAreGivenTheSameForms() throws {
      let lines = KneeForms.lines(Self.count, patients: Self.count / 2)
      let clinic = try FaultyClinic(lines)
      var random = Seeded()
      let runs = try (1...8).map { number in
        let name = "forms-\(number).ndjson"
        try clinic.write((lines + lines + lines).shuffled(using: &random), name)
        return try clinic.start(clinic.triage(name))
      }
      var decided: [String: Int] = [:]
      for run in runs {
        let run = try run.end()
        #expect(run.status == 1, "seed \(FaultRuns.seed): \(run.talk)")
        for line in run.output.split(separator: UInt8(ascii: "\n")) {
          let line = String(decoding: line, as: UTF8.self)
          if let id = StoreContents.submission(line) { decided[id, default: 0] += 1 }
        }
      }
      let contents = try clinic.contents()
      #expect(contents.faults == [] && contents.count == Self.count)
      #expect(contents.refused.count == Self.count / 5)
      // One more is told of a form that a late earlier one has changed.
      #expect(decided.count == Self.count)
      #expect(decided.allSatisfy { contents.decisions[$0.key]?.count == $0.value })
      let replayed = try clinic.run(
        ["replay", "--all", "--store", clinic.store, "--format", "ndjson", "--lang", "en"]
      )
      #expect(replayed.status == 0, "seed \(FaultRuns.seed): \(replayed.talk)")
      let alone = try FaultyClinic(lines)
      _ = try alone.run(alone.triage())
      let usual = try alone.contents()
      #expect(try contents.inForce() == usual.inForce(), "seed \(FaultRuns.seed)")
    }

    @Test func aPersonCanActWhileALongBatchIsDecided() throws {
      let clinic = try FaultyClinic(KneeForms.lines(FaultRuns.areAll ? 30_000 : 6_000))
      try clinic.write(KneeForms.lines(4, prefix: "before"), "before.ndjson")
      _ = try clinic.run(clinic.triage("before.ndjson"))
      let batch = try clinic.start(clinic.triage())
      var acts = 0
      while batch.process.isRunning {
        let act = try clinic.run([
          "worklist", "open", "1", "--by", "Kari", "--store", clinic.store, "--allow-example",
        ])
        #expect(act.status == 0, "\(act.talk)")
        acts += 1
      }
      #expect(try batch.end().status == 1)
      #expect(acts > 1)
    }
  }

  extension StoreContents {
    /// The colour in force of each form.
    func inForce() throws -> [String: String] {
      try decisions.mapValues { all in
        let decision = try JSONSerialization.jsonObject(with: all[0]) as? [String: Any]
        return decision?["colour"] as? String ?? "none"
      }
    }
  }
#endif

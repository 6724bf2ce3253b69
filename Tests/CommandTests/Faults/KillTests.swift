#if os(Linux)
  import Foundation
  import Testing

  /// Fault 40: `kill -9`, at any moment.
  @Suite("A run that is killed has lost nothing, and the same command goes on")
  struct KillTests {
    /// Kills one run after another on the same forms, until as many were killed or none is left to
    /// decide; a store that is complete begins anew.
    @Test func atAnyMoment() throws {
      let forms = KneeForms.lines(FaultRuns.forms ?? (FaultRuns.areAll ? 100_000 : 3_000))
      let clinic = try FaultyClinic(forms)
      var random = Seeded()
      let usual = try clinic.run(clinic.triage())
      let complete = try clinic.contents()
      try clinic.restore([:])
      var (killed, stores) = (0, 1)
      // A run that goes on has its lines to read first, and little to do at the end.
      var longest = 300_000
      while killed < FaultRuns.kills {
        let run = try clinic.start(clinic.triage())
        usleep(UInt32.random(in: 0...UInt32(longest), using: &random))
        kill(run.process.processIdentifier, SIGKILL)
        let end = try run.end()
        let left = try clinic.contents()
        let place: Comment = "kill \(killed) of store \(stores), seed \(FaultRuns.seed)"
        #expect(left.claimedInVain(end.output) == [] && left.faults == [], place)
        if end.status == usual.status {
          #expect(left == complete, place)
          try clinic.restore([:])
          stores += 1
          longest = longest * 2 / 3
        } else {
          #expect(end.status == 128 + SIGKILL, "\(place): \(end.talk)")
          killed += 1
          if left.count < 500, killed % 4 == 0 { longest = longest * 3 / 2 }
        }
      }
      let again = try clinic.run(clinic.triage("forms.ndjson", ["--repeat"]))
      #expect(again.output == usual.output && again.status == usual.status)
      #expect(try clinic.contents() == complete)
    }

    /// One that is stopped while it commits keeps others out until it goes on, or is killed.
    @Test("one that is stopped while it commits", arguments: [SIGCONT, SIGKILL])
    func stoppedInACommit(_ signal: Int32) throws {
      let clinic = try StoreStateTests.clinic()
      let stop = DiskFault(call: .sync, how: .stop, on: "-wal")
      let stopped = try clinic.start(clinic.triage("more.ndjson"), stop, at: 1)
      while !FileManager.default.fileExists(atPath: stopped.mark) { usleep(2000) }
      let other = try clinic.run(clinic.triage("more.ndjson"))
      #expect(other.status == 75 && other.output.isEmpty)
      kill(stopped.process.processIdentifier, signal)
      #expect(try stopped.end().status == (signal == SIGCONT ? 1 : 128 + SIGKILL))
      #expect(try clinic.run(clinic.triage("more.ndjson")).status == 1)
      let contents = try clinic.contents()
      #expect(contents.count == 40 && contents.faults == [])
      #expect(contents.decisions.values.allSatisfy { $0.count == 1 })
    }
  }
#endif

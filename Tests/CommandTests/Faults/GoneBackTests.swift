#if os(Linux)
  import Foundation
  import Testing

  /// Fault 35, and a store that is taken from an earlier copy.
  @Suite("A clock or a store that has gone back")
  struct GoneBackTests {
    @Test("a clock before what the store has stops the run", arguments: ["triage", "observe"])
    func clock(_ command: String) throws {
      let clinic = try StoreStateTests.clinic()
      try clinic.write(KneeForms.lines(2, prefix: "now"), "now.ndjson")
      func run(_ seconds: Int) throws -> FaultyClinic.Run {
        var arguments = clinic.triage("more.ndjson", now: nil)
        arguments[0] = command
        return try clinic.run(arguments, nil, at: 0, ["FAULT_CLOCK": "\(seconds)"])
      }
      #expect(try clinic.run(clinic.triage("now.ndjson", now: nil)).status == 1)
      let before = try clinic.contents()
      let back = try run(-86_400)
      #expect(back.status == 65 && back.output.isEmpty)
      #expect(back.talk.hasPrefix("behov: the clock says "), "\(back.talk)")
      #expect(back.talk.contains("; nothing was done\n  help: set the clock; "))
      #expect(try clinic.contents() == before)
      let nearly = try run(-120)
      #expect(nearly.status == 1, "\(nearly.talk)")
    }

    @Test func aStoreFromAnEarlierCopyComesToTheSame() throws {
      let clinic = try StoreStateTests.clinic()
      let copy = clinic.directory.appendingPathComponent("copy.sqlite")
      #expect(try clinic.run(["backup", copy.path, "--store", clinic.store]).status == 0)
      let decided = try clinic.run(clinic.triage("more.ndjson"))
      let contents = try clinic.contents()
      try clinic.restore(["clinic.sqlite": Data(contentsOf: copy)])
      #expect(try clinic.contents().count == 20)
      let again = try clinic.run(clinic.triage("more.ndjson"))
      #expect(again.output == decided.output && again.status == decided.status)
      #expect(try clinic.contents() == contents)
      let first = try clinic.run(clinic.triage())
      #expect(
        first.talk.contains(": 24 lines: 0 decided, 0 not assessed, 4 rejected, 20 duplicate")
      )
    }
  }
#endif

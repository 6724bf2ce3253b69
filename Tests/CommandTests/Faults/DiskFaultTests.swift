#if os(Linux)
  import Foundation
  import Testing

  /// Faults 40, 41 and 43: whatever fails, and wherever a run dies, the same command ends the work.
  @Suite("On a disk that fails nothing is lost and nothing doubled")
  struct DiskFaultTests {
    static let errors: [DiskFault] = [
      .init(call: .open, how: .error), .init(call: .open, how: .error, number: EMFILE),
      .init(call: .open, how: .lasting, number: ENOSPC), .init(call: .read, how: .error),
      .init(call: .write, how: .error), .init(call: .write, how: .lasting, number: ENOSPC),
      .init(call: .write, how: .short, number: ENOSPC), .init(call: .sync, how: .error),
      .init(call: .sync, how: .lasting, number: EIO), .init(call: .truncate, how: .error),
      .init(call: .truncate, how: .lasting, number: ENOSPC), .init(call: .name, how: .error),
    ]
    static let deaths: [DiskFault] = [
      .init(how: .kill), .init(how: .after), .init(call: .write, how: .torn), .init(how: .power),
    ]

    @Test("a call that fails, in a store that is there", arguments: errors + deaths)
    func faultInAStore(_ fault: DiskFault) throws {
      let clinic = try FaultyClinic(KneeForms.lines(5))
      try clinic.write(KneeForms.lines(3, prefix: "before"), "before.ndjson")
      #expect(try clinic.run(clinic.triage("before.ndjson")).status == 1)
      try Trial(clinic, fault).run(some: 5)
    }

    @Test("a call that fails, while the store is made", arguments: errors + deaths)
    func faultInANewStore(_ fault: DiskFault) throws {
      try Trial(FaultyClinic(KneeForms.lines(5)), fault).run(some: 3)
    }

    @Test(
      "a disk that is full, among several commits",
      arguments: [
        DiskFault(call: .write, how: .lasting, number: ENOSPC), .init(call: .write, how: .short),
      ]
    )
    func fullDisk(_ fault: DiskFault) throws {
      try Trial(FaultyClinic(KneeForms.lines(1100)), fault)
        .run(some: FaultRuns.areAll ? 200 : 4, isSample: true)
    }

    @Test("a death while a commit is written", arguments: deaths)
    func deathInTheCommitWindow(_ fault: DiskFault) throws {
      var fault = fault
      fault.on = "-wal"
      try Trial(FaultyClinic(KneeForms.lines(1100)), fault)
        .run(some: FaultRuns.areAll ? 50 : 3, isSample: true)
    }
  }

  /// One fault at many calls, each from the same beginning, and what must be so after each.
  struct Trial {
    private let clinic: FaultyClinic
    private let fault: DiskFault
    private let files: [String: Data]
    private let usual: FaultyClinic.Run
    private let contents: StoreContents

    /// Runs it once without the fault, which tells what is to come of it.
    init(_ clinic: FaultyClinic, _ fault: DiskFault) throws {
      self.clinic = clinic
      self.fault = fault
      files = try clinic.files()
      usual = try clinic.run(clinic.triage())
      contents = try clinic.contents()
      try #require(usual.status == 1 && !contents.decisions.isEmpty && contents.faults.isEmpty)
    }

    /// Lets the fault happen at some calls, or at every one until a run has none left.
    func run(some: Int, isSample: Bool = false) throws {
      try clinic.restore(files)
      let total = try clinic.calls(clinic.triage(), fault)
      var random = Seeded()
      let calls =
        isSample
        ? Array((1...max(total, 1)).shuffled(using: &random).prefix(some))
        : FaultRuns.calls(of: total, some: some, &random)
      var happened = 0
      for call in calls {
        try clinic.restore(files)
        if try happens(at: call) { happened += 1 }
      }
      #expect(happened > 0, "\(fault), seed \(FaultRuns.seed): never happened in \(total) calls")
      let doctor = try clinic.run(["doctor", "--store", clinic.store, "--lang", "en"])
      #expect(doctor.output.contains(Data("nothing is damaged".utf8)), "\(fault)")
    }

    private func happens(at call: Int) throws -> Bool {
      let run = try clinic.run(clinic.triage(), fault, at: call)
      let place: Comment = "\(fault), call \(call), seed \(FaultRuns.seed): \(run.talk)"
      let left = try clinic.contents()
      #expect(left.claimedInVain(run.output) == [], place)
      #expect(left.faults == [], place)
      #expect(isRight(run), place)
      let again = try clinic.run(clinic.triage("forms.ndjson", ["--repeat"]))
      #expect(again.status == usual.status && again.output == usual.output, place)
      #expect(try clinic.contents() == contents, place)
      return run.happened
    }

    /// What fails after all is committed, as tidying up, is nothing that anyone must be called for.
    private func isRight(_ run: FaultyClinic.Run) -> Bool {
      let isComplete = run.output == usual.output
      switch run.status {
      case usual.status: return isComplete && run.talk.hasSuffix(usual.talk.suffix(60))
      case 74: return run.talk.contains("  help: ") && !run.talk.contains("complete:")
      case 128 + SIGKILL: return ![.error, .lasting, .short].contains(fault.how)
      default: return false
      }
    }
  }
#endif

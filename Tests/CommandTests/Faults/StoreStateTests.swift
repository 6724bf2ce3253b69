#if os(Linux)
  import Foundation
  import Storage
  import Testing

  /// Faults 42, 44 and 46: a store that cannot be used is told with its cure, and left as it is.
  @Suite("A store that cannot be used is left as it is")
  struct StoreStateTests {
    /// What stands where the store is to be, and what is said of it.
    struct State: Sendable, CustomTestStringConvertible {
      var name: String
      var status: Int32 = 74
      /// What is said; `STORE` is the store's path.
      var said: String
      var help: String
      /// Makes it of a sound store.
      var make: @Sendable (_ path: String) throws -> Void
      var testDescription: String { name }
    }

    static let states = [
      State(
        name: "a directory",
        said: "the store `STORE` cannot be opened (526)",
        help: "give the path of a file, in a directory that exists and can be written"
      ) { path in
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(
          atPath: path,
          withIntermediateDirectories: false
        )
      },
      State(
        name: "no database",
        said: "`STORE` is not a database",
        help: "give another path with --store; the file is unchanged"
      ) { path in
        try Data(String(repeating: "navn;dato\n", count: 500).utf8)
          .write(to: URL(fileURLWithPath: path))
      },
      State(
        name: "the first bytes of a store",
        said: "the store `STORE` is damaged (database disk image is malformed)",
        help: "keep the file as it is, restore a backup beside it, then run `behov doctor`"
      ) { try cut($0, to: 100) },
      State(
        name: "a part of a store",
        said: "the store `STORE` is damaged (database disk image is malformed)",
        help: "keep the file as it is, restore a backup beside it, then run `behov doctor`"
      ) { try cut($0, to: 3 * 4096) },
    ]

    private static func cut(_ path: String, to count: Int) throws {
      let url = URL(fileURLWithPath: path)
      try Data(contentsOf: url).prefix(count).write(to: url)
    }

    @Test("what is no store, or only a part of one", arguments: states)
    func isLeftAsItIs(_ state: State) throws {
      let clinic = try Self.clinic()
      try state.make(clinic.store)
      try check(clinic, clinic.triage(), state.status, state.said, state.help)
      try check(
        clinic,
        ["worklist", "--store", clinic.store],
        state.status,
        state.said,
        state.help
      )
      let doctor = try clinic.run(["doctor", "--store", clinic.store, "--lang", "en"])
      let said = state.said.replacing("STORE", with: clinic.store)
      #expect(doctor.status == 1 && Self.flat(doctor.output).contains(Self.flat(Data(said.utf8))))
    }

    @Test func aDirectoryThatIsNotThere() throws {
      let clinic = try Self.clinic()
      try FileManager.default.removeItem(at: clinic.disk)
      let run = try clinic.run(clinic.triage())
      #expect(run.status == 74 && run.output.isEmpty)
      #expect(
        run.talk == """
          behov: the store `\(clinic.store)` cannot be opened (14)
            help: give the path of a file, in a directory that exists and can be written

          """
      )
      #expect(!FileManager.default.fileExists(atPath: clinic.disk.path))
    }

    /// The superuser may write everywhere, so the file system's refusal is made.
    @Test(arguments: [EROFS, EACCES])
    func aStoreThatMayOnlyBeRead(_ number: Int32) throws {
      let clinic = try Self.clinic()
      try check(
        clinic,
        clinic.triage("more.ndjson"),
        74,
        "the store `STORE` cannot be written",
        "give this user the right to write the file and its directory",
        DiskFault(call: .open, how: .error, number: number, on: "clinic.sqlite")
      )
    }

    @Test func aStoreThatAnotherHolds() throws {
      let clinic = try Self.clinic()
      let contents = try clinic.contents()
      let other = try Store(path: clinic.store, .existing)
      try other.hold()
      let run = try clinic.run(clinic.triage("more.ndjson"))
      #expect(run.status == 75 && run.output.isEmpty)
      #expect(
        run.talk == """
          behov: the store `\(clinic.store)` is in use by another process
            help: wait until the other process ends, then run the command again

          """
      )
      // Read only now: what this process closes takes its locks with it.
      other.release()
      #expect(try clinic.contents() == contents)
      #expect(try clinic.run(clinic.triage("more.ndjson")).status == 1)
      #expect(try clinic.contents().count == 40)
    }

    @Test func anEmptyFileIsMadeAStore() throws {
      let clinic = try Self.clinic()
      try Data().write(to: URL(fileURLWithPath: clinic.store))
      let run = try clinic.run(clinic.triage("more.ndjson"))
      #expect(run.status == 1 && run.talk.hasPrefix("A new store "))
      #expect(try clinic.contents().count == 20)
    }

    @Test func aStoreOfANewerVersion() throws {
      let clinic = try Self.clinic()
      try clinic.patch { bytes in
        for place in bytes.ranges(of: Array("0011-reading".utf8)) {
          bytes.replaceSubrange(place, with: Array("0999-reading".utf8))
        }
      }
      try check(
        clinic,
        clinic.triage("more.ndjson"),
        74,
        "the store `STORE` was written by a newer version of behov (`0999-reading-reviews`)",
        "use that version of behov; the store is unchanged"
      )
    }

    @Test func aDatabaseOfAnotherProgram() throws {
      let clinic = try Self.clinic()
      // The application's number in the header of a database.
      try clinic.patch { $0.replaceSubrange(68..<72, with: [0, 0, 0, 7]) }
      try check(
        clinic,
        clinic.triage("more.ndjson"),
        74,
        "`STORE` is a database of another program",
        "give another path with --store; the file is unchanged"
      )
    }

    /// What is changed in a text that nothing else repeats is for the audit to find.
    @Test func oneChangedByte() throws {
      let clinic = try Self.clinic()
      let (files, sound) = (try clinic.files(), try clinic.contents())
      let size = files["clinic.sqlite"]?.count ?? 0
      var random = Seeded()
      var (found, unread) = (0, 0)
      for _ in 0..<(FaultRuns.areAll ? 3000 : 40) {
        try clinic.restore(files)
        let place = Int.random(in: 0..<size, using: &random)
        try clinic.patch { $0[place] ^= UInt8.random(in: 1...255, using: &random) }
        let comment: Comment = "byte \(place), seed \(FaultRuns.seed)"
        let doctor = try clinic.run(["doctor", "--store", clinic.store, "--lang", "en"])
        let isFound = !doctor.output.contains(Data("nothing is damaged".utf8))
        #expect(doctor.status == 1, comment)
        found += isFound ? 1 : 0
        let run = try clinic.run(clinic.triage("more.ndjson"))
        #expect([1, 65, 74].contains(run.status), "\(comment): \(run.status) \(run.talk)")
        if run.status == 1, !isFound {
          let left = try clinic.contents()
          #expect(left.claimedInVain(run.output) == [], comment)
          #expect(try left.inForce().filter { sound.decisions[$0.key] != nil } == sound.inForce())
        } else {
          unread += 1
        }
      }
      #expect(found > 0 && unread > 0)
    }

    // MARK: What is shared

    /// A clinic with a sound store of 20 forms, and 20 more to decide.
    static func clinic() throws -> FaultyClinic {
      let clinic = try FaultyClinic(KneeForms.lines(20))
      try clinic.write(KneeForms.lines(20, prefix: "more"), "more.ndjson")
      try #require(try clinic.run(clinic.triage()).status == 1)
      return clinic
    }

    private func check(
      _ clinic: FaultyClinic,
      _ arguments: [String],
      _ status: Int32,
      _ said: String,
      _ help: String,
      _ fault: DiskFault? = nil
    ) throws {
      let before = try clinic.files(but: ["-shm", "-wal"])
      let run = try clinic.run(arguments, fault, at: 1)
      #expect(run.status == status && run.output.isEmpty, "\(run.talk)")
      let expected = "behov: \(said)\n  help: \(help)\n"
      #expect(run.talk == expected.replacing("STORE", with: clinic.store))
      #expect(try clinic.files(but: ["-shm", "-wal"]) == before)
    }

    private static func flat(_ text: Data) -> String {
      String(decoding: text, as: UTF8.self).filter { !$0.isWhitespace }
    }
  }

  extension FaultyClinic {
    /// Changes bytes of the store.
    fileprivate func patch(_ change: (inout [UInt8]) -> Void) throws {
      let url = URL(fileURLWithPath: store)
      var bytes = [UInt8](try Data(contentsOf: url))
      change(&bytes)
      try Data(bytes).write(to: url)
    }
  }
#endif

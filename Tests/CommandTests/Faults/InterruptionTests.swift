#if os(Linux)
  import Foundation
  import Testing

  /// Fault 45: a run that is asked to stop, and one whose reader or whose streams are gone.
  @Suite("A run that is stopped leaves nothing half done, and the same command goes on")
  struct InterruptionTests {
    private static let forms = KneeForms.lines(1900)
    /// A write of the first commit of decisions, after those of the store itself and the content.
    private static let inTheFirstCommit = 300

    @Test("SIGINT and SIGTERM", arguments: [DiskFault.How.int, .term])
    func asked(_ how: DiskFault.How) throws {
      let clinic = try FaultyClinic(Self.forms)
      let fault = DiskFault(call: .write, how: how, on: "-wal")
      let run = try clinic.run(clinic.triage(), fault, at: Self.inTheFirstCommit)
      #expect(run.status == 130)
      #expect(run.talk.contains("interrupted: 1000 lines: "), "\(run.talk)")
      #expect(run.talk.hasSuffix("; the same command again decides the rest\n"))
      let left = try clinic.contents()
      #expect(left.claimedInVain(run.output) == [] && left.faults == [])
      #expect(run.output.split(separator: UInt8(ascii: "\n")).count == 1000)
      let again = try clinic.run(clinic.triage())
      #expect(again.status == 1)
      #expect(again.talk.hasPrefix("\(left.count) decided before, \(1900 - left.count) new\n"))
      try Self.checkComplete(clinic)
    }

    @Test("while it reads standard input", arguments: [SIGINT, SIGTERM])
    func whileItReads(_ number: Int32) throws {
      let clinic = try FaultyClinic(Self.forms)
      let pipe = clinic.directory.appendingPathComponent("pipe").path
      try #require(mkfifo(pipe, 0o600) == 0)
      // Open for both, so that it has no end as long as this test goes on.
      let writer = open(pipe, O_RDWR)
      defer { close(writer) }
      let run = try clinic.start(clinic.triage("-"), redirected: "< \"\(pipe)\"")
      let line = Array("{\n".utf8)
      try #require(write(writer, line, line.count) == line.count)
      var left: CInt = 1
      while left > 0, run.process.isRunning {
        usleep(1000)
        try #require(ioctl(writer, UInt(FIONREAD), &left) == 0)
      }
      kill(run.process.processIdentifier, number)
      for _ in 0..<2_000 where run.process.isRunning { usleep(10_000) }
      // One that has not heard it is not waited for.
      if run.process.isRunning { kill(run.process.processIdentifier, SIGKILL) }
      let ended = try run.end()
      #expect(ended.status == 130 && ended.output.isEmpty)
      #expect(
        ended.talk == """
          behov: interrupted while standard input was read: nothing of it is stored
            help: give the same input again

          """
      )
      #expect(try clinic.files().isEmpty)
    }

    @Test("with a result in a file, which stays as it was")
    func askedWithAFile() throws {
      let clinic = try FaultyClinic(Self.forms)
      let result = clinic.directory.appendingPathComponent("result.ndjson")
      try Data("before".utf8).write(to: result)
      let output = ["--output", result.path]
      let fault = DiskFault(call: .write, how: .int, on: "-wal")
      let triage = clinic.triage("forms.ndjson", output)
      let run = try clinic.run(triage, fault, at: Self.inTheFirstCommit)
      #expect(run.status == 130)
      #expect(try Data(contentsOf: result) == Data("before".utf8))
      #expect(run.talk.contains(" is as it was; what was decided is stored: the same command "))
      let again = try clinic.run(triage + ["--repeat"])
      #expect(again.status == 1)
      let usual = try FaultyClinic(Self.forms)
      let whole = try usual.run(usual.triage())
      #expect(try Data(contentsOf: result) == whole.output)
    }

    /// It is read but once: what was read first has become another file's by the end.
    @Test func aFileThatIsWrittenWhileItIsCounted() throws {
      let clinic = try FaultyClinic(Self.forms)
      try clinic.write(Self.forms, "disk/counted.ndjson")
      let file = clinic.disk.appendingPathComponent("counted.ndjson")
      let stop = DiskFault(call: .read, how: .stop, on: "counted")
      let run = try clinic.start(clinic.triage("disk/counted.ndjson", ["--count"]), stop, at: 2)
      while !FileManager.default.fileExists(atPath: run.mark) { usleep(2000) }
      let writer = try FileHandle(forWritingTo: file)
      try writer.write(contentsOf: Data(Self.forms[1].utf8))
      try writer.close()
      kill(run.process.processIdentifier, SIGCONT)
      let ended = try run.end()
      #expect(ended.status == 65 && ended.output.isEmpty)
      #expect(
        ended.talk.hasSuffix(
          """
          behov: the input was changed while it was counted; nothing is told or stored
            help: run the command again once the file is complete

          """
        )
      )
    }

    @Test func aReaderThatHasGone() throws {
      let clinic = try FaultyClinic(Self.forms)
      let pipe = Pipe()
      try pipe.fileHandleForReading.close()
      let started = try clinic.start(clinic.triage(), output: pipe.fileHandleForWriting)
      let run = try started.end()
      #expect(run.status == 128 + SIGPIPE)
      #expect(run.talk.split(separator: "\n").count == 1 && run.talk.hasPrefix("A new store "))
      let left = try clinic.contents()
      #expect(left.faults == [] && left.count > 0 && left.count < 1900)
      #expect(try clinic.run(clinic.triage()).status == 1)
      try Self.checkComplete(clinic)
    }

    @Test(
      "output that cannot be written",
      arguments: [
        (">/dev/full", "No space left on device"), (">&-", "Bad file descriptor"),
        ("<&- >&-", "Bad file descriptor"),
      ]
    )
    func noOutput(_ redirection: String, _ reason: String) throws {
      let clinic = try FaultyClinic(Self.forms)
      let run = try clinic.start(clinic.triage(), redirected: redirection).end()
      #expect(run.status == 74)
      let told = """
        behov: cannot write standard output: \(reason)
          help: what was decided is stored: the same command with --repeat writes it too

        """
      #expect(run.talk.contains("behov: cannot write standard output: \(reason)\n"), "\(run.talk)")
      #expect(run.talk.hasSuffix(told) || redirection.contains(">&-"), "\(run.talk)")
      #expect(try clinic.contents().faults == [])
      #expect(try clinic.run(clinic.triage()).status == 1)
      try Self.checkComplete(clinic)
    }

    @Test func noInput() throws {
      let clinic = try FaultyClinic(Self.forms)
      let run = try clinic.start(clinic.triage("-"), redirected: "<&-").end()
      #expect(run.status == 74 && run.output.isEmpty)
      #expect(run.talk == "behov: cannot read standard input: Bad file descriptor\n")
      #expect(try clinic.files().isEmpty)
    }

    /// Else what is said would be written into the next file that is opened.
    @Test("with streams that are closed", arguments: ["2>&-", "<&- 2>&-", "<&- >&- 2>&-"])
    func closedStreams(_ redirection: String) throws {
      let clinic = try FaultyClinic(Self.forms)
      let usual = try clinic.run(clinic.triage())
      try clinic.restore([:])
      let result = clinic.directory.appendingPathComponent("result.ndjson")
      let run = try clinic.start(
        clinic.triage("forms.ndjson", ["--output", result.path]),
        redirected: redirection
      ).end()
      #expect(run.status == 1 && run.output.isEmpty && run.talk.isEmpty)
      #expect(try Data(contentsOf: result) == usual.output)
      try Self.checkComplete(clinic)
    }

    @Test func aTerminalShowsHowFarItHasCome() throws {
      let clinic = try FaultyClinic(KneeForms.lines(4000))
      let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      defer { close(terminal) }
      // TIOCSPTLCK and TIOCGPTN: its other side is unlocked, and has a number.
      var (lock, number) = (CInt(0), CInt(0))
      try #require(
        ioctl(terminal, 0x4004_5431, &lock) == 0 && ioctl(terminal, 0x8004_5430, &number) == 0
      )
      let other = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
      let side = FileHandle(fileDescriptor: other, closeOnDealloc: true)
      let run = try clinic.start(clinic.triage(), errors: side)
      let shown = try Self.all(of: terminal, while: run)
      let bar = #/\r\x1B\[2K█+░* [0-9]+ % · [0-9\u00A0]+\/s, [0-9]+:[0-9]{2} left · ▲ /#
      #expect(shown.contains(bar))
      #expect(shown.contains("\r\u{1B}[2Kcomplete: 4800 lines: "), "the bar is not wiped")
      #expect(try run.end().status == 1)
    }

    private static func all(of terminal: Int32, while run: FaultyClinic.Started) throws -> String {
      var (shown, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 12))
      _ = fcntl(terminal, F_SETFL, O_NONBLOCK)
      while true {
        let isOver = !run.process.isRunning
        let count = read(terminal, &buffer, buffer.count)
        if count > 0 { shown += buffer[..<count] } else if isOver { break } else { usleep(5000) }
      }
      return String(decoding: shown, as: UTF8.self)
    }

    /// That the store has what it would have if nothing had happened.
    static func checkComplete(_ clinic: FaultyClinic) throws {
      let usual = try FaultyClinic(forms)
      _ = try usual.run(usual.triage())
      #expect(try clinic.contents() == usual.contents())
    }
  }
#endif

#if os(Linux)
  import Foundation
  import Testing

  @Suite("Lines are answered as they come, once they are stored")
  struct LiveTests {
    private static let forms = KneeForms.lines(20)

    private static func form(_ id: String, day: Int, pain: Int, _ patient: String) -> String {
      forms[1].replacing("s-1", with: id).replacing("2026-10-01", with: "2026-10-\(day)")
        .replacing(#""pain":9"#, with: #""pain":\#(pain)"#)
        .replacing(#""patient":"p1""#, with: #""patient":"\#(patient)""#)
    }

    /// Each line is only sent when the one before it has been answered.
    @Test func eachLineBeforeTheNext() throws {
      let clinic = try FaultyClinic(Self.forms)
      let live = try LiveClinic(clinic)
      let answers = try Self.forms.map { try live.answer(to: $0) }
      let ended = try live.end()
      let usual = try FaultyClinic(Self.forms)
      let whole = try usual.run(usual.triage())
      func told(_ talk: String) -> Substring? { talk.split(separator: "\n").last }
      #expect(ended.status == whole.status && told(ended.talk) == told(whole.talk))
      #expect(answers.map { $0 + "\n" }.joined() == String(decoding: whole.output, as: UTF8.self))
      #expect(try clinic.contents() == usual.contents())
    }

    /// Those that are sent together, blank ones and half a line among them.
    @Test func severalTogether() throws {
      let clinic = try FaultyClinic(Self.forms)
      let live = try LiveClinic(clinic)
      let half = Self.forms[2].prefix(9)
      try live.send("\n" + Self.forms[0] + "\r\n \n" + Self.forms[1] + "\n" + half)
      let first = [try live.answer(), try live.answer()]
      try live.send(Self.forms[2].dropFirst(9) + "\n")
      let answers = first + [try live.answer()]
      for (answer, id) in zip(answers, ["s-0", "s-1", "s-2"]) {
        #expect(answer.hasPrefix(#"{"submission":"\#(id)","#))
      }
      // The last line has no end.
      try live.send(Self.forms[3])
      let ended = try live.end()
      #expect(ended.talk.contains("complete: 4 lines: "))
      #expect(try clinic.contents().count == 4)
    }

    @Test("one that was answered is a duplicate, or whole with --repeat", arguments: [false, true])
    func again(_ repeats: Bool) throws {
      let clinic = try FaultyClinic(Self.forms)
      let live = try LiveClinic(clinic, repeats ? ["--repeat"] : [])
      let first = try live.answer(to: Self.forms[1])
      let second = try live.answer(to: Self.forms[1])
      #expect(repeats ? second == first : second.contains(#""status":"duplicate""#))
      #expect(try live.end().status == 0)
    }

    /// Fault 40: `kill -9`, at any moment; whoever sent a line knows whether it is stored by its answer.
    @Test func killed() throws {
      var random = Seeded()
      for _ in 0..<10 {
        let clinic = try FaultyClinic(Self.forms)
        let live = try LiveClinic(clinic)
        let answered = try Self.forms.prefix(8).map { try live.answer(to: $0) }
        try live.send(Self.forms[8...].map { $0 + "\n" }.joined())
        usleep(UInt32.random(in: 0...4_000, using: &random))
        live.tell(SIGKILL)
        let ended = try live.end()
        #expect(ended.status == 128 + SIGKILL)
        let output = answered.map { $0 + "\n" }.joined() + ended.rest
        let left = try clinic.contents()
        #expect(left.faults == [] && left.claimedInVain(Data(output.utf8)) == [])
        // Sent again, those that have no answer are decided, and no line is lost or doubled.
        let again = try clinic.run(clinic.triage())
        let usual = try FaultyClinic(Self.forms)
        #expect(try again.status == usual.run(usual.triage()).status)
        #expect(try clinic.contents() == usual.contents())
      }
    }

    @Test("asked to stop while it waits", arguments: [SIGINT, SIGTERM])
    func stopped(_ number: Int32) throws {
      let clinic = try FaultyClinic(Self.forms)
      let live = try LiveClinic(clinic)
      _ = try live.answer(to: Self.forms[0])
      live.tell(number)
      let ended = try live.end(closing: false)
      #expect(ended.status == 130)
      #expect(ended.talk.contains("interrupted: 1 lines: "))
    }

    @Test func aReaderThatHasGone() throws {
      let clinic = try FaultyClinic(Self.forms)
      let live = try LiveClinic(clinic)
      _ = try live.answer(to: Self.forms[0])
      try live.stopReading()
      try live.send(Self.forms[1] + "\n")
      #expect(try live.end().status == 128 + SIGPIPE)
      let left = try clinic.contents()
      #expect(left.faults == [] && left.count == 2)
    }

    /// Else each answer after it would be taken for that of another line.
    @Test func oneAnswerToALineThatHasAnotherDecidedAgain() throws {
      let clinic = try FaultyClinic([])
      let live = try LiveClinic(clinic)
      let corrects = Self.form("late-2", day: 30, pain: 1, "p1")
        .replacing(#""form":"#, with: #""replaces":"late-1","form":"#)
      let lines = [
        corrects, Self.form("late-1", day: 29, pain: 9, "p1"),
        Self.form("next", day: 30, pain: 1, "p2"),
      ]
      for line in lines {
        let id = try #require(StoreContents.submission(line, key: "id"))
        #expect(try StoreContents.submission(live.answer(to: line)) == id)
      }
      let ended = try live.end()
      #expect(ended.rest.isEmpty && ended.talk.hasSuffix("; 1 decided again\n"), "\(ended.talk)")
    }

    /// The list is what was recorded when the run began.
    @Test func aPatientWhoIsEnrolledMeanwhile() throws {
      let clinic = try FaultyClinic(Self.forms)
      let list = clinic.directory.appendingPathComponent("patients.ndjson")
      try Data(#"{"patient":"p0","protocol":"knee"}\#n"#.utf8).write(to: list)
      let live = try LiveClinic(clinic, ["--patients", list.path])
      #expect(
        try live.answer(to: Self.form("a", day: 30, pain: 1, "p0")).contains(#""status":"decided""#)
      )
      #expect(
        try live.answer(to: Self.form("b", day: 30, pain: 1, "p1")).contains(
          #""code":"no-protocol""#
        )
      )
      let enrolled = try clinic.run([
        "enrol", "p2", "--protocol", "knee", "--limit", "pain_limit=6", "--limit-reason", "test",
        "--by",
        "Kari", "--store", clinic.store, "--allow-example", "--now", "2026-10-20T08:00:00+02:00",
      ])
      #expect(enrolled.status == 0, "\(enrolled.talk)")
      usleep(1_100_000)
      let answer = try live.answer(to: Self.form("c", day: 30, pain: 5, "p2"))
      #expect(
        answer.contains(#""status":"decided""#) && !answer.contains(#""id":"pain""#),
        "\(answer)"
      )
      #expect(try live.end().status == 1)
    }

    @Test func nobodyIsOnAnEmptyList() throws {
      let clinic = try FaultyClinic(Self.forms)
      let list = clinic.directory.appendingPathComponent("patients.ndjson")
      try Data().write(to: list)
      let live = try LiveClinic(clinic, ["--patients", list.path])
      #expect(try live.answer(to: Self.forms[0]).contains(#""code":"no-protocol""#))
      _ = try live.end()
    }

    /// An answer says that the line is stored, and so there is none.
    @Test("a store that is removed or replaced", arguments: [false, true])
    func aStoreThatIsGone(_ isReplaced: Bool) throws {
      let clinic = try FaultyClinic(Self.forms)
      let live = try LiveClinic(clinic)
      _ = try live.answer(to: Self.forms[0])
      let files = try clinic.files()
      try FileManager.default.removeItem(at: clinic.disk)
      try FileManager.default.createDirectory(at: clinic.disk, withIntermediateDirectories: false)
      if isReplaced { try clinic.restore(files) }
      try live.send(Self.forms[1] + "\n")
      let ended = try live.end()
      #expect(ended.status == 74 && ended.rest.isEmpty)
      #expect(ended.talk.contains("is no longer the file that was opened"), "\(ended.talk)")
    }

    /// The old file still lies where it lay.
    @Test func aLinkThatLeadsToAnotherStore() throws {
      let clinic = try FaultyClinic(Self.forms)
      let other = clinic.directory.appendingPathComponent("other")
      try FileManager.default.createDirectory(at: other, withIntermediateDirectories: false)
      let link = clinic.directory.appendingPathComponent("current")
      func point(to folder: URL) throws {
        try? FileManager.default.removeItem(at: link)
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder)
      }
      try point(to: clinic.disk)
      let live = try LiveClinic(clinic, ["--store", link.appendingPathComponent("s.sqlite").path])
      _ = try live.answer(to: Self.forms[0])
      try point(to: other)
      try live.send(Self.forms[1] + "\n")
      let ended = try live.end()
      #expect(ended.status == 74 && ended.rest.isEmpty)
      #expect(ended.talk.contains("is no longer the file that was opened"), "\(ended.talk)")
    }

    /// It is decided as by a run that begins now.
    @Test func aProtocolThatIsChangedMeanwhile() throws {
      let clinic = try FaultyClinic(Self.forms)
      let own = clinic.directory.appendingPathComponent("Rules")
      let shipped = CommandRun.repository.appendingPathComponent("Tests/Content/knee/Rules")
      try FileManager.default.copyItem(at: shipped, to: own)
      let rules = own.appendingPathComponent("knee.rules")
      let live = try LiveClinic(clinic, ["--rules", own.path])
      func version(_ answer: String) -> Substring? {
        answer.firstMatch(of: #/"protocol":\{"id":"knee","version":"([^"]*)"/#)?.output.1
      }
      #expect(try version(live.answer(to: Self.forms[0])) == "1.0.0")
      let text = try String(contentsOf: rules, encoding: .utf8)
      try text.replacing("protocol knee 1.0.0", with: "protocol knee 1.0.1")
        .write(to: rules, atomically: true, encoding: .utf8)
      usleep(1_100_000)
      #expect(try version(live.answer(to: Self.forms[1])) == "1.0.1")
      try "protocol knee".write(to: rules, atomically: true, encoding: .utf8)
      usleep(1_100_000)
      try live.send(Self.forms[2] + "\n")
      let ended = try live.end()
      #expect(ended.status == 65 && ended.rest.isEmpty, "\(ended.talk)")
      #expect(try clinic.contents().count == 2)
    }

    @Test func theMomentThatItIs() throws {
      let clinic = try FaultyClinic(Self.forms)
      let live = try LiveClinic(clinic, now: nil)
      func moment(_ answer: String) -> Substring? {
        answer.firstMatch(of: #/"now":"([^"]*)"/#)?.output.1
      }
      let first = moment(try live.answer(to: Self.forms[0]))
      usleep(1_100_000)
      let second = moment(try live.answer(to: Self.forms[1]))
      #expect(try #require(first) < #require(second))
      _ = try live.end()
    }
  }

  /// A run that answers lines, beside the test.
  private final class LiveClinic {
    private let run: FaultyClinic.Started
    private let input: Int32
    private let output: Pipe
    private var rest: [UInt8] = []
    private var isRead = true

    struct Ended {
      /// What it has answered and nobody read before.
      let rest: String
      let talk: String
      let status: Int32
    }

    init(
      _ clinic: FaultyClinic,
      _ more: [String] = [],
      now: String? = "2026-11-02T18:30:00+01:00"
    ) throws {
      let pipe = clinic.directory.appendingPathComponent("pipe").path
      try #require(mkfifo(pipe, 0o600) == 0)
      output = Pipe()
      run = try clinic.start(
        clinic.triage("-", ["--live"] + more, now: now),
        redirected: "< \"\(pipe)\"",
        output: output.fileHandleForWriting
      )
      try output.fileHandleForWriting.close()
      // It waits for the run to open the other end.
      input = open(pipe, O_WRONLY | O_CLOEXEC)
    }

    func send(_ text: some StringProtocol) throws {
      let bytes = Array(text.utf8)
      try #require(write(input, bytes, bytes.count) == bytes.count)
    }

    /// Sends a line, if any, and waits for the next answer.
    func answer(to line: String? = nil) throws -> String {
      if let line { try send(line + "\n") }
      while true {
        if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
          defer { rest.removeSubrange(...end) }
          return String(decoding: rest[..<end], as: UTF8.self)
        }
        try #require(try read(), "the run has ended, or does not answer: \(talk)")
      }
    }

    private var talk: String { (try? String(contentsOf: run.talk, encoding: .utf8)) ?? "" }

    /// Reads more, unless nothing comes for long or the end.
    private func read() throws -> Bool {
      let descriptor = output.fileHandleForReading.fileDescriptor
      var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 60_000) > 0 else { return false }
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let count = Glibc.read(descriptor, &bytes, bytes.count)
      if count > 0 { rest += bytes[..<count] }
      return count > 0
    }

    func stopReading() throws {
      try output.fileHandleForReading.close()
      isRead = false
    }

    func tell(_ signal: Int32) { kill(run.process.processIdentifier, signal) }

    /// Ends its input, where that is not to stay, and waits for the end.
    func end(closing: Bool = true) throws -> Ended {
      if closing { close(input) }
      defer { if !closing { close(input) } }
      while isRead, try read() {}
      let ended = try run.end()
      return Ended(
        rest: String(decoding: rest, as: UTF8.self),
        talk: ended.talk,
        status: ended.status
      )
    }
  }
#endif

import Foundation
import Scheduling
import Storage
import Testing
import Triage
import Values

@testable import behov

@Suite("A replay")
struct ReplayTests {
  /// What came of every decision in a store.
  private static func outcomes(_ store: Store) throws -> [(id: String, outcome: Replay.Outcome)] {
    let calendar = try #require(ClinicCalendar(zone: "Europe/Oslo"))
    var outcomes: [(String, Replay.Outcome)] = []
    try ReplayRun(store, calendar).run(.init()) { outcomes.append(($0.id, $1)) }
    return outcomes
  }

  @Test("finds no difference in a simulated clinic", arguments: SimulationTests.trials)
  func aClinicIsDecidedTheSame(_ trial: SimulationTests.Trial) throws {
    var run = try SimulationTests.run(trial)
    _ = try run.run()
    let outcomes = try Self.outcomes(run.clinic.store)
    #expect(outcomes.count >= run.sentForms.count - run.refused)
    let others = outcomes.filter { $0.outcome != .same }
    #expect(others.isEmpty, "\(others.count) of \(outcomes.count): \(others.prefix(3))")
    #expect(try run.clinic.store.verifyAudit().faults == [])
  }

  // MARK: Broken on purpose

  /// One place of the file that another program has changed, and what a replay tells.
  struct Break: Sendable, CustomTestStringConvertible {
    let name: String
    let old: String
    let new: String
    let told: [String]
    var testDescription: String { name }
  }

  static let breaks = [
    Break(
      name: "an answer",
      old: #""pain": 3"#,
      new: #""pain": 9"#,
      told: [#""decision":"s-2#1""#, #""place":"colour""#, #""place":"input""#]
    ),
    Break(
      name: "a decision",
      old: #""next_form":"2027-02-01""#,
      new: #""next_form":"2028-02-01""#,
      told: [#""place":"next_form","stored":"\"2028-02-01\"","again":"\"2027-02-01\"""#]
    ),
    Break(
      name: "an enrolment",
      old: #""value":6"#,
      new: #""value":3"#,
      told: [#""decision":"s-3#1""#, #""place":"findings[0]""#]
    ),
    Break(
      name: "an earlier form",
      old: #""authored": "2026-10-01"#,
      new: #""authored": "2025-10-01"#,
      told: [#""decision":"s-0#1""#, #""decision":"s-1#1""#]
    ),
    Break(
      name: "a protocol",
      old: "| >= pain_limit | >= 8 ",
      new: "| >= pain_limit | >= 7 ",
      told: [#""place":"protocol.hash""#]
    ),
    Break(
      name: "a form",
      old: "\"form\": \"knee\",\n  \"version\"",
      new: "\"form\": \"kneE\",\n  \"version\"",
      told: [#""obstacle":"content-missing""#]
    ),
  ]

  @Test("tells each place that differs", arguments: breaks)
  func tellsWhatDiffers(_ broken: Break) throws {
    let run = try CommandRun(content: "knee")
    let triage = CommandCase.Step(
      command: "behov triage f.ndjson --patients p.ndjson --store s.sqlite --allow-example "
        + "--now 2026-11-02T09:00:00+01:00 --format ndjson",
      files: [
        .init(path: "f.ndjson", text: Self.forms), .init(path: "p.ndjson", text: Self.patients),
      ]
    )
    _ = try run.said(triage, maskingHashes: false)
    let replay = CommandCase.Step(
      command: "behov replay --all --store s.sqlite --format ndjson"
    )
    #expect(try run.said(replay, maskingHashes: false).status == 0)
    let url = URL(fileURLWithPath: run.path("s.sqlite"))
    var bytes = try Data(contentsOf: url)
    var (changes, rest) = (0, bytes.startIndex..<bytes.endIndex)
    while let place = bytes.range(of: Data(broken.old.utf8), in: rest) {
      bytes.replaceSubrange(place, with: Data(broken.new.utf8))
      rest = place.upperBound..<bytes.endIndex
      changes += 1
    }
    #expect(changes > 0)
    try bytes.write(to: url)
    let said = try run.said(replay, maskingHashes: false)
    #expect(said.status == 1)
    for told in broken.told { #expect(said.stdout.contains(told), "\(told)\n\(said.stdout)") }
    let verified = try run.said(
      .init(command: "behov audit verify --store s.sqlite"),
      maskingHashes: false
    )
    #expect(verified.status == 1, "\(verified.stdout)")
  }

  private static let forms = [
    form("s-0", "p1", "2026-10-01", stairs: 0, pain: 1),
    form("s-1", "p1", "2026-11-01", stairs: 2, pain: 1),
    form("s-2", "p2", "2026-11-01", stairs: 0, pain: 3),
    form("s-3", "p3", "2026-11-01", stairs: 0, pain: 5),
  ].joined()

  private static let patients = """
    {"patient":"p1","protocol":"knee"}
    {"patient":"p2","protocol":"knee"}
    {"patient":"p3","protocol":"knee","limits":[{"id":"pain_limit","value":6,"by":"Kari",\
    "reason":"chronic pain","from":"2026-09-01","until":"2027-03-01"}]}

    """

  private static func form(
    _ id: String,
    _ patient: String,
    _ day: String,
    stairs: Int,
    pain: Int
  ) -> String {
    """
    {"id": "\(id)", "patient": "\(patient)", "form": "knee", "version": "1.0.0", \
    "authored": "\(day)T08:00:00+01:00", "reporter": "self", "answers": {"function.stairs": \
    \(stairs), "function.walking": 0, "pain": \(pain), "locked": false, "swelling": "not_swollen", \
    "has_fallen": false, "wish": "nothing"}}

    """
  }

  // MARK: A batch that was stopped

  /// A file whose first line depends on its last, and more of them than go into one commit.
  private static let long =
    [form("s-1", "p1", "2026-11-01", stairs: 2, pain: 1)]
    + (1...1_100).map { form("q-\($0)", "q\($0)", "2026-11-01", stairs: 0, pain: 1) }
    + [form("s-0", "p1", "2026-10-01", stairs: 0, pain: 1)]

  /// One that comes between the two, and only later.
  private static let between = form("s-x", "p1", "2026-10-15", stairs: 2, pain: 1)

  @Test("knows which lines of a stopped batch were still to come, whatever came with them")
  func knowsWhatWasToCome() throws {
    let run = try CommandRun(content: "knee")
    let store = try Store(path: Store.memory)
    let decided = try Self.decide(Self.long, run, store, "2026-11-02T09:00:00+01:00", stops: true)
    #expect(decided == 1_000)
    let lost = try Self.outcomes(store).filter { $0.outcome != .same }
    #expect(lost.map(\.id) == ["s-1#1"])
    #expect(lost.map(\.outcome) == [.impossible(.linesNeverStored)])
    _ = try Self.decide(Self.long + [Self.between], run, store, "2026-11-02T10:00:00+01:00")
    let outcomes = try Self.outcomes(store)
    #expect(outcomes.count >= 603 && outcomes.filter { $0.outcome != .same }.map(\.id) == [])
    #expect(try store.verifyAudit().faults == [])
  }

  @Test("knows a line as it was before another run stored another form with its id")
  func knowsWhatAnotherRunOvertook() throws {
    let run = try CommandRun(content: "knee")
    let path = run.path("clinic.sqlite")
    let (store, another) = (try Store(path: path), try Store(path: path))
    let now = "2026-11-02T09:00:00+01:00"
    let same = Self.form("s-0", "p1", "2026-10-01", stairs: 2, pain: 1)
    _ = try Self.decide(
      Self.long,
      run,
      store,
      now,
      meanwhile: { _ = try Self.decide([same], run, another, now) }
    )
    let outcomes = try Self.outcomes(store)
    // As its own file had the line, and again once the other run's form was there.
    #expect(outcomes.filter { $0.id.hasPrefix("s-1#") }.count == 2)
    #expect(outcomes.filter { $0.outcome != .same }.map(\.id) == [])
    #expect(try store.verifyAudit().faults == [])
  }

  @Test("knows a line whose id is another patient's, commits later", arguments: [0, 1_100])
  func knowsAConflictWithAnotherPatient(_ between: Int) throws {
    let run = try CommandRun(content: "knee")
    let store = try Store(path: run.path("clinic.sqlite"))
    let lines =
      [
        Self.form("b-1", "p1", "2026-11-01", stairs: 2, pain: 1),
        Self.form("x-1", "p2", "2026-11-01", stairs: 0, pain: 1),
      ]
      + (0..<between).map { Self.form("f-\($0)", "q\($0)", "2026-11-01", stairs: 0, pain: 1) }
      + [Self.form("x-1", "p1", "2026-10-01", stairs: 0, pain: 1)]
    _ = try Self.decide(lines, run, store, "2026-11-02T09:00:00+01:00")
    #expect(try Self.outcomes(store).filter { $0.outcome != .same }.map(\.id) == [])
  }

  @Test("of what an older engine decided tells how it can have been, or that nobody knows")
  func anOlderEngineKeptLess() throws {
    for (later, told) in [
      (Self.long, Replay.Outcome.sameLookingAhead),
      (Self.long + [Self.between], .impossible(.linesNotKept)),
    ] {
      let run = try CommandRun(content: "knee")
      let store = try Store(path: Store.memory)
      _ = try Self.decide(Self.long, run, store, "2026-11-02T09:00:00+01:00", stops: true)
      _ = try Self.decide(later, run, store, "2026-11-02T10:00:00+01:00")
      var patient = try #require(try store.keptPatient("p1", try store.auditIndex()))
      patient.linesAhead = []
      let decided = try #require(patient.decisions.first { $0.id == "s-1#1" })
      #expect(decided.keepsLinesAhead)
      let older = KeptPatient.Decided(
        id: decided.id,
        submission: decided.submission,
        rules: decided.rules,
        json: decided.json,
        written: decided.written,
        zone: decided.zone,
        keepsLinesAhead: false
      )
      let content = try ClinicContent(forms: run.path("Forms"), rules: run.path("Rules"))
      let forms = content.forms(with: try store.content())
      let calendar = try #require(ClinicCalendar(zone: "Europe/Oslo"))
      let replay = Replay(
        content: { _ in
          .init(forms: forms, find: { _ in content.protocols.protocols.first })
        },
        calendar: { _ in calendar }
      )
      #expect(replay.outcome(of: older, patient) == told)
    }
  }

  /// Decides a file, or as much of it as goes into one commit; how many forms it decided.
  private static func decide(
    _ lines: [String],
    _ run: CommandRun,
    _ store: Store,
    _ now: String,
    stops: Bool = false,
    meanwhile other: () throws -> Void = {}
  ) throws -> Int {
    let path = run.path("\(UUID().uuidString).ndjson")
    try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: path))
    let content = try ClinicContent(forms: run.path("Forms"), rules: run.path("Rules"))
    let protocols = content.protocols.protocols
    try store.record(content.kept(protocols))
    var count = 0
    let batch = Batch(
      protocols: protocols,
      forms: content.forms(with: try store.content()),
      patients: nil,
      calendar: try #require(ClinicCalendar(zone: "Europe/Oslo")),
      engine: Behov.version,
      now: try #require(Instant(now)),
      ledger: store,
      source: try FileLines(path)
    )
    _ = try batch.run(until: { stops && count > 0 }) { outcome in
      if case .decision = outcome { count += 1 }
      if count == 1 { try other() }
    }
    return count
  }
}

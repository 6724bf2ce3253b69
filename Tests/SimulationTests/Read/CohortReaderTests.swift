import Diagnostics
import Simulation
import Testing

/// What is wrong in a cohort's file, and where; each case changes one place of the knee's.
struct CohortReaderTests {
  /// A change: what stands there, what stands there instead with `«` before the place that is told, and
  /// the code.
  struct Fault: Sendable, CustomTestStringConvertible {
    let right: String
    let wrong: String
    let code: String

    init(_ right: String, _ wrong: String, _ code: String) {
      self.right = right
      self.wrong = wrong
      self.code = code
    }

    var testDescription: String { "\(code): \(wrong)" }
  }

  static let keys: [Fault] = [
    Fault(#""cohort": "knee""#, #""«cohrt": "knee""#, "unknown-key"),
    Fault(#""start": 3, "#, #""strat": 3, "#, "missing-key"),
    Fault(#""languages": { "nb": 3, "nn": 1 }"#, #""languages": «[]"#, "wrong-type"),
    Fault(#""needs_contact": true"#, #""needs_contact": «"yes""#, "wrong-type"),
    Fault(#""by": ["phone", "in_person"]"#, #""by": «[]"#, "empty-list"),
    Fault(#""contact": "in_person""#, #""contact": «"  ""#, "empty-text"),
    Fault(#""version": "1.0.0""#, #""version": "«one""#, "invalid-version"),
    Fault(
      #"{ "id": "swollen", "start": 1, "needs_contact": true, "assumption": "made up" }"#,
      #"«{ "id": "swollen", "start": 1, "needs_contact": true }"#,
      "no-source"
    ),
    Fault(
      #""changes": ["#,
      #""changes": [ «{ "from": "well", "to": "swollen", "per_million_a_day": 1 }, "#,
      "no-source"
    ),
  ]

  static let words: [Fault] = [
    Fault(#""nb": 3, "nn": 1"#, #""nb": 3, "«nm": 1"#, "unknown-word"),
    Fault(#""self": 1"#, #""«staff": 1"#, "unknown-word"),
    Fault(#""measure": "first_response""#, #""measure": "«frist_response""#, "unknown-word"),
    Fault(#""limit": "pain_limit""#, #""limit": "«pain_limt""#, "unknown-word"),
    Fault(
      #""per_mille": 1000, "after_days": 3"#,
      #""per_mille": «1001, "after_days": 3"#,
      "invalid-number"
    ),
    Fault(#""per_million_a_day": 5000"#, #""per_million_a_day": «0.5"#, "invalid-number"),
    Fault(#""from": 20, "to": 59"#, #""from": 20, "to": «19"#, "invalid-number"),
    Fault(
      #"{ "from": "well", "to": "swollen", "per_million_a_day": 5000, "assumption": "made up" }"#,
      #"{ "from": "well", "to": "swollen", "per_million_a_day": 999999, "assumption": "made up" }, «{ "from": "well", "to": "swollen", "per_million_a_day": 2, "assumption": "made up" }"#,
      "invalid-number"
    ),
    Fault(
      "\"mistakes\": {\n    \"assumption\": \"made up\",\n    \"left_out_per_mille\": 100",
      "\"mistakes\": «{\n    \"assumption\": \"made up\",\n    \"left_out_per_mille\": 801",
      "invalid-number"
    ),
    Fault(#""1..9": 1"#, #""«9..1": 1"#, "invalid-range"),
    Fault(#""1..9": 1"#, #""«1-9": 1"#, "wrong-type"),
    Fault(#""from_day": 0, "to_day": 400"#, #""from_day": 401, "to_day": «400"#, "invalid-range"),
    Fault(#""every": "3 months""#, #""every": "«3 moons""#, "invalid-period"),
    Fault(#""nothing": 4, "call": 1"#, #""nothing": 0, "call": 0"#, "no-weight"),
    Fault(
      """
      "swollen", "start": 1, "needs_contact": true, "assumption": "made up" }
          ],
          "changes": [
            { "from": "well", "to": "swollen", "per_million_a_day": 5000,
      """,
      """
      "«swollen", "start": 0, "needs_contact": true, "assumption": "made up" }
          ],
          "changes": [
            { "from": "well", "to": "swollen", "per_million_a_day": 0,
      """,
      "unreached-state"
    ),
  ]

  static let names: [Fault] = [
    Fault(#""protocol": "knee""#, #""protocol": "«nkee""#, "unknown-protocol"),
    Fault(#""by": ["phone","#, #""by": ["«phoen","#, "unknown-word"),
    Fault(#""contact": "in_person""#, #""contact": "«inperson""#, "unknown-word"),
    Fault(
      #"{ "phone": 10, "in_person": 5 }"#,
      #"{ "«fone": 10, "phone": 1, "in_person": 5 }"#,
      "unknown-word"
    ),
    Fault(#"{ "phone": 10, "in_person": 5 }"#, #"«{ "phone": 10 }"#, "missing-key"),
    Fault(#""to": "well", "by""#, #""to": "«wlel", "by""#, "unknown-state"),
    Fault(#""in": ["swollen"]"#, #""in": ["«swolen"]"#, "unknown-state"),
    Fault(#""id": "swollen", "start""#, #""id": "«well", "start""#, "duplicate-id"),
    Fault(#"["function.*", "pain"]"#, #"["function.*", "«function.stairs"]"#, "duplicate-id"),
    Fault(#""pain": { "0..2": 8"#, #""«pian": { "0..2": 8"#, "unknown-item"),
    Fault(#""function.*": { "0": 8"#, #""«functoin.*": { "0": 8"#, "unknown-item"),
    Fault(#""2": 1 },"#, #""«7": 1 },"#, "unknown-option"),
    Fault(#""not_swollen": 9"#, #""«not_swolen": 9"#, "unknown-option"),
    Fault(#""3..10": 2"#, #""«3..11": 2"#, "out-of-range"),
    Fault(#""37.5": 1"#, #""«42.5": 1"#, "out-of-range"),
    Fault(#""37.5": 1"#, #""«37.55": 1"#, "wrong-type"),
    Fault(#""falls": { "1": 3, "2": 1 }"#, #""falls": { "1": 3, "«3": 1 }"#, "invalid-number"),
    Fault(#""fever": "39.0""#, #""fever": "«43.0""#, "out-of-range"),
    Fault(#""locked": { "false": 99, "true": 1 },"#, "", "uncovered-item"),
    Fault(#""falls": { "1": 3, "2": 1 },"#, "", "uncovered-item"),
  ]

  @Test(arguments: keys + words + names)
  func tellsOfOneFault(_ fault: Fault) throws {
    let text = String(decoding: Content.kneeSource.bytes, as: UTF8.self)
    let place = try #require(text.firstRange(of: fault.right), "\(fault.right)")
    let marked = text.replacingCharacters(in: place, with: fault.wrong)
    let parts = marked.split(separator: "«", maxSplits: 1, omittingEmptySubsequences: false)
    let source = SourceText(path: "knee", parts.joined())
    let (cohort, diagnostics) = Cohort.read(source, protocols: Content.kneeProtocols)
    #expect(cohort == nil)
    let told = diagnostics.map { $0.frame { _ in source } }.joined(separator: "\n")
    #expect(diagnostics.contains { $0.code == fault.code }, "\(told)")
    guard parts.count == 2 else { return }
    let offset = parts[0].utf8.count
    #expect(
      diagnostics.contains { $0.code == fault.code && $0.place.span.start == offset },
      "\(told)"
    )
  }

  @Test func isNotReadFromWhatIsNoJSON() {
    let source = SourceText(path: "knee", "{")
    let (cohort, diagnostics) = Cohort.read(source, protocols: Content.kneeProtocols)
    #expect(cohort == nil && diagnostics.hasErrors)
  }

  @Test func keepsWhereEachNumberComesFrom() throws {
    let cohort = try #require(Content.knee)
    #expect(cohort.grounds.count { $0.part == "course.states" } == 2)
    #expect(cohort.grounds.filter { $0.kind == .source }.map(\.part) == ["answers"])
  }
}

extension String {
  fileprivate func replacingCharacters(
    in range: Range<String.Index>,
    with text: String
  ) -> String {
    var copy = self
    copy.replaceSubrange(range, with: text)
    return copy
  }
}

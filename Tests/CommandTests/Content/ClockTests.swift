import Testing

/// Fault 35: a clock that stands before what the store has is noticed before anything is decided.
struct ClockTests {
  @Test func aClockBeforeWhatIsStoredStopsTheRun() throws {
    let run = try CommandRun(content: "knee")
    let form =
      #"{"id":"s-1","patient":"p1","form":"knee","version":"1.0.0","authored":"2199-11-02T18:04:00+01:00","#
      + #""answers":{"function.stairs":0,"function.walking":0,"pain":1,"locked":false,"#
      + #""swelling":"not_swollen","has_fallen":false,"wish":"nothing"}}"# + "\n"
    func triage(_ now: String, _ language: String = "en") throws -> CommandCase.Said {
      let command = "behov triage - --store clinic.sqlite --allow-example --format ndjson"
      let step = CommandCase.Step(command: "\(command) --lang \(language)\(now)", stdin: form)
      return try run.said(step, maskingHashes: false)
    }
    let first = try triage(" --now 2199-11-02T18:30:00+01:00")
    #expect(first.status == 0 && first.stdout.contains(#""colour":"green""#))
    for (language, sentence) in [
      ("nb", "men lageret har noe fra lør. 2. nov. 2199 kl. 18.30; ingenting er gjort"),
      ("nn", "men lageret har noko frå laur. 2. nov. 2199 kl. 18.30; ingenting er gjort"),
      ("en", "but the store has something from Sat 2 Nov 2199 18:30; nothing was done"),
    ] {
      let stopped = try triage("", language)
      #expect(stopped.status == 65 && stopped.stdout.isEmpty)
      #expect(stopped.stderr.contains(sentence), "\(stopped.stderr)")
    }
    let given = try triage(" --now 2199-11-02T17:30:00+01:00")
    #expect(given.status == 0 && given.stdout.contains(#""status":"duplicate""#))
  }
}

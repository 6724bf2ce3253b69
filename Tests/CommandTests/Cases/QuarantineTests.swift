import Storage
import Testing
import Triage

struct QuarantineTests {
  @Test func refusedLinesAreKeptOnceAndByteForByte() throws {
    let refused = [
      #"{"id":"bytes","patient":"p1","answers":{"comment":"<FF FE>"}}"#,
      #"{"id":"comma","patient":"p1","form":"knee",}"#,
    ]
    let lines = refused.map { CommandCase.File(kind: .bytes, path: "", text: $0) }
    var step = CommandCase.Step(
      command: "behov triage forms.ndjson --store clinic.sqlite --allow-example"
    )
    let text = refused.joined(separator: "<0D>\n")
    step.files = [CommandCase.File(kind: .bytes, path: "forms.ndjson", text: text)]
    let run = try CommandRun(content: "knee")
    for _ in 1...2 { #expect(try run.said(step, maskingHashes: false).status == 1) }
    let store = try Store(path: run.path("clinic.sqlite"), .existing)
    let kept = try ["bytes", "comma"].flatMap { try store.quarantined(submission: $0) }
    #expect(kept.map(\.line) == (try lines.map { try $0.bytes }))
    #expect(kept.map(\.fault.code) == ["invalid-utf8", "malformed-json"])
    #expect(kept.map(\.patient) == ["p1", "p1"])
  }
}

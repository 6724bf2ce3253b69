import Foundation
import Testing

/// Fault 29: what is in force when a run begins decides all of it, whatever is edited meanwhile.
struct EditedMeanwhileTests {
  @Test(.timeLimit(.minutes(10)))
  func aRunStaysWithTheContentThatItBeganWith() throws {
    let run = try CommandRun(content: "knee")
    let rules = URL(fileURLWithPath: run.path("Rules/knee.rules"))
    let written = try String(contentsOf: rules, encoding: .utf8)
    let (process, input, output) = try start(in: run.path(""))
    try input.write(contentsOf: Data(line("s-1", pain: 5).utf8))
    // More than a pipe holds: it is read when the content has been.
    try input.write(contentsOf: Data(repeating: 0x0A, count: 300_000))
    try Data(written.replacing("| pain_limit | 4 ", with: "| pain_limit | 6 ").utf8)
      .write(to: rules)
    try input.write(contentsOf: Data(line("s-2", pain: 5).utf8))
    try input.close()
    let first = String(decoding: output.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(colours(first) == ["yellow", "yellow"])
    #expect(Set(hashes(first)).count == 1 && hashes(first).count == 2)
    let (next, again, said) = try start(in: run.path(""))
    try again.write(contentsOf: Data(line("s-3", pain: 5).utf8))
    try again.close()
    let second = String(decoding: said.readDataToEndOfFile(), as: UTF8.self)
    next.waitUntilExit()
    #expect(colours(second) == ["green"])
    #expect(hashes(second) != Array(hashes(first).prefix(1)))
  }

  private func start(in directory: String) throws -> (Process, FileHandle, FileHandle) {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = try CommandRun.product()
    process.arguments = [
      "triage", "-", "--store", "clinic.sqlite", "--allow-example", "--format", "ndjson", "--quiet",
      "--now", "2026-11-02T18:30:00+01:00",
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = ["TZ": "UTC", "HOME": directory]
    (process.standardInput, process.standardOutput) = (input, output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    return (process, input.fileHandleForWriting, output.fileHandleForReading)
  }

  private func line(_ id: String, pain: Int) -> String {
    #"{"id":"\#(id)","patient":"p-\#(id)","form":"knee","version":"1.0.0","#
      + #""authored":"2026-11-02T18:04:00+01:00","answers":{"function.stairs":0,"function.walking":0,"#
      + #""pain":\#(pain),"locked":false,"swelling":"not_swollen","has_fallen":false,"wish":"nothing"}}"#
      + "\n"
  }

  private func colours(_ text: String) -> [String] {
    text.matches(of: #/"colour":"(\w+)","proven"/#).map { String($0.1) }
  }

  private func hashes(_ text: String) -> [String] {
    text.matches(of: #/"protocol":\{[^}]*"hash":"(sha256:\w+)"/#).map { String($0.1) }
  }
}

import Foundation
import Testing

struct WatchTests {
  @Test(.timeLimit(.minutes(10)))
  func everySaveIsCheckedAndAnInterruptionEndsIt() throws {
    let run = try CommandRun(content: "knee")
    let rules = URL(fileURLWithPath: run.path("Rules/knee.rules"))
    let written = try String(contentsOf: rules, encoding: .utf8)
    let (process, output) = try start(in: run.path(""))
    #expect(line(output) == "no faults · 0 cases: 0 as expected, 0 different")
    try write(written.replacing(">= 8 ", with: ">= 80"), to: rules)
    #expect(line(output)?.hasPrefix("1 error, 0 warnings · ") == true)
    try FileManager.default.removeItem(at: rules)
    try write(written, to: rules)
    var last = line(output)
    if last?.contains("no faults") != true { last = line(output) }
    #expect(last == "no faults · 0 cases: 0 as expected, 0 different")
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130 && process.terminationReason == .exit)
  }

  private func start(in directory: String) throws -> (Process, FileHandle) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = try CommandRun.product()
    process.arguments = ["watch", "--lang", "en"]
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = ["TZ": "UTC"]
    process.standardOutput = pipe
    try process.run()
    return (process, pipe.fileHandleForReading)
  }

  private func write(_ text: String, to url: URL) throws { try Data(text.utf8).write(to: url) }

  /// The next line; `nil` where there is no other.
  private func line(_ output: FileHandle) -> String? {
    var bytes: [UInt8] = []
    while let byte = try? output.read(upToCount: 1)?.first {
      if byte == 0x0A { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
    return nil
  }
}

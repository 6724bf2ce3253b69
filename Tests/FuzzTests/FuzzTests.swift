import Foundation
import Testing

/// No text makes a reader crash, hang or take a second.
///
/// `BEHOV_FUZZ_RUNS` is how many texts each reader gets, `BEHOV_FUZZ_SEED` the first one's seed. While
/// a text is read its seed stands in `behov-fuzz-<reader>` of the temporary directory, so that a
/// crash is found again with `BEHOV_FUZZ_SEED=… BEHOV_FUZZ_RUNS=1`.
struct FuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let runs = environment["BEHOV_FUZZ_RUNS"].flatMap { Int($0) } ?? 600
  private static let first = environment["BEHOV_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1

  @Test(arguments: Reader.allCases)
  func everyTextIsRead(reader: Reader) throws {
    let texts = reader.seeds
    try #require(!texts.isEmpty)
    let vocabulary = texts.flatMap(Mutation.tokens)
    let note = FileManager.default.temporaryDirectory.appending(path: "behov-fuzz-\(reader)")
    let descriptor = open(note.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(descriptor) }
    var slowest = (seed: Self.first, seconds: 0.0)
    for run in 0..<Self.runs {
      let seed = Self.first &+ UInt64(run)
      let written = Array("\(seed)\n".utf8)
      _ = written.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
      var mutation = Mutation(seed: seed, vocabulary: vocabulary)
      let text = mutation.changed(texts[Int(seed % UInt64(texts.count))])
      let start = Self.processorSeconds
      reader.read(text)
      let seconds = Self.processorSeconds - start
      if seconds > slowest.seconds { slowest = (seed, seconds) }
    }
    print("fuzz \(reader): seeds \(Self.first) and the next \(Self.runs), slowest \(slowest)")
    #expect(slowest.seconds < 1, "\(reader), seed \(slowest.seed)")
  }

  /// What this thread alone has used, so that a busy machine fails nothing.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

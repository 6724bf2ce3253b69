import Foundation
import Testing
import Values

@testable import Forms

/// A reader that has read other lines before reads a line as readers do that are made for it alone.
///
/// `BEHOV_PROPERTY_RUNS` sets how many lines there are; the default is 60,000.
@Suite("Lines written like others")
struct FormReaderPropertyTests {
  private static let runs =
    ProcessInfo.processInfo.environment["BEHOV_PROPERTY_RUNS"].flatMap { Int($0) } ?? 60_000
  private static let linesOfSeed = 50

  @Test func areReadAsByReadersOfTheirOwn() throws {
    let forms = try ShippedForms.ids.map { try ShippedForms.form($0) } + [AnswersTests.form]
    let library = FormLibrary(forms)
    var (asBefore, faultless) = (0, 0)
    for seed in 0..<UInt64(max(1, Self.runs / Self.linesOfSeed)) {
      var lines = RandomLines(forms, seed: seed)
      var reader = FormReader(library)
      for number in 0..<Self.linesOfSeed {
        let line = lines.next()
        var other = reader
        let isAsBefore = line.withUnsafeBufferPointer { other.readAsBefore($0) != nil }
        let (read, expected) = (
          LineReading(line, by: &reader), LineReading(line, of: library)
        )
        asBefore += isAsBefore ? 1 : 0
        faultless += reader.answers?.faults.isEmpty == true ? 1 : 0
        if read != expected {
          Issue.record(
            """
            seed \(seed), line \(number): \(String(decoding: line, as: UTF8.self))
            read as \(read)
            and not \(expected)
            """
          )
          return
        }
      }
    }
    print("lines written like others: \(asBefore) of \(faultless) without a fault")
    #expect(asBefore * 3 > faultless, "or else nothing is shown")
    #expect(faultless * 3 > Self.runs && faultless < Self.runs)
  }
}

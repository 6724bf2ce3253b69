import AllocationCounter
import Diagnostics
import JSONText
import Testing
import Values

@testable import Forms

@Suite("Memory taken while reading")
struct AllocationTests {
  static let form: Form? = {
    var fixture = HandmadeForm()
    for index in 0..<2_000 {
      let answer: FormItem.Answer =
        switch index % 6 {
        case 0: .upTo(9_999)
        case 1: .coded(["never", "sometimes", "often"])
        case 2: .quantity(.zero...Number(300), unit: "kg", decimals: 1)
        case 3: .several(["none", "pain", "fever"], exclusive: 0)
        case 4: .date(earliest: nil, latest: nil)
        default: .text(maxLength: 100)
        }
      guard (try? fixture.item("section_\(index / 10).item_\(index)", answer)) != nil else {
        return nil
      }
    }
    return fixture.form
  }()

  static func line(_ count: Int, form: String = "f", version: String = "1.2.0") -> [UInt8] {
    let members = (0..<count).map { index in
      let value =
        switch index % 6 {
        case 0: "\(index)"
        case 1: #""sometimes""#
        case 2: #"{"value":72.5,"unit":"kg"}"#
        case 3: #"["pain","fever"]"#
        case 4: #""2026-02-28""#
        default: #""mye bedre enn før, takk""#
        }
      return #""section_\#(index / 10).item_\#(index)":\#(value)"#
    }
    let line = SubmissionReaderTests.line("\"answers\":{\(members.joined(separator: ","))}")
      .replacing(#""f","version":"1.2.0""#, with: #""\#(form)","version":"\#(version)""#)
    return Array(line.utf8)
  }

  /// How often memory is taken for a line, once its like has been read.
  static func allocations(
    _ line: [UInt8],
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws -> Int {
    try line.withUnsafeBufferPointer { bytes in
      try body(bytes)
      let before = behov_allocation_count()
      try body(bytes)
      return behov_allocation_count() - before
    }
  }

  static func reading(_ line: [UInt8]) throws -> Int {
    var answers = Answers(try #require(form))
    var reader = SubmissionReader()
    defer { #expect(answers.faults.isEmpty) }
    return try allocations(line) { bytes in
      let submission = try reader.read(bytes)
      answers.read(bytes, submission, with: &reader)
    }
  }

  /// What the scanner takes by itself for a line and then its answers: nothing where the compiler
  /// has optimized it.
  static func scanning(_ line: [UInt8]) throws -> Int {
    let answers = try SubmissionReader.read(line).answers
    var scanner = JSONScanner(UnsafeBufferPointer(start: nil, count: 0))
    return try allocations(line) { bytes in
      for range in [bytes.indices, answers.start..<answers.end] {
        scanner.restart(bytes, in: range)
        while case let token = try scanner.next(), token.kind != .end {
          guard token.kind == .key || token.kind == .string else { continue }
          _ = scanner.withContent(of: token) { $0.count }
        }
      }
    }
  }

  @Test(.enabled(if: behov_allocation_count() >= 0))
  func doesNotGrowWithTheAnswers() throws {
    let (thousand, twoThousand) = (Self.line(1_000), Self.line(2_000))
    let scanning = try (Self.scanning(thousand), Self.scanning(twoThousand))
    let reading = try (Self.reading(thousand), Self.reading(twoThousand))
    #expect(reading.1 - scanning.1 <= reading.0 - scanning.0)
    #expect(reading.0 - scanning.0 < 200, "what the envelope takes")
  }

  /// What a reader takes for a line that is written like the one before.
  static func readingAsBefore(_ line: [UInt8]) throws -> Int {
    var reader = FormReader(FormLibrary([try #require(form)]))
    var isAsBefore = false
    defer { #expect(isAsBefore) }
    return try allocations(line) { bytes in
      isAsBefore = reader.readAsBefore(bytes) != nil
      if !isAsBefore { _ = try reader.read(bytes) }
    }
  }

  @Test(.enabled(if: behov_allocation_count() >= 0))
  func isNextToNothingForALineWrittenLikeAnother() throws {
    let line = Self.line(1_000, form: "test", version: "1.0.0")
    let (scanning, reading) = try (Self.scanning(line), Self.readingAsBefore(line))
    #expect(reading - scanning < 10)
  }

  @Test(.enabled(if: behov_allocation_count() >= 0))
  func countsWhatAnArrayTakes() {
    let before = behov_allocation_count()
    let arrays = (0..<100).map { Array(repeating: $0, count: $0 + 1) }
    #expect(behov_allocation_count() - before >= 100)
    #expect(arrays.count == 100)
  }
}

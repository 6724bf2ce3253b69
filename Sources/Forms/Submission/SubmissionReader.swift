import Diagnostics
import JSONText
import Values

/// Reads the envelope of submissions, one line after another, in memory it keeps.
///
/// The whole line is checked before anything of it counts: strict JSON, no key twice in an object
/// at any level, at most 32 levels, at most ``sizeLimit`` bytes.
///
/// ```swift
/// var reader = SubmissionReader()
/// let submission = try reader.read(line)
/// answers.read(line, submission, with: &reader)
/// ```
public struct SubmissionReader {
  /// The most bytes a line may have.
  public static let sizeLimit = 1 << 20

  /// What the answers are read with too.
  var scanner = JSONScanner(UnsafeBufferPointer(start: nil, count: 0))
  private var envelope = Envelope()

  /// Makes a reader.
  public init() {}

  /// Reads a submission from a line, without its line end.
  ///
  /// - Parameter line: must stay in place until its answers are read.
  /// - Returns: the submission; it holds no pointer into the line.
  /// - Throws: ``Refusal``, with all that can still be told of the line.
  public mutating func read(_ line: UnsafeBufferPointer<UInt8>) throws(Refusal) -> Submission {
    envelope.removeAll()
    let isTooLarge = line.count > Self.sizeLimit
    scanner.restart(line, in: 0..<min(line.count, Self.sizeLimit))
    do throws(Refusal) {
      try scan(isTooLarge)
      return try EnvelopeReading(envelope, scanner).submission()
    } catch {
      throw EnvelopeReading(envelope, scanner).telling(error)
    }
  }

  /// Reads a submission from a line held as an array.
  public static func read(_ line: [UInt8]) throws(Refusal) -> Submission {
    var reader = SubmissionReader()
    return try line.withUnsafeBufferPointer { (bytes) throws(Refusal) in try reader.read(bytes) }
  }

  private mutating func scan(_ isTooLarge: Bool) throws(Refusal) {
    do throws(JSONFault) {
      try scanWhole()
    } catch {
      throw isTooLarge ? .tooLarge() : Refusal(error)
    }
    if isTooLarge { throw .tooLarge() }
  }

  private mutating func scanWhole() throws(JSONFault) {
    let whole = try scanner.next()
    envelope.open(whole)
    guard whole.kind == .objectStart else {
      try scanner.skipRest(of: whole)
      _ = try scanner.next()
      return
    }
    while case let key = try scanner.next(), key.kind == .key {
      let value = try scanner.next()
      let range = try scanner.skipRest(of: value)
      scanner.withContent(of: key) { envelope.add($0, key, value, range) }
    }
    _ = try scanner.next()
  }
}

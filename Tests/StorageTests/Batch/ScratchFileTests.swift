import Storage
import Testing

@Suite("What a batch puts aside")
struct ScratchFileTests {
  @Test func whatIsAddedIsReadFromAnywhere() throws {
    let file = try ScratchFile()
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    for start in stride(from: 0, to: bytes.count, by: 999) {
      try bytes[start..<min(start + 999, bytes.count)].withUnsafeBytes { try file.append($0) }
    }
    for start in [0, 1, 998, 999, 65_000, 99_990] {
      var part = [UInt8](repeating: 0, count: 10)
      try part.withUnsafeMutableBytes { try file.read(into: $0, at: start) }
      #expect(part == Array(bytes[start..<start + 10]))
    }
  }

  @Test func beyondItsEndNothingIsMadeUp() throws {
    let file = try ScratchFile()
    try [UInt8]([1, 2, 3]).withUnsafeBytes { try file.append($0) }
    var part = [UInt8](repeating: 0, count: 4)
    #expect(throws: StorageError.self) {
      try part.withUnsafeMutableBytes { try file.read(into: $0, at: 0) }
    }
  }

  @Test func oneFileSeesNothingOfAnother() throws {
    let (one, other) = (try ScratchFile(), try ScratchFile())
    try [UInt8](repeating: 1, count: 4).withUnsafeBytes { try one.append($0) }
    try [UInt8](repeating: 2, count: 4).withUnsafeBytes { try other.append($0) }
    var part = [UInt8](repeating: 0, count: 4)
    try part.withUnsafeMutableBytes { try one.read(into: $0, at: 0) }
    #expect(part == [1, 1, 1, 1])
  }
}

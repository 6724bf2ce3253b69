extension UnsafeBufferPointer<UInt8> {
  /// Whether a part of other bytes stands at an index; it does not where too few bytes are left.
  @inline(__always)
  func holds(_ other: [UInt8], _ start: Int, _ count: Int, at index: Int) -> Bool {
    other.withUnsafeBytes { other in
      guard count <= self.count - index, start + count <= other.count,
        let left = baseAddress.map({ UnsafeRawPointer($0 + index) }),
        let right = other.baseAddress.map({ $0 + start })
      else { return false }
      return Self.areEqual(left, right, count)
    }
  }

  /// Compares eight bytes at a time, and the last eight once more in part.
  @inline(__always)
  private static func areEqual(
    _ left: UnsafeRawPointer,
    _ right: UnsafeRawPointer,
    _ count: Int
  ) -> Bool {
    func word(_ pointer: UnsafeRawPointer, _ offset: Int) -> UInt64 {
      pointer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
    var offset = 0
    guard count >= 8 else {
      while offset < count {
        if left.load(fromByteOffset: offset, as: UInt8.self)
          != right.load(fromByteOffset: offset, as: UInt8.self)
        {
          return false
        }
        offset += 1
      }
      return true
    }
    while offset <= count - 8 {
      if word(left, offset) != word(right, offset) { return false }
      offset += 8
    }
    return word(left, count - 8) == word(right, count - 8)
  }

  /// A whole number of at most 18 digits and nothing else, and where it ends.
  ///
  /// `nil` also where the number goes on, or is none by JSON: `007`, `3.0`, `1e2`.
  @inline(__always)
  func wholeNumber(at index: Int) -> (value: Int, end: Int)? {
    var (value, next) = (0, index)
    while next < count, next < index + 19 {
      let digit = self[next] &- UInt8(ascii: "0")
      if digit > 9 { break }
      value = value &* 10 &+ Int(digit)
      next += 1
    }
    let digits = next - index
    guard digits > 0, digits < 19, digits == 1 || self[index] != UInt8(ascii: "0") else {
      return nil
    }
    guard next < count else { return (value, next) }
    switch self[next] {
    case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): return nil
    default: return (value, next)
    }
  }
}

/// Words as they stand in a line, such as `"yes"`, compared without reading them as strings.
struct PlainWords {
  private var bytes: [UInt8] = []
  /// Where each word starts, and at last where they end.
  private var starts = [0]

  /// Adds the quoted words; `nil` where one cannot be compared byte by byte.
  mutating func add(quoting words: [String]) -> Range<Int>? {
    let arePlain = words.allSatisfy { word in
      word.utf8.allSatisfy { 0x20...0x7E ~= $0 && !#""\"#.utf8.contains($0) }
    }
    return arePlain ? add(words.map { "\"\($0)\"" }) : nil
  }

  /// Adds words; gives their indices.
  mutating func add(_ words: [String]) -> Range<Int> {
    let first = starts.count - 1
    for word in words {
      bytes.append(contentsOf: word.utf8)
      starts.append(bytes.count)
    }
    return first..<first + words.count
  }

  /// Which of some words stands at an index, counted from the first of them, and where it ends.
  func word(
    among words: Range<Int>,
    at index: Int,
    in line: UnsafeBufferPointer<UInt8>
  ) -> (index: Int, end: Int)? {
    for word in words {
      let (start, count) = (starts[word], starts[word + 1] - starts[word])
      if line.holds(bytes, start, count, at: index) {
        return (word - words.lowerBound, index + count)
      }
    }
    return nil
  }
}

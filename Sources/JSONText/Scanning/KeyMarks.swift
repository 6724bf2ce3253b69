/// Tells quickly that keys are different, as nearly all are.
enum KeyMarks {
  /// More keys than this are not tried.
  private static let most = 64
  /// Room for the marks, a power of two and at least twice as many.
  private static let room = 128

  /// Whether no two keys can be the same; false says nothing.
  ///
  /// Each key has a mark made of its length, its first eight bytes and its last eight: where the marks
  /// are different, so are the keys.
  static func areDifferent(
    _ keys: UnsafeMutableBufferPointer<JSONToken>,
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard keys.count <= most else { return false }
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: room) { marks in
      marks.initialize(repeating: 0)
      for key in keys {
        if key.hasEscapes { return false }
        let mark = mark(of: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[key.range])))
        var place = Int(mark >> 57)
        while marks[place] != 0 {
          if marks[place] == mark { return false }
          place = (place + 1) & (room - 1)
        }
        marks[place] = mark
      }
      return true
    }
  }

  /// Never 0, which stands for no mark.
  private static func mark(of key: UnsafeRawBufferPointer) -> UInt64 {
    var (first, last): (UInt64, UInt64) = (0, 0)
    if key.count >= 8 {
      first = key.loadUnaligned(as: UInt64.self)
      last = key.loadUnaligned(fromByteOffset: key.count - 8, as: UInt64.self)
    } else {
      for byte in key { first = first << 8 | UInt64(byte) }
    }
    let mixed =
      (first ^ UInt64(key.count)) &* 0x9E37_79B9_7F4A_7C15 ^ last &* 0xC2B2_AE3D_27D4_EB4F
    return (mixed ^ mixed >> 29) &* 0xBF58_476D_1CE4_E5B9 | 1
  }
}

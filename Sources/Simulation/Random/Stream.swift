/// Random numbers that depend on nothing but what they are drawn for.
///
/// Each question about a patient (does the illness change on this day, is this form answered) has a
/// stream of its own, found from the seed, the patient's number, the purpose and two keys. So no draw
/// moves another, and the order in which patients are processed changes nothing.
///
/// - SeeAlso: Steele, Lea, Flood 2014, Fast Splittable Pseudorandom Number Generators (SplitMix64).
struct Stream {
  /// What numbers are drawn for.
  enum Purpose: UInt64 {
    case person = 1
    case departure, trait, start, course, contact, tendency, reply, spread, answers, mistake
    case initiative, judgement
  }

  private var state: UInt64

  init(_ seed: UInt64, patient: Int, _ purpose: Purpose, _ first: Int = 0, _ second: Int = 0) {
    state = Self.mixed(seed &+ Self.golden)
    fold(UInt64(patient))
    fold(purpose.rawValue)
    fold(UInt64(bitPattern: Int64(first)))
    fold(UInt64(bitPattern: Int64(second)))
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= Self.golden
    return Self.mixed(state)
  }

  /// A number from 0 to below `count`, which is positive.
  ///
  /// It is biased by less than `count` in 2⁶⁴, and takes one draw on every machine.
  mutating func below(_ count: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// Whether something happens that does so `chance` times in `count`.
  mutating func happens(_ chance: Int, in count: Int) -> Bool { below(count) < chance }

  /// Any position.
  mutating func position() -> Position { Position(step: below(Position.steps)) }

  private mutating func fold(_ key: UInt64) { state = Self.mixed(state ^ key) &+ Self.golden }

  private static let golden: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

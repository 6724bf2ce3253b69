/// So many of so many, with how far chance may have moved the share.
///
/// - SeeAlso: Wilson 1927, doi:10.1080/01621459.1927.10502953; Newcombe 1998, method 3,
///   doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E
public struct Share: Sendable, Hashable {
  /// The point of the normal distribution that leaves 2.5 % above it: intervals are of 95 %.
  static let quantile = 1.959963984540054

  /// How many.
  public let part: Int
  /// Of how many.
  public let whole: Int

  /// Makes a share.
  ///
  /// - Precondition: the part is not greater than the whole, nor less than nothing.
  public init(_ part: Int, of whole: Int) {
    precondition(0 <= part && part <= whole)
    self.part = part
    self.whole = whole
  }

  /// From 0 to 1; `nil` where the whole is nothing.
  public var value: Double? { whole == 0 ? nil : Double(part) / Double(whole) }

  /// The Wilson score interval of 95 %; `nil` where the whole is nothing.
  public var interval: ClosedRange<Double>? {
    guard let value else { return nil }
    let count = Double(whole)
    let square = Self.quantile * Self.quantile
    let middle = value + square / (2 * count)
    let width =
      Self.quantile
      * (value * (1 - value) / count + square / (4 * count * count))
      .squareRoot()
    let low = part == 0 ? 0 : (middle - width) / (1 + square / count)
    let high = part == whole ? 1 : (middle + width) / (1 + square / count)
    return max(low, 0)...min(high, 1)
  }

  /// How much greater it is than another share, with the interval of 95 %; `nil` where either is of
  /// nothing.
  ///
  /// - SeeAlso: Newcombe 1998, method 10,
  ///   doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I
  public func difference(from other: Share) -> Difference? {
    guard let value, let interval, let before = other.value, let range = other.interval else {
      return nil
    }
    func length(_ one: Double, _ two: Double) -> Double { (one * one + two * two).squareRoot() }
    let below = length(value - interval.lowerBound, range.upperBound - before)
    let above = length(interval.upperBound - value, before - range.lowerBound)
    let difference = value - before
    return Difference(value: difference, interval: difference - below...difference + above)
  }

  /// How much greater one share is than another.
  public struct Difference: Sendable, Hashable {
    /// From −1 to 1.
    public let value: Double
    /// The interval of 95 %.
    public let interval: ClosedRange<Double>
  }
}

extension Double {
  /// The number with so many decimals, rounded half away from zero; the same on every machine.
  public func text(decimals: Int, sign: Character = ".") -> String {
    let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
    let scaled = Int((magnitude * Double(scale)).rounded())
    let minus = self < 0 && scaled > 0 ? "-" : ""
    if decimals == 0 { return minus + String(scaled) }
    let digits = String(scaled % scale)
    let zeros = String(repeating: "0", count: decimals - digits.count)
    return "\(minus)\(scaled / scale)\(sign)\(zeros)\(digits)"
  }
}

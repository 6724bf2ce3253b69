/// A unit of measurement by its UCUM code, from a table of those that are known.
///
/// A number is put into another unit only where UCUM defines both by one exact factor of the same
/// dimension. A concentration by mass and one by amount of substance are two dimensions: mg/dL and
/// mmol/L of glucose differ by its molar mass, which no unit tells.
/// - SeeAlso: The Unified Code for Units of Measure, https://ucum.org/ucum
public struct Unit: Sendable, Hashable {
  /// The code, case-sensitive: `mmol/L`.
  public let code: String
  private let definition: Definition

  /// What is measured, and how many of the dimension's first unit one of this one is.
  private struct Definition: Sendable, Hashable {
    let dimension: Dimension
    let factor: Number

    init(_ dimension: Dimension, _ above: Int64, _ below: Int64 = 1) {
      self.dimension = dimension
      factor = Number(above, over: below) ?? .one
    }
  }

  private enum Dimension: Sendable, Hashable {
    case number, substanceConcentration, massConcentration, substancePerSubstance, mass, length
    case volume, flow, pressure, temperature, rate, time
  }

  /// Finds a unit; `nil` where the table does not have the code.
  public init?(_ code: String) {
    guard let definition = Self.table[code] else { return nil }
    self.code = code
    self.definition = definition
  }

  /// Every code, in order.
  public static var known: [String] { table.keys.sorted() }

  /// Whether a number in the one unit has an exact equal in the other.
  public func isComparable(to other: Unit) -> Bool {
    definition.dimension == other.definition.dimension
  }

  /// A number of this unit in another; `nil` where they measure different things, or the result
  /// does not fit.
  public func converted(_ number: Number, to other: Unit) -> Number? {
    guard isComparable(to: other) else { return nil }
    return number.multiplied(by: definition.factor)?.divided(by: other.definition.factor)
  }

  private static let table: [String: Definition] = [
    "1": .init(.number, 1), "%": .init(.number, 1, 100), "{score}": .init(.number, 1),
    "mol/L": .init(.substanceConcentration, 1), "mmol/L": .init(.substanceConcentration, 1, 1000),
    "umol/L": .init(.substanceConcentration, 1, 1_000_000),
    "g/L": .init(.massConcentration, 1), "g/dL": .init(.massConcentration, 10),
    "mg/L": .init(.massConcentration, 1, 1000), "mg/dL": .init(.massConcentration, 1, 100),
    "mmol/mol": .init(.substancePerSubstance, 1),
    "kg": .init(.mass, 1000), "g": .init(.mass, 1), "mg": .init(.mass, 1, 1000),
    "[lb_av]": .init(.mass, 45_359_237, 100_000),
    "m": .init(.length, 1), "cm": .init(.length, 1, 100), "mm": .init(.length, 1, 1000),
    "[in_i]": .init(.length, 254, 10_000),
    "L": .init(.volume, 1), "mL": .init(.volume, 1, 1000),
    "L/min": .init(.flow, 1), "L/s": .init(.flow, 60),
    "mm[Hg]": .init(.pressure, 1_333_220, 10_000), "kPa": .init(.pressure, 1000),
    "Cel": .init(.temperature, 1),
    "/min": .init(.rate, 1), "{beats}/min": .init(.rate, 1), "{breaths}/min": .init(.rate, 1),
    "s": .init(.time, 1), "min": .init(.time, 60), "h": .init(.time, 3600),
    "d": .init(.time, 86_400),
  ]
}

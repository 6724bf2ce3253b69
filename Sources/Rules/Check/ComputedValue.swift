public import Expressions

/// A value that the form computes of its answers before rules read it, such as a score.
public struct ComputedValue: Sendable {
  /// Where its value stands.
  public let slot: Int
  /// The program that its formula belongs to, over the same slots.
  public let program: Program
  /// Its exact value.
  public let formula: Computation
  /// The decimals it is rounded to.
  public let decimals: Int

  /// Makes a value.
  public init(slot: Int, program: Program, formula: Computation, decimals: Int) {
    self.slot = slot
    self.program = program
    self.formula = formula
    self.decimals = decimals
  }
}

extension RuleSet {
  /// Computes some values of a frame: of the form, each from what others are before they are
  /// rounded, and then those with a name.
  func compute(_ computed: [ComputedValue], _ named: [NamedValue], _ frame: inout Frame) {
    // By index: an element that is taken out of its array is counted, program and all.
    for index in computed.indices {
      frame.slots[computed[index].slot] =
        computed[index].program.value(computed[index].formula, &frame)
    }
    for index in computed.indices {
      let slot = computed[index].slot
      frame.slots[slot] = frame.slots[slot].rounded(toDecimals: computed[index].decimals)
    }
    for index in named.indices {
      frame.slots[named[index].slot] = program.value(named[index].computation, &frame)
    }
  }
}

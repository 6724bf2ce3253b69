/// What a protocol proves of a form: green, yellow or red.
public enum Verdict: UInt8, Sendable, Hashable, Comparable, CaseIterable {
  case green, yellow, red

  /// Milder first.
  public static func < (left: Verdict, right: Verdict) -> Bool { left.rawValue < right.rawValue }
}

/// The colour of a decision: a verdict, or grey where none could be proven.
///
/// The order is that of a work list: grey stands just under red.
public enum Colour: UInt8, Sendable, Hashable, Comparable, CaseIterable, BitwiseCopyable {
  case green, yellow, grey, red

  /// The colour of a proven verdict.
  public init(_ verdict: Verdict) {
    switch verdict {
    case .green: self = .green
    case .yellow: self = .yellow
    case .red: self = .red
    }
  }

  /// The colour of what is proven and what is still possible; different verdicts give grey, but
  /// proven red is red.
  public init(proven: Verdict, possible: Verdict) {
    self = proven == possible || proven == .red ? Colour(proven) : .grey
  }

  /// The verdict; `nil` for grey.
  public var verdict: Verdict? {
    switch self {
    case .green: .green
    case .yellow: .yellow
    case .red: .red
    case .grey: nil
    }
  }

  /// Less urgent first.
  public static func < (left: Colour, right: Colour) -> Bool { left.rawValue < right.rawValue }
}

extension Verdict: CustomStringConvertible {
  /// The word that files use.
  public var description: String { Colour(self).description }
}

extension Colour: CustomStringConvertible {
  /// The word that files use.
  public var description: String {
    switch self {
    case .green: "green"
    case .yellow: "yellow"
    case .grey: "grey"
    case .red: "red"
    }
  }

  /// The colour of a word that files use.
  public init?(_ word: some StringProtocol) {
    guard let colour = Colour.allCases.first(where: { $0.description == word }) else { return nil }
    self = colour
  }
}

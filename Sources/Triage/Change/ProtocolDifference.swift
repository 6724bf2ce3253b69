public import Rules
public import Values

/// What a changed protocol means otherwise than before; layout, comments and order of what has no
/// order count for nothing.
public struct ProtocolDifference: Sendable, Hashable {
  /// The protocol before.
  public let old: ContentReference
  /// The protocol after.
  public let new: ContentReference
  /// Every change: falls first, then in the order of a protocol's sections.
  public let changes: [ProtocolChange]

  /// Whether both mean the same.
  public var isEmpty: Bool { changes.isEmpty }

  /// The changes that make something milder.
  public var falls: [ProtocolChange] { changes.filter { $0.effect == .milder } }

  /// The changes of which it cannot be excluded that they make something milder.
  public var uncertain: [ProtocolChange] { changes.filter { $0.effect == .either } }
}

/// One thing that means something else than before.
public struct ProtocolChange: Sendable, Hashable {
  /// The part of a protocol, in the order they stand.
  public enum Area: String, Sendable, Hashable, CaseIterable {
    case header, form, limit, series, value, threshold, rule, status, consultation, action, plan
    case text
    case patientText = "patient_text"
  }

  /// What became of it.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case added, removed, changed
    /// It stands before or after something else than it did, where the order counts.
    case moved
  }

  /// What it does to how urgent patients are found to be.
  public enum Effect: String, Sendable, Hashable, CaseIterable {
    /// Something becomes milder, perhaps beside something that becomes stricter: a fall.
    case milder
    /// It cannot be told: another condition, another computation.
    case either
    /// Nothing becomes milder, and something stricter.
    case stricter
    /// It changes no urgency.
    case none
  }

  /// What of it changed.
  public enum Aspect: String, Sendable, Hashable, CaseIterable {
    /// All of it: it is new, gone or moved.
    case whole
    /// What is tested or computed.
    case value
    /// Which values have which colour.
    case colours
    /// The cells, which read values of the patient, so that no colours can be told.
    case cells
    /// What a missing answer means.
    case missing
    /// When a rule is red, or yellow.
    case red, yellow
    /// Whether it overrides others.
    case safety
    /// Where it comes from.
    case source
    /// What a clinician may set.
    case allowed
    /// What holds where nothing is set.
    case standard
    /// What follows.
    case outcome
    /// What it says.
    case wording
  }

  /// The part of the protocol.
  public let area: Area
  /// Its id there: of a threshold, rule, limit or text, or the first words of a line.
  public let id: String
  /// What became of it.
  public let kind: Kind
  /// What of it changed.
  public let aspect: Aspect
  /// What it does to the urgency.
  public let effect: Effect
  /// What stood there before; `nil` for what is new.
  public var old: ProtocolPart?
  /// What stands there now; `nil` for what is gone.
  public var new: ProtocolPart?
  /// The values that change colour, falls first.
  public var colours: [ColourChange] = []
  /// What people call it, by the form or the protocol's sentence; empty where neither names it.
  public var label = LocalizedText()
  /// The language of a text.
  public var language: Language?
}

/// Values that change colour.
public struct ColourChange: Sendable, Hashable {
  /// The values; `nil` is wherever the condition holds.
  public let values: Stretch?
  /// Their colour before; grey where other answers decided.
  public let old: Colour
  /// Their colour after.
  public let new: Colour
  /// The time points of the plan it is at; empty is all.
  public var timePoints: [Period] = []
  /// The patient's own limits it is with.
  public var own = RowColours.OwnLimits.standard

  /// Whether the colour becomes milder.
  public var isFall: Bool { new < old }
}

extension ProtocolChange.Effect {
  /// What a change from one colour to another does.
  public init(_ old: Colour, _ new: Colour) {
    self = new < old ? .milder : new > old ? .stricter : .none
  }

  /// What several do together.
  init(_ effects: some Sequence<Self>) {
    let found = Set(effects)
    self = Self.allCases.first { found.contains($0) } ?? .none
  }
}

/// How the illness goes: states, and the daily chances of passing from one to another.
public struct CourseModel: Sendable {
  /// What a patient can be in.
  public struct State: Sendable, Hashable {
    /// Its id.
    public let id: String
    /// How many patients are enrolled in it.
    public let start: Int
    /// Whether a patient in it needs contact: the model's truth, which no rule sees.
    public let needsContact: Bool
  }

  /// A passage that happens by itself.
  public struct Change: Sendable, Hashable {
    /// The state it leads to, as an index.
    public let to: Int
    /// Its chance each day.
    public let perMillionADay: Int
    /// The days since the anchor on which it can happen.
    public let days: ClosedRange<Int>
  }

  /// A passage that a contact brings about.
  public struct Help: Sendable, Hashable {
    /// The state it helps in, as an index.
    public let from: Int
    /// The state it leads to, as an index.
    public let to: Int
    /// The kinds of contact that help, as the protocol names them.
    public let by: [String]
    /// How often it helps.
    public let perMille: Int
    /// How many days it takes.
    public let afterDays: Int
  }

  /// The states.
  public let states: [State]
  /// The passages out of each state.
  public let changes: [[Change]]
  /// What contacts do.
  public let helps: [Help]
  /// The states that patients are enrolled in.
  public let starts: Weights<Int>
}

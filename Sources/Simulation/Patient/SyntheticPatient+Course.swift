public import Values

extension SyntheticPatient {
  /// A state of the illness and the first day of it.
  public struct Episode: Sendable, Hashable {
    /// The state's id.
    public let state: String
    /// Whether it needs contact.
    public let needsContact: Bool
    /// The first day.
    public let from: CivilDate
  }

  /// The illness on a day, as contacts held so far have left it.
  public mutating func episode(on day: CivilDate) -> Episode {
    episode(of: illness.stretch(on: day))
  }

  /// Whether the patient needs contact on a day; no rule sees this.
  public mutating func needsContact(on day: CivilDate) -> Bool { episode(on: day).needsContact }

  /// The whole course up to a day, the first episode first.
  public mutating func episodes(until day: CivilDate) -> [Episode] {
    _ = illness.stretch(on: day)
    return illness.stretches.filter { $0.from <= day }.map(episode(of:))
  }

  /// Tells that a contact was held; it may end what the patient is in, some days later.
  ///
  /// What was asked about later days before may be otherwise afterwards.
  ///
  /// - Parameters:
  ///   - contact: the kind, as the protocol names it.
  ///   - day: the day.
  public mutating func meet(_ contact: String, on day: CivilDate) {
    illness.meet(contact, on: day)
  }

  private func episode(of stretch: Illness.Stretch) -> Episode {
    let state = cohort.course.states[stretch.state]
    return Episode(state: state.id, needsContact: state.needsContact, from: stretch.from)
  }
}

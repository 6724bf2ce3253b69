import Rules
import Values

extension ProtocolChange.Effect {
  /// What it does to make the first deadline the second, whatever day both count from; `nil` is no
  /// contact at all.
  ///
  /// Working days and days, or days and months, are told apart only where every day agrees.
  init(_ before: Within?, _ after: Within?) {
    switch (before, after) {
    case (nil, nil), (.sameDay?, .sameDay?): self = .none
    case (nil, _), (_, .sameDay?): self = .stricter
    case (_, nil), (.sameDay?, _): self = .milder
    case (.workingDays(let old)?, .workingDays(let new)?): self.init(from: old...old, to: new...new)
    case (.period(let old)?, .period(let new)?) where old.isMonths == new.isMonths:
      let (old, new) = old.isMonths ? (old.months, new.months) : (old.minutes, new.minutes)
      self.init(from: old...old, to: new...new)
    case (let old?, let new?): self.init(from: old.days, to: new.days)
    }
  }

  /// From lengths to lengths, each as short and as long as it can be.
  private init(from old: ClosedRange<Int>, to new: ClosedRange<Int>) {
    if old.lowerBound == old.upperBound, old == new {
      self = .none
    } else if new.lowerBound > old.upperBound {
      self = .milder
    } else if new.upperBound < old.lowerBound {
      self = .stricter
    } else {
      self = .either
    }
  }
}

extension Within {
  /// How many days it can be to the deadline: a weekend lies in every five working days and may lie
  /// in fewer; a run of public holidays adds a week at most, and so does a deadline that is moved off
  /// closed days.
  fileprivate var days: ClosedRange<Int> {
    switch self {
    case .sameDay: 0...7
    case .workingDays(let count): count + count / 5 * 2...count + (count / 5 + 1) * 2 + 7
    case .period(let period) where period.isMonths: period.months * 28...period.months * 31 + 7
    case .period(let period): period.minutes / 1440...period.minutes / 1440 + 7
    }
  }
}

public import Values

/// The colours of one value along all that it can be, from the least to the greatest.
///
/// As text: `0 ····|yellow 10–19|red 20–27`. Green is dots; an end that does not belong to its
/// stretch has `>` or `<` before it, and `…` stands where nothing bounds the value.
public struct NumberLine: Sendable, Hashable {
  /// Neighbouring numbers of one colour.
  public struct Stretch: Sendable, Hashable {
    /// The least number, or the one that all of them are over.
    public var first: Number
    /// The greatest number, or the one that all of them are under.
    public var last: Number
    /// Whether `first` is one of them.
    public var includesFirst = true
    /// Whether `last` is one of them.
    public var includesLast = true
    /// Their colour; `nil` where no cell says one.
    public var colour: Verdict?
    /// One of the numbers.
    public var sample: Number
  }

  /// The stretches in order, neighbours of different colours; at least one.
  public let stretches: [Stretch]

  /// Joins pieces that touch and have one colour.
  init(joining pieces: [Stretch]) {
    var stretches: [Stretch] = []
    for piece in pieces {
      if let last = stretches.last, last.colour == piece.colour {
        stretches[stretches.count - 1].extend(to: piece)
      } else {
        stretches.append(piece)
      }
    }
    self.stretches = stretches
  }

  /// The colour of a number; `nil` where no cell says one, and for what the value cannot be.
  public func colour(of number: Number) -> Verdict? {
    stretches.first { $0.holds(number) }?.colour
  }
}

extension NumberLine.Stretch {
  fileprivate mutating func extend(to next: Self) {
    last = next.last
    includesLast = next.includesLast
    sample = first.middle(to: last) ?? sample
  }

  /// Whether a number lies within.
  func holds(_ number: Number) -> Bool {
    (includesFirst ? first <= number : first < number)
      && (includesLast ? number <= last : number < last)
  }
}

extension NumberLine: CustomStringConvertible {
  /// The line with the words that files use.
  public var description: String { text() }

  /// The line in the words of a language.
  ///
  /// - Parameters:
  ///   - colour: the word for a colour.
  ///   - gap: the word for numbers that no cell colours.
  ///   - number: a number as it is shown.
  /// - Returns: one line of text.
  public func text(
    colour: (Verdict) -> String = \.description,
    gap: String = "none",
    number: (Number) -> String = \.description
  ) -> String {
    stretches.enumerated().map { index, stretch in
      let (first, last) = (stretch.firstText(number), stretch.lastText(number))
      let isFirst = index == 0
      let isLast = index == stretches.count - 1
      if stretch.colour == .green, isFirst || isLast {
        return [isFirst ? first : nil, "····", isLast ? last : nil].compactMap { $0 }
          .joined(separator: " ")
      }
      let word = stretch.colour.map(colour) ?? gap
      return stretch.first == stretch.last ? "\(word) \(first)" : "\(word) \(first)–\(last)"
    }.joined(separator: "|")
  }
}

extension NumberLine.Stretch {
  fileprivate func firstText(_ number: (Number) -> String) -> String {
    first.isBounded ? (includesFirst ? "" : ">") + number(first) : "…"
  }

  fileprivate func lastText(_ number: (Number) -> String) -> String {
    last.isBounded ? (includesLast ? "" : "<") + number(last) : "…"
  }
}

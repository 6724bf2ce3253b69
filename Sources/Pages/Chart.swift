extension Page {
  /// Bars, each with its number beside it; a table under it has the same numbers.
  public struct Chart: Sendable, Hashable {
    /// A word that no other chart of the page has: letters, digits and `_`.
    public let id: String
    /// What it shows, for who does not see it.
    public let title: String
    /// How it is to be read, for who does not see it.
    public let description: String
    /// What stands at the end of the scale, which begins with nothing.
    public let end: String
    /// The bars, from the top.
    public let bars: [Bar]
    /// What plain bars are of, and what hatched ones are of; `nil` where all are plain.
    public let legend: Legend?

    /// Makes a chart.
    public init(
      id: String,
      title: String,
      description: String,
      end: String,
      bars: [Bar],
      legend: Legend? = nil
    ) {
      self.id = id
      self.title = title
      self.description = description
      self.end = end
      self.bars = bars
      self.legend = legend
    }

    /// What plain and hatched bars are of.
    public struct Legend: Sendable, Hashable {
      /// What plain bars are of.
      public let plain: String
      /// What hatched bars are of.
      public let hatched: String

      /// Makes a legend.
      public init(plain: String, hatched: String) {
        self.plain = plain
        self.hatched = hatched
      }
    }

    /// One bar.
    public struct Bar: Sendable, Hashable {
      /// What it is of.
      public let label: String
      /// Its number as it is read.
      public let text: String
      /// How much of the scale it takes, from 0 to 1; `nil` is no bar.
      public let length: Double?
      /// From where to where a line is drawn across its end; `nil` is none.
      public let line: ClosedRange<Double>?
      /// Whether it is hatched.
      public let isHatched: Bool

      /// Makes a bar.
      public init(
        label: String,
        text: String,
        length: Double?,
        line: ClosedRange<Double>? = nil,
        isHatched: Bool = false
      ) {
        self.label = label
        self.text = text
        self.length = length
        self.line = line
        self.isHatched = isHatched
      }
    }
  }
}

public import Values

/// Something to read or print, apart from how it is shown.
///
/// All texts are plain: a writer escapes what its format would take for markup.
public struct Page: Sendable, Hashable {
  /// The language it is in.
  public let language: Language
  /// What it is called.
  public let title: String
  /// What it says, from the top.
  public let blocks: [Block]

  /// Makes a page.
  public init(language: Language, title: String, blocks: [Block]) {
    self.language = language
    self.title = title
    self.blocks = blocks
  }

  /// One piece of a page.
  public enum Block: Sendable, Hashable {
    /// A heading; 2 is a part of the page and 3 a part of that.
    case heading(Int, String)
    /// A text.
    case paragraph(Words)
    /// Points, each with those under it.
    case list([Point])
    /// Rows and columns.
    case table(Table)
    /// Which values have which colour.
    case scale([ScalePart])
    /// Bars; the numbers stand in a table beside them as well.
    case chart(Chart)
  }

  /// A point of a list.
  public struct Point: Sendable, Hashable {
    /// What it says.
    public let words: Words
    /// The points under it.
    public let inner: [Words]

    /// Makes a point.
    public init(_ words: Words, inner: [Words] = []) {
      self.words = words
      self.inner = inner
    }
  }

  /// Rows and columns; no row is shorter than the headings.
  public struct Table: Sendable, Hashable {
    /// What it shows.
    public let caption: String
    /// What each column holds.
    public let headings: [String]
    /// The cells; the first of each row says what the row is about.
    public let rows: [[String]]

    /// Makes a table.
    public init(caption: String, headings: [String], rows: [[String]]) {
      precondition(rows.allSatisfy { $0.count == headings.count })
      self.caption = caption
      self.headings = headings
      self.rows = rows
    }
  }

  /// Values with one colour.
  public struct ScalePart: Sendable, Hashable {
    /// The colour.
    public let colour: Colour
    /// The colour in words, with its sign: `▲ red`.
    public let word: String
    /// The values in words: `20–27`.
    public let values: String

    /// Makes a part.
    public init(colour: Colour, word: String, values: String) {
      self.colour = colour
      self.word = word
      self.values = values
    }
  }
}

/// A text in which some words stand out.
public struct Words: Sendable, Hashable, ExpressibleByStringLiteral {
  /// How a piece stands out.
  public enum Style: Sendable, Hashable { case plain, strong, quiet }

  /// A text in one style.
  public struct Piece: Sendable, Hashable {
    /// The text.
    public let text: String
    /// How it stands out.
    public let style: Style
  }

  /// The pieces, in order.
  public private(set) var pieces: [Piece]

  /// A text in one style.
  public init(_ text: String, _ style: Style = .plain) {
    pieces = [Piece(text: text, style: style)]
  }

  /// A text that does not stand out.
  public init(stringLiteral text: String) { self.init(text) }

  /// Both, one after the other.
  public static func + (left: Words, right: Words) -> Words {
    var words = left
    words.pieces += right.pieces
    return words
  }

  /// The text of all pieces.
  public var text: String { pieces.map(\.text).joined() }
}

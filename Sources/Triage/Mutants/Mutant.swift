public import Diagnostics
public import Values

/// One small change of a protocol, such as an author could make by mistake.
///
/// The change is made in the text, so that it is something that could have been written, and is
/// shown as it would have been.
public struct Mutant: Sendable, Hashable {
  /// What is changed.
  public enum Change: Sendable, Hashable {
    /// A limit stands one step from where it stood; the test before and after.
    case limit(from: String, to: String)
    /// What gave this colour gives it no more; `nil` is all of a threshold that has two.
    case dropped(Verdict?)
    /// One side of an `and` or an `or` is gone.
    case side(String, of: String)
    /// What gave one colour gives another.
    case colour(from: Verdict, to: Verdict)
    /// Yellow and red have changed places.
    case swapped
    /// An option has another colour.
    case option(String, from: Verdict, to: Verdict)
    /// A value that is unanswered has no colour of its own any more.
    case silence(Verdict)
  }

  /// The kind of block that is changed.
  public enum Block: String, Sendable, Hashable, CaseIterable {
    case limit, value, threshold, rule, status
  }

  /// The kind of block that is changed.
  public let block: Block
  /// The id of the threshold, rule, value or limit; `status` for a line of that section.
  public let subject: String
  /// What is changed.
  public let change: Change
  /// Where.
  public let place: Place
  let edits: [Edit]

  /// A stretch of the text and what stands there instead.
  struct Edit: Sendable, Hashable {
    let span: Span
    let text: String
  }

  /// The protocol's text with the change.
  func applied(to source: SourceText) -> SourceText {
    var bytes = source.bytes
    for edit in edits.sorted(by: { $0.span > $1.span }) {
      bytes.replaceSubrange(edit.span.start..<edit.span.end, with: Array(edit.text.utf8))
    }
    return SourceText(path: source.path, bytes: bytes)
  }
}

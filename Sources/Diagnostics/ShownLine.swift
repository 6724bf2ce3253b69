/// A line of a code frame, cropped around what is marked, with `…` where it is cut.
///
/// The width is fixed, so that a frame says the same in a terminal, a file and a test.
struct ShownLine {
  /// The line as it is shown.
  let text: String
  /// Carets under what is marked, after the spaces before them; at least one caret.
  let carets: String

  /// The columns that a line may take before it is cropped.
  private static let widest = 120
  /// The least columns that are shown before what is marked, where there are as many.
  private static let lead = 40

  init(before: String, marked: String, after: String) {
    var (before, marked, after) = (before, marked, after)
    if displayWidth(before + marked + after) > Self.widest {
      let lead = max(Self.lead, Self.widest - displayWidth(marked + after))
      if displayWidth(before) > lead {
        before = "…" + String(before.reversed().fitting(lead - 1).reversed())
      }
      let room = Self.widest - displayWidth(before)
      if displayWidth(marked + after) > room {
        let kept = marked.fitting(room - 1)
        let rest = kept.count < marked.count ? "" : after.fitting(room - 1 - displayWidth(kept))
        (marked, after) = (String(kept), rest + "…")
      }
    }
    text = before + marked + after
    carets =
      String(repeating: " ", count: displayWidth(before))
      + String(repeating: "^", count: max(displayWidth(marked), 1))
  }
}

extension Sequence<Character> {
  /// The first characters that take at most some columns.
  fileprivate func fitting(_ width: Int) -> String {
    var taken = 0
    return String(
      prefix { character in
        taken += displayWidth(character)
        return taken <= width
      }
    )
  }
}

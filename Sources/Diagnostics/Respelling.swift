extension [Diagnostic.FixIt] {
  /// The fix of a misspelt word; none where more than one word could be meant.
  ///
  /// - Parameters:
  ///   - word: the word as it is written.
  ///   - candidates: all that may stand there.
  ///   - place: where it stands, and nothing else; where that is longer or shorter than the word,
  ///     because it is escaped for instance, there is no fix.
  /// - Returns: one fix or none.
  public static func respelling(
    _ word: String,
    among candidates: some Sequence<String>,
    at place: Place
  ) -> [Diagnostic.FixIt] {
    let meant = Set(near(word, candidates, limit: 2).map(\.word))
    guard let only = meant.first, meant.count == 1, didYouMean(word, among: meant) == only,
      place.span.end - place.span.start == word.utf8.count
    else { return [] }
    return [.init(place, replacement: only)]
  }
}

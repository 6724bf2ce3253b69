/// The candidate nearest to a misspelt word, if one is within an edit distance of two.
///
/// A word of up to three letters must be within one. Capitals for small letters count as one.
/// Ties go to the candidate that comes first.
/// - Complexity: O(candidates × length²).
public func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String? {
  near(word, candidates, limit: word.utf8.count <= 3 ? 1 : 2).min { $0.distance < $1.distance }?
    .word
}

/// The candidates within reach of a misspelt word, with how far off they are.
func near(
  _ word: String,
  _ candidates: some Sequence<String>,
  limit: Int
) -> [(word: String, distance: Int)] {
  let small = word.lowercased()
  return candidates.filter { $0 != word }
    .map { (word: $0, distance: $0 == small ? 1 : editDistance(word, $0)) }
    .filter { $0.distance <= limit }
}

/// The least number of inserted, removed, changed or swapped neighbouring bytes between two words.
func editDistance(_ left: String, _ right: String) -> Int {
  let left = Array(left.utf8)
  let right = Array(right.utf8)
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for i in left.indices {
    var row = [i + 1]
    for j in right.indices {
      let changed = last[j] + (left[i] == right[j] ? 0 : 1)
      var best = Swift.min(changed, last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        best = Swift.min(best, beforeLast[j - 1] + 1)
      }
      row.append(best)
    }
    (beforeLast, last) = (last, row)
  }
  return last[right.count]
}

import Forms
import Values

/// A Norwegian national identity number, as far as its form goes.
///
/// Legal are birth numbers, D-numbers (day + 40), H-numbers (month + 40) and synthetic ones
/// (month + 80, or + 40 or + 65). From 2032 the first check digit accepts remainders 0 to 3; both
/// schemes are accepted. Nothing is read from the number: neither sex nor age.
enum IdentityNumber {
  /// Refuses a submission whose patient id looks like an identity number and is none, or is one
  /// that is not written as eleven digits.
  ///
  /// - Parameter submission: any other patient id passes.
  /// - Throws: a refusal that shows the number masked.
  static func check(_ submission: Submission) throws(Refusal) {
    if isFaulty(submission.patient) { throw Refusal.invalidIdentityNumber(submission) }
  }

  /// Whether a patient id looks like an identity number and is none, or is not written as one.
  static func isFaulty(_ patient: String) -> Bool {
    // Most ids have a letter in them.
    if patient.utf8.contains(where: { 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 }) { return false }
    let written = patient.unicodeScalars
    let scalars = written.filter { !separators.contains($0) }
    guard (10...11).contains(scalars.count),
      scalars.allSatisfy({ $0.properties.numericType == .decimal })
    else { return false }
    let digits = scalars.compactMap { scalar -> Int? in
      (0x30...0x39).contains(scalar.value) ? Int(scalar.value) - 0x30 : nil
    }
    let isNumber = digits.count == 11 && isLegal(digits)
    let isWhole = scalars.count == written.count
    return isNumber != isWhole
  }

  /// What people write between the date and the five digits; with it one person would have two ids.
  private static let separators: Set<Unicode.Scalar> = [" ", "\u{A0}", "\u{202F}", "-", "."]

  static func isLegal(_ digits: [Int]) -> Bool { hasLegalDate(digits) && hasLegalCheck(digits) }

  private static func hasLegalDate(_ digits: [Int]) -> Bool {
    var day = digits[0] * 10 + digits[1]
    let month = digits[2] * 10 + digits[3]
    if day > 40 { day -= 40 }
    let months = [month, month - 40, month - 65, month - 80].filter { (1...12).contains($0) }
    return months.contains { month in
      [1900, 2000].contains { century in
        let year = century + digits[4] * 10 + digits[5]
        return CivilDate(year: year, month: month, day: day) != nil
      }
    }
  }

  private static func hasLegalCheck(_ digits: [Int]) -> Bool {
    let first = remainder(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1])
    let second = remainder(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
    return (0...3).contains(first) && second == 0
  }

  private static func remainder(_ digits: [Int], _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11
  }
}

public import Forms
public import Values
import Diagnostics
import Expressions
import Rules

/// A protocol to begin with: all that one form asks for, with the places that a clinic fills in.
///
/// It can be read, and `behov check` names each place that is still empty. It makes no clinical
/// choice: no value has a limit, no option a colour and no colour a deadline.
public struct ProtocolDraft: Sendable {
  let form: Form
  let id: String
  let reviewDate: CivilDate
  let words: Words

  /// Begins a protocol.
  ///
  /// - Parameters:
  ///   - form: the form it is for.
  ///   - id: what it is to be called; see ``isID(_:)``.
  ///   - reviewDate: the day it is to be read again.
  ///   - words: what its comments say.
  public init(_ form: Form, id: String, reviewDate: CivilDate, words: Words) {
    self.form = form
    self.id = id
    self.reviewDate = reviewDate
    self.words = words
  }

  /// Whether a word can be a protocol's id: small letters, digits and `_`, a letter first.
  public static func isID(_ word: String) -> Bool {
    let letters = Character("a")...Character("z")
    return word.first.map(letters.contains) ?? false && !reservedWords.contains(word)
      && word.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
      }
  }

  /// The file, in the layout that `behov format` gives.
  public var text: String {
    let blocks = [header, thresholds, rules, consultation, followUp, texts, patientTexts]
    let written = blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    return RuleFormatter.format(.init(path: "\(id).rules", written)).text ?? written
  }

  /// All that the form asks for.
  var parts: DraftParts { DraftParts(form) }

  // MARK: Header

  private var header: [String] {
    let titles = Language.allCases.map { language in
      "  title \(language.rawValue) \(Self.quoted(form.terminology.texts["title"]?[language] ?? ""))"
    }
    var lines = words.opening.map { "// \($0)" } + ["protocol \(id) 1.0.0"]
    lines += ["  form \(form.id) \(form.version)", "  status draft"] + titles
    lines += ["  owner \"\"  // \(words.owner)", "  review by \(reviewDate)"]
    if let wish = parts.wish { lines.append("  wish \(wish)") }
    if let anchor = form.facts.first(where: \.isAnchor) { lines.append("  anchor \(anchor.name)") }
    if !parts.informative.isEmpty {
      let items = parts.informative.joined(separator: ", ")
      lines.append("  informative \(items)  // \(words.informative)")
    }
    return lines
  }

  static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(oneLine(escaped))\""
  }

  static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  func comment(_ lines: [String]) -> [String] { lines.map { "  // \($0)" } }
}

import Values

/// A form to begin with: an item of each common type, with the words that a clinic fills in.
///
/// It can be read, and `behov check` names the texts that still say nothing. The ids stand for the
/// clinic's own; no question and no limit is given.
public struct FormDraft: Sendable {
  private let id: String

  /// Begins a form.
  ///
  /// - Parameter id: what it is to be called; see ``isID(_:)``.
  public init(id: String) { self.id = id }

  /// Whether a word can be a form's id: small letters, digits and `_`, a letter first, and no word
  /// with a meaning of its own.
  public static func isID(_ word: String) -> Bool {
    FileReader.isID(word) && !FileReader.isReserved(word)
  }

  /// The file.
  public var text: String {
    """
    {
      "form": "\(id)",
      "version": "1.0.0",
      "definition": {
        "option_sets": {
          "choices": [
            { "id": "first", "node": "at0010" },
            { "id": "second", "node": "at0011" },
            { "id": "third", "node": "at0012" }
          ],
          "wishes": [
            { "id": "nothing", "node": "at0020" },
            { "id": "call", "node": "at0021" }
          ]
        },
        "items": [
    \(items.map { "      { \($0) }" }.joined(separator: ",\n"))
        ]
      },
      "terminology": {
    \(Language.allCases.map(translation).joined(separator: ",\n"))
      }
    }

    """
  }

  private var items: [String] {
    [
      #""id": "number", "node": "at0001", "type": "count", "range": [0, 10], "#
        + #""worse": "higher", "required": true"#,
      #""id": "measure", "node": "at0002", "type": "quantity", "range": [0, 200], "decimals": 1, "#
        + #""units": ["kg"], "worse": "neither", "required": true"#,
      #""id": "choice", "node": "at0003", "type": "coded", "options": "choices", "required": true"#,
      #""id": "yes_no", "node": "at0004", "type": "boolean", "required": true"#,
      #""id": "danger", "node": "at0005", "type": "boolean", "required": true, "safety": true, "#
        + #""on_answer": { "values": [true] }"#,
      #""id": "wish", "node": "at0006", "type": "coded", "options": "wishes", "required": true"#,
      #""id": "comment", "node": "at0007", "type": "text", "max_length": 500"#,
    ]
  }

  /// Every text that is needed, in the order in which a patient reads them.
  private static let keys = [
    "title", "number", "measure", "choice", "first", "second", "third", "yes_no", "danger", "wish",
    "nothing", "call", "comment",
  ]

  private func translation(_ language: Language) -> String {
    let texts = Self.keys.map { "      \"\($0)\": \"\"" }.joined(separator: ",\n")
    return """
          "\(language.rawValue)": {
            "translation": "own",
      \(texts)
          }
      """
  }
}

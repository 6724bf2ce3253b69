import Diagnostics

/// A text as a test writes it: `«` and `»` mark places and are no part of it, and `⟨c0 af⟩` stands
/// for bytes in hexadecimal.
struct MarkedText {
  private(set) var bytes: [UInt8] = []
  /// The offsets of the `«` and `»`, in order.
  private(set) var marks: [Int] = []

  init(_ text: String) {
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "«", "»": marks.append(bytes.count)
      case "⟨":
        let code = rest.prefix { $0 != "⟩" }
        rest = rest.dropFirst(code.count + 1)
        bytes += String(code).split(separator: " ").compactMap { UInt8($0, radix: 16) }
      default: bytes += Array(String(scalar).utf8)
      }
    }
  }

  /// The marked span.
  var span: Span { Span(marks.first ?? 0, marks.last ?? 0) }

  var source: SourceText { SourceText(path: "a.json", bytes: bytes) }
}

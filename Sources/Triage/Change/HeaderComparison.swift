import Rules
import Values

/// Compares the lines before the first section.
struct HeaderComparison {
  private let old: ComparedProtocol
  private let new: ComparedProtocol

  init(_ old: ComparedProtocol, _ new: ComparedProtocol) {
    self.old = old
    self.new = new
  }

  var changes: [ProtocolChange] {
    let (before, after) = (old.file.header, new.file.header)
    let lines = [
      line("protocol", before.id?.value, after.id?.value),
      line("form", form(before), form(after), .either),
      line("status", before.status?.value.rawValue, after.status?.value.rawValue),
      line("owner", before.owner?.value, after.owner?.value),
      line("review by", before.reviewDate?.value.description, after.reviewDate?.value.description),
      line("wish", before.wish?.value, after.wish?.value, .either),
      line("anchor", before.anchor?.value, after.anchor?.value, .either),
      line("informative", informative(before), informative(after)),
    ]
    return lines.compactMap(\.self) + titles
  }

  private func form(_ header: ProtocolHeader) -> String? {
    header.form.map { "\($0.id.value) \($0.lowest.value)" }
  }

  private func informative(_ header: ProtocolHeader) -> String? {
    let items = header.informative.map(\.value).sorted()
    return items.isEmpty ? nil : items.joined(separator: ", ")
  }

  private var titles: [ProtocolChange] {
    Language.allCases.compactMap { language in
      var change = line("title", old.loaded.title[language], new.loaded.title[language])
      change?.language = language
      return change
    }
  }

  private func line(
    _ id: String,
    _ before: String?,
    _ after: String?,
    _ effect: ProtocolChange.Effect = .none
  ) -> ProtocolChange? {
    if before == after { return nil }
    return ProtocolChange(
      area: .header,
      id: id,
      kind: before == nil ? .added : after == nil ? .removed : .changed,
      aspect: .wording,
      effect: effect,
      old: before.map { .text($0) },
      new: after.map { .text($0) }
    )
  }
}

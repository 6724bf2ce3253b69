import JSONText

extension Answers.Section {
  mutating func removeAll() {
    fields.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    offset = nil
    isInvalid = false
  }

  /// Drops the entries, which do not count.
  mutating func refuse() {
    fields.removeAll(keepingCapacity: true)
    isInvalid = true
  }
}

extension Answers {
  mutating func readSection(
    _ index: Int,
    _ scanner: inout JSONScanner
  ) throws(JSONFault) {
    let start = try scanner.next()
    guard start.kind != .null else { return }
    sections[index].offset = start.range.lowerBound
    guard start.kind == .arrayStart else {
      list.append(.sectionWrongType(plan.form.repeats[index].name, at: start.range.lowerBound))
      sections[index].refuse()
      try scanner.skipRest(of: start)
      return
    }
    let limit = plan.form.repeats[index].entries.upperBound
    var count = 0
    while case let entry = try scanner.next(), entry.kind != .arrayEnd {
      count += 1
      if count <= limit {
        try readEntry(index, entry, &scanner)
        continue
      }
      if count == limit + 1 {
        list.append(.tooManyEntries(plan.form.repeats[index], at: entry.range.lowerBound))
      }
      try scanner.skipRest(of: entry)
    }
    if count > limit { sections[index].refuse() }
  }

  private mutating func readEntry(
    _ section: Int,
    _ start: JSONToken,
    _ scanner: inout JSONScanner
  ) throws(JSONFault) {
    let first = sections[section].fields.count
    let width = sections[section].width
    sections[section].fields.append(contentsOf: repeatElement(.unanswered, count: width))
    guard start.kind == .objectStart else {
      list.append(.sectionWrongType(plan.form.repeats[section].name, at: start.range.lowerBound))
      for field in first..<first + width { sections[section].fields[field] = .invalid }
      try scanner.skipRest(of: start)
      return
    }
    var key = try scanner.next()
    while key.kind == .key {
      try readField(of: section, key, entry: first, &scanner)
      key = try scanner.next()
    }
    add(start.range.lowerBound..<key.range.upperBound, to: section, in: scanner)
  }

  private mutating func readField(
    of section: Int,
    _ key: JSONToken,
    entry: Int,
    _ scanner: inout JSONScanner
  ) throws(JSONFault) {
    let names = plan.fields[section]
    guard let field = names.index(of: key, in: scanner) else {
      list.append(
        .unknownEntryItem(
          scanner.string(key),
          of: plan.form.repeats[section].name,
          among: list.isFull ? [] : names.names,
          at: key.range.lowerBound
        )
      )
      try scanner.skipValue()
      return
    }
    let item = plan.form.repeats[section].items[field]
    sections[section].fields[entry + field] = try readItem(item, &scanner)
  }

  /// Notes where an entry stands; one that is written like another is probably the same, sent
  /// twice.
  private mutating func add(_ entry: Range<Int>, to section: Int, in scanner: JSONScanner) {
    let bytes = scanner.bytes
    let isRepeated = sections[section].entries.contains { other in
      other.count == entry.count && bytes[other].elementsEqual(bytes[entry])
    }
    if isRepeated {
      list.append(.duplicateEntry(plan.form.repeats[section].name, at: entry.lowerBound))
    }
    sections[section].entries.append(entry)
  }
}

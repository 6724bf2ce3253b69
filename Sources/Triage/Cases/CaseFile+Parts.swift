extension CaseFile {
  /// The cases in parts that can be run at the same time; a case's forms stay together.
  ///
  /// - Parameter count: how many parts there are at most.
  /// - Returns: the parts, in the order of their first rows.
  public func parts(_ count: Int) -> [CaseFile] {
    let cases = Dictionary(grouping: rows, by: \.name).values.sorted { $0[0].number < $1[0].number }
    let size = max((cases.count + count - 1) / max(count, 1), 1)
    return stride(from: 0, to: cases.count, by: size).map { start in
      CaseFile(
        headings: headings,
        rows: cases[start..<min(start + size, cases.count)].flatMap(\.self),
        separator: separator
      )
    }
  }
}

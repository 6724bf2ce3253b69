import Diagnostics
import Triage

extension CaseListing {
  /// A suite for each case file.
  func suites(_ headings: CaseHeadings) -> [JUnit.Suite] {
    let paths = cases.map(\.path).reduce(into: [String]()) { paths, path in
      if paths.last != path { paths.append(path) }
    }
    return paths.map { path in
      JUnit.Suite(
        name: path,
        tests: cases.filter { $0.path == path }.map { test($0, headings) }
      )
    }
  }

  private func test(_ tested: Case, _ headings: CaseHeadings) -> JUnit.Test {
    let details = tested.differences.map { difference in
      "\(difference.what): \(headings.expected) \(difference.expected), "
        + "\(headings.actual) \(difference.actual)"
    }
    return JUnit.Test(
      name: tested.name,
      path: tested.path,
      line: tested.line,
      result: details.isEmpty ? .passed : .failed(details.joined(separator: "; "), details: details)
    )
  }
}

extension MutantListing {
  /// A test for each change: noticed or not; one without effect is skipped.
  func suite(_ wording: any Wording) -> JUnit.Suite {
    JUnit.Suite(
      name: "\(path) --mutate",
      tests: tried.map { tried in
        JUnit.Test(
          name: wording.change(tried.mutant.change, of: tried.mutant.subject),
          path: path,
          line: line(tried.mutant),
          result: result(tried, wording)
        )
      }
    )
  }

  private func result(_ tried: MutantRun.Tried, _ wording: any Wording) -> JUnit.Test.Result {
    switch tried.fate {
    case .noticed: .passed
    case .refused, .equivalent: .skipped
    case .unnoticed: .failed(advice(tried, wording), details: [])
    }
  }
}

extension CoverageListing {
  /// A test for each thing that no case tries.
  func suite(_ wording: any Wording) -> JUnit.Suite {
    JUnit.Suite(
      name: "\(path) --coverage",
      tests: gaps.map { gap in
        let text = wording.gap(gap)
        return JUnit.Test(
          name: text,
          path: path,
          line: line(gap),
          result: .failed(text, details: [])
        )
      }
    )
  }
}

import Diagnostics
import Expressions
import Values

extension RuleFileParser {
  mutating func followUp(_ section: Section) {
    expectNothingAfterHeading(section)
    var lines = file.followUp?.lines ?? []
    for line in section.lines {
      guard let kind = read(line, { try PlanLine.Kind(reading: &$0) }) else { continue }
      let same = kind.name.flatMap { name in lines.first { $0.kind.name == name } }
      if let same, let name = kind.name {
        report(.duplicateLine(name, at: place(line.span), first: place(same.span)))
      } else {
        lines.append(PlanLine(kind: kind, span: line.span))
      }
    }
    file.followUp = FollowUp(lines: lines, span: file.followUp?.span ?? section.headingSpan)
  }
}

extension PlanLine.Kind {
  /// What a plan says once only; `nil` for what may be said several times.
  fileprivate var name: String? {
    switch self {
    case .send, .sendAgain: nil
    case .sendEvery: "send every"
    case .answerWithin: "answer within"
    case .answersCountFor: "answers count for"
    case .compareWithForms: "compare with forms"
    case .baselineFirst, .baselineAt: "baseline"
    case .remindAfter: "remind after"
    case .unanswered: "unanswered after"
    case .patientMaySendAnyTime: "patient may send any time"
    case .readingsStartTriage: "readings start triage"
    case .extraFormCounts: "extra form counts within"
    case .meetInPerson: "meet in person at least every"
    case .contact: "contact at least every"
    case .greenCloses, .greenIsConfirmed: "green"
    }
  }

  fileprivate init(reading line: inout LineReader) throws(Fault) {
    let words = SectionKind.followUp.lineWords
    let first = try line.word(among: words, expecting: "a line of `follow up`")
    switch first.value {
    case "send": self = try Self.send(&line)
    case "answer":
      try line.expect("within")
      self = .answerWithin(try line.period())
    case "answers":
      try line.expect("count", "for")
      self = .answersCountFor(try line.period())
    case "compare": self = try Self.compare(&line)
    case "baseline": self = try Self.baseline(&line)
    case "remind":
      try line.expect("after")
      self = .remindAfter(try line.periods())
    case "unanswered": self = try Self.unanswered(&line)
    default: self = try Self.agreement(first.value, &line)
    }
  }

  private static func agreement(
    _ first: String,
    _ line: inout LineReader
  ) throws(Fault) -> PlanLine.Kind {
    switch first {
    case "patient":
      try line.expect("may", "send", "any", "time")
      return .patientMaySendAnyTime
    case "readings":
      try line.expect("start", "triage")
      return .readingsStartTriage
    case "extra":
      try line.expect("form", "counts", "within")
      return .extraFormCounts(within: try line.period())
    case "meet":
      try line.expect("in", "person", "at", "least", "every")
      return .meetInPerson(atLeastEvery: try line.period())
    case "contact":
      try line.expect("at", "least", "every")
      return .contact(atLeastEvery: try line.period())
    default: return try green(&line)
    }
  }

  private static func send(_ line: inout LineReader) throws(Fault) -> PlanLine.Kind {
    if line.current?.kind == .number {
      let periods = try line.periods()
      let side = try line.choice(PlanSide.self)
      return .send(periods, side.value, anchor: try line.id("the date it counts from"))
    }
    let word = try line.word(among: ["every", "in"], expecting: "`every`, `in` or a period")
    let period = try line.period()
    if word.value == "every" { return .sendEvery(period, own: try ownInterval(&line)) }
    try line.expect("after")
    return .sendAgain(in: period, after: try line.colour())
  }

  private static func ownInterval(_ line: inout LineReader) throws(Fault) -> OwnInterval? {
    guard let open = line.accept(.leftParenthesis) else { return nil }
    try line.expect("own")
    let shortest = try line.wholeNumber()
    try line.expect("to")
    let longest = try line.period()
    let least = Period(shortest.value, longest.value.unit)
    guard least.isWithinReach else {
      throw Fault(diagnostic: .tooLongPeriod(at: line.place(shortest.span)))
    }
    guard let close = line.accept(.rightParenthesis) else { throw line.expected("`)`") }
    return OwnInterval(
      shortest: least,
      longest: longest.value,
      span: open.span.joined(close.span)
    )
  }

  private static func compare(_ line: inout LineReader) throws(Fault) -> PlanLine.Kind {
    try line.expect("with", "forms")
    let from = try line.period()
    try line.expect("to")
    let to = try line.period()
    try line.expect("old")
    return .compareWithForms(from: from, to: to)
  }

  private static func baseline(_ line: inout LineReader) throws(Fault) -> PlanLine.Kind {
    let word = try line.word(among: ["first", "at"])
    return word.value == "first" ? .baselineFirst : .baselineAt(try line.period())
  }

  private static func unanswered(_ line: inout LineReader) throws(Fault) -> PlanLine.Kind {
    try line.expect("after")
    let period = try line.period()
    try line.expect("is")
    let colour = try line.colour()
    if colour.value == .green {
      throw Fault(diagnostic: .greenSilence(at: line.place(colour.span)))
    }
    return .unanswered(after: period, is: colour)
  }

  private static func green(_ line: inout LineReader) throws(Fault) -> PlanLine.Kind {
    let word = try line.word(among: ["closes", "is"])
    if word.value == "closes" { return .greenCloses }
    try line.expect("confirmed", "by")
    return .greenIsConfirmed(by: try line.id("a role"))
  }
}

extension LineReader {
  /// Several words in a row.
  fileprivate mutating func expect(_ words: String...) throws(Fault) {
    for word in words { try expect(word) }
  }
}

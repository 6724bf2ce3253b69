import Diagnostics
import Expressions
import Forms
import Rules
import Values

/// Looks for questions that are asked and read by nobody.
struct CoverageCheck {
  private let reading: TriageProtocol.Reading
  private let file: ProtocolFile
  private let source: SourceText

  init(_ reading: TriageProtocol.Reading, _ file: ProtocolFile, _ source: SourceText) {
    self.reading = reading
    self.file = file
    self.source = source
  }

  func diagnostics() -> [Diagnostic] {
    let read = reads
    let informative = Set(file.header.informative.map(\.value))
    let unread = reading.form.items.filter { item in
      switch item.position {
      case .slot(let slot): !read.slots.contains(slot) && item.name != file.header.wish?.value
      case .field(let section, _): !read.sections.contains(section)
      }
    }
    var found: [Diagnostic] = []
    let untold = unread.map(\.name).filter { !informative.contains($0) }
    if !untold.isEmpty, let form = file.header.form {
      found.append(.unreadItems(untold, at: source.place(form.id.span)))
    }
    let texts = unread.filter { if case .text = $0.answer { true } else { false } }
    if let line = greenCloses, let text = texts.first {
      found.append(.unreadText(text.name, at: source.place(line.span)))
    }
    return found
  }

  private var greenCloses: PlanLine? {
    file.followUp?.lines.first { if case .greenCloses = $0.kind { true } else { false } }
  }

  /// What rules read, directly or by way of scores and of what shows an item that they read.
  private var reads: Reads {
    let form = reading.form
    var reads = reading.rules.allReads
    var count = -1
    while count != reads.slots.count + reads.sections.count {
      count = reads.slots.count + reads.sections.count
      for score in form.scores where reads.slots.contains(score.slot) {
        reads.formUnion(form.program.reads(score.formula))
      }
      for item in form.items where reads.holds(item.position) {
        for condition in item.visibility { reads.formUnion(form.program.reads(condition)) }
      }
      for (index, section) in form.repeats.enumerated() where reads.sections.contains(index) {
        for condition in section.visibility { reads.formUnion(form.program.reads(condition)) }
      }
    }
    return reads
  }
}

extension Reads {
  /// Whether the value at a position is read.
  fileprivate func holds(_ position: FormItem.Position) -> Bool {
    switch position {
    case .slot(let slot): slots.contains(slot)
    case .field(let section, _): sections.contains(section)
    }
  }
}

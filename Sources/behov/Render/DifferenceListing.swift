import Rules
import Triage
import Values

/// What a changed protocol means otherwise, falls first, for a person who decides on it.
struct DifferenceListing {
  /// The difference.
  let difference: ProtocolDifference
  /// The protocols that were compared.
  let old: TriageProtocol
  let new: TriageProtocol
  /// The language.
  let wording: any Wording
  /// The columns there are.
  var width = Terminal.standardWidth

  private var paragraph: Paragraph { Paragraph(width: width) }

  /// Whether anything means something else.
  var status: ExitStatus { difference.isEmpty ? .done : .changes }

  /// Both protocols, every change under what it does, and how many there are.
  var lines: [Line] {
    let heading = paragraph.lines("\(name(difference.old)) → \(name(difference.new))")
    if difference.isEmpty { return heading + [Line(wording.sameMeaning)] }
    let groups = ProtocolChange.Effect.allCases.flatMap(group)
    let count = wording.changes(
      difference.changes.count,
      falls: difference.falls.count,
      uncertain: difference.uncertain.count
    )
    return heading + groups + [Line()] + paragraph.lines(count, style: .strong)
  }

  private func name(_ reference: ContentReference) -> String {
    "\(reference.id) \(reference.version)"
  }

  private func group(_ effect: ProtocolChange.Effect) -> [Line] {
    let changes = difference.changes.filter { $0.effect == effect }
    if changes.isEmpty { return [] }
    let style: Line.Style = effect == .milder ? .red : .strong
    return [Line()] + paragraph.lines("\(effect.sign) \(wording.heading(effect))", style: style)
      + changes.flatMap(change)
  }

  private func change(_ change: ProtocolChange) -> [Line] {
    let head = paragraph.lines(headline(change), lead: "  \(change.effect.sign) ")
    let colours = change.colours.flatMap {
      paragraph.lines(colour($0, of: tested(change)), lead: "      ")
    }
    return head + colours + parts(change)
  }

  /// What it is, and what of it changed how.
  private func headline(_ change: ProtocolChange) -> String {
    let what = [wording.area(change.area), subject(change)].compactMap(\.self)
      .joined(separator: ": ")
    let how = [wording.aspect(change.aspect), wording.kind(change.kind)].compactMap(\.self)
      .joined(separator: " ")
    return "\(what) – \(how)"
  }

  private func subject(_ change: ProtocolChange) -> String? {
    let language = change.language.map { " (\($0.rawValue))" } ?? ""
    switch change.area {
    case .consultation, .plan, .status: return nil
    case .header: return wording.headerLine(change.id) + language
    case .action:
      let owner = change.new == nil ? old : new
      return ProtocolNames(loaded: owner, wording: wording).finding(change.id)
    default:
      let label = wording.text(change.label).map { "\($0) (\(change.id))" }
      return (label ?? change.id) + language
    }
  }

  /// `8–9: green → yellow`, with the time points and the own limits it is at.
  private func colour(_ change: ColourChange, of name: String?) -> String {
    let names = ProtocolNames(loaded: new, wording: wording)
    let values = change.values.map { wording.values($0, names, of: name) + ": " } ?? ""
    let points = change.timePoints.map { wording.duration($0.description) }
    let at = points.isEmpty ? nil : wording.atTimePoints(wording.list(points)).lowercased()
    let own = change.own == .standard ? nil : wording.own(change.own)
    let aside = [at, own].compactMap(\.self).joined(separator: ", ")
    let sign = ProtocolChange.Effect(change.old, change.new).sign
    return "\(sign) " + values + "\(colour(change.old)) → \(colour(change.new))"
      + (aside.isEmpty ? "" : " (\(aside))")
  }

  private func colour(_ colour: Colour) -> String {
    colour == .grey ? "? \(wording.description.open)" : wording.marked(colour)
  }

  /// The name of the value that a threshold tests.
  private func tested(_ change: ProtocolChange) -> String? {
    guard case .threshold(let row) = change.new ?? change.old else { return nil }
    return row.value.name
  }

  /// What stood there and what stands there now, where it reads otherwise.
  private func parts(_ change: ProtocolChange) -> [Line] {
    if change.kind == .changed, change.old?.written == change.new?.written { return [] }
    let before = (change.kind == .moved ? nil : change.old).map {
      wording.before(PartWords(loaded: old, wording: wording).words($0))
    }
    let after = change.new.map { wording.after(PartWords(loaded: new, wording: wording).words($0)) }
    return [before, after].compactMap(\.self).flatMap {
      paragraph.lines($0, lead: "      ", style: .faint)
    }
  }
}

extension ProtocolChange.Effect {
  /// A sign that tells it apart without any colour.
  fileprivate var sign: String {
    switch self {
    case .milder: "↓"
    case .either: "↕"
    case .stricter: "↑"
    case .none: "·"
    }
  }
}

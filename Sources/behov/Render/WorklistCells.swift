import FollowUp
import Forms
import Triage
import Values

/// What is shown of an entry, in words, however it is laid out.
struct WorklistCells {
  let row: WorklistRow
  /// The day the list is for.
  let today: CivilDate
  let wording: any Wording

  private var entry: WorklistEntry { row.entry }

  /// The colour as sign and word.
  var colour: String { wording.label(entry.colour) }

  /// The patient; for what is about a cause, the protocol.
  var patient: String { entry.key.desk == .clinic ? entry.key.patient : entry.key.protocol }

  /// The worst reason in one line.
  var reason: String {
    let leading = entry.leading
    let summary = row.decision.map { Summary($0, wording) }
    let proven = row.cannotBeAssessed ? summary?.found : nil
    let told = proven ?? summary?.reason ?? raised(leading)
    return entry.key.desk == .clinic ? told : "\(wording.sameCause(entry.open.count)): \(told)"
  }

  /// Why something else than a decision was raised.
  private func raised(_ concern: Concern) -> String {
    let isRefused = concern.kind == .refused || concern.kind == .refusedReading
    let fault = isRefused ? concern.subject.flatMap(FaultCode.init) : nil
    let told = wording.reason(concern, date: row.date)
    return fault.map { "\(told): \(wording.fault($0))" } ?? told
  }

  /// How many reasons there are beside it; empty where there is none.
  var moreReasons: String {
    let more = row.decision.map { Summary($0, wording).more } ?? 0
    return more == 0 ? "" : " (\(wording.more(more)))"
  }

  /// What is to happen, and who does it.
  var contact: String {
    let leading = entry.leading
    if entry.key.desk != .clinic { return "–" }
    return ([wording.contact(leading.contact)] + [leading.by.map(wording.role)].compactMap(\.self))
      .joined(separator: ", ")
  }

  /// When the form was filled in.
  var answered: String {
    guard let authored = row.authored else { return "–" }
    let days = today.dayNumber - authored.date.dayNumber
    return short(authored.date) + (days < 0 ? "" : " (\(wording.daysAgo(days)))")
  }

  /// The last day, and how long it has been past.
  var deadline: String {
    let days = entry.daysOverdue(on: today)
    return short(entry.deadline) + (days == 0 ? "" : " (\(wording.daysOver(days)))")
  }

  /// The patient's last colours, the oldest first.
  var trail: String { row.trail.map(\.symbol).joined() }

  /// Who has it, or else the unit.
  var owner: String { row.claim?.person ?? row.unit }

  /// What else is to be known.
  var notes: [String] {
    var notes = row.flags.map(wording.flag)
    if row.decision?.isStartedByReadings == true { notes.append(wording.startedByReadings) }
    if let slot = entry.lastBooking {
      notes.append(wording.hasTime(wording.time(slot), isPast: entry.booking(on: today) == nil))
    }
    if let question = row.question, let decision = row.decision {
      let label = wording.text(question.label) ?? question.item
      let command = "behov answer \(decision.submission) \(question.item)="
      notes.append("\(wording.question(label, others: question.others)): \(command)")
    }
    if row.cannotBeAssessed { notes.append(wording.cannotBeAssessed) }
    if entry.key.desk == .clinic, entry.open.count > 1 {
      notes.append(wording.moreToHandle(entry.open.count - 1))
    }
    if entry.key.desk != .clinic { notes.append(entry.key.cause) }
    return notes
  }

  /// A day without its weekday, and without the year where that is this one.
  private func short(_ date: CivilDate) -> String {
    let (year, month, day) = date.components
    let isThisYear = year == today.components.year
    return wording.day(day, month: wording.months[month - 1], year: isThisYear ? nil : year)
  }
}

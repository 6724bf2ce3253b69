import FollowUp
import JSONText
import Scheduling
import Values

/// What became of an entry that a person did something with.
struct StepReport {
  let session: Session

  private var wording: any Wording { session.settings.language.wording }

  /// In words, with the version that the next act is to name.
  func lines(_ step: EntryStep) -> [Line] {
    let event = step.event
    let entry = wording.entry("\(step.entry.id).\(event.version)")
    let late = step.settles.isEmpty ? 0 : step.daysLate
    let told = [
      "\(entry): \(wording.sentence(event))",
      late == 0 ? nil : wording.daysLate(late),
      step.settles.isEmpty ? nil : wording.settled(step.settles.count),
      step.raises.isEmpty ? nil : wording.leftToClinic,
    ]
    return Paragraph(width: session.terminal.width)
      .lines(told.compactMap(\.self).joined(separator: "; "))
  }

  /// For programs.
  func json(_ step: EntryStep) -> [UInt8] {
    JSONWriter.object { object in
      object.number("entry", step.entry.id)
      object.number("version", step.event.version)
      step.event.write(&object)
      object.number("settled", step.settles.count)
      object.number("days_late", step.daysLate)
    }
  }
}

extension EntryStep {
  /// How many days after the first deadline it ends an entry; 0 where it was in time or ends none.
  var daysLate: Int {
    settles.isEmpty ? 0 : entry.daysOverdue(on: event.now.date)
  }
}

extension EntryEvent {
  /// Writes what was done, by whom and when.
  func write(_ object: inout JSONObjectWriter) {
    object.string("event", kind.name)
    object.string("by", person)
    switch kind {
    case .handedOver(let other): object.string("to", other)
    case .done(let contact): object.string("contact", contact)
    case .overridden(let reason, let contact):
      object.string("reason", reason.rawValue)
      object.string("contact", ifPresent: contact)
    case .booked(let slot): slot.write(&object)
    case .opened, .claimed, .released, .agreed, .confirmed: break
    }
    object.string("note", ifPresent: note)
    object.string("now", now.description)
  }
}

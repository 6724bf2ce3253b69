import Diagnostics
import JSONText
import Scheduling
import Values

/// A FHIR R4 Bundle: its entries that are Slot resources.
///
/// Read are `id`, `status`, `start`, `end`; the type of `appointmentType`, else of `serviceType`; the
/// role of `specialty`; the unit as the id of `schedule`. A code is taken whatever its system, the
/// first that is a word of the clinic's.
extension SlotReading {
  mutating func bundle() {
    let (value, faults) = JSONValue.parse(source)
    faults.forEach { report($0) }
    guard let value, faults.isEmpty else { return }
    guard value["resourceType"]?.string?.text == "Bundle" else {
      return report(.noBundle(at: source.place(Span(value.span.start, value.span.start + 1))))
    }
    for entry in value["entry"]?.elements ?? [] {
      guard let resource = entry["resource"],
        resource["resourceType"]?.string?.text == "Slot"
      else { continue }
      take(resource)
    }
  }

  private mutating func take(_ resource: JSONValue) {
    let place = source.place(Span(resource.span.start, resource.span.start + 1))
    guard let status = cell(resource["status"]) else {
      return report(.slotLacks("status", at: place))
    }
    guard Self.states.contains(status.text) else {
      return report(.unknownSlotState(status, among: Self.states))
    }
    if status.text != "free" { return skip() }
    var slot = WrittenSlot(place: place)
    slot.id = cell(resource["id"])
    slot.start = instant("start", of: resource, place)
    if let start = slot.start, let end = instant("end", of: resource, place) {
      slot.minutes = minutes(from: start, to: end, resource)
    }
    let types = codes(resource["appointmentType"]) + codes(resource["serviceType"])
    slot.contact = types.first { words.contacts.contains($0.text) } ?? types.first
    let roles = codes(resource["specialty"])
    slot.role = roles.first { words.roles.contains($0.text) } ?? roles.first
    if slot.contact == nil { report(.slotLacks("appointmentType", at: place)) }
    if slot.role == nil { report(.slotLacks("specialty", at: place)) }
    slot.unit = unit(resource["schedule"])
    take(slot)
  }

  private func cell(_ value: JSONValue?) -> SlotCell? {
    guard let string = value?.string, !string.text.isEmpty else { return nil }
    return SlotCell(text: string.text, place: source.place(string.contentSpan))
  }

  /// The codes of a concept or of a list of them, in the order of the file.
  private func codes(_ value: JSONValue?) -> [SlotCell] {
    guard let value else { return [] }
    let concepts = value.elements ?? [value]
    return concepts.flatMap { $0["coding"]?.elements ?? [] }.compactMap { cell($0["code"]) }
  }

  /// The last part of a reference such as `Schedule/nevrologi`.
  private func unit(_ schedule: JSONValue?) -> SlotCell? {
    guard let reference = cell(schedule?["reference"]),
      let id = reference.text.split(separator: "/").last
    else { return nil }
    return SlotCell(text: String(id), place: reference.place)
  }

  private mutating func instant(
    _ key: String,
    of resource: JSONValue,
    _ place: Place
  ) -> Instant? {
    guard let cell = cell(resource[key]) else {
      report(.slotLacks(key, at: place))
      return nil
    }
    guard let instant = Instant(cell.text) else {
      report(.slotInstant(cell))
      return nil
    }
    return calendar.local(instant)
  }

  private mutating func minutes(
    from start: Instant,
    to end: Instant,
    _ resource: JSONValue
  ) -> Int? {
    let minutes = (end.milliseconds - start.milliseconds) / 60_000
    guard (1...1440).contains(minutes) else {
      if let end = cell(resource["end"]) { report(.slotEnds(end)) }
      return nil
    }
    return minutes
  }
}

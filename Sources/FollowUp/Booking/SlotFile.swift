public import Diagnostics
import JSONText
public import Scheduling
import Values

/// The slots of a booking system: a table, or a FHIR R4 Bundle of Slot resources.
///
/// What anything is wrong with is not read at all: a person who is told that there is room is to find
/// it there.
public struct SlotFile: Sendable {
  /// The words of a clinic that a slot can be of.
  public struct Words: Sendable, Hashable {
    /// The kinds of contact that take a time.
    public let contacts: Set<String>
    /// The roles.
    public let roles: Set<String>
    /// The units, as written.
    public let units: Set<String>

    /// Takes the words.
    public init(contacts: Set<String>, roles: Set<String>, units: Set<String>) {
      self.contacts = contacts.subtracting(Concern.contactsWithoutTime)
      self.roles = roles
      self.units = units
    }
  }

  /// The slots that are free, the earliest first.
  public let slots: [Slot]
  /// How many are not free.
  public let taken: Int
  /// What is wrong, by place; errors where nothing was read, else words that fit no patient.
  public let diagnostics: [Diagnostic]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - source: the file's text.
  ///   - words: what a slot can be of.
  ///   - calendar: the clinic's clock, for times that are written without an offset.
  public init(_ source: SourceText, _ words: Words, _ calendar: ClinicCalendar) {
    var reading = SlotReading(source, words, calendar)
    reading.read()
    diagnostics = reading.diagnostics.sortedByPlace()
    taken = reading.taken
    slots = diagnostics.hasErrors ? [] : reading.slots.sorted()
  }
}

/// A word of a slot with its place.
struct SlotCell {
  let text: String
  let place: Place
}

/// A slot as a file tells it: what is `nil` was not told, or is told as a fault already.
struct WrittenSlot {
  /// Where the slot stands.
  let place: Place
  var id: SlotCell?
  var start: Instant?
  var minutes: Int?
  var contact: SlotCell?
  var role: SlotCell?
  var unit: SlotCell?
}

/// Gathers the slots of a file and what is wrong with it.
struct SlotReading {
  let source: SourceText
  let words: SlotFile.Words
  let calendar: ClinicCalendar
  private(set) var slots: [Slot] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var taken = 0
  private var ids: [String: Place] = [:]
  private var strangers: [Stranger] = []

  /// A word that nothing open or in force asks for, where it first stands, and how often.
  private struct Stranger {
    let cell: SlotCell
    let key: String
    let known: Set<String>
    var count = 1
  }

  init(_ source: SourceText, _ words: SlotFile.Words, _ calendar: ClinicCalendar) {
    self.source = source
    self.words = words
    self.calendar = calendar
  }

  mutating func read() {
    if let offset = source.firstInvalidByte {
      return report(.slotsNotUTF8(at: source.place(Span(offset, offset + 1))))
    }
    let start = source.bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    if start == UInt8(ascii: "{") || start == UInt8(ascii: "[") { bundle() } else { table() }
    for stranger in strangers {
      report(.strangeWord(stranger.cell, stranger.key, stranger.count, among: stranger.known))
    }
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Counts a slot that is not free.
  mutating func skip() { taken += 1 }

  /// Takes a slot all of which was told; what was not is a fault already.
  mutating func take(_ written: WrittenSlot) {
    guard let start = written.start, let minutes = written.minutes,
      let contact = written.contact, let role = written.role
    else { return }
    let unit = written.unit?.text
    let id = written.id?.text ?? unnamed(start, minutes, [contact.text, role.text, unit ?? ""])
    if let first = ids[id] {
      return report(.slotTwice(id, first: first, at: written.id?.place ?? written.place))
    }
    ids[id] = written.id?.place ?? written.place
    compare(contact, "type", words.contacts)
    compare(role, "role", words.roles)
    if let unit = written.unit { compare(unit, "unit", words.units, isExact: false) }
    slots.append(
      Slot(
        id: id,
        start: start,
        minutes: minutes,
        contact: contact.text,
        role: role.text,
        unit: unit
      )
    )
  }

  /// The name of a slot without an id: what is told of it, and its number among those alike.
  private func unnamed(_ start: Instant, _ minutes: Int, _ words: [String]) -> String {
    let name = (["\(start)", "\(minutes)"] + words.filter { !$0.isEmpty }).joined(separator: " ")
    var number = 1
    while ids["\(name) #\(number)"] != nil { number += 1 }
    return "\(name) #\(number)"
  }

  private mutating func compare(
    _ cell: SlotCell,
    _ key: String,
    _ known: Set<String>,
    isExact: Bool = true
  ) {
    let isKnown = known.contains { word in
      isExact ? word == cell.text : word.lowercased() == cell.text.lowercased()
    }
    if isKnown { return }
    // A unit may have nobody waiting; only one that is nearly another's is misspelt.
    if key == "unit", didYouMean(cell.text, among: known.sorted()) == nil { return }
    let index = strangers.firstIndex { $0.key == key && $0.cell.text == cell.text }
    if let index {
      strangers[index].count += 1
    } else {
      strangers.append(Stranger(cell: cell, key: key, known: known))
    }
  }
}

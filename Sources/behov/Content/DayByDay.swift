import Forms
import Scheduling
import Triage
import Values

/// The lines of a file of submissions in the order of the days they were filled in, so that each is
/// decided as it would have been when it came.
///
/// Decided all at once, today, old forms would be grey because their answers count no longer.
struct DayByDay {
  private let file: FileLines
  private var days: [Int: [Place]] = [:]
  private var latest: [Int: Instant] = [:]

  fileprivate struct Place {
    let number: Int
    let offset: Int
    let count: Int
    let isTooLong: Bool
  }

  /// Looks at every line; one that cannot be read comes with the last day.
  init(_ file: FileLines, _ calendar: ClinicCalendar) throws {
    self.file = file
    var unread: [Place] = []
    try file.lines { line in
      let place = Place(
        number: line.number,
        offset: line.offset,
        count: line.bytes.count,
        isTooLong: line.isTooLong
      )
      guard !line.isTooLong, let authored = try? SubmissionReader.read(line.bytes).authored else {
        unread.append(place)
        return
      }
      let day = calendar.date(of: authored).dayNumber
      days[day, default: []].append(place)
      latest[day] = max(latest[day] ?? authored, authored)
    }
    if !unread.isEmpty { days[days.keys.max() ?? 0, default: []] += unread }
  }

  /// The lines of each day, with the last moment that any of them was filled in; `nil` where none of
  /// them can be read.
  var parts: [(lines: Part, now: Instant?)] {
    days.sorted { $0.key < $1.key }.map { day, places in
      (Part(file: file, places: places.sorted { $0.number < $1.number }), latest[day])
    }
  }

  /// Some of the lines of a file.
  struct Part: LineSource {
    fileprivate let file: FileLines
    fileprivate let places: [Place]

    func lines(_ body: (InputLine) throws -> Void) throws {
      for place in places {
        try body(
          InputLine(
            number: place.number,
            offset: place.offset,
            bytes: try line(at: place.offset, count: place.count),
            isTooLong: place.isTooLong
          )
        )
      }
    }

    func line(at offset: Int, count: Int) throws -> [UInt8] {
      try file.line(at: offset, count: count)
    }
  }
}

import Diagnostics
import Forms
import Scheduling
import Storage
import Triage
import Values

/// What a run depends on, each thing looked at, whatever the others are like.
struct Checkup {
  /// What is looked at.
  enum Subject: String, Sendable, CaseIterable {
    case settings, content, `protocol`, store, integrity, quarantine, disk, clock, zone
  }

  /// What one look came to.
  struct Finding: Sendable, Hashable {
    let subject: Subject
    let isSound: Bool
    /// What was seen, in the reader's language.
    let said: String
    /// What to do about it; `nil` where it is sound.
    var help: String?
  }

  /// What was seen, in the order of ``Subject``.
  private(set) var findings: [Finding] = []

  private let session: Session
  private var settings: Settings { session.settings }
  private var wording: any Wording { session.settings.language.wording }

  init(_ session: Session) {
    self.session = session
    lookAtSettings()
    lookAtContent()
    lookAtStore()
    lookAtZone()
    findings.sort { Self.place($0.subject) < Self.place($1.subject) }
  }

  private static func place(_ subject: Subject) -> Int {
    Subject.allCases.firstIndex(of: subject) ?? Subject.allCases.count
  }

  private mutating func add(_ subject: Subject, _ said: String, cure: String? = nil) {
    findings.append(Finding(subject: subject, isSound: cure == nil, said: said, help: cure))
  }

  private mutating func lookAtSettings() {
    let values: [(Settings.Name, String)] = [
      (.forms, settings.forms), (.rules, settings.rules), (.store, settings.store),
      (.zone, settings.calendar.zone), (.lang, settings.language.rawValue),
    ]
    for (name, value) in values {
      let origin = settings.origins[name] ?? .standard
      let told = origin == .standard ? wording.standardSetting : origin.description
      add(.settings, "\(name.rawValue) \(visible(value)) (\(told))")
    }
  }

  // MARK: Content

  private mutating func lookAtContent() {
    let content: ClinicContent
    do { content = try ClinicContent(settings) } catch {
      return add(.content, error.message, cure: error.help ?? "behov check")
    }
    let faults = content.diagnostics.count { $0.severity == .error }
    add(
      .content,
      wording.content(forms: content.forms.ids.count, protocols: content.protocols.protocols.count)
        + (faults == 0 ? "" : ", " + wording.counts(errors: faults, warnings: 0, notes: 0)),
      cure: faults == 0 ? nil : "behov check"
    )
    for triageProtocol in content.protocols.protocols { lookAt(triageProtocol) }
  }

  private mutating func lookAt(_ triageProtocol: TriageProtocol) {
    let name = "\(triageProtocol.reference.id) \(triageProtocol.reference.version)"
    switch triageProtocol.status {
    case .example: add(.protocol, "\(name): \(wording.isExample)")
    case .retired: add(.protocol, "\(name): \(wording.isRetired)")
    case .draft: lookAtApproval(of: triageProtocol, name)
    }
    if let review = triageProtocol.reviewDate, review < settings.now.date {
      add(.protocol, "\(name): \(wording.reviewWas(wording.date(review)))", cure: wording.readAgain)
    }
  }

  private mutating func lookAtApproval(of triageProtocol: TriageProtocol, _ name: String) {
    do {
      switch try StoredApprovals.standing(of: triageProtocol, settings.store) {
      case .both(let first, let second):
        add(.protocol, "\(name): \(wording.approved([first.person.name, second.person.name]))")
      case .one(let first):
        add(
          .protocol,
          "\(name): \(wording.approved([first.person.name]))",
          cure: wording.secondApproval
        )
      case .none: add(.protocol, "\(name): \(wording.approved([]))", cure: "behov approve")
      case .changed(let last):
        add(.protocol, "\(name): \(wording.changedSince(last.person.name))", cure: "behov approve")
      }
    } catch {
      add(.protocol, "\(name): \(error.message)", cure: error.help)
    }
  }

  // MARK: Store, disk and clock

  private mutating func lookAtStore() {
    lookAtDisk()
    do throws(StorageError) {
      let store = try Store(path: settings.store, .existing)
      let (latest, submissions) = try store.lastReceived()
      let arrived = latest.map { wording.moment(settings.calendar.local($0)) }
      let set = try store.settings()
      add(
        .store,
        wording.store(submissions: submissions, latest: arrived)
          + "; \(set.journal), synchronous \(set.synchronous)"
      )
      lookAtClock(latest)
      let faults = try store.integrityFaults()
      for fault in faults {
        add(.integrity, visible(fault.message), cure: wording.restoreBackup)
      }
      if faults.isEmpty { add(.integrity, wording.nothingDamaged) }
      try lookAtQuarantine(store)
      try store.close()
    } catch {
      add(.store, error.message, cure: error.help)
    }
  }

  private mutating func lookAtQuarantine(_ store: Store) throws(StorageError) {
    var (count, last) = (0, 0)
    while true {
      let page = try store.keptLines(after: last, count: 500)
      count += page.count { !$0.isTakenIn }
      guard let end = page.last?.number else { break }
      last = end
    }
    add(.quarantine, wording.keptLines(count), cure: count == 0 ? nil : "behov quarantine")
  }

  /// A store that cannot grow loses nothing, and takes nothing more.
  private mutating func lookAtDisk() {
    guard let free = SystemCalls.freeSpace(besides: settings.store) else { return }
    if free >= 1 << 30 { return add(.disk, wording.freeEnough) }
    add(.disk, wording.free("\(free >> 20) MiB"), cure: wording.freeSome)
  }

  private mutating func lookAtClock(_ latest: Instant?) {
    let now = wording.moment(settings.now)
    guard let latest, settings.now.adding(minutes: Session.clockTolerance) < latest else {
      return add(.clock, now)
    }
    let last = wording.moment(settings.calendar.local(latest))
    add(.clock, wording.clock(now, isBefore: last), cure: wording.setClock)
  }

  /// Zone data that is missing or old would move every deadline by an hour.
  private mutating func lookAtZone() {
    let calendar = settings.calendar
    let offsets = Set(
      (0..<12).map { month in
        let day = settings.now.date.adding(days: month * 30)
        return String(calendar.instant(on: day, hour: 12, minute: 0).description.suffix(6))
      }
    ).sorted()
    let isKnown = calendar.zone != "Europe/Oslo" || offsets == ["+01:00", "+02:00"]
    add(
      .zone,
      "\(calendar.zone) \(offsets.joined(separator: ", "))",
      cure: isKnown ? nil : wording.installZones
    )
  }
}

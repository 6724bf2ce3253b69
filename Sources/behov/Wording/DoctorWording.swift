/// What `doctor` and `backup` say.
protocol DoctorWording {
  func word(_ subject: Checkup.Subject) -> String
  /// That a setting is as it is without being set.
  var standardSetting: String { get }
  func content(forms: Int, protocols: Int) -> String
  var isExample: String { get }
  var isRetired: String { get }
  /// That the day a protocol is to be read again by has passed.
  func reviewWas(_ day: String) -> String
  var readAgain: String { get }
  /// Who has approved a protocol; none, one or two.
  func approved(_ names: [String]) -> String
  var secondApproval: String { get }
  func changedSince(_ name: String) -> String
  /// How many submissions a store has, and when the last line came.
  func store(submissions: Int, latest: String?) -> String
  var nothingDamaged: String { get }
  var restoreBackup: String { get }
  /// That there is a GiB or more.
  var freeEnough: String { get }
  func free(_ space: String) -> String
  var freeSome: String { get }
  func clock(_ now: String, isBefore latest: String) -> String
  var setClock: String { get }
  var installZones: String { get }
  /// How many things need a person.
  func needsPerson(_ count: Int) -> String
  /// That a store was copied, with so many submissions.
  func copied(_ path: String, _ submissions: Int) -> String
}

extension Bokmaal: DoctorWording {
  func word(_ subject: Checkup.Subject) -> String {
    switch subject {
    case .settings: "innstilling"
    case .content: "innhold"
    case .protocol: "protokoll"
    case .store: "lager"
    case .integrity: "hele lageret"
    case .quarantine: "avvist"
    case .disk: "disk"
    case .clock: "klokke"
    case .zone: "tidssone"
    }
  }
  var standardSetting: String { "standard" }
  func content(forms: Int, protocols: Int) -> String {
    "\(forms) skjema\(forms == 1 ? "" : "er"), \(protocols) protokoll\(protocols == 1 ? "" : "er")"
  }
  var isExample: String { "eksempel, skal ikke brukes til å behandle pasienter" }
  var isRetired: String { "tatt ut av bruk" }
  func reviewWas(_ day: String) -> String { "skulle vært lest gjennom på nytt innen \(day)" }
  var readAgain: String { "les protokollen gjennom, og sett en ny dato etter «review by»" }
  func approved(_ names: [String]) -> String {
    names.isEmpty ? "ikke godkjent" : "godkjent av \(names.joined(separator: " og "))"
  }
  var secondApproval: String { "én til må godkjenne: behov approve" }
  func changedSince(_ name: String) -> String { "endret etter at \(name) godkjente" }
  func store(submissions: Int, latest: String?) -> String {
    "\(submissions) innsending\(submissions == 1 ? "" : "er")"
      + (latest.map { ", den siste \($0)" } ?? "")
  }
  var nothingDamaged: String { "ingenting er skadet, og hver innsending har én gyldig vurdering" }
  var restoreBackup: String {
    "ta vare på filen som den er, og legg en sikkerhetskopi ved siden av"
  }
  var freeEnough: String { "mer enn 1 GiB ledig" }
  func free(_ space: String) -> String { "\(space) ledig" }
  var freeSome: String { "frigjør plass; et fullt lager tar ikke imot flere skjemaer" }
  func clock(_ now: String, isBefore latest: String) -> String {
    "\(now), men lageret har noe fra \(latest)"
  }
  var setClock: String { "still klokken; frister og ventetid regnes fra den" }
  var installZones: String { "installer tidssonedata (tzdata)" }
  func needsPerson(_ count: Int) -> String {
    switch count {
    case 0: "Alt er i orden"
    case 1: "1 ting må noen se på"
    default: "\(count) ting må noen se på"
    }
  }
  func copied(_ path: String, _ submissions: Int) -> String {
    "\(quoted(path)): \(store(submissions: submissions, latest: nil)), kopiert og kontrollert"
  }
}

extension Nynorsk: DoctorWording {
  func word(_ subject: Checkup.Subject) -> String {
    switch subject {
    case .settings: "innstilling"
    case .content: "innhald"
    case .protocol: "protokoll"
    case .store: "lager"
    case .integrity: "heile lageret"
    case .quarantine: "avvist"
    case .disk: "disk"
    case .clock: "klokke"
    case .zone: "tidssone"
    }
  }
  var standardSetting: String { "standard" }
  func content(forms: Int, protocols: Int) -> String {
    "\(forms) skjema, \(protocols) protokoll\(protocols == 1 ? "" : "ar")"
  }
  var isExample: String { "døme, skal ikkje brukast til å behandle pasientar" }
  var isRetired: String { "teken ut av bruk" }
  func reviewWas(_ day: String) -> String { "skulle ha vore lesen gjennom på nytt innan \(day)" }
  var readAgain: String { "les protokollen gjennom, og set ein ny dato etter «review by»" }
  func approved(_ names: [String]) -> String {
    names.isEmpty ? "ikkje godkjend" : "godkjend av \(names.joined(separator: " og "))"
  }
  var secondApproval: String { "éin til må godkjenne: behov approve" }
  func changedSince(_ name: String) -> String { "endra etter at \(name) godkjende" }
  func store(submissions: Int, latest: String?) -> String {
    "\(submissions) innsending\(submissions == 1 ? "" : "ar")"
      + (latest.map { ", den siste \($0)" } ?? "")
  }
  var nothingDamaged: String { "ingenting er skadd, og kvar innsending har éi gyldig vurdering" }
  var restoreBackup: String { "ta vare på fila som ho er, og legg ein tryggingskopi ved sida av" }
  var freeEnough: String { "meir enn 1 GiB ledig" }
  func free(_ space: String) -> String { "\(space) ledig" }
  var freeSome: String { "frigjer plass; eit fullt lager tek ikkje imot fleire skjema" }
  func clock(_ now: String, isBefore latest: String) -> String {
    "\(now), men lageret har noko frå \(latest)"
  }
  var setClock: String { "still klokka; fristar og ventetid blir rekna frå henne" }
  var installZones: String { "installer tidssonedata (tzdata)" }
  func needsPerson(_ count: Int) -> String {
    switch count {
    case 0: "Alt er i orden"
    case 1: "1 ting må nokon sjå på"
    default: "\(count) ting må nokon sjå på"
    }
  }
  func copied(_ path: String, _ submissions: Int) -> String {
    "\(quoted(path)): \(store(submissions: submissions, latest: nil)), kopiert og kontrollert"
  }
}

extension English: DoctorWording {
  func word(_ subject: Checkup.Subject) -> String {
    switch subject {
    case .integrity: "whole store"
    case .quarantine: "refused"
    case .settings: "setting"
    case .zone: "time zone"
    case .content, .protocol, .store, .disk, .clock: subject.rawValue
    }
  }
  var standardSetting: String { "default" }
  func content(forms: Int, protocols: Int) -> String {
    "\(forms) form\(forms == 1 ? "" : "s"), \(protocols) protocol\(protocols == 1 ? "" : "s")"
  }
  var isExample: String { "an example, not to be used to treat patients" }
  var isRetired: String { "retired" }
  func reviewWas(_ day: String) -> String { "should have been read again by \(day)" }
  var readAgain: String { "read the protocol again, and set a new date after `review by`" }
  func approved(_ names: [String]) -> String {
    names.isEmpty ? "not approved" : "approved by \(names.joined(separator: " and "))"
  }
  var secondApproval: String { "one more has to approve it: behov approve" }
  func changedSince(_ name: String) -> String { "changed since \(name) approved it" }
  func store(submissions: Int, latest: String?) -> String {
    "\(submissions) submission\(submissions == 1 ? "" : "s")"
      + (latest.map { ", the last one \($0)" } ?? "")
  }
  var nothingDamaged: String { "nothing is damaged, and each submission has one decision in force" }
  var restoreBackup: String { "keep the file as it is, and put a backup beside it" }
  var freeEnough: String { "more than 1 GiB free" }
  func free(_ space: String) -> String { "\(space) free" }
  var freeSome: String { "free some space; a store that is full takes no more forms" }
  func clock(_ now: String, isBefore latest: String) -> String {
    "\(now), but the store has something from \(latest)"
  }
  var setClock: String { "set the clock; deadlines and waiting are counted from it" }
  var installZones: String { "install time zone data (tzdata)" }
  func needsPerson(_ count: Int) -> String {
    switch count {
    case 0: "All is well"
    case 1: "1 thing needs a person"
    default: "\(count) things need a person"
    }
  }
  func copied(_ path: String, _ submissions: Int) -> String {
    "\(quoted(path)): \(store(submissions: submissions, latest: nil)), copied and checked"
  }
}

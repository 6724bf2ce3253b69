/// What is said of faults that are mended mechanically.
protocol MendingWording {
  /// One fault that was mended, and how.
  func mended(_ old: String, _ new: String) -> String
  /// That every fault needs a person's judgement.
  var nothingMended: String { get }
  /// How many faults `behov check --fix` would mend.
  func mendable(_ count: Int) -> String
  /// Where the reader finds more on a code.
  func lookUp(_ code: String) -> String
}

extension Bokmaal {
  var nothingMended: String { "ingenting kunne rettes uten at et menneske avgjør hva som er ment" }

  func mended(_ old: String, _ new: String) -> String {
    if old.isEmpty { return "satt inn `\(new)`" }
    return new.isEmpty ? "fjernet `\(old)`" : "`\(old)` rettet til `\(new)`"
  }

  func mendable(_ count: Int) -> String {
    "`behov check --fix` kan rette \(count) av feilene"
  }

  func lookUp(_ code: String) -> String { "`behov explain \(code)` forklarer mer" }
}

extension Nynorsk {
  var nothingMended: String {
    "ingenting kunne rettast utan at eit menneske avgjer kva som er meint"
  }

  func mended(_ old: String, _ new: String) -> String {
    if old.isEmpty { return "sett inn `\(new)`" }
    return new.isEmpty ? "fjerna `\(old)`" : "`\(old)` retta til `\(new)`"
  }

  func mendable(_ count: Int) -> String {
    "`behov check --fix` kan rette \(count) av feila"
  }

  func lookUp(_ code: String) -> String { "`behov explain \(code)` forklarer meir" }
}

extension English {
  var nothingMended: String { "nothing could be mended without a person's judgement" }

  func mended(_ old: String, _ new: String) -> String {
    if old.isEmpty { return "put in `\(new)`" }
    return new.isEmpty ? "took away `\(old)`" : "`\(old)` mended to `\(new)`"
  }

  func mendable(_ count: Int) -> String {
    "`behov check --fix` can mend \(count) of these"
  }

  func lookUp(_ code: String) -> String { "`behov explain \(code)` tells more" }
}

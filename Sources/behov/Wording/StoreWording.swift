/// What is said of the store.
protocol StoreWording {
  /// That a store was made just now.
  func newStore(_ path: String) -> String
  /// That what is decided is not kept.
  var nothingKept: String { get }
  /// That there is no store to look into.
  func noStore(_ path: String) -> String
}

extension Bokmaal: StoreWording {
  func newStore(_ path: String) -> String {
    "Nytt lager \(quoted(path)) er opprettet: ingen tidligere skjemaer å sammenligne med"
  }
  var nothingKept: String {
    "Ingenting blir tatt vare på (:memory:), og det er ingen tidligere skjemaer å sammenligne med"
  }
  func noStore(_ path: String) -> String {
    "Det finnes ikke noe lager \(quoted(path)): ingen tidligere skjemaer å sammenligne med"
  }
}

extension Nynorsk: StoreWording {
  func newStore(_ path: String) -> String {
    "Nytt lager \(quoted(path)) er oppretta: ingen tidlegare skjema å samanlikne med"
  }
  var nothingKept: String {
    "Ingenting blir teke vare på (:memory:), og det er ingen tidlegare skjema å samanlikne med"
  }
  func noStore(_ path: String) -> String {
    "Det finst ikkje noko lager \(quoted(path)): ingen tidlegare skjema å samanlikne med"
  }
}

extension English: StoreWording {
  func newStore(_ path: String) -> String {
    "A new store \(quoted(path)) was made: no earlier forms to compare with"
  }
  var nothingKept: String {
    "Nothing is kept (:memory:), and there are no earlier forms to compare with"
  }
  func noStore(_ path: String) -> String {
    "There is no store \(quoted(path)): no earlier forms to compare with"
  }
}

import Forms
import Triage
import Values

extension Wording {
  /// A fault as one sentence: what is wrong, with what, and what it should have been.
  ///
  /// A code that this version does not know, of a newer store, is told by its message.
  func sentence(_ fault: DecisionFault) -> String {
    guard let code = FaultCode(rawValue: fault.code) else { return fault.message }
    if code == .malformedJSON, language == .en { return "\(self.fault(code)): \(fault.message)" }
    let item = fault.item.map { quoted(text(fault.label) ?? $0) }
    let about = [item] + [.field, .found, .version, .candidates].map { told($0, fault) }
    let aside = [.computed, .allowed, .expected, .unit, .section, .period, .newest, .nearest].map {
      told($0, fault)
    }
    let subject = about.compactMap(\.self).joined(separator: ", ")
    let asides = ([range(fault)] + aside).compactMap(\.self).joined(separator: "; ")
    return self.fault(code) + (subject.isEmpty ? "" : ": \(subject)")
      + (asides.isEmpty ? "" : " (\(asides))")
  }

  private func told(_ particular: Particular, _ fault: DecisionFault) -> String? {
    fault.particulars[particular].map { self.particular(particular, words(particular, $0)) }
  }

  /// What is allowed: both ends as one, or the end there is.
  private func range(_ fault: DecisionFault) -> String? {
    let told = fault.particulars
    for (low, high) in [(Particular.least, Particular.most), (.earliest, .latest)] {
      if let least = told[low], let most = told[high] {
        return particular(.allowed, "\(value(least))–\(value(most))")
      }
      if let least = told[low] { return particular(low, value(least)) }
      if let most = told[high] { return particular(high, value(most)) }
    }
    return nil
  }

  private func words(_ particular: Particular, _ text: String) -> String {
    switch particular {
    case .field, .section, .nearest: quoted(text)
    case .allowed: list(text.split(separator: ", ").map { value(String($0)) }, or)
    case .candidates: list(text.split(separator: ", ").map { quoted(String($0)) }, or)
    case .computed:
      text.split(separator: "–").map { value(String($0)) }.joined(separator: "–")
    case .expected: ExpectedKind(rawValue: text).map(expected) ?? text
    case .period: duration(text)
    case .unit, .version, .newest: text
    case .found, .least, .most, .earliest, .latest: value(text)
    }
  }

  /// A value as the language writes it; a word between quotation marks.
  private func value(_ text: String) -> String {
    if let number = try? Number(parsing: text) { return self.number(number) }
    if let date = CivilDate(text) { return self.date(date) }
    return Instant(text).map(moment) ?? quoted(text)
  }
}

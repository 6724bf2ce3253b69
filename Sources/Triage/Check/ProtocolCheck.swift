import Diagnostics
import Expressions
import Forms
import Rules
import Values

/// Finds what a protocol says that nobody can mean, once it compiles: over all that its forms can
/// be answered with.
struct ProtocolCheck {
  let triageProtocol: TriageProtocol
  let file: ProtocolFile
  let source: SourceText

  init(_ triageProtocol: TriageProtocol, _ file: ProtocolFile, _ source: SourceText) {
    self.triageProtocol = triageProtocol
    self.file = file
    self.source = source
  }

  /// Every fault of meaning; what holds for several versions of the form is told of the newest.
  func diagnostics() -> [Diagnostic] {
    var found: [Diagnostic] = []
    let table = source.place(file.consultation?.span ?? file.header.span)
    for reading in triageProtocol.readings {
      let told = Set(found.map(\.fault))
      var faults = reading.rules.faultsOfMeaning(
        wish: triageProtocol.wish,
        computed: reading.form.computed,
        consultation: table
      )
      if !faults.hasErrors { faults += faultsOfAnswers(reading) }
      faults += CoverageCheck(reading, file, source).diagnostics()
      faults += GateCheck(reading).diagnostics() + EmergencyCheck(reading).diagnostics()
      faults += UnsureCheck(reading).diagnostics()
      found += faults.filter { !told.contains($0.fault) }
    }
    return found + PlanCheck(triageProtocol, file, source).diagnostics() + approval
  }

  /// A draft decides nothing yet; an example is asked for by name.
  private var approval: [Diagnostic] {
    guard triageProtocol.status == .draft, let status = file.header.status else { return [] }
    return [.notApproved(at: source.place(status.span))]
  }

  /// What whole forms show; a fault that the rules show by themselves would only be told twice.
  private func faultsOfAnswers(_ reading: TriageProtocol.Reading) -> [Diagnostic] {
    let exemplar = Exemplar(triageProtocol, reading)
    let header = source.place(file.header.id?.span ?? file.header.span)
    return HealthyCheck(exemplar, header: header).diagnostics()
  }
}

/// What is wrong and where, whatever the answers that show it.
private struct Fault: Hashable {
  let code: String
  let place: Place
}

extension Diagnostic {
  fileprivate var fault: Fault { Fault(code: code, place: place) }
}

extension Form {
  /// The scores that are computed of answers, in order; one that only a report gives is an answer.
  fileprivate var computed: [ComputedValue] {
    scores.filter { $0.given != .reported }.map {
      ComputedValue(slot: $0.slot, program: program, formula: $0.formula, decimals: $0.decimals)
    }
  }
}

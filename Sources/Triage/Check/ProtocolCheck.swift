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
    for reading in triageProtocol.readings {
      let told = Set(found.map(\.fault))
      found += reading.rules.faultsOfMeaning().filter { !told.contains($0.fault) }
    }
    return found
  }
}

extension Diagnostic {
  /// What is wrong and where, whatever the answers that show it.
  fileprivate var fault: [String] { [code, place.path, "\(place.span)"] }
}

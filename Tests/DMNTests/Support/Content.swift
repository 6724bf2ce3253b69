import Diagnostics
import Foundation
import Forms
import Rules
import Triage

/// Protocols as they ship, and the small one of the tests.
enum Content {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let shipped = ProtocolLibrary(files("Rules", ".rules"), forms: forms("Forms")).protocols
  static let knee = ProtocolLibrary([kneeSource], forms: kneeForms).protocols
  static let kneeForms = forms("Tests/Content/knee/Forms")
  static let kneeSource = files("Tests/Content/knee/Rules", ".rules")[0]

  static var all: [TriageProtocol] { shipped + knee }

  private static func forms(_ folder: String) -> FormLibrary {
    FormLibrary(reading: files(folder, ".json"))
  }

  private static func files(_ folder: String, _ ending: String) -> [SourceText] {
    let base = root.appending(path: folder)
    let paths =
      FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return paths.sorted().filter { $0.hasSuffix(ending) }.compactMap { path in
      FileManager.default.contents(atPath: base.appending(path: path).path)
        .map { SourceText(path: "\(folder)/\(path)", bytes: Array($0)) }
    }
  }
}

extension TriageProtocol {
  /// The file as it was written.
  var file: ProtocolFile { RuleFileParser.parse(source).0 }
}

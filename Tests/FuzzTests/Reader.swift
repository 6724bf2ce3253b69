import DMN
import Diagnostics
import Forms
import Foundation
import JSONText
import Rules
import Triage

/// Whatever reads a file that a person wrote.
enum Reader: String, CaseIterable, Sendable {
  case ruleFile, `protocol`, form, json, dmn

  /// Reads a text; all it may do is come back.
  func read(_ text: [UInt8]) {
    let source = SourceText(path: "fuzz", bytes: text)
    switch self {
    case .ruleFile: show(RuleFileParser.parse(source).1, source)
    case .protocol: show(ProtocolLibrary([source], forms: Self.forms).diagnostics, source)
    case .form: show(FormLibrary(reading: Self.archetypes + [source]).diagnostics, source)
    case .json: show(JSONValue.parse(source).diagnostics, source)
    case .dmn: show(DMNImport.read(source).1, source)
    }
  }

  /// Diagnostics are shown, too: a place outside the text would show here.
  private func show(_ diagnostics: [Diagnostic], _ source: SourceText) {
    for diagnostic in diagnostics.prefix(20) {
      _ = diagnostic.frame { $0 == source.path ? source : nil }
    }
  }

  /// What the changes start from.
  var seeds: [[UInt8]] {
    switch self {
    case .ruleFile:
      Self.files("Rules", ".rules") + Self.files("Tests/Protocols", ".rules") + Self.knee
    case .protocol: Self.knee
    case .form: Self.files("Tests/Content/knee/Forms", ".form.json")
    case .json: Self.files("Forms/archetypes", ".json")
    case .dmn: Self.models
    }
  }

  private static let knee = files("Tests/Content/knee/Rules", ".rules")
  private static let archetypes = sources("Tests/Content/knee/Forms", "function.json")
  private static let forms = FormLibrary(reading: sources("Tests/Content/knee/Forms", ".json"))

  private static let models: [[UInt8]] = {
    let library = ProtocolLibrary(sources("Tests/Content/knee/Rules", ".rules"), forms: forms)
    return library.protocols.map { made in
      let file = RuleFileParser.parse(made.source).0
      let export = DMNExport(file, of: made.source, over: made.readings[0].rules.schema)
      return Array(export.xml(describedAs: "").utf8)
    }
  }()

  private static func files(_ folder: String, _ ending: String) -> [[UInt8]] {
    sources(folder, ending).map(\.bytes)
  }

  private static func sources(_ folder: String, _ ending: String) -> [SourceText] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.sorted().filter { $0.hasSuffix(ending) }.compactMap { name in
      FileManager.default.contents(atPath: root.appending(path: name).path)
        .map { SourceText(path: name, bytes: Array($0)) }
    }
  }
}

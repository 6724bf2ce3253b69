import Diagnostics
import Foundation
import Forms
import Scheduling
import Triage
import Values

/// The content that ships, read once.
enum Content {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let forms = FormLibrary(reading: files(in: "Forms", ending: ".json"))
  static let protocols = ProtocolLibrary(files(in: "Rules", ending: ".rules"), forms: forms)
  static let calendar: ClinicCalendar = {
    guard let calendar = ClinicCalendar(zone: "Europe/Oslo") else { preconditionFailure("no zone") }
    return calendar
  }()

  static func triageProtocol(_ id: String) -> TriageProtocol {
    guard let found = protocols.protocols.first(where: { $0.reference.id == id }) else {
      preconditionFailure("\(id) does not load: \(forms.diagnostics + protocols.diagnostics)")
    }
    return found
  }

  static func files(in folder: String, ending: String) -> [SourceText] {
    let base = root.appending(path: folder)
    let paths =
      FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return paths.sorted().filter { $0.hasSuffix(ending) }.compactMap { path in
      source("\(folder)/\(path)")
    }
  }

  static func source(_ path: String) -> SourceText? {
    guard let data = FileManager.default.contents(atPath: root.appending(path: path).path) else {
      return nil
    }
    return SourceText(path: path, bytes: Array(data))
  }
}

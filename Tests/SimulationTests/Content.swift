import Diagnostics
import Forms
import Foundation
import Scheduling
import Simulation
import Triage
import Values

/// The content that ships, read once.
enum Content {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let forms = FormLibrary(reading: files(in: "Forms", ending: ".json"))
  static let protocols = ProtocolLibrary(files(in: "Rules", ending: ".rules"), forms: forms)
    .protocols
  static let calendar: ClinicCalendar = {
    guard let calendar = ClinicCalendar(zone: "Europe/Oslo") else { preconditionFailure("no zone") }
    return calendar
  }()

  static let cohorts = files(in: "Cohorts", ending: ".cohort.json")

  static func cohort(_ id: String) -> Cohort {
    guard let source = cohorts.first(where: { $0.path == "Cohorts/\(id).cohort.json" }),
      let cohort = Cohort.read(source, protocols: protocols).cohort
    else { preconditionFailure("no cohort \(id)") }
    return cohort
  }

  /// The small cohort made up for tests, over the small protocol.
  static let knee = Cohort.read(kneeSource, protocols: kneeProtocols).cohort

  static let kneeProtocols = ProtocolLibrary(
    files(in: "Tests/Content/knee/Rules", ending: ".rules"),
    forms: FormLibrary(reading: files(in: "Tests/Content/knee/Forms", ending: ".json"))
  ).protocols

  static let kneeSource: SourceText = {
    guard let source = files(in: "Tests/Content/knee/Cohorts", ending: ".cohort.json").first else {
      preconditionFailure("no cohort of the knee")
    }
    return source
  }()

  /// Every cohort that the properties are tried on.
  static let tried = ["knee", "epilepsy_follow_up", "wrist_surgery_follow_up"]

  static func tried(_ id: String) -> Cohort {
    guard id == "knee" else { return cohort(id) }
    guard let knee else { preconditionFailure("the knee's cohort has faults") }
    return knee
  }

  static func files(in folder: String, ending: String) -> [SourceText] {
    let base = root.appending(path: folder)
    let paths =
      FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return paths.sorted().filter { $0.hasSuffix(ending) }.compactMap { path in
      let file = "\(folder)/\(path)"
      guard let data = FileManager.default.contents(atPath: root.appending(path: file).path) else {
        return nil
      }
      return SourceText(path: file, bytes: Array(data))
    }
  }
}

import Diagnostics
import Foundation
import Testing
import Values

@testable import Forms

/// The forms that stand in `Forms/`.
enum ShippedForms {
  static let library = FormLibrary(reading: sources)

  /// The files as they are.
  static let sources: [SourceText] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let folder = root.standardizedFileURL.appending(path: "Forms")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.allObjects ?? []).compactMap { $0 as? URL }
      .filter { $0.pathExtension == "json" }
      .compactMap { url in
        (try? Data(contentsOf: url)).map {
          SourceText(path: url.lastPathComponent, bytes: Array($0))
        }
      }
  }()

  static let ids = library.ids

  static func form(_ id: String) throws -> Form {
    try #require(library.form(id, Version(1, 0)), "\(library.diagnostics)")
  }

  /// A form of one archetype and nothing else.
  static func form(of archetype: String) throws -> Form {
    let use = #""items": [{"use": "\#(archetype)", "version": "1.0.0"}]"#
    let file = SourceText(path: "follow_up.form.json", FormFixture.form(use))
    let library = FormLibrary(reading: sources + [file])
    return try #require(library.form("follow_up", Version(1, 0)), "\(library.diagnostics)")
  }
}

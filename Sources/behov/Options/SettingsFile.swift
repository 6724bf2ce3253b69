import Diagnostics
import JSONText

/// The settings of a `behov.json`: an object of texts, such as `{"store": "/srv/behov.sqlite"}`.
struct SettingsFile: Sendable {
  /// Its path.
  let path: String
  /// What it sets.
  let values: [Settings.Name: String]

  /// Reads the file; `nil` where there is none.
  ///
  /// - Throws: `CommandFailure` where it cannot be read or is something else.
  static func read(_ path: String) throws -> SettingsFile? {
    guard let bytes = try SystemCalls.contents(path) else { return nil }
    return try SettingsFile(SourceText(path: path, bytes: bytes))
  }

  /// Reads the settings from a text.
  ///
  /// - Throws: `CommandFailure` for what is no object of known texts.
  init(_ source: SourceText) throws {
    let (value, diagnostics) = JSONValue.parse(source)
    if let first = diagnostics.first {
      throw CommandFailure(.usage, first.frame { $0 == source.path ? source : nil })
    }
    guard let members = value?.members else {
      throw CommandFailure(.usage, "\(source.path) is not an object of settings")
    }
    var values: [Settings.Name: String] = [:]
    for member in members {
      let key = member.key.text
      guard let name = Settings.Name(rawValue: key) else {
        throw Self.unknown(key, in: source.path)
      }
      guard let text = member.value.string?.text else {
        throw CommandFailure(.usage, "`\(key)` in \(source.path) is not a text")
      }
      values[name] = text
    }
    path = source.path
    self.values = values
  }

  private static func unknown(_ key: String, in path: String) -> CommandFailure {
    let names = Settings.Name.allCases.map(\.rawValue)
    return CommandFailure(
      .usage,
      "`\(key)` in \(path) is no setting",
      help: didYouMean(key, among: names).map { "did you mean `\($0)`?" }
        ?? "the settings are \(names.joined(separator: ", "))"
    )
  }
}

import Diagnostics

extension Files {
  /// Puts a changed text in a file's place, whole or not at all; who may read it stays as it was.
  ///
  /// - Parameters:
  ///   - source: the new text.
  ///   - old: what was read; a file that someone has changed since is left alone.
  /// - Throws: `CommandFailure` where it was changed, and `OutputError` where it cannot be written.
  static func replace(_ source: SourceText, readAs old: SourceText?) throws {
    guard try self.source(source.path)?.bytes == old?.bytes else {
      throw CommandFailure(
        .inputOutput,
        "\(source.path) was changed by someone else meanwhile, and was left alone",
        help: "run the command again"
      )
    }
    var output = try Output(path: source.path, keepsPermissions: true)
    try output.write(source.bytes)
    try output.finish()
  }
}

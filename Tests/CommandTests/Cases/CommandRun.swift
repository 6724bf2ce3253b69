import Foundation

/// A new directory in which the commands of one case run, and which goes with it.
final class CommandRun {
  private let directory: URL
  private let spoken: URL

  /// The repository, and the directory of the built product.
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Makes the directory, with links to the repository's content or a copy of that of a name.
  ///
  /// - Throws: what the file system refuses.
  init(content: String? = nil) throws {
    let files = FileManager.default
    let name = "behov-case-\(UUID().uuidString)"
    directory = files.temporaryDirectory.appendingPathComponent(name)
    spoken = files.temporaryDirectory.appendingPathComponent(name + "-said")
    try files.createDirectory(at: directory, withIntermediateDirectories: true)
    try files.createDirectory(at: spoken, withIntermediateDirectories: true)
    for part in ["Forms", "Rules", "Examples", "docs"] {
      let place = directory.appendingPathComponent(part)
      if let content, ["Forms", "Rules"].contains(part) {
        let folder = Self.repository.appendingPathComponent("Tests/Content/\(content)/\(part)")
        try files.copyItem(at: folder, to: place)
      } else {
        let folder = Self.repository.appendingPathComponent(part)
        try files.createSymbolicLink(at: place, withDestinationURL: folder)
      }
    }
    guard let content else { return }
    let folder = Self.repository.appendingPathComponent("Tests/Content/\(content)")
    let place = directory.appendingPathComponent("Content")
    try files.createSymbolicLink(at: place, withDestinationURL: folder)
  }

  deinit {
    try? FileManager.default.removeItem(at: directory)
    try? FileManager.default.removeItem(at: spoken)
  }

  /// The path of a file in the directory.
  func path(_ name: String) -> String { directory.appendingPathComponent(name).path }

  /// Runs one command.
  ///
  /// - Throws: where the command cannot be understood or started.
  func said(_ step: CommandCase.Step, maskingHashes: Bool) throws -> CommandCase.Said {
    for file in step.files { try file.write(in: directory) }
    var words = try ShellWords(step.command).words
    let variables = words.prefix { $0.contains("=") && !$0.hasPrefix("-") }
    words = Array(words.dropFirst(variables.count))
    var said: CommandCase.Said
    switch words.first {
    case "behov": said = try run(Array(words.dropFirst()), variables, step.stdin ?? "")
    case "cat": said = try cat(Array(words.dropFirst()))
    default: throw CommandCase.FormatError(line: step.command)
    }
    if maskingHashes {
      said.stdout = said.stdout.replacing(#/sha256:[0-9a-f]+/#, with: "sha256:…")
      said.stderr = said.stderr.replacing(#/sha256:[0-9a-f]+/#, with: "sha256:…")
    }
    return said
  }

  private func cat(_ paths: [String]) throws -> CommandCase.Said {
    let texts = try paths.map { path in
      String(decoding: try Data(contentsOf: directory.appendingPathComponent(path)), as: UTF8.self)
    }
    return CommandCase.Said(stdout: texts.joined())
  }

  // MARK: The process

  /// What is said goes to files, so that neither side can wait for the other.
  private func run(
    _ arguments: [String],
    _ variables: ArraySlice<String>,
    _ stdin: String
  ) throws -> CommandCase.Said {
    let process = Process()
    process.executableURL = try Self.product()
    process.arguments = arguments
    process.currentDirectoryURL = directory
    process.environment = environment(variables)
    let input = spoken.appendingPathComponent("stdin")
    try Data(stdin.utf8).write(to: input)
    process.standardInput = try FileHandle(forReadingFrom: input)
    let output = try file("stdout")
    let errors = try file("stderr")
    #if os(Linux)
      // The host's clock stands in the audit beside `--now`, and has to stand still.
      let command = try FaultShim.command(try Self.product().path)
      process.executableURL = URL(fileURLWithPath: command[0])
      process.arguments = command.dropFirst() + arguments
      process.environment?["FAULT_NOW"] = "1798797600"
    #endif
    process.standardOutput = output.handle
    process.standardError = errors.handle
    try process.run()
    process.waitUntilExit()
    let isSignal = process.terminationReason == .uncaughtSignal
    return CommandCase.Said(
      stdout: String(decoding: try Data(contentsOf: output.url), as: UTF8.self),
      stderr: String(decoding: try Data(contentsOf: errors.url), as: UTF8.self),
      status: process.terminationStatus + (isSignal ? 128 : 0)
    )
  }

  private func file(_ name: String) throws -> (url: URL, handle: FileHandle) {
    let url = spoken.appendingPathComponent(name)
    try Data().write(to: url)
    return (url, try FileHandle(forWritingTo: url))
  }

  private func environment(_ variables: ArraySlice<String>) -> [String: String] {
    var environment = ["TZ": "UTC", "HOME": directory.path]
    environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    for variable in variables {
      let parts = variable.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      environment[String(parts[0])] = String(parts[1])
    }
    return environment
  }

  /// The built `behov`, which stands beside the tests that were built with it.
  static func product() throws -> URL {
    let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    let places = bundles + [Bundle.main.executableURL].compactMap(\.self)
    let found = places.lazy.map { $0.deletingLastPathComponent().appendingPathComponent("behov") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    guard let found else { throw CocoaError(.fileNoSuchFile) }
    return found
  }
}

/// The words of a command as a shell splits them: at blanks, but not within quotes.
struct ShellWords {
  private(set) var words: [String] = []

  /// Splits a command.
  ///
  /// - Throws: ``CommandCase/FormatError`` where a quote is not closed.
  init(_ command: String) throws {
    var word: String?
    var quote: Character?
    for character in command {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character == " " {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil else { throw CommandCase.FormatError(line: command) }
    if let word { words.append(word) }
  }
}

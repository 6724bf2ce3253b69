import Values

extension Settings {
  /// What stands around a run: the environment, `behov.json`, the directories there are, the clock.
  struct Surroundings {
    /// An environment variable.
    let environment: (String) -> String?
    /// The settings of a file, and its path.
    let file: SettingsFile?
    /// Whether there is a directory at a path.
    let isDirectory: (String) -> Bool
    /// The moment it is.
    let clock: () -> Instant

    init(
      environment: @escaping (String) -> String?,
      file: SettingsFile? = nil,
      isDirectory: @escaping (String) -> Bool = { _ in true },
      clock: @escaping () -> Instant = { Instant(milliseconds: 0) }
    ) {
      self.environment = environment
      self.file = file
      self.isDirectory = isDirectory
      self.clock = clock
    }

    /// The surroundings of this process.
    ///
    /// - Throws: `CommandFailure` where there is a `behov.json` that cannot be used.
    static func process() throws -> Surroundings {
      Surroundings(
        environment: SystemCalls.environment,
        file: try SettingsFile.read("behov.json"),
        isDirectory: SystemCalls.isDirectory,
        clock: { Instant(milliseconds: SystemCalls.milliseconds()) }
      )
    }

    func origin(of name: Name, _ options: RunOptions) -> Origin {
      if options.given(name) != nil { return .flag(name) }
      if variable(name) != nil { return .environment(name) }
      if let file, file.values[name] != nil { return .file(file.path, name) }
      return .standard
    }

    func value(of name: Name, _ options: RunOptions) -> String? {
      options.given(name) ?? variable(name) ?? file?.values[name]
    }

    /// An empty variable is one that is not set.
    private func variable(_ name: Name) -> String? {
      environment(name.variable).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A directory of content: here, else where Behov itself was put.
    func content(_ name: String) -> String {
      if isDirectory(name) { return name }
      guard let home = environment("BEHOV_HOME"), !home.isEmpty, isDirectory("\(home)/\(name)")
      else { return name }
      return "\(home)/\(name)"
    }
  }

  /// The terminal that a descriptor leads to, in colour where that was chosen or is fitting.
  func terminal(
    isTerminal: Bool,
    columns: Int?,
    environment: (String) -> String?
  ) -> Terminal {
    let isPlain = environment("NO_COLOR").map { !$0.isEmpty } ?? false
    let isDumb = environment("TERM") == "dumb"
    let width = environment("COLUMNS").flatMap { Int($0) } ?? columns ?? Terminal.standardWidth
    let usesColour =
      switch colour {
      case .always: true
      case .never: false
      case .auto: isTerminal && !isPlain && !isDumb
      }
    return Terminal(usesColour: usesColour, width: min(max(width, 40), 400))
  }
}

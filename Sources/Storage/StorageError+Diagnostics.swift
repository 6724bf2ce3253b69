extension StorageError {
  /// What is wrong, in one line.
  public var message: String {
    switch self {
    case .noStore(let path): "there is no store `\(path)`"
    case .cannotOpen(let path, let code): "the store `\(path)` cannot be opened (\(code))"
    case .notADatabase(let path): "`\(path)` is not a database"
    case .foreignDatabase(let path): "`\(path)` is a database of another program"
    case .newerSchema(let path, let changes):
      "the store `\(path)` was written by a newer version of behov (\(Self.list(changes)))"
    case .taken(let path): "`\(path)` is there already, and was left as it is"
    case .busy(let path): "the store `\(path)` is in use by another process"
    case .conflict(let path, let rule):
      "another run wrote to the store `\(path)` at the same time (\(rule))"
    case .full(let path): "the disk that holds the store `\(path)` is full"
    case .readOnly(let path): "the store `\(path)` cannot be written"
    case .corrupt(let path, let detail): "the store `\(path)` is damaged (\(detail))"
    case .inputOutput(let path, let code):
      "the disk that holds the store `\(path)` failed (\(code))"
    case .unexpected(let path, let code, let detail):
      "the store `\(path)` refused what behov asked (\(code), \(detail))"
    }
  }

  /// How to mend it, in one line.
  public var help: String {
    switch self {
    case .noStore: "give the store's path with --store, or run `behov triage` to make one"
    case .cannotOpen: "give the path of a file, in a directory that exists and can be written"
    case .notADatabase, .foreignDatabase: "give another path with --store; the file is unchanged"
    case .newerSchema: "use that version of behov; the store is unchanged"
    case .taken: "choose another name, or move that file away first"
    case .busy: "wait until the other process ends, then run the command again"
    case .conflict: "nothing of this part was written; run the command again"
    case .full: "free space, then run the command again; what was written before is intact"
    case .readOnly: "give this user the right to write the file and its directory"
    case .corrupt: "keep the file as it is, restore a backup beside it, then run `behov doctor`"
    case .inputOutput:
      "check the disk and the space on it, then run `behov doctor` before the next command"
    case .unexpected: "report it: this is a fault in behov; nothing of this part was written"
    }
  }

  private static func list(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }
}

extension IntegrityFault {
  /// What is wrong, in one line.
  public var message: String {
    switch self {
    case .damaged(let detail): "the file is damaged: \(detail)"
    case .danglingReference(let table, let count):
      "\(count) rows of `\(table)` refer to rows that do not exist"
    case .undecided(let submission): "submission `\(submission)` has no decision in force"
    case .decidedTwice(let submission, let count):
      "submission `\(submission)` has \(count) decisions in force"
    case .altered(let table, let id): "`\(id)` of `\(table)` is not what was written"
    case .concernOutOfPlace(let concern):
      "concern \(concern) is open and settled at once, or neither"
    case .unreadable(let decision): "decision `\(decision)` cannot be read"
    }
  }
}

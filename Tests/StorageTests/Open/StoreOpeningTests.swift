import Foundation
import GRDB
import Testing
import Triage

@testable import Storage

struct StoreOpeningTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// The error of opening a path, and that the file is afterwards what it was.
  private func check(
    _ path: String,
    _ opening: Store.Opening = .creating,
    expect error: StorageError
  ) {
    let before = FileManager.default.contents(atPath: path)
    #expect(throws: error) { try Store(path: path, opening) }
    #expect(FileManager.default.contents(atPath: path) == before)
  }

  @Test func settingsReadBackThroughTheShippedOpenerAreSafe() throws {
    for _ in 1...2 {
      let settings = try Store(path: directory.file()).settings()
      #expect(settings.journal == "wal" && settings.synchronous == 2)
      #expect(settings.checksReferences)
      #expect(settings.applicationID == 0x6265_686F)
      #expect(
        settings.changes == [
          "0001-decisions", "0002-patients-and-content", "0003-approvals", "0004-worklist",
          "0005-enrolment-events", "0006-dispatches",
          "0007-absences", "0008-observations", "0009-due-output", "0010-proven-is-the-clinics",
          "0011-reading-reviews", "0012-audit", "0013-lines-ahead", "0014-clock",
          "0015-one-first-decision",
        ]
      )
    }
  }

  @Test func aStoreInMemoryHasTheSameSchema() throws {
    let settings = try Store(path: Store.memory).settings()
    #expect(settings.journal == "memory" && settings.synchronous == 2)
    #expect(settings.changes == Schema.changes.map(\.name))
  }

  @Test func aNewFileMayBeReadByItsOwnerAlone() throws {
    let store = try Store(path: directory.file())
    try store.commit([try Samples.entry("s-1")])
    for suffix in ["", "-wal", "-shm"] {
      let found = try FileManager.default.attributesOfItem(atPath: directory.file() + suffix)
      #expect(found[.posixPermissions] as? Int == 0o600, "\(suffix)")
    }
  }

  @Test func whatWasWrittenIsThereWhenItIsOpenedAgain() throws {
    let store = try Store(path: directory.file())
    try store.commit([try Samples.entry("s-1")])
    try store.close()
    let again = try Store(path: directory.file(), .existing)
    #expect(try again.standing(of: "s-1")?.decision == "s-1#1")
  }

  @Test func makesNoStoreWhereOneIsToExist() throws {
    let path = directory.file()
    check(path, .existing, expect: .noStore(path: path))
    #expect(!FileManager.default.fileExists(atPath: path))
    try Data().write(to: URL(fileURLWithPath: path))
    check(path, .existing, expect: .noStore(path: path))
  }

  @Test func anEmptyFileBecomesAStore() throws {
    try Data().write(to: URL(fileURLWithPath: directory.file()))
    #expect(try Store(path: directory.file()).settings().changes == Schema.changes.map(\.name))
  }

  @Test func refusesWhatIsNoFileOrCannotBeMade() {
    check(directory.path, expect: .cannotOpen(path: directory.path, code: 526))
    let path = directory.file("none/behov.sqlite")
    check(path, expect: .cannotOpen(path: path, code: 14))
  }

  @Test func refusesAFileThatIsNoDatabase() throws {
    let path = directory.file()
    try String(repeating: "{\"id\":\"s-1\"}\n", count: 100)
      .write(toFile: path, atomically: false, encoding: .utf8)
    check(path, expect: .notADatabase(path: path))
  }

  @Test func refusesTheDatabaseOfAnotherProgram() throws {
    let path = directory.file()
    let other = try DatabaseQueue(path: path)
    try other.write { try $0.execute(sql: "CREATE TABLE submission (id TEXT)") }
    try other.close()
    check(path, expect: .foreignDatabase(path: path))
  }

  @Test func refusesANewerSchemaAndWritesNothing() throws {
    let path = directory.file()
    let store = try Store(path: path)
    try store.execute("INSERT INTO change (name) VALUES ('0999-later')")
    try store.execute("DROP TABLE content; CREATE TABLE later (id TEXT)")
    try store.close()
    check(path, expect: .newerSchema(path: path, changes: ["0999-later"]))
    check(path, .existing, expect: .newerSchema(path: path, changes: ["0999-later"]))
  }

  @Test(arguments: [1, 2, 3, 5])
  func refusesATruncatedFile(pages: Int) throws {
    let path = directory.file()
    let store = try Store(path: path)
    try store.commit(try (1...200).map { try Samples.entry("s-\($0)") })
    try store.close()
    let whole = try #require(FileManager.default.contents(atPath: path))
    try whole.prefix(pages * 4096).write(to: URL(fileURLWithPath: path))
    #expect { try Store(path: path) } throws: { error in
      guard case .corrupt(path, _) = error as? StorageError else { return false }
      return true
    }
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may write everywhere"))
  func refusesADirectoryThatCannotBeWritten() throws {
    let path = directory.file()
    try Store(path: path).close()
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: directory.path)
    defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: directory.path) }
    let new = directory.file("new.sqlite")
    check(new, expect: .cannotOpen(path: new, code: 14))
    #expect { try Store(path: path).commit([try Samples.entry("s-1")]) } throws: { error in
      switch error as? StorageError {
      case .readOnly(path), .cannotOpen(path, _): true
      default: false
      }
    }
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may write everywhere"))
  func refusesAFileThatCannotBeWritten() throws {
    let path = directory.file()
    try DatabaseQueue(path: path).vacuum()
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    #expect(throws: StorageError.readOnly(path: path)) { try Store(path: path) }
  }

  @Test func twoThatOpenANewFileTogetherBothSucceed() async throws {
    let path = directory.file()
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 1...8 { group.addTask { try Store(path: path).settings().changes.count } }
      for try await count in group { #expect(count == Schema.changes.count) }
    }
  }
}

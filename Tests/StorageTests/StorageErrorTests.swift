import Foundation
import GRDB
import Testing
import Values

@testable import Storage

struct StorageErrorTests {
  private static let codes: [(ResultCode, StorageError)] = [
    (.SQLITE_CANTOPEN, .cannotOpen(path: "x", code: 14)),
    (.SQLITE_CANTOPEN_ISDIR, .cannotOpen(path: "x", code: 526)),
    (.SQLITE_NOTADB, .notADatabase(path: "x")),
    (.SQLITE_BUSY, .busy(path: "x")),
    (.SQLITE_BUSY_SNAPSHOT, .busy(path: "x")),
    (.SQLITE_LOCKED, .busy(path: "x")),
    (.SQLITE_FULL, .full(path: "x")),
    (.SQLITE_READONLY, .readOnly(path: "x")),
    (.SQLITE_READONLY_DIRECTORY, .readOnly(path: "x")),
    (.SQLITE_CORRUPT, .corrupt(path: "x", detail: "m")),
    (.SQLITE_IOERR_FSYNC, .inputOutput(path: "x", code: 1034)),
    (.SQLITE_CONSTRAINT_UNIQUE, .conflict(path: "x", rule: "m")),
    (.SQLITE_CONSTRAINT_PRIMARYKEY, .conflict(path: "x", rule: "m")),
    (.SQLITE_CONSTRAINT_TRIGGER, .unexpected(path: "x", code: 1811, detail: "m")),
    (.SQLITE_ERROR, .unexpected(path: "x", code: 1, detail: "m")),
  ]

  @Test(arguments: codes.indices)
  func aResultCodeHasOneMeaning(index: Int) {
    let (code, expected) = Self.codes[index]
    #expect(StorageError(DatabaseError(resultCode: code, message: "m"), path: "x") == expected)
  }

  @Test func onlyWhatAnotherRunCausesIsBusy() {
    let busy = Self.codes.map(\.1).filter(\.isBusy)
    #expect(
      Set(busy) == [.busy(path: "x"), .conflict(path: "x", rule: "m")]
    )
  }

  @Test func everyErrorSaysWhatIsWrongAndHowToMendItInOneLineEach() {
    let errors: [StorageError] =
      Self.codes.map(\.1) + [
        .noStore(path: "x"), .foreignDatabase(path: "x"), .newerSchema(path: "x", changes: ["y"]),
      ]
    for error in errors {
      #expect(error.message.contains("`x`") && !error.message.hasSuffix("."))
      #expect(!error.help.isEmpty && !error.help.contains("\n") && !error.help.hasSuffix("."))
    }
  }

  /// The limit on pages stands for a disk without room.
  @Test func aFullDiskStopsTheCommitAndLeavesTheStoreSound() throws {
    let directory = try TemporaryDirectory()
    let store = try Store(path: directory.file())
    try store.commit([try Samples.entry("s-1")])
    let pages = try #require(try store.column("PRAGMA page_count").first)
    try store.queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
    #expect(throws: StorageError.full(path: directory.file())) {
      try store.commit(try (2...300).map { try Samples.entry("s-\($0)") })
    }
    #expect(try store.column("SELECT colour FROM decision_in_force") == ["red"])
    try store.queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
    try store.commit([try Samples.entry("s-2")])
    #expect(try store.integrityFaults().isEmpty)
  }
}

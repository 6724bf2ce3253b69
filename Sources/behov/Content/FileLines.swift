import Triage

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

/// The lines of a file of submissions; standard input is first written to a file without a name.
final class FileLines: LineSource {
  let isReadBeside = true
  private let descriptor: Int32
  private let path: String
  private let opened: FileStamp?

  /// Whether nobody has written the file since it was opened.
  var isAsOpened: Bool { FileStamp(of: descriptor) == opened }

  /// Opens a file, or standard input for `-`.
  ///
  /// - Throws: where it is no ordinary file or stream, or cannot be read.
  init(_ path: String) throws(CommandFailure) {
    self.path = path == "-" ? "standard input" : path
    if path == "-" {
      descriptor = try Self.spool()
      opened = FileStamp(of: descriptor)
      return
    }
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw CommandFailure(.inputOutput, "cannot read \(path): \(SystemCalls.message(of: errno))")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw CommandFailure(
        .unusableInput,
        "cannot read \(path): not an ordinary file",
        help: "pipe a stream into `behov triage -`"
      )
    }
    opened = FileStamp(of: descriptor)
  }

  deinit { close(descriptor) }

  private static func spool() throws(CommandFailure) -> Int32 {
    var input = try StandardInput()
    let path = SystemCalls.temporaryPath()
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw unkept(errno) }
    unlink(path)
    do throws(CommandFailure) {
      while input.waits() {
        let piece = try input.next()
        if piece.isEmpty { return file }
        try keep(piece, file)
      }
      throw CommandFailure(
        .interrupted,
        "interrupted while standard input was read: nothing of it is stored",
        help: "give the same input again"
      )
    } catch {
      close(file)
      throw error
    }
  }

  private static func keep(_ piece: ArraySlice<UInt8>, _ file: Int32) throws(CommandFailure) {
    var rest = piece
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if written < 0, errno != EINTR { throw unkept(errno) }
      rest = rest.dropFirst(max(written, 0))
    }
  }

  private static func unkept(_ number: Int32) -> CommandFailure {
    CommandFailure(
      .inputOutput,
      "cannot keep standard input: \(SystemCalls.message(of: number))"
    )
  }

  func lines(_ body: (InputLine) throws -> Void) throws {
    var splitter = LineSplitter()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var offset: off_t = 0
    while true {
      let count = pread(descriptor, &buffer, buffer.count, offset)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure }
      if count == 0 { return try splitter.end(body) }
      offset += off_t(count)
      try buffer[..<count].withUnsafeBytes { try splitter.take($0, body) }
    }
  }

  func line(at offset: Int, count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let done = pread(descriptor, &bytes, count, off_t(offset))
    guard done >= 0 else { throw failure }
    // It was there before.
    guard done == count else { throw ChangedInput() }
    return bytes
  }

  private var failure: CommandFailure {
    CommandFailure(.inputOutput, "cannot read \(path): \(SystemCalls.message(of: errno))")
  }
}

extension CommandFailure {
  /// The failure of a file that another program writes while it is read.
  static let changedInput = CommandFailure(
    .unusableInput,
    "the input was changed while it was read; what was decided before that is stored",
    help: "run the command again once the file is complete"
  )

  /// The same of a file that is only counted.
  static let changedWhileCounted = CommandFailure(
    .unusableInput,
    "the input was changed while it was counted; nothing is told or stored",
    help: "run the command again once the file is complete"
  )
}

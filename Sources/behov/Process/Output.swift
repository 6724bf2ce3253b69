#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

/// Why a result cannot be written.
enum OutputError: Error, Hashable {
  /// Whoever read it has gone, as `head` does after its last line.
  case closed
  /// The system refused, with an error number.
  case failed(path: String, number: Int32)
}

/// Where results go: standard output, or a file that appears only when it is complete.
///
/// It is `finish`ed once, when all is written; if it never is, a file is not changed.
struct Output: ~Copyable {
  private static let limit = 1 << 16

  private let descriptor: Int32
  private let path: String
  private let beside: String?
  private var buffer: [UInt8] = []
  private var isFinished = false

  /// Writes to standard output.
  init() {
    descriptor = STDOUT_FILENO
    path = "standard output"
    beside = nil
  }

  /// Writes beside a file and takes its place at the end.
  ///
  /// What is no ordinary file, such as a pipe, is written to directly.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - keepsPermissions: whether it stays as readable as it was; else its owner alone reads it.
  /// - Throws: where the file cannot be made.
  init(path: String, keepsPermissions: Bool = false) throws(OutputError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    let isOrdinary = !exists || status.st_mode & S_IFMT == S_IFREG
    let target = exists && isOrdinary ? Self.resolved(path) : path
    let name = isOrdinary ? "\(target).\(getpid()).part" : target
    let flags = isOrdinary ? O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC : O_WRONLY | O_CLOEXEC
    let opened = open(name, flags, 0o600)
    guard opened >= 0 else { throw .failed(path: path, number: errno) }
    if keepsPermissions, exists, isOrdinary { fchmod(opened, status.st_mode & 0o7777) }
    descriptor = opened
    beside = isOrdinary ? name : nil
    self.path = target
  }

  /// The file that a symbolic link leads to, so that the link stays.
  private static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  deinit {
    if let beside, !isFinished { unlink(beside) }
    if descriptor != STDOUT_FILENO { close(descriptor) }
  }

  /// Writes bytes, perhaps later.
  mutating func write(_ bytes: some Collection<UInt8>) throws(OutputError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.limit { try flush() }
  }

  /// Writes a text, perhaps later.
  mutating func write(_ text: String) throws(OutputError) { try write(text.utf8) }

  /// Writes one line of bytes and its end.
  mutating func writeLine(_ bytes: some Collection<UInt8>) throws(OutputError) {
    buffer.append(contentsOf: bytes)
    try write(CollectionOfOne(UInt8(ascii: "\n")))
  }

  /// Writes what has been held back.
  mutating func flush() throws(OutputError) {
    var start = 0
    while start < buffer.count {
      let written = buffer[start...].withUnsafeBytes { bytes in
        systemWrite(descriptor, bytes)
      }
      if written > 0 {
        start += written
      } else if errno != EINTR {
        buffer = []
        throw errno == EPIPE ? .closed : .failed(path: path, number: errno)
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes the rest and puts the file in its place.
  mutating func finish() throws(OutputError) {
    try flush()
    guard let beside else { return }
    guard fsync(descriptor) == 0, rename(beside, path) == 0 else {
      throw .failed(path: path, number: errno)
    }
    isFinished = true
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

extension CommandFailure {
  /// The failure of a file that cannot be written.
  init(_ path: String, _ number: Int32, help: String? = nil) {
    self.init(.inputOutput, "cannot write \(path): \(SystemCalls.message(of: number))", help: help)
  }
}

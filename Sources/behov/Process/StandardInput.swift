#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

/// What comes on standard input, a piece at a time.
struct StandardInput {
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  /// Takes standard input.
  ///
  /// - Throws: `CommandFailure` where it is closed.
  init() throws(CommandFailure) {
    guard StandardStreams.isOpen(STDIN_FILENO) else { throw Self.failure(EBADF) }
  }

  /// Waits until something or the end has come; `false` where a person or the system asks to stop
  /// first.
  ///
  /// A read would not be ended by a signal, and one that comes just before it would not be seen.
  func waits() -> Bool {
    while !Signals.isInterrupted {
      if Self.isReady(within: 100) { return true }
    }
    return false
  }

  /// Whether something or the end has come already.
  var isReady: Bool { Self.isReady(within: 0) }

  private static func isReady(within milliseconds: Int32) -> Bool {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, milliseconds) > 0
  }

  /// Reads what has come; nothing is the end.
  ///
  /// - Throws: `CommandFailure` where it cannot be read.
  mutating func next() throws(CommandFailure) -> ArraySlice<UInt8> {
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count >= 0 { return buffer[..<count] }
      if errno != EINTR { throw Self.failure(errno) }
    }
  }

  private static func failure(_ number: Int32) -> CommandFailure {
    CommandFailure(
      .inputOutput,
      "cannot read standard input: \(SystemCalls.message(of: number))"
    )
  }
}

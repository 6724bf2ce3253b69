#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

/// Standard input, output and error, any of which may be closed when a run begins.
enum StandardStreams {
  /// Takes the place of those that are closed by what can neither be read nor written.
  ///
  /// Else the next file that is opened, such as a result, would have their number, and what is said
  /// beside the result would be written into it.
  static func occupy() {
    let modes = [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ]
    for (descriptor, mode) in modes where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest number that is free, and those below are not.
      _ = open("/dev/null", mode)
    }
  }

  /// Sees that results have somewhere to go.
  static func checkOutput() throws(OutputError) {
    if !isOpen(STDOUT_FILENO) { throw .failed(path: "standard output", number: EBADF) }
  }

  /// Whether one can be used: the concurrency runtime has its own files, without a type, before any
  /// of ours, and they may stand where a closed one was.
  static func isOpen(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT != 0
  }
}

import Synchronization

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

private let stopRequested = Atomic<Bool>(false)

/// Runs in the middle of anything else, and so does no more than this.
private func heed(_ number: Int32) {
  stopRequested.store(true, ordering: .relaxed)
  signal(number, SIG_DFL)
}

/// What other processes and people tell this one.
enum Signals {
  /// Whether a person or the system has asked to stop.
  static var isInterrupted: Bool { stopRequested.load(ordering: .relaxed) }

  /// Lets a batch end at a good place after the first request to stop; a second ends it at once.
  static func catchInterruption() {
    _ = isInterrupted
    for number in [SIGINT, SIGTERM] {
      signal(number, heed)
    }
  }

  /// Makes writing to a closed pipe an error that can be handled.
  static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }

  /// Ends as any other tool whose reader has gone: by the signal, without a word.
  static func endByClosedPipe() -> Never {
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
    exit(ExitStatus.inputOutput.rawValue)
  }
}

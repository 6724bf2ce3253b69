import Foundation

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

/// The few system calls that the command needs, by what they are for.
enum SystemCalls {
  /// How many processors there are to work with.
  static var processors: Int { max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1) }

  /// Whether a file descriptor is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The columns of the terminal on a descriptor; `nil` where it is none.
  static func columns(_ descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Milliseconds since 1970-01-01T00:00:00Z by the host's clock.
  static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }

  /// Milliseconds of a clock that is never set, from any beginning.
  static func steadyMilliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }

  /// An environment variable; `nil` where it is not set.
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The name of the account that the process runs under; its number where it has no name.
  static func account() -> String {
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else {
      return "\(getuid())"
    }
    return String(cString: name)
  }

  /// A path that nothing stands at, in the folder for what does not last.
  static func temporaryPath() -> String {
    "\(environment("TMPDIR") ?? "/tmp")/behov-\(UUID().uuidString)"
  }

  /// Whether there is a directory at a path.
  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// What tells one file from every other, whatever it is called; `nil` where there is none.
  static func identity(_ path: String) -> [UInt64]? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return [UInt64(status.st_dev), UInt64(status.st_ino)]
  }

  /// The bytes free for this user on the disk of a file, or of the folder it would stand in; `nil`
  /// where neither is there.
  static func freeSpace(besides path: String) -> Int? {
    var status = statvfs()
    let folder = (path as NSString).deletingLastPathComponent
    guard statvfs(folder.isEmpty ? "." : folder, &status) == 0 else { return nil }
    return Int(status.f_bavail) * Int(status.f_frsize)
  }

  /// The bytes of a small ordinary file; `nil` where there is nothing at the path.
  ///
  /// - Throws: `CommandFailure` where it cannot be read, is no ordinary file or is over 1 MiB.
  static func contents(
    _ path: String,
    limit: Int = 1 << 20
  ) throws(CommandFailure) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw CommandFailure(.inputOutput, "cannot read \(path): \(message(of: errno))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw CommandFailure(.unusableInput, "cannot read \(path): not an ordinary file")
    }
    var bytes = [UInt8](repeating: 0, count: min(Int(status.st_size), limit) + 1)
    var count = 0
    while count <= limit {
      if count == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
      let taken = bytes.withUnsafeMutableBytes { buffer in
        read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
      }
      if taken == 0 { return Array(bytes[..<count]) }
      if taken > 0 {
        count += taken
      } else if errno != EINTR {
        throw CommandFailure(.inputOutput, "cannot read \(path): \(message(of: errno))")
      }
    }
    throw CommandFailure(.unusableInput, "\(path) is larger than \(limit >> 20) MiB")
  }

  /// Writes a file that is not there yet.
  ///
  /// - Throws: `CommandFailure` where there is one already, or it cannot be written.
  static func create(_ path: String, _ bytes: [UInt8]) throws(CommandFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      if errno == EEXIST {
        throw CommandFailure(
          .inputOutput,
          "\(path) is there already, and was left as it is",
          help: "choose another name, or move that file away first"
        )
      }
      throw CommandFailure(path, errno)
    }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno != EINTR { throw CommandFailure(path, errno) }
      rest = rest.dropFirst(max(written, 0))
    }
  }

  /// Waits, or less where a signal comes.
  static func pause(milliseconds: Int) { usleep(UInt32(milliseconds) * 1000) }

  /// What an error number means.
  static func message(of error: Int32) -> String { String(cString: strerror(error)) }

  /// Ends the process.
  static func end(_ status: Int32) -> Never { exit(status) }
}

#if os(Linux)
  import Foundation

  /// What goes wrong with a store's files, and at which call of the process.
  ///
  /// `Tests/FaultShim/fault_shim.c` tells what each is. It is preloaded before the command that is
  /// shipped, so that what is tested is that command, with SQLite as it stands on the host.
  struct DiskFault: Sendable, CustomStringConvertible {
    enum Call: String { case open, read, write, sync, truncate, name, any }
    enum How: String { case error, lasting, short, kill, torn, after, power, stop, int, term }

    var call = Call.any
    var how: How
    var number = EIO
    /// A part of the paths that it happens to.
    var on: String?

    var description: String {
      let reason = [.error, .lasting, .short].contains(how) ? " \(number)" : ""
      return "\(call) \(how)\(reason)\(on.map { " on \($0)" } ?? "")"
    }

    /// The environment that makes it happen at a call, counted from 1; at 0 the calls are counted.
    func environment(at call: Int, under directory: String, mark: String) -> [String: String] {
      var environment = [
        "FAULT_UNDER": directory, "FAULT_MARK": mark,
        "FAULT_CALL": self.call.rawValue, "FAULT_HOW": how.rawValue, "FAULT_AT": "\(call)",
        "FAULT_ERRNO": "\(number)",
      ]
      environment["FAULT_ON"] = on
      return environment
    }
  }

  /// The library of `Tests/FaultShim`, compiled once for the tests of this process.
  enum FaultShim {
    static let library = Result { try compile() }

    /// The words that run a program with the library loaded before it, by the loader that the program
    /// itself names.
    static func command(_ program: String) throws -> [String] {
      [try loader(of: program), "--preload", try library.get(), program]
    }

    /// The text of the program header of type 3, the interpreter (System V ABI, chapter 5).
    private static func loader(of program: String) throws -> String {
      let file = try Data(contentsOf: URL(fileURLWithPath: program), options: .alwaysMapped)
      func number(_ place: Int, _ bytes: Int) -> Int {
        file[place..<place + bytes].reversed().reduce(0) { $0 << 8 | Int($1) }
      }
      let (start, size, count) = (number(32, 8), number(54, 2), number(56, 2))
      let headers = (0..<count).map { start + $0 * size }
      guard let header = headers.first(where: { number($0, 4) == 3 }) else {
        throw CocoaError(.executableLoad)
      }
      let place = number(header + 8, 8)
      let name = file[place..<place + number(header + 32, 8)].prefix { $0 != 0 }
      return String(decoding: name, as: UTF8.self)
    }

    private static func compile() throws -> String {
      let place = try CommandRun.product().deletingLastPathComponent()
        .appendingPathComponent("fault-shim.so").path
      let source = CommandRun.repository.appendingPathComponent("Tests/FaultShim/fault_shim.c").path
      let made = "\(place).\(getpid())"
      let compiler = Process()
      compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      compiler.arguments = [
        "clang", "-std=gnu11", "-O1", "-shared", "-fPIC", "-o", made, source,
      ]
      try compiler.run()
      compiler.waitUntilExit()
      guard compiler.terminationStatus == 0, rename(made, place) == 0 else {
        throw CocoaError(.executableLoad)
      }
      return place
    }
  }

  /// How much the fault tests do.
  ///
  /// It is a sample, of which `BEHOV_FAULT_SEED` draws another, or with `BEHOV_FAULTS=all` all of it,
  /// which takes hours; `BEHOV_FAULT_FORMS` says on how many forms.
  enum FaultRuns {
    static let areAll = ProcessInfo.processInfo.environment["BEHOV_FAULTS"] == "all"
    static let forms =
      ProcessInfo.processInfo.environment["BEHOV_FAULT_FORMS"].flatMap { Int($0) }
    /// How many runs are killed.
    static let kills =
      ProcessInfo.processInfo.environment["BEHOV_FAULT_KILLS"].flatMap { Int($0) }
      ?? (areAll ? 1_000 : 25)
    static let seed =
      ProcessInfo.processInfo.environment["BEHOV_FAULT_SEED"].flatMap { UInt64($0) } ?? 5

    /// The calls at which something is to happen: some of so many, or all.
    static func calls(of total: Int, some: Int, _ random: inout Seeded) -> [Int] {
      if areAll || total <= some { return Array(1...max(total, 1)) }
      return Array((1...total).shuffled(using: &random).prefix(some))
    }
  }

  /// The same numbers for the same seed (SplitMix64).
  struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64 = FaultRuns.seed) { state = seed }

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
#endif

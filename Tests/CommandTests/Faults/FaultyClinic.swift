#if os(Linux)
  import Foundation
  import Storage
  import Testing

  /// A clinic in a directory of its own, whose store stands on a disk that can fail.
  final class FaultyClinic {
    let directory: URL
    /// Where the store is, and what a run keeps beside it; faults happen here and nowhere else.
    let disk: URL
    let store: String
    private var mark: String { directory.appendingPathComponent("mark").path }
    private var count = 0
    private var ids: Set<String> = []

    /// What a run said, and how it ended; a signal's number has 128 added.
    struct Run {
      var output: Data
      var talk: String
      var status: Int32
      /// Whether the fault happened.
      var happened: Bool
    }

    /// Makes it, with the lines of `forms.ndjson`.
    init(_ forms: [String]) throws {
      directory = FileManager.default.temporaryDirectory
        .appendingPathComponent("behov-fault-\(Self.anyName())")
      disk = directory.appendingPathComponent("disk")
      store = disk.appendingPathComponent("clinic.sqlite").path
      try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
      try write(forms, "forms.ndjson")
    }

    /// Without digits, since what looks like a national identity number is masked in what is said.
    private static func anyName() -> String {
      String((0..<16).compactMap { _ in "abcdefghijklmnop".randomElement() })
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    func write(_ lines: [String], _ name: String) throws {
      ids.formUnion(lines.compactMap { StoreContents.submission($0, key: "id") })
      try Data(lines.map { $0 + "\n" }.joined().utf8)
        .write(to: directory.appendingPathComponent(name))
    }

    /// The arguments of a run that decides a file, at a moment or by the clock.
    func triage(
      _ name: String = "forms.ndjson",
      _ more: [String] = [],
      now: String? = "2026-11-02T18:30:00+01:00"
    ) -> [String] {
      let file = name == "-" ? name : directory.appendingPathComponent(name).path
      return ["triage", file, "--store", store, "--allow-example", "--format", "ndjson"]
        + ["--lang", "en"] + (now.map { ["--now", $0] } ?? []) + more
    }

    /// Starts the command, with the library of `Tests/FaultShim` where a fault or an environment for it is
    /// given; what it says goes to files of its own, but where a shell's redirection or
    /// a file is given.
    func start(
      _ arguments: [String],
      _ fault: DiskFault? = nil,
      at call: Int = 0,
      _ environment: [String: String] = [:],
      redirected: String? = nil,
      output: FileHandle? = nil,
      errors: FileHandle? = nil
    ) throws -> Started {
      count += 1
      unlink(mark)
      let process = Process()
      let product = try CommandRun.product().path
      let isFaulty = fault != nil || !environment.isEmpty
      let words = try isFaulty ? FaultShim.command(product) : [product]
      if let redirected {
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        let script = "exec \"$0\" \"$@\" \(redirected)"
        process.arguments = ["-c", script] + words + arguments
      } else {
        process.executableURL = URL(fileURLWithPath: words[0])
        process.arguments = words.dropFirst() + arguments
      }
      process.currentDirectoryURL = CommandRun.repository
        .appendingPathComponent("Tests/Content/knee")
      process.environment = environment.merging(
        ["TZ": "UTC", "HOME": directory.path, "TMPDIR": disk.path]
      ) { given, _ in given }
      .merging(fault?.environment(at: call, under: disk.path, mark: mark) ?? [:]) { _, new in new }
      let files = try ["output", "talk"].map { name in
        let file = directory.appendingPathComponent("\(name)-\(count)")
        try Data().write(to: file)
        return file
      }
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = try output ?? FileHandle(forWritingTo: files[0])
      process.standardError = try errors ?? FileHandle(forWritingTo: files[1])
      try process.run()
      return Started(process: process, output: files[0], talk: files[1], mark: mark)
    }

    func run(
      _ arguments: [String],
      _ fault: DiskFault? = nil,
      at call: Int = 0,
      _ environment: [String: String] = [:]
    ) throws -> Run {
      try start(arguments, fault, at: call, environment).end()
    }

    /// How many calls of a kind there are in a run that nothing happens to.
    func calls(_ arguments: [String], _ fault: DiskFault) throws -> Int {
      _ = try run(arguments, fault, at: 0)
      let text = try String(contentsOfFile: mark, encoding: .utf8)
      return text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }

    /// A run that goes on beside the test.
    struct Started {
      let process: Process
      let output: URL
      let talk: URL
      let mark: String

      /// Waits for its end.
      func end() throws -> Run {
        process.waitUntilExit()
        let isSignal = process.terminationReason == .uncaughtSignal
        defer { for file in [output, talk] { try? FileManager.default.removeItem(at: file) } }
        return Run(
          output: try Data(contentsOf: output),
          talk: try String(contentsOf: talk, encoding: .utf8),
          status: process.terminationStatus + (isSignal ? 128 : 0),
          happened: FileManager.default.fileExists(atPath: mark)
        )
      }
    }
  }

  // MARK: The disk

  extension FaultyClinic {
    /// Everything that stands on the disk, but for files of some endings.
    func files(but endings: [String] = []) throws -> [String: Data] {
      var isDirectory: ObjCBool = false
      let names = try FileManager.default.contentsOfDirectory(atPath: disk.path).filter { name in
        let path = disk.appendingPathComponent(name).path
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        return !isDirectory.boolValue && !endings.contains(where: name.hasSuffix)
      }
      return try Dictionary(
        uniqueKeysWithValues: names.map { name in
          (name, try Data(contentsOf: disk.appendingPathComponent(name)))
        }
      )
    }

    /// Puts the disk back as it was.
    func restore(_ files: [String: Data]) throws {
      try FileManager.default.removeItem(at: disk)
      try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: false)
      for (name, bytes) in files { try bytes.write(to: disk.appendingPathComponent(name)) }
    }

    /// What is stored, read from a copy of the disk: the run that comes next finds all as it was
    /// left.
    func contents() throws -> StoreContents {
      let copy = directory.appendingPathComponent("copy")
      try? FileManager.default.removeItem(at: copy)
      try FileManager.default.copyItem(at: disk, to: copy)
      return try StoreContents(copy.appendingPathComponent("clinic.sqlite").path, ids)
    }
  }
#endif

import Testing

struct CommandCaseFormatTests {
  @Test func whatIsWrittenIsReadTheSame() throws {
    let text = """
      # Two commands.
      -- mask hashes --
      $ NO_COLOR=1 behov triage - 'a b'
      -- file deep/a.ndjson --
      {"id": 1}

      \\$ no command
      -- bytes b.ndjson --
      <FF FE>
      -- link c --
      c
      -- stdin --
      -- stdout --
      \\-- no heading --
      \\\\ one backslash
      no end
      -- no line end --
      -- stderr --

      -- exit 1 --
      $ cat deep/a.ndjson

      """
    let read = try CommandCase(text)
    #expect(read.text == text)
    #expect(read.masksHashes && read.steps.count == 2)
    #expect(
      read.steps[0].files == [
        .init(path: "deep/a.ndjson", text: "{\"id\": 1}\n\n$ no command\n"),
        .init(kind: .bytes, path: "b.ndjson", text: "<FF FE>\n"),
        .init(kind: .link, path: "c", text: "c\n"),
      ]
    )
    #expect(read.steps[0].stdin == "")
    let stdout = "-- no heading --\n\\ one backslash\nno end"
    #expect(read.steps[0].said == .init(stdout: stdout, stderr: "\n", status: 1))
    #expect(read.steps[1].said == nil)
  }

  @Test(arguments: ["$ behov\n-- nothing --\n", "$ behov\ntext\n", "$ behov\n-- exit x --\n"])
  func refusesWhatIsNoCase(text: String) {
    #expect(throws: CommandCase.FormatError.self) { try CommandCase(text) }
  }

  @Test func bytesAndRepetitionsStandInAngleBrackets() throws {
    func bytes(_ text: String) throws -> [UInt8] {
      try CommandCase.File(kind: .bytes, path: "", text: text).bytes
    }
    #expect(try bytes("a<FF FE>b<00>\n") == [0x61, 0xFF, 0xFE, 0x62, 0, 0x0A])
    #expect(try bytes("<3 * [1>]") == Array("[1[1[1]".utf8))
    #expect(throws: CommandCase.FormatError.self) { try bytes("<no bytes>") }
  }

  @Test func aChangeSaysWhatStandsAndWhatTakesItsPlace() throws {
    func changes(_ text: String) throws -> [[String]] {
      try CommandCase.File(kind: .change, path: "", text: text).changes.map { [$0.old, $0.new] }
    }
    #expect(try changes("< a\n< b\n> c\n< d\n") == [["a\nb", "c"], ["d\n", ""]])
    #expect(throws: CommandCase.FormatError.self) { try changes("> c\n") }
    #expect(throws: CommandCase.FormatError.self) { try changes("a\n") }
  }

  @Test func contentIsNamedInTheHead() throws {
    #expect(try CommandCase("# x\n-- content knee --\n$ behov\n").content == "knee")
    #expect(try CommandCase("# x\n$ behov\n").content == nil)
  }

  @Test func splitsAsAShellDoes() throws {
    #expect(try ShellWords("a  'b c'\"d\" '' e=1").words == ["a", "b cd", "", "e=1"])
    #expect(throws: CommandCase.FormatError.self) { try ShellWords("a 'b") }
  }
}

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
      read.steps[0].files == [.init(path: "deep/a.ndjson", text: "{\"id\": 1}\n\n$ no command\n")]
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

  @Test func splitsAsAShellDoes() throws {
    #expect(try ShellWords("a  'b c'\"d\" '' e=1").words == ["a", "b cd", "", "e=1"])
    #expect(throws: CommandCase.FormatError.self) { try ShellWords("a 'b") }
  }
}

import Diagnostics
import Forms
import Testing
import Values

/// Several files, and several versions of what they hold.
struct FormLibraryTests {
  private func archetype(_ version: String, _ id: String = "a") -> SourceText {
    let text = FormFixture.archetype(
      version: version,
      #""items": [\#(FormFixture.boolean(id, 1))]"#,
      texts: [id]
    )
    return SourceText(path: "archetypes/\(version).json", text)
  }

  private func form(
    _ version: String,
    uses archetype: String,
    path: String? = nil
  ) -> SourceText {
    let text = FormFixture.form(
      version: version,
      #""items": [{"use": "observation.mood", "version": "\#(archetype)"}]"#
    )
    return SourceText(path: path ?? "\(version).form.json", text)
  }

  @Test func versionsStandSideBySide() {
    let library = FormLibrary(
      reading: [
        form("1.10.0", uses: "2.0.0"), form("1.9.0", uses: "1.0.0"),
        archetype("2.0.0", "b"), archetype("1.0.0"),
      ]
    )
    #expect(library.diagnostics == [])
    #expect(library.ids == ["follow_up"])
    #expect(library.versions(of: "follow_up").map(\.version.description) == ["1.9.0", "1.10.0"])
    #expect(library.form("follow_up", Version(1, 9))?.items.map(\.name) == ["mood.a"])
    #expect(library.form("follow_up", Version(1, 10))?.items.map(\.name) == ["mood.b"])
    #expect(library.form("follow_up", Version(1, 8)) == nil)
    #expect(library.versions(of: "other").isEmpty)
    #expect(library.archetypes.count == 2)
  }

  @Test func theContentOfAFormIsItsFileThenItsArchetypes() {
    let library = FormLibrary(reading: [archetype("1.0.0"), form("1.0.0", uses: "1.0.0")])
    let content = library.form("follow_up", Version(1, 0))?.content.map(\.path)
    #expect(content == ["1.0.0.form.json", "archetypes/1.0.0.json"])
  }

  @Test func neitherOfTwoFilesOfOneVersionIsUsed() {
    let library = FormLibrary(
      reading: [
        archetype("1.0.0"), form("1.0.0", uses: "1.0.0"),
        form("1.0.0", uses: "1.0.0", path: "2.json"),
      ]
    )
    #expect(library.diagnostics.map(\.code) == ["duplicate-version"])
    #expect(library.diagnostics.first?.place.path == "2.json")
    #expect(library.diagnostics.first?.notes.first?.place.path == "1.0.0.form.json")
    #expect(library.ids.isEmpty)
    #expect(library.wasFaulty("follow_up"))
  }

  @Test func aFormWithAFaultyArchetypeIsLeftOutWithoutAFurtherWord() {
    let faulty = SourceText(
      path: "a.json",
      FormFixture.archetype(#""items": [\#(FormFixture.boolean("a", 1))]"#)
    )
    let library = FormLibrary(reading: [faulty, form("1.0.0", uses: "1.0.0")])
    #expect(Set(library.diagnostics.map(\.code)) == ["missing-text"])
    #expect(library.form("follow_up", Version(1, 0)) == nil)
    #expect(library.wasFaulty("follow_up"))
    #expect(!library.wasFaulty("other"))
  }

  @Test func theOrderOfFilesDoesNotMatter() {
    let sources = [form("1.0.0", uses: "1.0.0"), archetype("1.0.0"), archetype("1.0.0", "b")]
    let there = FormLibrary(reading: sources).diagnostics
    let back = FormLibrary(reading: sources.reversed()).diagnostics
    #expect(there == back)
  }

  @Test func formsReadBeforeCanBeTakenTogether() {
    let library = FormLibrary(reading: [archetype("1.0.0"), form("1.0.0", uses: "1.0.0")])
    let other = FormLibrary(library.versions(of: "follow_up"))
    #expect(other.ids == ["follow_up"] && other.diagnostics == [])
  }
}

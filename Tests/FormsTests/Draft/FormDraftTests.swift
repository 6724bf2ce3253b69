import Diagnostics
import Forms
import Testing
import Values

struct FormDraftTests {
  private func library(_ text: String) -> FormLibrary {
    FormLibrary(reading: [SourceText(path: "Forms/knee.form.json", text)])
  }

  @Test func lacksNothingButItsTexts() {
    let library = library(FormDraft(id: "knee").text)
    #expect(library.diagnostics.map(\.code) == Language.allCases.map { _ in "empty-text" })
    #expect(library.diagnostics.allSatisfy { $0.message.contains("13 texts") })
  }

  @Test func isAFormOnceTheTextsAreFilledIn() throws {
    let filled = FormDraft(id: "knee").text.replacing(": \"\"", with: ": \"Tekst\"")
    let library = library(filled)
    #expect(library.diagnostics.isEmpty)
    let form = try #require(library.versions(of: "knee").first)
    #expect(form.items.map(\.name).contains("measure"))
    #expect(form.items.contains { $0.isSafety })
  }

  @Test(arguments: ["knee", "knee_2", "k"])
  func isNamedLikeAForm(id: String) {
    #expect(FormDraft.isID(id))
    let text = FormDraft(id: id).text.replacing(": \"\"", with: ": \"Tekst\"")
    #expect(library(text).ids == [id])
  }

  @Test(arguments: ["", "Knee", "2knee", "knee-1", "kne ", "kné", "green", "title", "age"])
  func isNotNamedLikeThis(id: String) {
    #expect(!FormDraft.isID(id))
    let text = FormDraft(id: id).text.replacing(": \"\"", with: ": \"Tekst\"")
    #expect(!library(text).diagnostics.isEmpty)
  }
}

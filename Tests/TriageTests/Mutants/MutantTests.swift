import Diagnostics
import Expressions
import Rules
import Testing
import Values

@testable import Triage

/// Every change that could be made by mistake is made, and a case notices it.
@Suite("Mutants of a protocol")
struct MutantTests {
  static let protocols = Content.protocols.protocols.map(\.reference.id)

  static func run(_ id: String) throws -> MutantRun {
    let (file, triageProtocol) = try cases(id)
    return MutantRun(file, triageProtocol, calendar: Content.calendar)
  }

  static func cases(_ id: String) throws -> (CaseFile, TriageProtocol) {
    let triageProtocol = Content.triageProtocol(id)
    let table = try #require(Content.source("Rules/\(id).cases.csv"))
    let (file, faults) = CaseFile.read(table, for: triageProtocol)
    try #require(faults.isEmpty)
    return (file, triageProtocol)
  }

  @Test(arguments: protocols)
  func everyMutantOfAThresholdIsNoticed(id: String) throws {
    let left = try Self.run(id).unnoticed.filter { $0.mutant.block == .threshold }
    #expect(left.isEmpty)
  }

  @Test(arguments: protocols)
  func atLeastNineteenOfTwentyAreNoticed(id: String) throws {
    let run = try Self.run(id)
    let noticed = run.tried.count { if case .noticed = $0.fate { true } else { false } }
    #expect(noticed * 20 >= (noticed + run.unnoticed.count) * 19)
  }

  @Test(arguments: protocols)
  func thereAreTwiceAsManyAsLimitsRulesAndAndsTogether(id: String) throws {
    let mutants = try Self.run(id).tried.map(\.mutant)
    let (file, _) = RuleFileParser.parse(Content.triageProtocol(id).source)
    let conditions = file.rules.flatMap(\.clauses).map(\.condition) + file.status.map(\.condition)
    let parts = conditions.flatMap(\.everyPart)
    let ands = parts.count { if case .all = $0.kind { true } else { false } }
    let compared = parts.count { if case .comparison = $0.kind { true } else { false } }
    let limits = file.thresholds.flatMap { [$0.green, $0.yellow, $0.red] }.flatMap(\.tests).count
    #expect(mutants.count >= 2 * (file.limits.count + limits + file.rules.count + ands))
    #expect(compared > 0 && mutants.contains { $0.change == .dropped(.red) })
  }

  @Test(arguments: protocols)
  func noCaseNoticesWhatIsProvenToHaveNoEffect(id: String) throws {
    let (file, triageProtocol) = try Self.cases(id)
    let (none, _) = CaseFile.read(SourceText(path: "", ""), for: triageProtocol)
    let proven = MutantRun(none, triageProtocol, calendar: Content.calendar).tried
      .filter { $0.fate == .equivalent }.map(\.mutant)
    let noticed = MutantRun(file, triageProtocol, calendar: Content.calendar).tried
      .filter { if case .noticed = $0.fate { true } else { false } }.map(\.mutant)
    #expect(Set(proven).isDisjoint(with: noticed))
  }

  /// The quick way to find out agrees with running all cases anew.
  @Test(arguments: protocols)
  func aCaseThatNoticesIsNotAsExpectedOnceTheTextIsChanged(id: String) throws {
    let (file, triageProtocol) = try Self.cases(id)
    let tried = MutantRun(file, triageProtocol, calendar: Content.calendar).tried
    for (index, tried) in tried.enumerated() where index % 23 == 0 {
      guard case .noticed(let name) = tried.fate else { continue }
      let library = ProtocolLibrary(
        [tried.mutant.applied(to: triageProtocol.source)],
        forms: Content.forms,
        asksForMeaning: false
      )
      let mutated = try #require(library.protocols.first)
      let run = CaseRun(file, mutated, calendar: Content.calendar)
      #expect(run.failures.contains { $0.name == name }, "\(tried.mutant)")
    }
  }
}

extension MutantRun {
  fileprivate var unnoticed: [Tried] {
    tried.filter { if case .unnoticed = $0.fate { true } else { false } }
  }
}

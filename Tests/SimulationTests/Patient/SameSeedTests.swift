import Simulation
import Testing
import Values

/// One seed gives one set of patients, whatever is asked of them and in which order.
struct SameSeedTests {
  private func lives(_ id: String, _ numbers: some Sequence<Int>, seed: UInt64 = 7) -> [[String]] {
    numbers.map { number in
      var patient = Lives.patient(number, Content.tried(id), seed: seed)
      return Lives.all(&patient)
    }
  }

  @Test(arguments: Content.tried)
  func theSameSeedGivesTheSameBytes(_ id: String) {
    #expect(lives(id, 0..<40) == lives(id, 0..<40))
  }

  @Test(arguments: Content.tried)
  func anotherSeedGivesOthers(_ id: String) {
    let (left, right) = (lives(id, 0..<40), lives(id, 0..<40, seed: 8))
    #expect(zip(left, right).allSatisfy { $0 != $1 })
  }

  @Test(arguments: Content.tried)
  func theOrderOfPatientsChangesNothing(_ id: String) {
    #expect(lives(id, (0..<40).reversed()) == lives(id, 0..<40).reversed())
  }

  @Test(arguments: Content.tried)
  func whatIsAskedBeforeChangesNothing(_ id: String) {
    for number in 0..<40 {
      var looked = Lives.patient(number, Content.tried(id))
      _ = looked.episodes(until: looked.anchor.adding(days: 900))
      _ = Lives.forms(&looked)
      _ = looked.needsContact(on: looked.anchor)
      var fresh = Lives.patient(number, Content.tried(id))
      #expect(Lives.all(&looked) == Lives.all(&fresh))
    }
  }

  @Test(arguments: Content.tried)
  func noTwoPatientsAreAlike(_ id: String) {
    let all = lives(id, 0..<200)
    #expect(Set(all).count == all.count)
  }
}

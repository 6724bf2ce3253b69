import Diagnostics
import FollowUp
import Values

extension Session {
  /// Notes that a name is nobody's who has done anything, with the one that was probably meant: who
  /// is new can be given an entry, and a misspelt name is nobody.
  func noteUnlessKnown(_ name: String, _ people: [String]) {
    if people.contains(where: { isSamePerson($0, name) }) { return }
    let wording = settings.language.wording
    let nearest = didYouMean(name.lowercased(), among: people.map { $0.lowercased() })
    let meant = people.first { $0.lowercased() == nearest }
    let told = [wording.nobodyCalled(visible(name)), meant.map { wording.didYouMean(visible($0)) }]
    talk.note(Line("behov: \(told.compactMap(\.self).joined(separator: "; "))"))
  }
}

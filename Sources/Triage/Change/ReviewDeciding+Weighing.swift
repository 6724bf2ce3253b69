import Forms
import Rules
import Scheduling

/// What a thread keeps from one sender to the next while it weighs; nothing of one is of any meaning to
/// another.
struct WeighingMemory {
  fileprivate var forms: FormReader
  fileprivate var reader = SubmissionReader()

  init(_ forms: FormLibrary) { self.forms = FormReader(forms) }
}

extension ReviewDeciding {
  /// What each of a sender's forms adds to an impact, the same as of every form that is decided again.
  ///
  /// One that comes to the same by both protocols is decided by neither where its decision in force cannot
  /// be another today, and else only by the one that decided it.
  func weighed(
    _ sender: SenderInReview,
    _ circumstances: any Circumstances,
    _ memory: inout WeighingMemory
  ) -> Result<[Impact.Weighed], UnreadableStored> {
    do throws(UnreadableStored) {
      let patient = try patient(sender)
      var all: [Impact.Weighed] = []
      var (alike, others): ([(place: Int, grounds: ChangedTests.Grounds)], [Int]) = ([], [])
      for place in sender.forms.indices {
        switch standing(of: place, sender, patient, circumstances, &memory) {
        case .notAsked: break
        case .asStored(let grounds):
          let colour = sender.forms[place].stored.colour
          all.append(
            .init(same: colour, isOnOtherGrounds: grounds == .other, isChangedAnyway: false)
          )
        case .alike(let grounds): alike.append((place, grounds))
        case .unsure: others.append(place)
        }
      }
      if alike.isEmpty, others.isEmpty { return .success(all) }
      var known = KnownOfSender(sender, patient, deciders, &memory.reader)
      for (place, grounds) in alike {
        let (before, isChanged) = try before(place, &known)
        all.append(
          .init(
            same: before.colour,
            isOnOtherGrounds: grounds == .other,
            isChangedAnyway: isChanged
          )
        )
      }
      return .success(all + (try reviewed(others, &known)).map { Impact.Weighed($0) })
    } catch {
      return .failure(error)
    }
  }

  private enum Standing {
    /// It is of an earlier day than those that are asked for.
    case notAsked
    /// It comes to the same by both protocols, which is what is stored.
    case asStored(ChangedTests.Grounds)
    /// It comes to the same by both protocols.
    case alike(ChangedTests.Grounds)
    /// It has to be decided by both.
    case unsure
  }

  private func standing(
    of place: Int,
    _ sender: SenderInReview,
    _ patient: Patient?,
    _ circumstances: any Circumstances,
    _ memory: inout WeighingMemory
  ) -> Standing {
    let form = sender.forms[place]
    guard let former = form.former, let leaves = leaves[former],
      let submission = form.stored.line.withUnsafeBufferPointer({ try? memory.forms.read($0) })
    else { return .unsure }
    if !counts(submission) { return .notAsked }
    guard let answers = memory.forms.answers,
      let grounds = leaves.compare(submission, answers, patient)
    else { return .unsure }
    let isAsStored =
      leaves.isFixed
      && circumstances.isMade(
        form.stored.number,
        in: current.triage.calendar.zone,
        after: sender.stored.enrolment?.number
      )
    return isAsStored ? .asStored(grounds) : .alike(grounds)
  }
}

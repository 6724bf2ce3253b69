import Values

extension Count {
  // MARK: Time

  /// Time to contact is that of forms that led to one.
  var times: [Figure] {
    let all = assessments
    let byColour = Self.colours.map { colour in (colour, all.filter { $0.colour == colour }) }
    let waits = byColour.map { colour, forms in
      let days = forms.compactMap { form in
        form.handling.flatMap { handling in
          handling.contact == "none" ? nil : handling.day.dayNumber - form.authored.dayNumber
        }
      }
      return Figure(.daysToContact, colour.description, .days(days))
    }
    let late = byColour.map { colour, forms in
      let handlings = forms.compactMap(\.handling)
      let missed = handlings.count(where: \.isLate)
      return Figure(.deadlinesMissed, colour.description, .share(missed, of: handlings.count))
    }
    let never = records.reduce(0) { sum, record in
      sum
        + record.assessments.count { form in
          form.colour != .green && !(form.handling.map(record.isInTime) ?? false)
        }
    }
    return waits + late + [
      Figure(.neverHandled, .share(never, of: all.count { $0.colour != .green }))
    ]
  }

  // MARK: Silence

  var silences: [Figure] {
    let all = records.flatMap(\.silences)
    let sent = records.flatMap(\.forms).count { !$0.isCancelled }
    let handled = records.reduce(0) { sum, record in
      sum + record.silences.count { $0.handling.map(record.isInTime) ?? false }
    }
    return [
      Figure(.unanswered, .share(all.count, of: sent)),
      Figure(.unansweredHandled, .share(handled, of: all.count)),
      Figure(.unansweredInNeed, .share(all.count(where: \.neededContact), of: all.count)),
    ]
  }

  // MARK: False greens

  static let spans = [30, 90]

  /// Of the greens after which the patient was followed up for so long.
  var falseGreens: [Figure] {
    let wrong = Self.spans.map { span in
      Figure(
        .falseGreen,
        "\(span)",
        greens(span) { $1.neededContact && !$0.hasSpoken(from: $1.authored, within: span) }
      )
    }
    let later = Self.spans.map { span in
      Figure(
        .needAfterGreen,
        "\(span)",
        greens(span) { record, green in
          record.needs.contains { need in
            green.authored < need.from && need.from <= green.authored.adding(days: span)
          }
        }
      )
    }
    return wrong + later
  }

  private func greens(
    _ span: Int,
    _ isCounted: (CareRecord, CareRecord.Assessment) -> Bool
  ) -> Figure.Amount {
    var (count, whole) = (0, 0)
    for record in records {
      for green in record.assessments
      where green.colour == .green && green.authored.adding(days: span) <= record.end {
        whole += 1
        if isCounted(record, green) { count += 1 }
      }
    }
    return .share(count, of: whole)
  }

  // MARK: People

  var judgements: [Figure] {
    let all = assessments.filter { $0.handling != nil }
    let alarms = all.filter { $0.colour == .red || $0.colour == .yellow }
    return [
      Figure(
        .lowered,
        .share(alarms.count { $0.handling?.judgement == .lowers }, of: alarms.count)
      ),
      Figure(.raised, .share(all.count { $0.handling?.judgement == .raises }, of: all.count)),
    ]
  }

  // MARK: Need

  var needs: [Figure] {
    func met(_ records: [CareRecord]) -> (Figure.Amount, Figure.Amount) {
      let waits = records.flatMap { record in
        record.needs.map { need in
          record.contacts.filter { $0.isConversation }.map(\.day)
            .first { need.from <= $0 && $0 < need.until }
            .map { $0.dayNumber - need.from.dayNumber }
        }
      }
      let days = waits.compactMap(\.self)
      return (.share(days.count, of: waits.count), .days(days))
    }
    func need(_ records: [CareRecord]) -> Figure.Amount {
      .rate(
        records.reduce(0) { $0 + $1.daysInNeed },
        days: records.reduce(0) { $0 + $1.days }
      )
    }
    let (share, wait) = met(records)
    let (fixedShare, fixedWait) = met(fixed)
    return [
      Figure(.daysInNeed, need(records), fixed: need(fixed)),
      Figure(.needsMet, share, fixed: fixedShare),
      Figure(.daysToNeedMet, wait, fixed: fixedWait),
    ]
  }
}

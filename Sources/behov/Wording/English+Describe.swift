import Expressions
import Rules
import Triage
import Values

extension English {
  var description: DescriptionWords {
    DescriptionWords(
      about: "About the protocol",
      ownLimits: "What a clinician may set for one patient",
      ownLimitsNote: "No safety rule reads these limits.",
      values: "Computed values",
      safety: "Safety",
      safetyNote: """
        These hold whatever the other answers show. No total and no limit of the patient's own can \
        lower them.
        """,
      thresholds: "Limits on single values",
      missingNote: """
        Where an answer is missing, Behov tries every answer that is possible. If all give the same \
        colour, it holds; else the form is not assessed, and what is missing is named. A missing \
        answer never becomes green by itself. Where something else holds, it stands with the value.
        """,
      rules: "Rules that look at several answers, or over time",
      rulesNote: "A rule that reads something unanswered is settled in the same way as a limit.",
      notNeeded: "Answers that are not needed",
      notNeededNote: """
        These count as not applicable while unanswered, here and in every rule that reads them. A \
        missing answer here can therefore give green.
        """,
      colour: "The colour as a whole",
      colourNote: """
        The colour is the worst of all findings. Nothing lowers it. Where no colour can be proven, \
        the form is not assessed.
        """,
      consultation: "Which consultation follows",
      consultationCaption: "Rows are tried from the top; the first that surely holds counts",
      deadlinesNote: """
        A deadline counts from the day the form was filled in. “The same day” is that day; where it \
        is no working day, or is over before the form is assessed, the deadline is the first working \
        day. A deadline of days, weeks or months that falls on no working day is the working day \
        before, but never earlier than the first working day after the form was filled in. \
        Saturdays, Sundays and public holidays are no working days.
        """,
      actions: "Orders",
      actionsCaption: "Every row that surely holds counts",
      plan: "When forms go out",
      patientTexts: "Texts for the patient",
      patientTextsCaption: "What the patient gets to read",
      sources: "Sources",
      sourcesCaption: "Each source and where it is used",
      owner: "Owner",
      version: "Version",
      contentHash: "Content of the file",
      informative: "Asked, but read by no rule",
      columns: DescriptionColumns(
        number: "No.",
        colour: "Colour",
        when: "When",
        contact: "Contact",
        by: "By",
        within: "Deadline",
        order: "Order",
        text: "Text",
        source: "Source",
        usedIn: "Used in"
      ),
      always: "always",
      rest: "otherwise",
      value: "value",
      limit: "limit",
      nothing: "–",
      allOf: "when all of these hold:",
      anyOf: "when at least one of these holds:",
      safetyMark: "safety",
      open: "depends on other answers"
    )
  }

  var factOptions: [String: [String: String]] {
    [
      "reporter": [
        "self": "the patient", "parent": "a parent", "proxy": "someone else for the patient",
        "staff": "staff",
      ],
      "trigger": ["planned": "planned", "patient": "the patient sent it unasked"],
    ]
  }

  func series(_ id: String, code: String, unit: String?, every interval: String) -> String {
    "\(id): readings with code \(code)" + (unit.map { " in \($0)" } ?? "") + ", every \(interval)"
  }

  func reads(form: String, version: String) -> String {
    "Reads the form \(form), version \(version) or later."
  }
  func review(_ date: String) -> String { "To be read again by \(date)." }
  func status(_ status: TriageProtocol.Status) -> String {
    switch status {
    case .example: exampleProtocol
    case .draft: "Draft: not approved, and not used for patients."
    case .retired: "Withdrawn from use."
    }
  }
  func wishItem(_ item: String) -> String { "The patient's wish for contact is read from \(item)." }
  func anchorDate(_ date: String) -> String { "The plan counts from \(date)." }
  func ownLimit(_ id: String, standard: String?, from low: String, to high: String) -> String {
    let usual = standard.map { "\($0) where nothing is set" } ?? "not applicable until it is set"
    return "\(id): \(usual); may be set from \(low) to \(high)"
  }
  func worse(_ direction: WorseDirection) -> String {
    switch direction {
    case .higher: "higher is worse"
    case .lower: "lower is worse"
    case .neither: "neither direction is worse"
    }
  }
  func atTimePoints(_ points: String) -> String { "At \(points)" }
  func limitOf(_ sign: ComparisonOperator, _ limit: String) -> String {
    switch sign {
    case .greaterOrEqual: "from \(limit)"
    case .greater: "above \(limit)"
    case .lessOrEqual: "up to \(limit)"
    case .less: "below \(limit)"
    case .equal: "at \(limit)"
    case .notEqual: "at anything but \(limit)"
    }
  }
  func isOption(_ options: String) -> String { "at \(options)" }
  func always(_ colour: String) -> String { "always \(colour)" }
  func missing(_ colour: Verdict) -> String { "Unanswered: \(word(Colour(colour)).lowercased())." }
  func colourWhen(_ colour: String) -> String { "\(colour) when" }
  func own(_ own: RowColours.OwnLimits) -> String {
    switch own {
    case .standard: "where no limits of the patient's own are set"
    case .lowest: "with the patient's own limits at their lowest"
    case .highest: "with the patient's own limits at their highest"
    }
  }
  func says(_ sentence: String) -> String { "Told as: \(quoted(sentence))" }
  func source(_ text: String) -> String { "Source: \(text)" }
  func firedAny(_ list: String, orOpen: Bool) -> String {
    "at least one of these is found\(orOpen ? " or still open" : ""): \(list)"
  }
  func proven(_ colours: String) -> String { "\(colours) is proven" }
  func possible(_ colours: String) -> String { "\(colours) is still possible" }
  func inColour(_ finding: String, _ colour: String) -> String { "\(finding) (\(colour))" }

  func phrase(_ phrase: ExpressionPhrase) -> String {
    switch phrase {
    case .answer(let item): "the answer to \(item)"
    case .ownLimit(let id): "the limit \(id)"
    case .compared(let left, let sign, let right): "\(left) \(compared(sign)) \(right)"
    case .isOneOf(let value, let options): "\(value) is \(options)"
    case .between(let value, let low, let high): "\(value) is from \(low) to \(high)"
    case .has(let value, let option): "\(value) includes \(option)"
    case .not(let condition): "it is not so that \(condition)"
    case .previous(let value): "\(value) in the last form"
    case .baseline(let value): "\(value) at the start"
    case .latest(let value, let number): "\(value), the last known no. \(number) back"
    case .worsening(let value, let sinceBaseline):
      "the worsening of \(value) since the \(sinceBaseline ? "start" : "last form")"
    case .importantChange(let number):
      "the least change that matters" + (number.map { " (\($0))" } ?? "")
    case .since(let date): "the time since \(date)"
    case .until(let date): "the time until \(date)"
    case .sum(let list): "the sum of \(list)"
    case .mean(let list): "the mean of \(list)"
    case .least(let list): "the least of \(list)"
    case .greatest(let list): "the greatest of \(list)"
    case .entries(let section, let condition):
      "the number in \(section)" + (condition.map { " where \($0)" } ?? "")
    case .findings(let colours): "the number of findings that are \(colours)"
    case .countTrue(let list): "the number that hold of: \(list)"
    case .rounded(let value): "\(value), rounded"
    case .lookup(let value): "the table's value for \(value)"
    case .band(let value): "the group of \(value)"
    case .last(let period): "the last \(period)"
    case .missing(let value): "\(value) is missing"
    case .answered(let value): "\(value) is given"
    case .fired(let finding): "this is found: \(finding)"
    case .anyEntry(let section, let condition):
      "at least one in \(section) is such that \(condition)"
    case .allEntries(let section, let condition): "all in \(section) are such that \(condition)"
    case .otherwise(let value, let other): "\(value) (where that is not applicable: \(other))"
    case .choice(let condition, let then, let otherwise):
      "\(then) if \(condition), else \(otherwise)"
    case .colourOrWorse(let colour): "\(colour) or worse"
    }
  }

  private func compared(_ sign: ComparisonOperator) -> String {
    switch sign {
    case .greaterOrEqual: "is at least"
    case .greater: "is above"
    case .lessOrEqual: "is at most"
    case .less: "is below"
    case .equal: "is"
    case .notEqual: "is not"
    }
  }

  func greenIsConfirmed(by role: String) -> String { "Green is confirmed by a \(role)." }

  func plan(_ line: PlanLine.Kind, fact: (String) -> String) -> String {
    func time(_ period: Located<Period>) -> String { duration(period.value.description) }
    func times(_ periods: [Located<Period>]) -> String { list(periods.map(time)) }
    return switch line {
    case .sendEvery(let period, let own):
      "A form is sent every \(time(period))."
        + (own.map {
          " A clinician may choose \($0.shortest.count) to \(duration($0.longest.description))."
        } ?? "")
    case .send(let periods, let side, let anchor):
      "Forms are sent \(times(periods)) \(side == .after ? "after" : "before") \(fact(anchor.value))."
    case .sendAgain(let period, let colour):
      "After \(word(colour.value).lowercased()) the next form is sent after \(time(period))."
    case .answerWithin(let period): "The patient is asked to answer within \(time(period))."
    case .answersCountFor(let period):
      "Answers count for \(time(period)); after that they prove nothing."
    case .compareWithForms(let from, let to):
      "Change is counted from the last form that is \(time(from)) to \(time(to)) old."
    case .baselineFirst: "The start is the first form."
    case .baselineAt(let period): "The start is the form at \(time(period))."
    case .remindAfter(let periods): "Reminders are sent \(times(periods)) after the form."
    case .unanswered(let after, let colour):
      "Without an answer after \(time(after)) the colour is \(word(colour.value).lowercased())."
    case .patientMaySendAnyTime: "The patient may send a form at any time."
    case .readingsStartTriage:
      "A reading that makes yellow or red starts a triage without a form."
    case .extraFormCounts(let period):
      "A form the patient sends unasked takes the place of a planned one within \(time(period))."
    case .meetInPerson(let period):
      "Whatever the colour, the patient is seen at least once every \(time(period))."
    case .contact(let period):
      "Whatever the colour, there is contact at least once every \(time(period))."
    case .greenCloses: "Green is closed without anyone looking at it."
    case .greenIsConfirmed(let role): greenIsConfirmed(by: self.role(role.value))
    }
  }
}

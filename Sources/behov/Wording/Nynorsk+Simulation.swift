import Simulation

extension Nynorsk: SimulationWording {
  var simulationHeadings: SimulationHeadings {
    SimulationHeadings(
      measure: "Mål",
      result: "Med protokollen",
      fixed: "Faste timar",
      published: "Publisert"
    )
  }
  func simulated(_ patients: Int, years: Int, seed: String) -> String {
    "\(patients) \(patients == 1 ? "pasient følgd" : "pasientar følgde") opp i \(years) år, frø \(seed)"
  }
  func simulatedLines(_ count: Int, refused: Int) -> String {
    "\(count) skjema kom inn, \(refused) av dei vart avviste"
  }
  var notReal: String {
    "Pasientane finst ikkje. Tala er ikkje betre enn det kohorten går ut frå."
  }
  func doubt(_ word: String) -> String {
    let words = [
      "patient": "pasienten kan svare", "technical": "teknisk", "protocol": "protokollen",
      "left_out": "eit svar utelate", "contradictory": "svar som seier imot kvarandre",
      "mistyped": "tastefeil", "none": "ingen feil i skjemaet",
    ]
    return words[word] ?? word
  }
  var severalTogether: String { "fleire funn samla" }
  func figure(_ kind: Figure.Kind, _ group: String) -> String {
    switch kind {
    case .patients: "Pasientar"
    case .patientDays: "Pasientdagar"
    case .formsSent: "Skjema sende ut"
    case .formsReceived: "Skjema vurderte"
    case .physicalVisitsAvoided: "Planlagde oppmøte unngått"
    case .noNextVisit: "Neste planlagde oppmøte ikkje nødvendig"
    case .noOtherContact: "Skjema utan annan kontakt"
    case .contacts: "Kontaktar per 100 pasientår: \(group)"
    case .calls: "Pasienten ringde sjølv, per 100 pasientår"
    case .firstResponse: "Svar på første skjema"
    case .laterResponse: "Svar på seinare skjema"
    case .reminded: "Skjema med påminning"
    case .ownContact: "Pasientar som tok kontakt sjølve"
    case .colour: "Farge: \(group)"
    case .rule: "Gav farge: \(group)"
    case .greyCause: "Ikkje vurdert, kven kan avgjere: \(group)"
    case .greyMistake: "Ikkje vurdert, feil som vart lagde inn: \(group)"
    case .greyReason: "Ikkje vurdert på grunn av: \(group)"
    case .daysToContact: "Dagar frå svar til kontakt (midten / ni av ti): \(group)"
    case .deadlinesMissed: "Frist broten: \(group)"
    case .neverHandled: "Venta framleis då oppfølginga tok slutt, av dei som ikkje er grøne"
    case .unanswered: "Skjema utan svar i tide"
    case .unansweredHandled: "– av dei følgde opp av ein person"
    case .unansweredInNeed: "– av dei trong pasienten kontakt"
    case .falseGreen: "Falsk grøn: trong kontakt, fekk ingen på \(group) dagar"
    case .needAfterGreen: "Grøn, og trong kontakt innan \(group) dagar etterpå"
    case .lowered: "Gule og raude senka av klinikar"
    case .raised: "Heva av klinikar"
    case .daysInNeed: "Dagar med behov for kontakt, per 100 pasientår"
    case .needsMet: "Nye behov som fekk samtale medan dei varte"
    case .daysToNeedMet: "Dagar frå nytt behov til samtale (midten / ni av ti)"
    }
  }
}

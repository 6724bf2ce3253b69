import Simulation

extension Bokmaal: SimulationWording {
  var simulationHeadings: SimulationHeadings {
    SimulationHeadings(
      measure: "Mål",
      result: "Med protokollen",
      fixed: "Faste timer",
      published: "Publisert"
    )
  }
  func simulated(_ patients: Int, years: Int, seed: String) -> String {
    "\(patients) \(patients == 1 ? "pasient" : "pasienter") fulgt opp i \(years) år, frø \(seed)"
  }
  func simulatedLines(_ count: Int, refused: Int) -> String {
    "\(count) skjemaer kom inn, \(refused) av dem ble avvist"
  }
  var notReal: String {
    "Pasientene finnes ikke. Tallene er ikke bedre enn antakelsene i kohorten."
  }
  func doubt(_ word: String) -> String {
    let words = [
      "patient": "pasienten kan svare", "technical": "teknisk", "protocol": "protokollen",
      "left_out": "et svar utelatt", "contradictory": "svar som motsier hverandre",
      "mistyped": "tastefeil", "none": "ingen feil i skjemaet",
    ]
    return words[word] ?? word
  }
  var severalTogether: String { "flere funn samlet" }
  func figure(_ kind: Figure.Kind, _ group: String) -> String {
    switch kind {
    case .patients: "Pasienter"
    case .patientDays: "Pasientdager"
    case .formsSent: "Skjemaer sendt ut"
    case .formsReceived: "Skjemaer vurdert"
    case .physicalVisitsAvoided: "Planlagte oppmøter unngått"
    case .noNextVisit: "Neste planlagte oppmøte ikke nødvendig"
    case .noOtherContact: "Skjemaer uten annen kontakt"
    case .contacts: "Kontakter per 100 pasientår: \(group)"
    case .calls: "Pasienten ringte selv, per 100 pasientår"
    case .firstResponse: "Svar på første skjema"
    case .laterResponse: "Svar på senere skjemaer"
    case .reminded: "Skjemaer med påminnelse"
    case .ownContact: "Pasienter som tok kontakt selv"
    case .colour: "Farge: \(group)"
    case .rule: "Ga farge: \(group)"
    case .greyCause: "Ikke vurdert, hvem kan avgjøre: \(group)"
    case .greyMistake: "Ikke vurdert, feil som ble lagt inn: \(group)"
    case .greyReason: "Ikke vurdert på grunn av: \(group)"
    case .daysToContact: "Dager fra svar til kontakt (midten / ni av ti): \(group)"
    case .deadlinesMissed: "Frist brutt: \(group)"
    case .neverHandled: "Ventet fortsatt da oppfølgingen tok slutt, av dem som ikke er grønne"
    case .unanswered: "Skjemaer uten svar i tide"
    case .unansweredHandled: "– av dem fulgt opp av en person"
    case .unansweredInNeed: "– av dem trengte pasienten kontakt"
    case .falseGreen: "Falsk grønn: trengte kontakt, fikk ingen på \(group) dager"
    case .needAfterGreen: "Grønn, og trengte kontakt innen \(group) dager etterpå"
    case .lowered: "Gule og røde senket av kliniker"
    case .raised: "Hevet av kliniker"
    case .daysInNeed: "Dager med behov for kontakt, per 100 pasientår"
    case .needsMet: "Nye behov som fikk samtale mens de varte"
    case .daysToNeedMet: "Dager fra nytt behov til samtale (midten / ni av ti)"
    }
  }
}

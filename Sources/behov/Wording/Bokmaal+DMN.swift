import DMN

extension Bokmaal {
  var notInDMN: String { "Dette står i protokollen, men ikke i DMN-tabellene:" }

  func loss(_ loss: DMNLoss) -> String {
    switch loss {
    case .gaps:
      "Delvis kjente verdier: protokollen regner med alt en verdi fortsatt kan være. I DMN er den kjent "
        + "eller null, og null gir fargen som står under «missing»."
    case .hidden:
      "Spørsmål som skjemaet skjuler: i protokollen teller de ikke. I DMN er de null, som om de var ubesvart."
    case .overall:
      "Hvordan funnene blir til fargen på skjemaet: i protokollen den verste av dem. I DMN er «colour» gitt."
    case .reach:
      "Åpne rader i «consultation»: protokollen tar også med rader som bare kanskje gjelder, og velger den "
        + "korteste fristen. I DMN er det første rad som gjelder. «fired» er en liste med hver id og med "
        + "«id farge»; når fargen er grå, også det som er uavklart."
    case .entries(let ids):
      "Grenser for hver oppføring i en liste; den verste teller: \(list(ids))."
    case .computed(let expressions):
      "Uttrykk som må regnes ut før tabellene leses: \(expressions.joined(separator: "; "))."
    case .values(let ids): "Hvordan disse verdiene regnes ut («values»): \(list(ids))."
    case .limits(let ids):
      "Standardverdien for grenser som kan settes for én pasient, og hva som er tillatt («limits»): \(list(ids))."
    case .series(let ids): "Målinger fra utstyr («series»): \(list(ids))."
    case .rules(let ids):
      "Regler om flere verdier eller om endring over tid («rule»): \(list(ids))."
    case .status: "Hva antallet funn gjør med fargen («status»)."
    case .plan: "Når skjemaer sendes og minnes om, og hvor lenge svar gjelder («follow up»)."
    case .patientTexts: "Det pasienten får vite («texts … for patient»)."
    case .leftOut(let ids): "Utelatt, fordi DMN ikke kan si det samme: \(list(ids))."
    }
  }

  func unansweredIsGrey(_ thresholds: [String]) -> String {
    "Tabellen sier ikke hva et ubesvart spørsmål betyr; i protokollen er det ikke vurdert (grå): \(list(thresholds))."
  }

  func notTakenOver(_ annotations: [String]) -> String {
    "Merknader som ikke er tatt med: \(list(annotations))."
  }

  var afterImport: String {
    "Sett tabellene inn i en protokoll, skriv tekster til dem, og kjør «behov check»."
  }

  private func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}

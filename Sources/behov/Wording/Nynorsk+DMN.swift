import DMN

extension Nynorsk {
  var notInDMN: String { "Dette står i protokollen, men ikkje i DMN-tabellane:" }

  func loss(_ loss: DMNLoss) -> String {
    switch loss {
    case .gaps:
      "Delvis kjende verdiar: protokollen reknar med alt ein verdi framleis kan vere. I DMN er han kjend "
        + "eller null, og null gir fargen som står under «missing»."
    case .hidden:
      "Spørsmål som skjemaet gøymer: i protokollen tel dei ikkje. I DMN er dei null, som om ingen hadde svara."
    case .overall:
      "Korleis funna blir til fargen på skjemaet: i protokollen den verste av dei. I DMN er «colour» gitt."
    case .reach:
      "Opne rader i «consultation»: protokollen tek òg med rader som berre kanskje gjeld, og vel den "
        + "kortaste fristen. I DMN er det første rad som gjeld. «fired» er ei liste med kvar id og med "
        + "«id farge»; når fargen er grå, òg det som er uavklart."
    case .entries(let ids):
      "Grenser for kvar oppføring i ei liste; den verste tel: \(list(ids))."
    case .computed(let expressions):
      "Uttrykk som må reknast ut før tabellane blir lesne: \(expressions.joined(separator: "; "))."
    case .values(let ids): "Korleis desse verdiane blir rekna ut («values»): \(list(ids))."
    case .limits(let ids):
      "Standardverdien for grenser som kan setjast for éin pasient, og kva som er tillate («limits»): \(list(ids))."
    case .series(let ids): "Målingar frå utstyr («series»): \(list(ids))."
    case .rules(let ids):
      "Reglar om fleire verdiar eller om endring over tid («rule»): \(list(ids))."
    case .status: "Kva talet på funn gjer med fargen («status»)."
    case .plan: "Når skjema blir sende og minna om, og kor lenge svar gjeld («follow up»)."
    case .patientTexts: "Det pasienten får vite («texts … for patient»)."
    case .leftOut(let ids): "Utelate, fordi DMN ikkje kan seie det same: \(list(ids))."
    }
  }

  func unansweredIsGrey(_ thresholds: [String]) -> String {
    "Tabellen seier ikkje kva eit spørsmål utan svar tyder; i protokollen er det ikkje vurdert (grå): "
      + "\(list(thresholds))."
  }

  func notTakenOver(_ annotations: [String]) -> String {
    "Merknader som ikkje er tekne med: \(list(annotations))."
  }

  var afterImport: String {
    "Set tabellane inn i ein protokoll, skriv tekstar til dei, og køyr «behov check»."
  }

  private func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}

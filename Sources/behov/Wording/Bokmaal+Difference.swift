import Rules
import Triage

extension Bokmaal {
  var sameMeaning: String { "Protokollene betyr det samme." }
  func changes(_ count: Int, falls: Int, uncertain: Int) -> String {
    let all = "\(count) \(count == 1 ? "endring" : "endringer")"
    let may = uncertain == 0 ? "" : ", \(uncertain) kan gjøre noe mildere"
    return "\(all), \(falls == 0 ? "ingen" : "\(falls)") gjør noe mildere\(may)"
  }
  func heading(_ effect: ProtocolChange.Effect) -> String {
    switch effect {
    case .milder: "Mildere enn før"
    case .either: "Kan bli mildere eller strengere"
    case .stricter: "Strengere enn før"
    case .none: "Endrer ikke fargen"
    }
  }
  func area(_ area: ProtocolChange.Area) -> String {
    switch area {
    case .header: "Hode"
    case .form: "Skjema"
    case .limit: "Egen grense"
    case .series: "Måleserie"
    case .value: "Beregnet verdi"
    case .threshold: "Grense"
    case .rule: "Regel"
    case .status: "Samlet farge"
    case .consultation: "Konsultasjon"
    case .action: "Bestilling"
    case .plan: "Plan"
    case .text: "Tekst"
    case .patientText: "Tekst til pasienten"
    }
  }
  func kind(_ kind: ProtocolChange.Kind) -> String {
    switch kind {
    case .added: "lagt til"
    case .removed: "fjernet"
    case .changed: "endret"
    case .moved: "flyttet"
    }
  }
  func aspect(_ aspect: ProtocolChange.Aspect) -> String? {
    switch aspect {
    case .whole, .wording: nil
    case .value: "det som beregnes eller prøves"
    case .colours: "fargene"
    case .cells: "grensene"
    case .missing: "hva manglende svar betyr"
    case .red: "når den er rød"
    case .yellow: "når den er gul"
    case .safety: "om den er en sikkerhetsregel"
    case .source: "kilden"
    case .allowed: "hva som kan settes"
    case .standard: "det som gjelder når ingenting er satt"
    case .outcome: "hva som følger"
    }
  }
  func missingMeaning(_ meaning: MissingMeaning) -> String {
    switch meaning {
    case .grey: "alle mulige svar prøves"
    case .yellow: "gul"
    case .red: "rød"
    case .notNeeded: "ikke nødvendig"
    }
  }
  func before(_ text: String) -> String { "før: \(text)" }
  func after(_ text: String) -> String { "nå: \(text)" }
  func headerLine(_ id: String) -> String {
    switch id {
    case "protocol": "protokollens id"
    case "form": "skjema og laveste versjon"
    case "status": "status"
    case "owner": "eier"
    case "review by": "skal leses på nytt innen"
    case "wish": "pasientens ønske leses av"
    case "anchor": "planen regnes fra"
    case "informative": "leses ikke av noen regel"
    case "title": "tittel"
    default: id
    }
  }
}

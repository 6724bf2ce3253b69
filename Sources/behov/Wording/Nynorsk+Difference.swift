import Rules
import Triage

extension Nynorsk {
  var sameMeaning: String { "Protokollane betyr det same." }
  func changes(_ count: Int, falls: Int, uncertain: Int) -> String {
    let all = "\(count) \(count == 1 ? "endring" : "endringar")"
    let may = uncertain == 0 ? "" : ", \(uncertain) kan gjere noko mildare"
    return "\(all), \(falls == 0 ? "ingen" : "\(falls)") gjer noko mildare\(may)"
  }
  func heading(_ effect: ProtocolChange.Effect) -> String {
    switch effect {
    case .milder: "Mildare enn før"
    case .either: "Kan bli mildare eller strengare"
    case .stricter: "Strengare enn før"
    case .none: "Endrar ikkje fargen"
    }
  }
  func area(_ area: ProtocolChange.Area) -> String {
    switch area {
    case .header: "Hovud"
    case .form: "Skjema"
    case .limit: "Eiga grense"
    case .series: "Måleserie"
    case .value: "Utrekna verdi"
    case .threshold: "Grense"
    case .rule: "Regel"
    case .status: "Samla farge"
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
    case .removed: "fjerna"
    case .changed: "endra"
    case .moved: "flytta"
    }
  }
  func aspect(_ aspect: ProtocolChange.Aspect) -> String? {
    switch aspect {
    case .whole, .wording: nil
    case .value: "det som blir rekna ut eller prøvd"
    case .colours: "fargane"
    case .cells: "grensene"
    case .missing: "kva det betyr at svaret manglar"
    case .red: "når han er raud"
    case .yellow: "når han er gul"
    case .safety: "om han er ein tryggleiksregel"
    case .source: "kjelda"
    case .allowed: "kva som kan setjast"
    case .standard: "det som gjeld når ingenting er sett"
    case .outcome: "kva som følgjer"
    }
  }
  func missingMeaning(_ meaning: MissingMeaning) -> String {
    switch meaning {
    case .grey: "alle moglege svar blir prøvde"
    case .yellow: "gul"
    case .red: "raud"
    case .notNeeded: "ikkje nødvendig"
    }
  }
  func before(_ text: String) -> String { "før: \(text)" }
  func after(_ text: String) -> String { "no: \(text)" }
  func headerLine(_ id: String) -> String {
    switch id {
    case "protocol": "id-en til protokollen"
    case "form": "skjema og lågaste versjon"
    case "status": "status"
    case "owner": "eigar"
    case "review by": "skal lesast på nytt innan"
    case "wish": "ønsket til pasienten blir lese av"
    case "anchor": "planen blir rekna frå"
    case "informative": "blir ikkje lese av nokon regel"
    case "title": "tittel"
    default: id
    }
  }
}

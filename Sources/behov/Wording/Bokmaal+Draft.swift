import Triage
import Values

extension Bokmaal: DraftWording {
  var draft: ProtocolDraft.Words {
    ProtocolDraft.Words(
      language: .nb,
      opening: [
        "Et utkast. Ingenting er bestemt ennå: fyll ut, og kjør `behov check` til den sier «0 feil, 0 advarsler».",
        "Det som står etter to skråstreker, er til den som leser, og kan fjernes.",
      ],
      owner: "hvem som svarer for protokollen, som \"Ortopedisk poliklinikk\"",
      informative: "ikke med i tabellen under; en regel kan likevel lese dem",
      thresholds: [
        "Tall: skriv hva som gir gult og rødt, som `>= 4` og `>= 7`; resten er grønt. `never` er aldri.",
        "Svar å velge mellom: hvert svar skal stå i én av de tre, som \"dry\", \"healed\" under green.",
        "source: hvor tallene kommer fra, i hermetegn. Det som ikke skal gi farge, flyttes til `informative`.",
      ],
      higherIsWorse: "høyere er verre",
      lowerIsWorse: "lavere er verre",
      freeTextSource: "et menneske leser fritekst",
      consultation: [
        "Første rad som passer, gjelder. contact: in_person, video, phone, message eller none.",
        "by: physician, nurse eller en annen; within: `1 working day`, `7 days`, `same day` (eller første virkedag).",
        "En rad som nevner noe under fired, har den korteste fristen for sin farge.",
      ],
      followUp: [
        "Bestem når skjemaet sendes, og hvor lenge svarene gjelder. Tallene her er bare plassholdere."
      ],
      texts: [
        "Det klinikeren leser. {value} er svaret og {limit} er grensen, som \"Smerte: {value} (grense: {limit})\"."
      ],
      patientTexts: ["Det pasienten leser."]
    )
  }

  func drafted(_ path: String) -> String {
    "\(path) er laget. Se hva som skal fylles ut: behov check \(path)"
  }
}

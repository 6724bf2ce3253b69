import Triage
import Values

extension Nynorsk: DraftWording {
  var draft: ProtocolDraft.Words {
    ProtocolDraft.Words(
      language: .nn,
      opening: [
        "Eit utkast. Ingenting er avgjort enno: fyll ut, og køyr `behov check` til han seier «0 feil, 0 åtvaringar».",
        "Det som står etter to skråstrekar, er til den som les, og kan fjernast.",
      ],
      owner: "kven som svarer for protokollen, som \"Ortopedisk poliklinikk\"",
      informative: "ikkje med i tabellen under; ein regel kan likevel lese dei",
      thresholds: [
        "Tal: skriv kva som gir gult og raudt, som `>= 4` og `>= 7`; resten er grønt. `never` er aldri.",
        "Svar å velje mellom: kvart svar skal stå i éin av dei tre, som \"dry\", \"healed\" under green.",
        "source: kvar tala kjem frå, i hermeteikn. Det som ikkje skal gi farge, flyttar du til `informative`.",
      ],
      higherIsWorse: "høgare er verre",
      lowerIsWorse: "lågare er verre",
      freeTextSource: "eit menneske les fritekst",
      consultation: [
        "Første rada som passar, gjeld. contact: in_person, video, phone, message eller none.",
        "by: physician, nurse eller ein annan; within: `1 working day`, `7 days`, `same day` (eller første virkedag).",
        "Ei rad som nemner noko under fired, har den kortaste fristen for fargen sin.",
      ],
      followUp: [
        "Avgjer når skjemaet blir sendt, og kor lenge svara gjeld. Tala her er berre plasshaldarar."
      ],
      texts: [
        "Det klinikaren les. {value} er svaret og {limit} er grensa, som \"Smerte: {value} (grense: {limit})\"."
      ],
      patientTexts: ["Det pasienten les."]
    )
  }

  func drafted(_ path: String) -> String {
    "\(path) er laga. Sjå kva som skal fyllast ut: behov check \(path)"
  }
}

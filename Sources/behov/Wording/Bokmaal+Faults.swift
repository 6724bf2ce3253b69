import Forms

// What is wrong with a submission.
extension Bokmaal {
  func fault(_ code: FaultCode) -> String {
    switch code {
    case .ambiguousProtocol: "Flere protokoller kan gjelde"
    case .anchorLater: "Datoen på pasienten er etter skjemaet, og må rettes"
    case .anchorUnknown: "Datoen som planen regnes fra, er ikke registrert"
    case .conflict: "En annen innsending med samme id er allerede vurdert"
    case .contradiction: "Svar som motsier hverandre"
    case .duplicateEntry: "Samme oppføring står to ganger"
    case .duplicateKey: "Samme nøkkel står to ganger"
    case .duplicateOption: "Samme svaralternativ står to ganger"
    case .emptyField: "Feltet er tomt"
    case .fromFuture: "Skjemaet er datert fram i tid"
    case .invalidDate: "Ugyldig dato"
    case .invalidIdentityNumber: "Ugyldig fødselsnummer"
    case .invalidTime: "Tidspunktet finnes ikke eller mangler tidssone"
    case .invalidUTF8: "Linjen er ikke gyldig UTF-8"
    case .invalidVersion: "Ugyldig versjonsnummer"
    case .loneSurrogate: "Ufullstendig tegn i teksten"
    case .malformedJSON: "Linjen er ikke gyldig JSON"
    case .missingField: "Et felt mangler"
    case .missingUnit: "Enheten mangler"
    case .missingVersion: "Skjemaversjonen mangler"
    case .noConsultationRow: "Protokollen sier ikke hva som skal skje"
    case .noProtocol: "Ingen protokoll gjelder for denne pasienten og dette skjemaet"
    case .notExclusive: "Svar som utelukker hverandre"
    case .nulCharacter: "Teksten har et tegn som ikke er tillatt (U+0000)"
    case .outOfRange: "Svaret er utenfor det som er mulig"
    case .overlappingLimits: "Pasientens egne grenser gjelder samtidig"
    case .stale: "Skjemaet er for gammelt"
    case .tooDeep: "Linjen har for mange nivåer inni hverandre"
    case .tooFewEntries: "For få oppføringer"
    case .tooLarge: "Innsendingen er for stor, målt i byte"
    case .tooLong: "Teksten er for lang, målt i tegn"
    case .tooManyDecimals: "Tallet har for mange desimaler"
    case .tooManyDigits: "Tallet har for mange siffer"
    case .tooManyEntries: "For mange oppføringer"
    case .tooManyFaults: "Det er flere feil enn dem som vises"
    case .truncated: "Linjen slutter midt i en verdi"
    case .unfollowedCorrection: "Rettelsen kan ikke settes i stedet for skjemaet den nevner"
    case .unknownField: "Ukjent felt"
    case .unknownItem: "Ukjent spørsmål"
    case .unknownOption: "Ukjent svaralternativ"
    case .unknownUnit: "Enheten er ikke kjent"
    case .unknownVersion: "Ukjent skjemaversjon"
    case .unsupportedFormat: "FHIR-ressurser kan ikke leses; send svarene i det flate formatet"
    case .wrongType: "Verdien er av feil slag"
    case .wrongUnit: "Feil enhet"
    }
  }

  func particular(_ particular: Particular, _ text: String) -> String {
    switch particular {
    case .field, .found, .version, .candidates: text
    case .computed: "svarene gir \(text)"
    case .least: "minst \(text)"
    case .most: "høyst \(text)"
    case .earliest: "tidligst \(text)"
    case .latest: "senest \(text)"
    case .allowed: "tillatt: \(text)"
    case .expected: "skal være \(text)"
    case .unit: "skal være \(text)"
    case .section: "hører til i \(text)"
    case .nearest: "mente du \(text)?"
    case .period: "svar gjelder i \(text)"
    case .newest: "nyeste er \(text)"
    }
  }

  func expected(_ kind: ExpectedKind) -> String {
    switch kind {
    case .object: "et JSON-objekt"
    case .entries: "en liste av objekter"
    case .string: "en tekst"
    case .number: "et tall"
    case .wholeNumber: "et helt tall"
    case .option: "id-en til et svaralternativ"
    case .options: "en liste av id-er til svaralternativer"
    case .quantity: "et tall med enhet"
    case .boolean: "ja eller nei (true eller false)"
    case .date: "en dato som finnes (ÅÅÅÅ-MM-DD)"
    case .dateTime: "et tidspunkt som finnes, med tidssone"
    case .nothing: "utelatt, fordi den blir regnet ut"
    }
  }
}

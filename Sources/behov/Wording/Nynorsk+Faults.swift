import Forms

// What is wrong with a submission.
extension Nynorsk {
  func fault(_ code: FaultCode) -> String {
    switch code {
    case .ambiguousProtocol: "Fleire protokollar kan gjelde"
    case .anchorLater: "Datoen på pasienten er etter skjemaet, og må rettast"
    case .anchorUnknown: "Datoen som planen blir rekna frå, er ikkje registrert"
    case .conflict: "Ei anna innsending med same id er allereie vurdert"
    case .contradiction: "Svar som seier imot kvarandre"
    case .duplicateEntry: "Same oppføring står to gonger"
    case .duplicateKey: "Same nøkkel står to gonger"
    case .duplicateOption: "Same svaralternativ står to gonger"
    case .emptyField: "Feltet er tomt"
    case .fromFuture: "Skjemaet er datert fram i tid"
    case .invalidDate: "Ugyldig dato"
    case .invalidIdentityNumber: "Ugyldig fødselsnummer"
    case .invalidTime: "Tidspunktet finst ikkje eller manglar tidssone"
    case .invalidUTF8: "Linja er ikkje gyldig UTF-8"
    case .invalidVersion: "Ugyldig versjonsnummer"
    case .loneSurrogate: "Ufullstendig teikn i teksten"
    case .malformedJSON: "Linja er ikkje gyldig JSON"
    case .missingField: "Eit felt manglar"
    case .missingUnit: "Eininga manglar"
    case .missingVersion: "Skjemaversjonen manglar"
    case .noConsultationRow: "Protokollen seier ikkje kva som skal skje"
    case .noProtocol: "Ingen protokoll gjeld for denne pasienten og dette skjemaet"
    case .notExclusive: "Svar som utelukkar kvarandre"
    case .nulCharacter: "Teksten har eit teikn som ikkje er tillate (U+0000)"
    case .outOfRange: "Svaret er utanfor det som er mogleg"
    case .overlappingLimits: "Pasienten sine eigne grenser gjeld samstundes"
    case .stale: "Skjemaet er for gammalt"
    case .tooDeep: "Linja har for mange nivå inni kvarandre"
    case .tooFewEntries: "For få oppføringar"
    case .tooLarge: "Innsendinga er for stor, målt i byte"
    case .tooLong: "Teksten er for lang, målt i teikn"
    case .tooManyDecimals: "Talet har for mange desimalar"
    case .tooManyDigits: "Talet har for mange siffer"
    case .tooManyEntries: "For mange oppføringar"
    case .tooManyFaults: "Det er fleire feil enn dei som er viste"
    case .truncated: "Linja sluttar midt i ein verdi"
    case .unfollowedCorrection: "Rettinga kan ikkje setjast i staden for skjemaet ho nemner"
    case .unknownField: "Ukjent felt"
    case .unknownItem: "Ukjent spørsmål"
    case .unknownOption: "Ukjent svaralternativ"
    case .unknownUnit: "Eininga er ikkje kjend"
    case .unknownVersion: "Ukjend skjemaversjon"
    case .unsupportedFormat: "FHIR-ressursar kan ikkje lesast; send svara i det flate formatet"
    case .wrongType: "Verdien er av feil slag"
    case .wrongUnit: "Feil eining"
    }
  }

  func particular(_ particular: Particular, _ text: String) -> String {
    switch particular {
    case .field, .found, .version, .candidates: text
    case .computed: "svara gir \(text)"
    case .least: "minst \(text)"
    case .most: "høgst \(text)"
    case .earliest: "tidlegast \(text)"
    case .latest: "seinast \(text)"
    case .allowed: "tillate: \(text)"
    case .expected: "skal vere \(text)"
    case .unit: "skal vere \(text)"
    case .section: "høyrer til i \(text)"
    case .nearest: "meinte du \(text)?"
    case .period: "svar gjeld i \(text)"
    case .newest: "nyaste er \(text)"
    }
  }

  func expected(_ kind: ExpectedKind) -> String {
    switch kind {
    case .object: "eit JSON-objekt"
    case .entries: "ei liste av objekt"
    case .string: "ein tekst"
    case .number: "eit tal"
    case .wholeNumber: "eit heilt tal"
    case .option: "id-en til eit svaralternativ"
    case .options: "ei liste av id-ar til svaralternativ"
    case .quantity: "eit tal med eining"
    case .boolean: "ja eller nei (true eller false)"
    case .date: "ein dato som finst (ÅÅÅÅ-MM-DD)"
    case .dateTime: "eit tidspunkt som finst, med tidssone"
    case .nothing: "utelaten, fordi han blir rekna ut"
    }
  }
}

import Testing
import Triage
import Values

/// Decisions as the contract writes them, for rendering.
enum Decisions {
  static func red() throws -> Decision {
    try decision(
      "s-13",
      "e13",
      colour: #""colour":"red","proven":"red","possible":"red""#,
      findings: #"""
        {"id":"self_harm","colour":"red","value":2,"limit":">= 1","safety":true,
        "text":{"nb":"Tanker om å skade seg selv (PHQ-9 spørsmål 9): 2, grense 1 eller mer",
        "nn":"Tankar om å skade seg sjølv (PHQ-9 spørsmål 9): 2, grense 1 eller meir",
        "en":"Thoughts of self-harm (PHQ-9 question 9): 2, limit 1 or more"},
        "source":"PHQ-9 item 9"},
        {"id":"more_seizures","colour":"yellow","value":null,
        "limit":"seizure_rise >= 1","safety":false,
        "text":{"nb":"Flere anfall enn vanlig","nn":"Fleire anfall enn vanleg",
        "en":"More seizures than usual"},"source":"proposal"}
        """#,
      scores:
        #""phq_9.total":{"value":4,"bounds":[4,4],"displayed":4,"prorated":false,"band":"minimal"}"#,
      consultation: #"""
        {"contact":"phone","by":"physician","within":"same day","deadline":"2026-11-02","or":[]}
        """#,
      orders:
        #"{"order":"hcg","text":{"nb":"Graviditetstest (hCG)"},"by":"nurse","within":"1 day","deadline":"2026-11-03"}"#
    )
  }

  static func grey() throws -> Decision {
    try decision(
      "s-21",
      "e11",
      colour: #""colour":"grey","proven":"green","possible":"yellow","cause":"patient""#,
      open: #"""
        {"id":"low_mood","could_be":"yellow","bounds":[8,14],"limit":">= 10",
        "label":{"nb":"PHQ-9 sumskår","nn":"PHQ-9 sumskår","en":"PHQ-9 total score"},"safety":false,
        "cause":"patient","because":[
        {"item":"phq_9.sleep","reason":"unanswered","label":{"nb":"Søvn","nn":"Søvn","en":"Sleep"}},
        {"item":"phq_9.energy","reason":"unanswered",
        "label":{"nb":"Lite energi","nn":"Lite energi","en":"Little energy"}}],
        "text":{"nb":"Depresjonsplager, PHQ-9: 8–14 (grense: 10 eller mer)",
        "nn":"Depresjonsplager, PHQ-9: 8–14 (grense: 10 eller meir)",
        "en":"Depressive symptoms, PHQ-9: 8–14 (limit: 10 or more)"}},
        {"id":"driving","could_be":"red","bounds":null,"limit":"drives = true","safety":true,
        "cause":"patient","because":[
        {"item":"birth_date","reason":"fact_unknown","label":{}},
        {"item":"seizures","reason":"earlier_form","label":{"nb":"Anfall","nn":"Anfall"}}],
        "text":{"nb":"Kjører bil","nn":"Køyrer bil","en":"Drives a car"}}
        """#,
      faults: #"""
        {"code":"out-of-range","cause":"patient","item":"missed_doses",
        "label":{"nb":"Glemte doser","nn":"Gløymde dosar","en":"Missed doses"},"line":27,"column":88,
        "message":"99.5 of `missed_doses` is not between 0 and 14",
        "particulars":{"found":"99.5","least":"0","most":"14","of a newer engine":"x"}}
        """#,
      scores: #"""
        "phq_9.total":{"value":null,"bounds":[8,14],"displayed":10.3,"prorated":true},
        "prwe.total":{"value":null,"bounds":null,"displayed":null,"prorated":false}
        """#,
      consultation: #"""
        {"contact":"message","by":"nurse","within":"5 working days","deadline":"2026-11-09",
        "or":[{"contact":"phone","by":"nurse","within":"2 working days"}]}
        """#
    )
  }

  static func yellow(_ submission: String, _ patient: String) throws -> Decision {
    try decision(
      submission,
      patient,
      colour: #""colour":"yellow","proven":"yellow","possible":"yellow""#,
      findings: #"""
        {"id":"dose","colour":"yellow","value":5.5,"limit":">= 2, < 6","safety":false,
        "text":{"nb":"Glemte doser","nn":"Gløymde dosar","en":"Missed doses"},"source":""}
        """#,
      consultation: #"""
        {"contact":"phone","by":"nurse","within":"14 days","deadline":"2026-10-30",
        "breached":true,"or":[]}
        """#
    )
  }

  static func green(_ submission: String, hidden: String? = nil) throws -> Decision {
    try decision(
      submission,
      "e01",
      colour: #""colour":"green","proven":"green","possible":"green""#,
      hidden: hidden.map { #""hidden_answers":["\#($0)"],"# } ?? "",
      consultation: #"{"contact":"none","by":null,"within":null,"deadline":null,"or":[]}"#
    )
  }

  static func decision(
    _ submission: String,
    _ patient: String,
    colour: String,
    findings: String = "",
    open: String = "",
    faults: String = "",
    hidden: String = "",
    scores: String = "",
    consultation: String,
    orders: String = ""
  ) throws -> Decision {
    let hash = "sha256:" + String(repeating: "0123456789abcdef", count: 4)
    let text = """
      {"submission":"\(submission)","patient":"\(patient)","status":"decided",\(colour),
      "findings":[\(findings)],"open":[\(open)],"faults":[\(faults)],\(hidden)
      "scores":{\(scores)},"consultation":\(consultation),"orders":[\(orders)],
      "next_form":"2027-05-02",
      "protocol":{"id":"epilepsy_follow_up","version":"1.0.0","hash":"\(hash)"},
      "form":{"id":"epilepsy_follow_up","version":"1.0.0","hash":"\(hash)"},
      "engine":"0.1.0","input":"\(hash)","now":"2026-11-02T18:30:00+01:00","example":true}
      """
    return try #require(Decision(json: Array(text.utf8)))
  }
}

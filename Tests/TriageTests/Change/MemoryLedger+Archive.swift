import Triage
import Values

extension MemoryLedger: Archive {
  func senders(
    decidedBy protocolID: String,
    since: CivilDate?,
    after last: Sender?,
    count: Int
  ) -> [Sender] {
    let own = inForce.values.filter { $0.rules.id == protocolID }
    let senders = Set(own.map { Sender(patient: $0.patient, form: $0.form.id) })
    let key = { (sender: Sender) in [sender.patient, sender.form] }
    let sorted = senders.sorted { key($0).lexicographicallyPrecedes(key($1)) }
    let rest = sorted.filter { sender in
      last.map { key($0).lexicographicallyPrecedes(key(sender)) } ?? true
    }
    return Array(rest.prefix(count))
  }
}

extension Store.RecordPlace {
  /// The place just before the records of a patient.
  public init(before patient: String) {
    self.patient = patient
    self.protocol = ""
  }
}

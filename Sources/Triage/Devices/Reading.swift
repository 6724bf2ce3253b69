public import Values

/// One number that a device measured of a patient.
public struct Reading: Sendable, Hashable {
  /// The identifier that it came with; a patient has one reading of each.
  public let id: String
  /// The patient.
  public let patient: String
  /// What was measured: `system|code`.
  public let code: String
  /// The number.
  public let value: Number
  /// The unit of the number.
  public let unit: Unit
  /// When it was measured.
  public let time: Instant
  /// The device, where it says which.
  public let device: String?

  /// Makes a reading.
  public init(
    id: String,
    patient: String,
    code: String,
    value: Number,
    unit: Unit,
    time: Instant,
    device: String? = nil
  ) {
    self.id = id
    self.patient = patient
    self.code = code
    self.value = value
    self.unit = unit
    self.time = time
    self.device = device
  }
}

/// A reading that came and was refused: there was one, and nobody knows what it said.
public struct RefusedReading: Sendable, Hashable {
  /// The identifier that it came with; `nil` where that could not be read.
  public let id: String?
  /// What was measured; `nil` where that could not be read either.
  public let code: String?
  /// When; `nil` where that could not be read either.
  public let time: Instant?
  /// Whether it says something else than the stored reading with its identifier: which of the two
  /// is right nobody knows, so neither counts as known.
  public let isConflict: Bool

  /// Makes a refused reading.
  public init(id: String?, code: String?, time: Instant?, isConflict: Bool = false) {
    self.id = id
    self.code = code
    self.time = time
    self.isConflict = isConflict
  }
}

/// What devices measured of one patient, as far as it is at hand.
///
/// Where nothing is, every value of a series could be anything that is plausible.
public struct DeviceData: Sendable {
  /// The readings, in no particular order.
  public var readings: [Reading]
  /// The readings that were refused and did not come again.
  public var refused: [RefusedReading]
  /// Values that are stated outright, by name: those of a case.
  var stated: [String: Number] = [:]

  /// Makes device data.
  public init(readings: [Reading] = [], refused: [RefusedReading] = []) {
    self.readings = readings
    self.refused = refused
  }

  /// States the values of series, by name.
  init(stating stated: [String: Number]) {
    self.init()
    self.stated = stated
  }
}

/// What was made of readings, as a decision tells it.
public struct MeasuredResult: Sendable, Hashable {
  /// The name of the value.
  public let name: String
  /// The value; `nil` where too few readings came.
  public let value: Number?
  /// What it could be; `nil` where it has no bounds.
  public let bounds: ShownBounds?
  /// How many readings it was made of.
  public let readings: Int
  /// How much of the stretch they cover, in %; `nil` where the value was stated outright.
  public let coverage: Number?
}

import Expressions
import Values

/// The values that tables read, as DMN declares them: input data, with types where they have options
/// or stand under a common name.
struct ReadValues {
  private let schema: Schema
  private let reserved: Set<String>
  /// The names that are read, such as `phq_9.total`.
  private(set) var paths: [String] = []
  /// The expressions that are read.
  private(set) var computed: [Computed] = []
  /// The names that tables read besides values.
  private(set) var special: [String] = []

  /// An expression that has got a name.
  struct Computed: Hashable {
    let name: String
    let written: String
    let type: String
  }

  init(_ schema: Schema, reserved: Set<String>) {
    self.schema = schema
    self.reserved = reserved
  }

  // MARK: Taking up names

  /// Declares a value; `false` where its name is used for something else already.
  ///
  /// `pain` cannot be a value beside `pain.nrs`: DMN takes the second for a part of the first.
  mutating func read(_ path: String) -> Bool {
    if paths.contains(path) { return true }
    let clashes = paths.contains { $0.hasPrefix(path + ".") || path.hasPrefix($0 + ".") }
    guard !clashes, !reserved.contains(Self.root(path)) else { return false }
    paths.append(path)
    return true
  }

  /// Declares an expression as an input of its own and gives its name.
  mutating func read(computed written: String, _ type: String) -> String {
    if let known = computed.first(where: { $0.written == written }) { return known.name }
    var number = computed.count + 1
    while schema.lookUp("computed_\(number)") != nil { number += 1 }
    computed.append(Computed(name: "computed_\(number)", written: written, type: type))
    return "computed_\(number)"
  }

  mutating func read(special name: String) {
    if !special.contains(name) { special.append(name) }
  }

  // MARK: What is known of a name

  func isField(_ path: String) -> Bool {
    if case .field = schema.lookUp(path) { true } else { false }
  }

  func isSeveral(_ path: String) -> Bool {
    if case .choices = type(path) { true } else { false }
  }

  /// The type of a value's own, as a reference.
  func reference(_ path: String) -> String {
    switch type(path) {
    case .number: "number"
    case .boolean: "boolean"
    case .date: "date"
    case .period: "days and time duration"
    case .text: "string"
    case .choice, .choices: "t_" + path.replacing(".", with: "__")
    case .section, nil: "Any"
    }
  }

  private func type(_ path: String) -> ValueType? {
    switch schema.lookUp(path) {
    case .value(_, let value), .field(_, _, let value): value.type
    case .section(let index): .section(index)
    case nil: nil
    }
  }

  static func root(_ path: String) -> String { String(path.prefix { $0 != "." }) }

  // MARK: Declarations

  var inputs: [InputData] {
    let values = paths.map(Self.root).uniqued.map { root in
      InputData(name: root, type: paths.contains(root) ? reference(root) : "parts_of_" + root)
    }
    let named = special.map { name in
      InputData(name: name, type: name == DMNNames.timePoint ? "string" : "t_" + name)
    }
    let computed = computed.map { InputData(name: $0.name, type: $0.type, computed: $0.written) }
    return named + values + computed
  }

  var types: [ItemDefinition] {
    special.compactMap(Self.type) + paths.compactMap { options($0) }
      + paths.map(Self.root).uniqued.filter { !paths.contains($0) }.map { root in
        ItemDefinition(name: "parts_of_" + root, content: .components(parts(under: root)))
      }
  }

  private static func type(special name: String) -> ItemDefinition? {
    switch name {
    case DMNNames.timePoint: nil
    case DMNNames.fired:
      ItemDefinition(
        name: "t_fired",
        content: .base("string", allowed: nil),
        isCollection: true
      )
    case DMNNames.colour: texts("t_colour", DMNNames.colours)
    default: texts("t_" + name, DMNNames.verdicts)
    }
  }

  private func options(_ path: String) -> ItemDefinition? {
    guard let options = type(path)?.options else { return nil }
    return Self.texts(reference(path), options, isCollection: isSeveral(path))
  }

  private static func texts(
    _ name: String,
    _ texts: [String],
    isCollection: Bool = false
  ) -> ItemDefinition {
    ItemDefinition(
      name: name,
      content: .base(
        "string",
        allowed: texts.map { Literal.text($0).feel }.joined(separator: ", ")
      ),
      isCollection: isCollection
    )
  }

  /// The parts of a name, and theirs.
  private func parts(under path: String) -> [ItemDefinition] {
    let below = paths.filter { $0.hasPrefix(path + ".") }.map { $0.dropFirst(path.count + 1) }
    return below.map { String($0.prefix { $0 != "." }) }.uniqued.map { part in
      let whole = "\(path).\(part)"
      guard paths.contains(whole) else {
        return ItemDefinition(name: part, content: .components(parts(under: whole)))
      }
      return ItemDefinition(name: part, content: .base(Sourced(reference(whole)), allowed: nil))
    }
  }
}

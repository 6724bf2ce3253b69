import Diagnostics

/// Reads a small, strict part of XML 1.0: elements, attributes, text, comments.
///
/// There are no document types and no entities but the five, so nothing is fetched and no text
/// grows as it is read.
struct XMLReader {
  private static let depthLimit = 64
  private let bytes: [UInt8]
  private var offset = 0

  /// A fault and where it is.
  struct Failure: Error {
    let fault: XMLFault
    let span: Span
  }

  /// Reads a whole document.
  ///
  /// - Throws: the first fault.
  /// - Complexity: O(length).
  static func document(_ source: SourceText) throws(Failure) -> XMLElement {
    if let offset = source.firstInvalidByte {
      throw Failure(fault: .notUTF8, span: Span(offset, offset + 1))
    }
    var reader = XMLReader(bytes: source.bytes)
    return try reader.document()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func document() throws(Failure) -> XMLElement {
    _ = skip("\u{FEFF}")
    try declaration()
    try miscellany()
    guard at("<") else { throw fault(.expectedElement) }
    let root = try element(in: ["xml": "http://www.w3.org/XML/1998/namespace"], depth: 0)
    try miscellany()
    guard offset == bytes.count else { throw fault(.secondElement) }
    return root
  }

  // MARK: Around elements

  private mutating func declaration() throws(Failure) {
    guard at("<?xml") else { return }
    let start = offset
    try skip(past: "?>")
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    guard let encoding = text.firstMatch(of: #/encoding\s*=\s*["']([^"']*)["']/#)?.1 else { return }
    if encoding.lowercased() != "utf-8" {
      throw Failure(fault: .encoding, span: Span(start, offset))
    }
  }

  private mutating func miscellany() throws(Failure) {
    while true {
      skipSpace()
      if try !skippedAside() { return }
    }
  }

  /// Passes over a comment or an instruction to some other program.
  private mutating func skippedAside() throws(Failure) -> Bool {
    if at("<!DOCTYPE") { throw fault(.doctype) }
    if at("<!--") {
      try skip(past: "-->")
    } else if at("<?") {
      try skip(past: "?>")
    } else {
      return false
    }
    return true
  }

  // MARK: Elements

  private mutating func element(
    in scope: [String: String],
    depth: Int
  ) throws(Failure) -> XMLElement {
    guard depth < Self.depthLimit else { throw fault(.tooDeep) }
    let start = offset
    offset += 1
    let nameStart = offset
    let name = try self.name()
    var scope = scope
    let attributes = try self.attributes(&scope)
    let isEmpty = skip("/")
    guard skip(">") else { throw fault(.attribute) }
    let (namespace, local) = try resolved(name, scope, isAttribute: false, at: nameStart)
    var element = XMLElement(
      namespace: namespace,
      name: local,
      attributes: attributes,
      span: Span(start, offset),
      content: Span(offset, offset)
    )
    if !isEmpty { try content(of: &element, named: name, in: scope, depth: depth) }
    return element
  }

  private mutating func content(
    of element: inout XMLElement,
    named name: String,
    in scope: [String: String],
    depth: Int
  ) throws(Failure) {
    let start = offset
    var text: [UInt8] = []
    while true {
      guard offset < bytes.count else { throw fault(.unfinished) }
      if at("</") { break }
      if at("<![CDATA[") {
        try characterData(&text)
      } else if at("<") {
        if try !skippedAside() {
          element.children.append(try self.element(in: scope, depth: depth + 1))
        }
      } else {
        try character(&text)
      }
    }
    element.text = String(decoding: text, as: UTF8.self)
    element.content = Span(start, offset)
    let end = offset
    offset += 2
    guard try self.name() == name else { throw Failure(fault: .wrongEnd, span: Span(end, offset)) }
    skipSpace()
    guard skip(">") else { throw fault(.wrongEnd) }
  }

  private mutating func characterData(_ text: inout [UInt8]) throws(Failure) {
    let start = offset + "<![CDATA[".utf8.count
    try skip(past: "]]>")
    for byte in bytes[start..<(offset - 3)] {
      guard isAllowed(byte) else { throw fault(.character) }
      text.append(byte)
    }
  }

  // MARK: Attributes

  private mutating func attributes(_ scope: inout [String: String]) throws(Failure)
    -> [XMLAttribute]
  {
    var written: [(name: String, value: String, start: Int, span: Span)] = []
    var names: Set<String> = []
    while true {
      let before = offset
      skipSpace()
      if at("/") || at(">") { break }
      guard offset < bytes.count else { throw fault(.unfinished) }
      guard before < offset else { throw fault(.attribute) }
      let start = offset
      let name = try self.name()
      let (value, span) = try value()
      if !names.insert(name).inserted {
        throw Failure(fault: .attributeTwice, span: Span(start, offset))
      }
      written.append((name, value, start, span))
      if name == "xmlns" { scope[""] = value }
      if name.hasPrefix("xmlns:") { scope[String(name.dropFirst(6))] = value }
    }
    var attributes: [XMLAttribute] = []
    for (name, value, start, span) in written where name != "xmlns" && !name.hasPrefix("xmlns:") {
      let (namespace, local) = try resolved(name, scope, isAttribute: true, at: start)
      attributes.append(XMLAttribute(namespace: namespace, name: local, value: value, span: span))
    }
    return attributes
  }

  private mutating func value() throws(Failure) -> (String, Span) {
    skipSpace()
    guard skip("=") else { throw fault(.attribute) }
    skipSpace()
    guard at("\"") || at("'") else { throw fault(.attribute) }
    let quote = bytes[offset]
    offset += 1
    let start = offset
    var text: [UInt8] = []
    while offset < bytes.count, bytes[offset] != quote {
      if at("<") { throw fault(.lessThan) }
      try character(&text)
    }
    guard offset < bytes.count else { throw fault(.unfinished) }
    offset += 1
    return (String(decoding: text, as: UTF8.self), Span(start, offset - 1))
  }

  private func resolved(
    _ name: String,
    _ scope: [String: String],
    isAttribute: Bool,
    at start: Int
  ) throws(Failure) -> (namespace: String, name: String) {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 1: return (isAttribute ? "" : scope[""] ?? "", name)
    case 2 where !parts[0].isEmpty && !parts[1].isEmpty:
      if let namespace = scope[parts[0]] { return (namespace, parts[1]) }
      throw Failure(fault: .prefix, span: Span(start, start + name.utf8.count))
    default: throw Failure(fault: .name, span: Span(start, start + name.utf8.count))
    }
  }

  // MARK: Characters

  /// Takes one byte of text, or one entity.
  private mutating func character(_ text: inout [UInt8]) throws(Failure) {
    let byte = bytes[offset]
    if byte == UInt8(ascii: "&") { return try entity(&text) }
    guard isAllowed(byte) else { throw fault(.character) }
    text.append(byte)
    offset += 1
  }

  private mutating func entity(_ text: inout [UInt8]) throws(Failure) {
    let longest = bytes[offset...].prefix(12)
    guard let end = longest.firstIndex(of: UInt8(ascii: ";")),
      let scalar = Self.scalar(String(decoding: bytes[(offset + 1)..<end], as: UTF8.self))
    else { throw fault(.entity) }
    text += Array(String(Character(scalar)).utf8)
    offset = end + 1
  }

  private static func scalar(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    let code =
      name.hasPrefix("#x")
      ? UInt32(name.dropFirst(2), radix: 16)
      : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
    guard let code, code >= 0x20 || [9, 10, 13].contains(code), code & 0xFFFE != 0xFFFE else {
      return nil
    }
    return Unicode.Scalar(code)
  }

  private func isAllowed(_ byte: UInt8) -> Bool { byte >= 0x20 || [9, 10, 13].contains(byte) }

  private mutating func name() throws(Failure) -> String {
    let start = offset
    while offset < bytes.count, isNameByte(bytes[offset]) { offset += 1 }
    guard offset > start, !(0x2D...0x39).contains(bytes[start]) else {
      throw Failure(fault: .name, span: Span(start, max(offset, start + 1)))
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A, 0x30...0x3A, 0x2D, 0x2E, 0x5F, 0x80...: true
    default: false
    }
  }

  private mutating func skipSpace() {
    while offset < bytes.count, [0x20, 9, 10, 13].contains(bytes[offset]) { offset += 1 }
  }

  private func at(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard offset + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { bytes[offset + $0] == text.utf8Start[$0] }
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    guard at(text) else { return false }
    offset += text.utf8CodeUnitCount
    return true
  }

  private mutating func skip(past text: StaticString) throws(Failure) {
    let start = offset
    while offset < bytes.count {
      if skip(text) { return }
      offset += 1
    }
    offset = start
    throw fault(.unfinished)
  }

  private func fault(_ fault: XMLFault) -> Failure {
    Failure(fault: fault, span: Span(offset, min(offset + 1, bytes.count)))
  }
}

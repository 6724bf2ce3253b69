import Diagnostics
import Driver
import JSONText

/// Hands every text that libFuzzer makes up to the reader of JSON, and shows what it says.
///
/// The two ways of reading must agree: what is read as a value is read token by token too, and what is
/// not has a diagnostic that says why.
@main
enum JSONFuzzer {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    _ = LLVMFuzzerRunDriver(&count, &arguments) { bytes, size in
      let text = Array(UnsafeBufferPointer(start: bytes, count: size))
      let source = SourceText(path: "fuzz", bytes: text)
      let (value, diagnostics) = JSONValue.parse(source)
      for diagnostic in diagnostics.prefix(20) { _ = diagnostic.frame { _ in source } }
      let isRead = value != nil && diagnostics.isEmpty
      let hasMark = text.starts(with: [0xEF, 0xBB, 0xBF])
      precondition(value != nil || !diagnostics.isEmpty, "refused without a word")
      precondition(isRead == JSONFuzzer.isScanned(hasMark ? Array(text.dropFirst(3)) : text))
      return 0
    }
  }

  private static func isScanned(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      do throws(JSONFault) {
        var token = try scanner.next()
        while token.kind != .end {
          precondition(token.range.upperBound <= bytes.count)
          if token.kind == .string || token.kind == .key {
            // What was scanned is UTF-8, so that no character of it is replaced.
            precondition(!token.hasEscapes || !scanner.string(token).contains("\0"))
          }
          token = try scanner.next()
        }
        return true
      } catch {
        precondition((0...bytes.count).contains(error.offset), "a place outside the text")
        return false
      }
    }
  }
}

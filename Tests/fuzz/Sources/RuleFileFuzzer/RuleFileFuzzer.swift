import Diagnostics
import Driver
import Rules

/// Hands every text that libFuzzer makes up to the parser of rule files, and shows what it says.
@main
enum RuleFileFuzzer {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    _ = LLVMFuzzerRunDriver(&count, &arguments) { bytes, size in
      let source = SourceText(
        path: "fuzz",
        bytes: Array(UnsafeBufferPointer(start: bytes, count: size))
      )
      for diagnostic in RuleFileParser.parse(source).1 { _ = diagnostic.frame { _ in source } }
      return 0
    }
  }
}

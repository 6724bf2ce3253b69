import Triage

/// Room for a batch that is in memory after all.
final class MemoryScratch: ScratchSpace {
  private var bytes: [UInt8] = []

  func append(_ bytes: UnsafeRawBufferPointer) { self.bytes += bytes }

  func read(into bytes: UnsafeMutableRawBufferPointer, at offset: Int) {
    bytes.copyBytes(from: self.bytes[offset..<offset + bytes.count])
  }
}

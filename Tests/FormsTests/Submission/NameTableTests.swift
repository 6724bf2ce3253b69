import Testing

@testable import Forms

@Suite("Names found by their bytes")
struct NameTableTests {
  static func find(_ name: String, in table: NameTable, expecting: Int = -1) -> Int? {
    Array(name.utf8).withUnsafeBufferPointer { table.index(of: $0, expecting: expecting) }
  }

  @Test(arguments: [0, 1, 2, 3, 64, 2000])
  func findsEveryNameAndNoOther(count: Int) {
    let table = NameTable((0..<count).map { "item_\($0)" })
    for index in 0..<count {
      #expect(Self.find("item_\(index)", in: table) == index)
      #expect(Self.find("item_\(index)", in: table, expecting: index) == index)
      #expect(Self.find("item_\(index)", in: table, expecting: index - 1) == index)
    }
    for other in ["", "item_", "item_\(count)", "Item_0", String(repeating: "x", count: 100_000)] {
      #expect(Self.find(other, in: table, expecting: 0) == nil)
    }
  }

  @Test func tellsComposedFromDecomposed() {
    let table = NameTable(["\u{E9}", "e\u{301}"])
    #expect(Self.find("\u{E9}", in: table) == 0)
    #expect(Self.find("e\u{301}", in: table) == 1)
  }

  @Test func findsTheFirstOfEqualNames() {
    #expect(Self.find("a", in: NameTable(["a", "a"])) == 0)
  }
}

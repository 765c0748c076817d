import DocumentIO
import Testing

@Suite struct JSONValueTests {
  @Test func valuesAreRead() throws {
    #expect(try JSONValue(#" "a\n\u00e5\ud83d\ude00\/" "#.utf8) == .string("a\nå😀/"))
    #expect(
      try JSONValue("[1, -2, 2.50, 99999999999999999999]".utf8)
        == .array([.integer(1), .integer(-2), .number("2.50"), .number("99999999999999999999")]))
    #expect(
      try JSONValue(#"{"a": [], "b": {}, "c": [true, false, null], "a": 7}"#.utf8)
        == .object(["a": .integer(7), "b": .object([:]), "c": .array([.bool(true), .bool(false), .null])]))
    let value = try JSONValue(#"{"a": null, "b": ["c"]}"#.utf8)
    #expect(value["a"] == nil && value["b"]?.elements?.first?.text == "c" && value["d"] == nil)
  }

  @Test(arguments: [
    #""\ud83d""#, #""\x""#, "\"a", "01", "-", "tru", "[1,]", "[1", "{\"a\" 1}", "{\"a\"}", "\"\u{1}\"", "",
    "1 2", "NaN",
  ])
  func whatIsNoJSONIsRefused(_ text: String) {
    #expect(throws: JSONFault.self) { try JSONValue(text.utf8) }
  }

  @Test func whatIsNestedTooDeepOrNoUTF8IsRefusedAtItsByte() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONFault.self) { try JSONValue(deep.utf8) }
    do throws(JSONFault) {
      _ = try JSONValue([0x22, 0x61, 0xFF, 0x22])
      Issue.record("read")
    } catch { #expect(error.at == 2) }
  }
}

extension TestFile {
  /// The bytes that a case file writes on one line: ⏎ is a line feed, ␍ a carriage return, ⇥ a tab, ␣ a blank, ⟦F8⟧ a byte.
  public static func bytes(ofNotation text: some StringProtocol) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "⏎": bytes.append(0x0A)
      case "␍": bytes.append(0x0D)
      case "⇥": bytes.append(0x09)
      case "␣": bytes.append(0x20)
      case "⟦":
        let digits = rest.prefix(2).map { String($0) }.joined()
        guard let byte = UInt8(digits, radix: 16) else { fatalError("no byte '\(digits)' in '\(text)'") }
        bytes.append(byte)
        rest = rest.dropFirst(3)
      default: bytes += Array(String(scalar).utf8)
      }
    }
    return bytes
  }
}

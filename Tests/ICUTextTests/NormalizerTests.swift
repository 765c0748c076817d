import ICUText
import Testing

@Suite struct NormalizerTests {
  @Test func formCIsRecognisedAndMade() {
    #expect(Normalizer.isNFC("Ærø ved Åen"))
    #expect(!Normalizer.isNFC("A\u{30A}en"))
    #expect(Normalizer.nfc(of: Array("A\u{30A}en".utf8)) == Array("Åen".utf8))
    #expect(Normalizer.nfc(of: []) == [])
    #expect(Normalizer.composed(0x41, 0x30A) == 0xC5 && Normalizer.composed(0x41, 0x42) == nil)
  }

  @Test func versionsAreKnown() {
    #expect(ICU.version.first?.isNumber == true)
    #expect(ICU.unicodeVersion.first?.isNumber == true)
  }

  @Test func propertiesAreUnicodes() {
    #expect(CharacterProperties.isWhiteSpace(0xA0) && CharacterProperties.isWhiteSpace(0x2028))
    #expect(!CharacterProperties.isWhiteSpace(0x1F))
    #expect(
      CharacterProperties.isLetter(0xE6) && CharacterProperties.isUppercase(0xC6)
        && CharacterProperties.isDigit(0x35))
  }
}

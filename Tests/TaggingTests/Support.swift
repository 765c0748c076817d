import BinaryFormat
import DocumentModel
import TestSupport
import Testing

@testable import Tagging

/// The model that ships with the program.
enum ShippedModel {
  static let bytes: [UInt8] = TestFile.bytes(TestFile.root + "/Sources/CEmbedded/models/tagger.model") ?? []
  static let tagger = Trainer.tagger(bytes)
}

/// Words parted by blanks as a text of one sentence.
func oneSentence(_ line: some StringProtocol) -> (SourceText, Tokens, Sentences) {
  var tokens = Tokens()
  var at = 0
  var bytes: [UInt8] = []
  for word in line.split(separator: " ") {
    tokens.append(start: at, end: at + word.utf8.count)
    bytes += Array(word.utf8) + [0x20]
    at = bytes.count
  }
  let text = SourceText(String(decoding: bytes, as: UTF8.self))
  return (text, tokens, Sentences(firstTokens: tokens.isEmpty ? [] : [0], tokenCount: tokens.count))
}

func tag(_ line: some StringProtocol, with tagger: Tagger = ShippedModel.tagger) -> Morphology {
  let (text, tokens, sentences) = oneSentence(line)
  return tagger.morphology(of: tokens, in: sentences, of: text)
}

import BinaryFormat
import DocumentModel
import LexiconFormat
import TestSupport
import Testing
import Tokenization

/// Tokenizer and splitter with the project's lexicons.
enum Fixture {
  static let lexicons = try! LexiconFolder(directory: TestFile.root + "/lexicons")

  static let lexicon: TokenLexicon = {
    var diagnostics: [LexiconDiagnostic] = []
    return TokenLexicon(compiling: lexicons, diagnostics: &diagnostics)
  }()

  static let tokenizer = Tokenizer(lexicon: lexicon)

  static let byRules = splitter(model: nil)

  /// With the model that ships.
  static let splitter = splitter(
    model: TestFile.bytes(TestFile.root + "/Sources/CEmbedded/models/splitter.model").map { archive($0) })

  static func splitter(model: SectionArchive?) -> SentenceSplitter {
    try! SentenceSplitter(lexicon: lexicon, model: model)
  }

  /// Copies `bytes` to memory that is never freed, as an archive needs it.
  static func archive(_ bytes: [UInt8]) -> SectionArchive {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    copy.copyBytes(from: bytes)
    return try! SectionArchive(UnsafeRawBufferPointer(copy), kind: "splitter", version: 1, verify: true)
  }

  static func document(_ text: SourceText, _ splitter: SentenceSplitter = splitter) -> Document {
    let tokens = tokenizer.tokens(in: text)
    return Document(text: text, tokens: tokens, sentences: splitter.sentences(of: tokens, in: text))
  }
}

extension Document {
  var tokenTexts: [String] { tokens!.indices.map { text(ofToken: $0) } }
  var sentenceTexts: [String] {
    sentences!.map { sentence in sentence.map { text(ofToken: $0) }.joined(separator: " ") }
  }
}

import BinaryFormat
import DocumentModel
import EntityRecognition
import LexiconFormat
import TestSupport
import Testing
import Tokenization

/// The lexicons of the repository, read and compiled once for all tests.
enum Real {
  static let folder = try! LexiconFolder(directory: TestFile.root + "/lexicons")
  static let gazetteer: Gazetteer = {
    var faults: [LexiconDiagnostic] = []
    return Gazetteer(compiling: folder, diagnostics: &faults)
  }()
  static let recognizer = EntityRecognizer(gazetteer: gazetteer)
  private static let tokens: TokenLexicon = {
    var faults: [LexiconDiagnostic] = []
    return TokenLexicon(compiling: folder, diagnostics: &faults)
  }()
  static let tokenizer = Tokenizer(lexicon: tokens)
  static let splitter = try! SentenceSplitter(lexicon: tokens, model: nil)

  /// A text with tokens, sentences and entities.
  static func document(_ string: String) -> Document {
    let text = SourceText(string)
    let tokens = tokenizer.tokens(in: text)
    let sentences = splitter.sentences(of: tokens, in: text)
    return Document(
      text: text, tokens: tokens, sentences: sentences,
      entities: recognizer.entities(among: tokens, in: sentences, of: text))
  }
}

/// A sentence with its names in the text: `Den {LOC=US amerikanske} chef for [ORG Huawei]`.
struct Annotated {
  struct Span: Hashable, CustomStringConvertible {
    var bytes: Range<Int>
    var label: String
    var isPart: Bool
    var id: String?
    var words: String
    var description: String { "[\(label)\(isPart ? "/part" : "")\(id.map { "=" + $0 } ?? "") \(words)]" }
  }

  var text = ""
  var names: [Span] = []
  var mentions: [Span] = []

  init(_ line: String) {
    var open: (start: Int, tag: Substring, isMention: Bool)?
    var rest = Substring(line)
    while let c = rest.first {
      rest = rest.dropFirst()
      if c == "[" || c == "{", let blank = rest.firstIndex(of: " "), rest[..<blank].first?.isUppercase == true
      {
        open = (text.utf8.count, rest[..<blank], c == "{")
        rest = rest[rest.index(after: blank)...]
      } else if c == "]" || c == "}", let began = open {
        var tag = began.tag.split(separator: "=").map(String.init)
        let isPart = tag[0].hasSuffix("/part")
        if isPart { tag[0].removeLast(5) }
        let span = Span(
          bytes: began.start..<text.utf8.count, label: tag[0], isPart: isPart,
          id: tag.count > 1 ? tag[1] : nil,
          words: String(decoding: Array(text.utf8)[began.start...], as: UTF8.self))
        if began.isMention { mentions.append(span) } else { names.append(span) }
        open = nil
      } else {
        text.append(c)
      }
    }
  }

  static func spans(_ entities: [Entity], _ document: Document, withIDs: Bool) -> [Span] {
    entities.map {
      let bytes = document.tokens!.bytes(of: $0.tokens)
      return Span(
        bytes: bytes, label: $0.label.name, isPart: $0.isPart, id: withIDs ? $0.kbID : nil,
        words: document.text.string(bytes))
    }
  }
}

@Suite struct NotationTests {
  @Test(arguments: [
    "listed.txt", "persons.txt", "organisations.txt", "words.txt", "compounds.txt", "clashes.txt",
  ])
  func `the names of a line are those in brackets`(_ file: String) {
    for line in CaseFile(file).lines {
      let expected = Annotated(line.text)
      let document = Real.document(expected.text)
      let found = Annotated.spans(document.entities!.names, document, withIDs: true)
      let got = found.map { span in
        var span = span
        // An id is compared where the line gives one.
        if expected.names.first(where: { $0.bytes == span.bytes })?.id == nil { span.id = nil }
        return span
      }
      if got != expected.names {
        Issue.record(
          "found \(got.map(\.description).joined(separator: " ")) in: \(line.text)",
          sourceLocation: line.location)
      }
      #expect(document.brokenInvariants().isEmpty, sourceLocation: line.location)
    }
  }

  @Test func `the mentions of a line are those in braces`() {
    for line in CaseFile("mentions.txt").lines {
      let expected = Annotated(line.text)
      let document = Real.document(expected.text)
      let found = Annotated.spans(document.entities!.mentions, document, withIDs: true)
      if found != expected.mentions {
        Issue.record(
          "found \(found.map(\.description).joined(separator: " ")) in: \(line.text)",
          sourceLocation: line.location)
      }
    }
  }

  @Test func `a compound and a name inside a name are mentions with their ids`() throws {
    let document = Real.document("EU-landene hører Københavns Universitet.")
    let mentions = try #require(document.entities?.mentions)
    #expect(mentions.map { document.text(ofTokens: $0.tokens) } == ["EU-landene", "Københavns"])
    #expect(mentions.map(\.kbID).allSatisfy { !$0.isEmpty })
    #expect(mentions[0].isPart && !mentions[1].isPart)
  }

  @Test func `every name says which line made it`() throws {
    let document = Real.document(
      "Minister Ulla Grønkjær siger til Huawei, at Nordsund Bank og EU-landene venter.")
    for name in try #require(document.entities?.names) {
      let line = name.evidence
      #expect(line.file.hasPrefix("names/") || line.file.hasPrefix("rule: "), "\(line)")
      if let file = Real.folder.file(line.file) {
        let text = String(decoding: file.bytes, as: UTF8.self).split(
          separator: "\n", omittingEmptySubsequences: false)
        #expect(line.line > 4 && line.line <= text.count, "\(line)")
      }
    }
  }
}

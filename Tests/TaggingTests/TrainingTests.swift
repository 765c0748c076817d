import BinaryFormat
import DocumentModel
import TestSupport
import Testing

@testable import Tagging

@Suite struct TrainingTests {
  /// Twenty sentences, word/TAG/lemma.
  static let toy: [TaggedSentence] = """
    Hunden/NOUN/hund sover/VERB/sove ./PUNCT/.
    Katten/NOUN/kat sover/VERB/sove ./PUNCT/.
    Hesten/NOUN/hest løber/VERB/løbe ./PUNCT/.
    Manden/NOUN/mand løber/VERB/løbe ./PUNCT/.
    Kvinden/NOUN/kvinde synger/VERB/synge ./PUNCT/.
    Pigen/NOUN/pige synger/VERB/synge godt/ADV/godt ./PUNCT/.
    Hun/PRON/hun ser/VERB/se hunden/NOUN/hund ./PUNCT/.
    Han/PRON/han ser/VERB/se katten/NOUN/kat ./PUNCT/.
    Vi/PRON/vi ser/VERB/se hesten/NOUN/hest ./PUNCT/.
    Hun/PRON/hun kender/VERB/kende manden/NOUN/mand ./PUNCT/.
    Han/PRON/han kender/VERB/kende Anna/PROPN/Anna ./PUNCT/.
    Vi/PRON/vi kender/VERB/kende Peter/PROPN/Peter ./PUNCT/.
    Peter/PROPN/Peter kender/VERB/kende Anna/PROPN/Anna ./PUNCT/.
    Anna/PROPN/Anna løber/VERB/løbe hurtigt/ADV/hurtigt ./PUNCT/.
    Peter/PROPN/Peter synger/VERB/synge højt/ADV/højt ./PUNCT/.
    Bilen/NOUN/bil kører/VERB/køre hurtigt/ADV/hurtigt ./PUNCT/.
    Bussen/NOUN/bus kører/VERB/køre ./PUNCT/.
    Toget/NOUN/tog kører/VERB/køre ./PUNCT/.
    Barnet/NOUN/barn ser/VERB/se toget/NOUN/tog ./PUNCT/.
    Vi/PRON/vi hører/VERB/høre toget/NOUN/tog ./PUNCT/.
    """.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map { $0.split(separator: "/").map(String.init) }
      return TaggedSentence(
        forms: words.map { $0[0] }, upos: words.map { UPOS(name: $0[1])! },
        feats: words.map { $0[1] == "NOUN" ? "Number=Sing" : "_" }, lemmas: words.map { $0[2] })
    }

  static func options() -> TaggerTraining.Options {
    var options = TaggerTraining.Options()
    options.trainings = 1
    options.epochs = 3
    options.folds = 2
    options.firstBits = 12
    options.secondBits = 12
    return options
  }

  @Test func sameInputGivesTheSameBytes() {
    let resources = TaggerTraining.Resources(
      raw: Array("Hun ser bilen, og Anna ser Peter.\nBilerne kører.".utf8),
      lexicon: [LexicalForm(form: "bilen", analysis: "N")])
    let first = TaggerTraining.train(
      TrainingTests.toy, resources: resources, options: TrainingTests.options())
    let second = TaggerTraining.train(
      TrainingTests.toy, resources: resources, options: TrainingTests.options())
    #expect(first == second)
    let tagger = Trainer.tagger(first)
    #expect(tag("Hun kender hunden .", with: tagger).tags == [.pronoun, .verb, .noun, .punctuation])
    #expect(tag("Peter ser bilen .", with: tagger).lemmas[2] == "bil")
    #expect(TaggerScores(tagger, TrainingTests.toy).upos > 95)
  }

  @Test func jackknifeTagsEachSentenceOnce() {
    let resources = TaggerTraining.Resources(raw: [])
    let found = TaggerTraining.jackknife(
      TrainingTests.toy, tagging: 10, resources: resources, options: TrainingTests.options())
    #expect(found.map(\.forms) == TrainingTests.toy[..<10].map(\.forms))
  }

  @Test func readsDictionaries() {
    #expect(
      LexicalForm.uniMorph("bil\tbiler\tN;INDF;NOM;PL\n") == [
        LexicalForm(form: "biler", analysis: "UN;INDF;NOM;PL")
      ])
    #expect(LexicalForm.danNet("1@bil@Noun@\n") == [LexicalForm(form: "bil", analysis: "DNoun")])
    #expect(LexicalForm.sentiment("glad,,adj.,1,3,glad;glade\n").map(\.form) == ["glad", "glade"])
    #expect(LexicalForm.names("Ib\nBo\nUlf\n", analysis: "F", first: 2).map(\.form) == ["Ib", "Bo"])
  }

  /// Floors on the treebank's development part, gold tokens, where it is at hand.
  @Test(.enabled(if: TestFile.shared != nil)) func keepsItsScores() throws {
    let path = try #require(TestFile.shared) + "/data/treebank/da-dev.conllu"
    let text = try #require(TestFile.text(path))
    let sentences = text.split(separator: "\n\n").map { block in
      let rows = block.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t") }
      return TaggedSentence(
        forms: rows.map { String($0[1]) }, upos: rows.map { UPOS(name: $0[3])! },
        feats: rows.map { String($0[5]) },
        lemmas: rows.map { String($0[2]) })
    }
    let scores = TaggerScores(ShippedModel.tagger, sentences)
    #expect(scores.tokens == 10_332)
    #expect(scores.upos >= 97.6)
    #expect(scores.features >= 97.6)
    #expect(scores.lemmas >= 98.4)
  }
}

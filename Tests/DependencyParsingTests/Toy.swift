import BinaryFormat
import DocumentModel

@testable import DependencyParsing

/// A treebank of a few sentences, and a model that learns it in a second.
enum Toy {
  /// `form/lemma/UPOS/FEATS/head/deprel` by spaces.
  static func sentence(_ text: String) -> TreebankSentence {
    let rows = text.split(separator: " ").map {
      $0.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    }
    return TreebankSentence(
      forms: rows.map { $0[0] }, lemmas: rows.map { $0[1] }, upos: rows.map { UPOS(name: $0[2])! },
      feats: rows.map { $0[3] }, heads: rows.map { Int($0[4])! }, deprels: rows.map { $0[5] })
  }

  static let trees = [
    "Hunden/hund/NOUN/Definite=Def/2/nsubj sover/sove/VERB/VerbForm=Fin/0/root ././PUNCT//2/punct",
    "Katten/kat/NOUN/Definite=Def/2/nsubj ser/se/VERB/VerbForm=Fin/0/root en/en/DET//4/det mus/mus/NOUN/Definite=Ind/2/obj ././PUNCT//2/punct",
    "Manden/mand/NOUN/Definite=Def/2/nsubj bor/bo/VERB/VerbForm=Fin/0/root i/i/ADP//4/case byen/by/NOUN/Definite=Def/2/obl ././PUNCT//2/punct",
    "Han/han/PRON/Case=Nom/2/nsubj siger/sige/VERB/VerbForm=Fin/0/root ,/,/PUNCT//6/punct at/at/SCONJ//6/mark hun/hun/PRON/Case=Nom/6/nsubj kommer/komme/VERB/VerbForm=Fin/2/ccomp ././PUNCT//2/punct",
    "Kommer/komme/VERB/VerbForm=Fin/0/root hun/hun/PRON/Case=Nom/1/nsubj ?/?/PUNCT//1/punct",
    "Hun/hun/PRON/Case=Nom/3/nsubj har/have/AUX/VerbForm=Fin/3/aux købt/købe/VERB/VerbForm=Part/0/root en/en/DET//6/det rød/rød/ADJ//6/amod cykel/cykel/NOUN/Definite=Ind/3/obj ././PUNCT//3/punct",
    "I/i/ADP//2/case dag/dag/NOUN/Definite=Ind/3/obl regner/regne/VERB/VerbForm=Fin/0/root det/det/PRON//3/expl ././PUNCT//3/punct",
    "Bogen/bog/NOUN/Definite=Def/7/nsubj ,/,/PUNCT//5/punct som/som/PRON//5/obj jeg/jeg/PRON/Case=Nom/5/nsubj læste/læse/VERB/VerbForm=Fin/1/acl:relcl ,/,/PUNCT//5/punct ligger/ligge/VERB/VerbForm=Fin/0/root der/der/ADV//7/advmod ././PUNCT//7/punct",
    // An arc that crosses another: "bogen" is the object of "læse".
    "Den/den/DET//2/det bog/bog/NOUN/Definite=Def/5/obj vil/ville/AUX/VerbForm=Fin/4/aux prøver/prøve/VERB/VerbForm=Fin/0/root læse/læse/VERB/VerbForm=Inf/4/xcomp han/han/PRON/Case=Nom/4/nsubj ././PUNCT//4/punct",
    "Nej/nej/INTJ//0/root !/!/PUNCT//1/punct",
  ].map(sentence)

  static var options: ParserTraining.Options {
    var options = ParserTraining.Options()
    options.epochs = 5
    options.runs = 1
    options.folds = 2
    options.stepBits = 14
    options.arcBits = 14
    options.minimumStepCount = 1
    options.minimumArcCount = 1
    options.labelBits = 12
    return options
  }

  static let model = ParserTraining.train(trees, development: trees, options: options)

  static func withParser<R>(
    _ bytes: [UInt8] = model, _ accuracy: DependencyParser.Accuracy = .standard,
    _ body: (DependencyParser) throws -> R
  ) throws -> R {
    try bytes.withUnsafeBytes {
      try body(
        DependencyParser(
          model: SectionArchive($0, kind: "parser", version: 2, verify: true), accuracy: accuracy))
    }
  }
}

import DocumentModel
import TestSupport

/// Documents with gold layers that no tagger or parser would give: any tree, any tags, features and relations, over words
/// that the lexicons know.
struct RandomTrees {
  private var random: SeededGenerator

  /// Words with their lemma, tag and features, as the treebank has them.
  private static let words: [(form: String, lemma: String, tag: UPOS, features: String)] = [
    ("USA", "USA", .properNoun, ""), ("Danske", "Danske", .properNoun, ""), ("Bank", "Bank", .properNoun, ""),
    ("Mette", "Mette", .properNoun, ""), ("Frederiksen", "Frederiksen", .properNoun, ""),
    ("Huaweis", "Huawei", .properNoun, "Case=Gen"), ("ministeren", "minister", .noun, "Definite=Def"),
    ("udstyr", "udstyr", .noun, "Definite=Ind"), ("pres", "pres", .noun, "Definite=Ind"),
    ("aftalen", "aftale", .noun, "Definite=Def"), ("mening", "mening", .noun, "Definite=Ind"),
    ("brev", "brev", .noun, "Definite=Ind"), ("klima-", "klima-", .noun, "Definite=Ind"),
    ("mandag", "mandag", .noun, "Definite=Ind"), ("januar", "januar", .noun, "Definite=Ind"),
    ("uge", "uge", .noun, "Definite=Ind"), ("ansatte", "ansat", .adjective, "Number=Plur"),
    ("amerikansk", "amerikansk", .adjective, "Number=Sing"), ("skarp", "skarp", .adjective, "Number=Sing"),
    ("kræver", "kræve", .verb, finite), ("siger", "sige", .verb, finite), ("lægger", "lægge", .verb, finite),
    ("afviser", "afvise", .verb, finite), ("ventes", "vente", .verb, "\(finite)|Voice=Pass"),
    ("stop", "stoppe", .verb, "Mood=Imp"), ("fjerne", "fjerne", .verb, "VerbForm=Inf"),
    ("lade", "lade", .verb, "VerbForm=Inf"), ("sagt", "sige", .verb, past), ("fyret", "fyre", .verb, past),
    ("anholdt", "anholde", .verb, past), ("bygget", "bygge", .verb, past),
    ("har", "have", .auxiliary, finite), ("er", "være", .auxiliary, finite),
    ("bliver", "blive", .auxiliary, finite), ("skal", "skulle", .auxiliary, finite),
    ("kunne", "kunne", .auxiliary, "Mood=Ind|Tense=Past|VerbForm=Fin"),
    ("være", "være", .auxiliary, "VerbForm=Inf"), ("han", "han", .pronoun, "Case=Nom|PronType=Prs"),
    ("sig", "sig", .pronoun, "Reflex=Yes"), ("man", "man", .pronoun, ""), ("det", "det", .pronoun, ""),
    ("der", "der", .pronoun, "PronType=Rel"), ("som", "som", .adposition, ""),
    ("hvad", "hvad", .pronoun, "PronType=Int,Rel"), ("hvor", "hvor", .adverb, ""),
    ("hvis", "hvis", .subordinatingConjunction, ""), ("at", "at", .subordinatingConjunction, ""),
    ("at", "at", .particle, ""), ("om", "om", .subordinatingConjunction, ""), ("om", "om", .adposition, ""),
    ("uden", "uden", .adposition, ""), ("til", "til", .adposition, ""), ("for", "for", .adposition, ""),
    ("over", "over", .adposition, ""), ("på", "på", .adposition, ""), ("af", "af", .adposition, ""),
    ("ved", "ved", .adposition, ""), ("fra", "fra", .adposition, ""), ("med", "med", .adposition, ""),
    ("ifølge", "ifølge", .adposition, ""), ("efter", "efter", .adposition, ""), ("i", "i", .adposition, ""),
    ("ikke", "ikke", .adverb, ""), ("kun", "kun", .adverb, ""), ("op", "op", .adverb, ""),
    ("måske", "måske", .adverb, ""), ("og", "og", .coordinatingConjunction, ""),
    ("men", "men", .coordinatingConjunction, ""), ("den", "den", .determiner, "PronType=Dem"),
    ("ingen", "ingen", .determiner, ""), ("sin", "sin", .determiner, "Poss=Yes"), ("to", "to", .numeral, ""),
    ("2027", "2027", .numeral, ""), ("1.", "1.", .adjective, "NumType=Ord"),
  ]
  private static let finite = "Mood=Ind|Tense=Pres|VerbForm=Fin"
  private static let past = "Tense=Past|VerbForm=Part"
  private static let marks = [
    ",", ",", ",", ".", "?", ":", "\"", "»", "«", "”", "“", "„", "–", "-", "(", ")",
  ]
  private static let favourites: [Relation] = [
    .conj, .conj, .nsubj, .obj, .nmod, .obl, .aclRelcl, .ccomp, .xcomp, .case, .flat, .mark, .aux, .amod,
  ]
  private static let inventory = FeatureInventory(
    names: ["", "Case=Gen", "Number=Plur"]
      + Set(words.map(\.features)).subtracting([""]).sorted()
      .filter { $0 != "Case=Gen" && $0 != "Number=Plur" })

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A document of one to three sentences of 1 to 60 tokens.
  mutating func next() -> Document {
    var text = ""
    var tokens = Tokens()
    var tags: [UPOS] = []
    var features: [UInt16] = []
    var lemmas = TextColumn()
    var heads: [Int32] = []
    var relations: [Relation] = []
    var firsts: [Int32] = []
    // Few words and a favourite relation, so that what repairs and readers look for comes together often.
    let words = (0..<Int.random(in: 2...12, using: &random)).map { _ in
      RandomTrees.words.randomElement(using: &random)!
    }
    let favourite = RandomTrees.favourites.randomElement(using: &random)!
    let noise = Double.random(in: 0...0.3, using: &random)
    let share = Double.random(in: 0.05...0.4, using: &random)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let first = tokens.count
      let count = Int.random(in: 1...60, using: &random)
      firsts.append(Int32(first))
      for _ in 0..<count {
        let isMark = random.chance(share)
        var word = words.randomElement(using: &random)!
        if isMark { word = (RandomTrees.marks.randomElement(using: &random)!, "", .punctuation, "") }
        if random.chance(noise) {
          word.tag = UPOS.allCases.randomElement(using: &random)!
          word.features = RandomTrees.inventory.names.randomElement(using: &random)!
        }
        if !text.isEmpty, random.chance(isMark ? 0.5 : 0.95) { text += " " }
        tokens.append(start: text.utf8.count, end: text.utf8.count + word.form.utf8.count)
        text += word.form
        tags.append(word.tag)
        features.append(UInt16(RandomTrees.inventory.names.firstIndex(of: word.features)!))
        lemmas.append((word.lemma.isEmpty ? word.form : word.lemma).utf8)
      }
      let tree = tree(count)
      for token in 0..<count {
        heads.append(Int32(first + tree[token]))
        relations.append(tree[token] == token ? .root : relation(of: tags[first + token], favourite))
      }
    }
    return Document(
      text: SourceText(text), tokens: tokens,
      sentences: Sentences(firstTokens: firsts, tokenCount: tokens.count),
      morphology: Morphology(
        tags: tags, features: features, inventory: RandomTrees.inventory, lemmas: lemmas),
      syntax: Syntax(heads: heads, relations: relations))
  }

  /// A tree, the root its own head: each token in a random order is hung on one before it in that order, the nearest of a
  /// few, so that arcs of one word and arcs over the whole sentence both come.
  private mutating func tree(_ count: Int) -> [Int] {
    let order = (0..<count).shuffled(using: &random)
    let tries = Int.random(in: 1...12, using: &random)
    var heads = Array(0..<count)
    for place in order.indices.dropFirst() {
      let candidates = (0..<tries).map { _ in order[Int.random(in: 0..<place, using: &random)] }
      heads[order[place]] = candidates.min { abs($0 - order[place]) < abs($1 - order[place]) }!
    }
    return heads
  }

  private mutating func relation(of tag: UPOS, _ favourite: Relation) -> Relation {
    if random.chance(0.3) { return favourite }
    let usual: [Relation] =
      switch tag {
      case .noun, .properNoun, .pronoun, .numeral:
        [.nsubj, .obj, .iobj, .obl, .nmod, .nmodPoss, .conj, .appos, .flat, .expl, .nummod]
      case .verb: [.conj, .ccomp, .xcomp, .advcl, .aclRelcl, .acl, .parataxis, .amod, .obj]
      case .auxiliary: [.aux, .aux, .cop, .auxPass, .conj]
      case .adposition: [.case, .case, .case, .mark, .compoundPrt, .fixed, .nsubj]
      case .adverb: [.advmod, .compoundPrt, .mark]
      case .adjective, .determiner: [.amod, .det, .nsubj, .obj, .conj]
      case .coordinatingConjunction: [.cc]
      case .subordinatingConjunction, .particle: [.mark]
      default: [.punct, .dep]
      }
    return random.chance(0.85)
      ? usual.randomElement(using: &random)!
      : Relation(rawValue: UInt8.random(in: 1..<UInt8(Relation.wellKnown.count), using: &random))
  }
}

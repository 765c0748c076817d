/// What a word does in a clause, from `claims/words.tsv`; a word may have several classes.
struct WordClass: OptionSet, Sendable {
  let rawValue: UInt64
  init(rawValue: UInt64) { self.rawValue = rawValue }
  private init(bit: UInt64) { rawValue = 1 << bit }

  static let at = WordClass(bit: 0)  // at: before infinitives and clauses
  static let whether = WordClass(bit: 1)  // om, hvorvidt
  static let question = WordClass(bit: 2)  // hvad, hvem, hvordan …
  static let condition = WordClass(bit: 3)  // hvis, medmindre, såfremt
  static let subordinator = WordClass(bit: 4)  // da, når, fordi, mens …
  static let relative = WordClass(bit: 5)  // der, som
  static let expletive = WordClass(bit: 6)  // der, det
  static let agent = WordClass(bit: 7)  // af
  static let source = WordClass(bit: 8)  // ifølge
  static let negation = WordClass(bit: 9)  // ikke, aldrig, næppe, hverken
  static let negativeDeterminer = WordClass(bit: 10)  // ingen, intet
  static let only = WordClass(bit: 11)  // kun, bare: 'ikke kun' negates nothing
  static let reflexive = WordClass(bit: 12)  // sig, mig, dig, os, jer
  static let without = WordClass(bit: 13)  // uden (at)
  static let tail = WordClass(bit: 14)  // herunder, bl.a., heraf: what follows is no part of the phrase
  static let focus = WordClass(bit: 15)  // også, især: no part of the phrase at its left edge
  static let possible = WordClass(bit: 16)  // måske, muligvis
  static let future = WordClass(bit: 17)  // efter planen, i morgen
  static let factive = WordClass(bit: 18)  // a governor whose hv-clause is a known fact: se, vide, vise
  static let thing = WordClass(bit: 19)  // det, dette: pronouns of things
  static let contrast = WordClass(bit: 20)  // men: a negation ends here

  static let nominative = WordClass(bit: 21)  // man: a subject wherever it stands
  static let time = WordClass(bit: 22)  // mandag: never who or what by itself

  static let pending = WordClass(bit: 23)  // før, inden: with a present tense, still to come

  static let measure = WordClass(bit: 24)  // år, procent: without a preposition when, how long or how much
  static let past = WordClass(bit: 25)  // i går: what *kunne* and *måtte* say of it did happen
  static let neither = WordClass(bit: 26)  // hverken: denies what *eller* joins too
  static let opinion = WordClass(bit: 27)  // efter, mening: "efter ministerens mening" names a source
  static let message = WordClass(bit: 28)  // brev: whom it goes to is told
  static let month = WordClass(bit: 29)  // december
  static let place = WordClass(bit: 30)  // hvor: behind a noun and a comma it asks nothing
  static let quantity = WordClass(bit: 31)  // over, op til: before a number they tell how many
  static let when = WordClass(bit: 32)  // går: "i går" tells when, wherever the tree hangs it
  static let means = WordClass(bit: 33)  // ved: "ved at" belongs to no noun
  static let attributive = WordClass(bit: 34)  // om, af: right behind a noun they belong to it
  static let origin = WordClass(bit: 35)  // fra: right behind somebody it says where from

  private static let names: [String: WordClass] = [
    "at": .at, "whether": .whether, "question": .question, "condition": .condition,
    "subordinator": .subordinator, "relative": .relative, "expletive": .expletive, "agent": .agent,
    "source": .source, "negation": .negation, "negative-determiner": .negativeDeterminer, "only": .only,
    "reflexive": .reflexive, "without": .without, "tail": .tail, "focus": .focus, "possible": .possible,
    "future": .future, "factive": .factive, "thing": .thing, "contrast": .contrast,
    "nominative": .nominative, "time": .time, "pending": .pending, "measure": .measure, "past": .past,
    "neither": .neither, "opinion": .opinion, "message": .message,
    "month": .month, "place": .place, "quantity": .quantity, "when": .when, "attributive": .attributive,
    "origin": .origin,
    "means": .means,
  ]
  static let allNames = names.keys.sorted()

  init?(name: String) {
    guard let known = WordClass.names[name] else { return nil }
    self = known
  }
}

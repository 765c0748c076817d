internal import DocumentModel

/// Something that stands in a slot: its head, and for a clause where its words begin.
struct Filler {
  let slot: Slot
  let head: Int
  /// The first word of a clause ("at", "om", "hvordan"), or `head` for a phrase.
  var start: Int
  /// The phrase hangs on this word in the tree and was taken from it.
  var host: Int?
  /// The preposition or particle before it.
  var preposition: Int?
  /// A relative pronoun was replaced by this antecedent.
  var isAntecedent = false
  /// The words are given (a quotation) and not to be read off the tree.
  var words: Range<Int>?

  init(slot: Slot, head: Int, start: Int? = nil, host: Int? = nil, preposition: Int? = nil) {
    self.slot = slot
    self.head = head
    self.start = start ?? head
    self.host = host
    self.preposition = preposition
  }
}

/// One lexical verb with its clause: what it says about whom, whether and how surely.
struct Predication {
  /// The finite verb or participle that opens the clause.
  let finite: Int
  /// The lexical verb, the predicate's first word.
  var verb: Int
  /// The words whose dependents belong to the clause, lexical verb first.
  var nodes: [Int]
  var subject: Filler?
  var passive = false
  var factuality = Factuality.actual
  var negative = false
  /// A present tense with a time to come: "åbner på lørdag".
  var isScheduled = false
  var fillers: [Filler] = []
  /// Modal verbs above the predicate, for frames that name one.
  var modals: [Int] = []
  /// The operator lines that were passed through.
  var operators: [LexiconLine] = []
  /// The same without the modals, for a frame that takes the modal into itself.
  var factualityWithoutModals = Factuality.actual

  /// Raises the factuality to `other` where that says more.
  mutating func raise(to other: Factuality, byModal: Bool = false) {
    if other.rawValue > factuality.rawValue { factuality = other }
    if !byModal, other.rawValue > factualityWithoutModals.rawValue { factualityWithoutModals = other }
  }
}

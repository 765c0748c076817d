internal import DocumentModel

/// A frame as it is read from text, for compiling.
struct FrameDraft {
  struct Example {
    let sentence: String
    /// The claim in the notation of the guidelines; empty for `not`.
    let claim: String
    let line: Int
  }

  let name: String
  let type: ClaimType
  let plover: String?
  let line: LexiconLine
  var verbs: [Vocabulary.ID] = []
  var nominals: [Vocabulary.ID] = []
  var nouns: [Vocabulary.ID] = []
  var particles: [Vocabulary.ID] = []
  var words: [[Vocabulary.ID]] = []
  var reflexive = Frame.Reflexive.never
  var prepositions: [Vocabulary.ID] = []
  var modals: [Vocabulary.ID] = []
  var needs: [[SlotPattern]] = []
  var lacks: [SlotPattern] = []
  var subjectKind = SlotPattern.Kind.any
  var objectKind = SlotPattern.Kind.any
  var subjectNouns: [String] = []
  var objectNouns: [String] = []
  var roles: [ClaimRole: [SlotPattern]] = [:]
  var examples: [Example] = []
}

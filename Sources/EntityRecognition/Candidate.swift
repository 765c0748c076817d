internal import DocumentModel

/// What proposed a name.
enum CandidateRule: UInt8 {
  case gazetteer, foldedGazetteer, compound
  case titledPerson, namedPerson, firstNameAlone, surnameAlone, unknownWithSurname, speaker
  case lastCue, firstCue, endingCue, coordinatedCue
  case bracketed, partyLetter, documentMemory, placeByPreposition, placeNoun, organisationNoun, innerCapital,
    acronym, placeAndWord

  var description: String {
    switch self {
    case .gazetteer: "listed name"
    case .foldedGazetteer: "listed name in capitals"
    case .compound: "compound with a listed name"
    case .titledPerson: "title + name"
    case .namedPerson: "first name + capitalised name"
    case .firstNameAlone: "first name alone"
    case .surnameAlone: "surname alone"
    case .unknownWithSurname: "capitalised word + surname"
    case .speaker: "beside a verb of saying"
    case .lastCue: "name + cue word"
    case .firstCue: "cue word + name"
    case .endingCue: "ending of a cue"
    case .coordinatedCue: "coordinated cue"
    case .bracketed: "short form in brackets"
    case .partyLetter: "party letter after a person"
    case .documentMemory: "short form of a name of the document"
    case .placeNoun: "word for a place + name"
    case .organisationNoun: "word for an organisation + name"
    case .acronym: "capital letters of an unknown name"
    case .placeAndWord: "place + capitalised word"
    case .innerCapital: "capital inside a word"
    case .placeByPreposition: "preposition of place"
    }
  }
}

/// A listed name without its first token: "(" of "(S)", "Dronning" of "Dronning Margrethe".
struct Deferred {
  var token = -1
  var end = 0
  var entry: Int32 = -1
}

/// A name that could begin at a place.
struct Candidate {
  /// The token after its last.
  var end: Int
  var label: EntityLabel
  var rule: CandidateRule
  /// Decides between candidates of the same length.
  var priority: Int
  /// The entry that made it: of the name, the title, the first name or the cue; -1 for a rule alone.
  var entry: Int32 = -1
  var isPart = false
  /// Whether kind and id come from the entry: a title or first name gives none.
  var hasKind = true
  var hasID = true
}

internal import DocumentModel

/// What a line of the name files says about a form.
enum NameRole: UInt8, CaseIterable {
  /// The name of something: a row of `countries.tsv`, `parties.tsv` …
  case name
  case firstName, surname
  /// "statsminister", "fru"; as ending "-minister".
  case title, titleEnding
  /// Words that mark an organisation or a place: "Foreningen af …", "… Kommune", "-ministeriet".
  case cueFirst, cueLast, cueEnding
  /// Capitalised words that are no names by themselves.
  case nonName
  /// "amerikansk", "svenskerne".
  case demonym
  /// Names of languages and currencies.
  case measure
  /// A small-letter word so common that a capital at the start of a sentence makes no name of it.
  case common
  /// Words of `context.tsv`, one role a kind.
  case particle, joiner, innerJoiner, placePreposition, matchVerb, matchWord, sayVerb, article
  case inPreposition, placeNoun, organisationNoun
}

/// What is known of a form at a glance: the union over its entries.
struct NodeFlags: OptionSet {
  let rawValue: UInt32
  init(rawValue: UInt32) { self.rawValue = rawValue }
  private init(_ bit: Int) { rawValue = 1 << UInt32(bit) }

  /// A longer form begins with this one.
  static let continues = NodeFlags(0)
  static let person = NodeFlags(1)
  static let location = NodeFlags(2)
  static let organisation = NodeFlags(3)
  static let miscellaneous = NodeFlags(4)
  static let firstName = NodeFlags(5)
  static let surname = NodeFlags(6)
  static let title = NodeFlags(7)
  static let cueFirst = NodeFlags(8)
  static let cueLast = NodeFlags(9)
  static let nonName = NodeFlags(10)
  static let demonym = NodeFlags(11)
  static let measure = NodeFlags(12)
  static let common = NodeFlags(13)
  static let particle = NodeFlags(14)
  static let joiner = NodeFlags(15)
  static let placePreposition = NodeFlags(16)
  static let matchVerb = NodeFlags(17)
  static let matchWord = NodeFlags(18)
  static let sayVerb = NodeFlags(19)
  /// A first name or surname whose small-letter form is a common word: "Bo", "Sommer".
  static let clash = NodeFlags(20)
  /// A place name that also stands for its club.
  static let townTeam = NodeFlags(21)
  /// A Roman numeral: part of a ruler's name.
  static let roman = NodeFlags(22)
  /// "hr.", "fru": what follows is a person even where it is also a place.
  static let address = NodeFlags(23)
  /// A country or capital: too well known to be part of a person's name.
  static let wellKnownPlace = NodeFlags(24)
  /// "Den", "Det", "The": begins the names of organisations.
  static let article = NodeFlags(25)
  /// A small word that can stand inside a name behind a first cue: "Retten på Frederiksberg".
  static let innerJoiner = NodeFlags(26)
  /// "i": what follows it is a place where nothing else is known of it.
  static let inPreposition = NodeFlags(27)
  /// "byen", "floden": the name of a place follows.
  static let placeNoun = NodeFlags(28)
  /// "selskabet", "avisen": the name of an organisation follows.
  static let organisationNoun = NodeFlags(29)
  /// An ending that marks a word standing alone: "-ministeriet" (endings only).
  static let cueEnding = NodeFlags(30)

  static let name: NodeFlags = [.person, .location, .organisation, .miscellaneous]

  static func of(label: EntityLabel) -> NodeFlags {
    switch label {
    case .person: .person
    case .location: .location
    case .organisation: .organisation
    case .miscellaneous: .miscellaneous
    }
  }
}

/// One slot of the open-addressing table: the upper half of the form's hash and the node's number plus one, 0
/// where it is empty.
struct GazetteerSlot: BitwiseCopyable {
  var tag: UInt32
  var node: UInt32
}

/// A form, or the beginning of a longer one up to where a word can end.
///
///     text u32   first entry u32   flags u32   length u16   entries u16
///
/// `text` and `length` give its bytes in the text section, in the spelling of the lexicon. A node without
/// entries is only a beginning: "Novo" of "Novo Nordisk".
struct GazetteerNode: BitwiseCopyable {
  var text: UInt32
  var firstEntry: UInt32
  var flags: UInt32
  var length: UInt16
  var entryCount: UInt16
}

/// What one line says about a form. Texts are numbers into the string section.
struct GazetteerEntry: BitwiseCopyable {
  var line: UInt32
  var id: UInt32
  var kind: UInt32
  /// The form that stands in the first column of the line.
  var heading: UInt32
  var file: UInt16
  /// The rank of a first name or surname, 0 for none.
  var rank: UInt16
  var role: UInt8
  var label: UInt8
  /// Whether the line gives this very form as an ending: "-gade".
  var isEnding: UInt8
  var padding: UInt8 = 0
}

/// The sections of the packed lexicons that the gazetteer owns.
enum GazetteerSection {
  static let slots = "gaz.slots"
  static let nodes = "gaz.nodes"
  static let entries = "gaz.entries"
  static let text = "gaz.text"
  /// The open-addressing table of endings, hashed from the last letter to the first.
  static let endings = "gaz.endings"
  /// A `TextPool`.
  static let strings = "gaz.strings"
  static let all = [slots, nodes, entries, text, endings, strings, strings + "-ends"]
}

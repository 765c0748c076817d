public import DocumentModel

/// A sentence with its part of speech, features and lemma by token: what a tagger learns from.
///
///     TaggedSentence(
///       forms: ["Hun", "synger", "."], upos: [.pronoun, .verb, .punctuation],
///       feats: ["Case=Nom|…", "Mood=Ind|…", ""], lemmas: ["hun", "synge", "."])
public struct TaggedSentence: Sendable, Hashable {
  public var forms: [String]
  public var upos: [UPOS]
  /// As in the FEATS column; the empty string (or "_") for none.
  public var feats: [String]
  public var lemmas: [String]

  /// A sentence of columns of equal length.
  public init(forms: [String], upos: [UPOS], feats: [String], lemmas: [String]) {
    precondition(forms.count == upos.count && forms.count == feats.count && forms.count == lemmas.count)
    self.forms = forms
    self.upos = upos
    self.feats = feats.map { $0 == "_" ? "" : $0 }
    self.lemmas = lemmas
  }

  public var count: Int { forms.count }

  /// The name of token `index`'s tag: part of speech and features.
  func tagName(_ index: Int) -> String {
    feats[index].isEmpty ? upos[index].name : upos[index].name + " " + feats[index]
  }
}

/// A form and what a dictionary says it is: "bilerne", "N;DEF;NOM;PL".
public struct LexicalForm: Sendable, Hashable {
  public var form: String
  public var analysis: String

  public init(form: String, analysis: String) {
    self.form = form
    self.analysis = analysis
  }

  /// The rows of a UniMorph table: lemma, form, features, parted by tabs.
  public static func uniMorph(_ text: String) -> [LexicalForm] {
    rows(text, "\t").compactMap { $0.count >= 3 ? LexicalForm(form: $0[1], analysis: "U" + $0[2]) : nil }
  }

  /// The rows of DanNet's list of words: number, word, part of speech, parted by @.
  public static func danNet(_ text: String) -> [LexicalForm] {
    rows(text, "@").compactMap { $0.count >= 3 ? LexicalForm(form: $0[1], analysis: "D" + $0[2]) : nil }
  }

  /// The rows of the Danish sentiment lexicon: head word, …, part of speech, …, forms parted by semicolons.
  public static func sentiment(_ text: String) -> [LexicalForm] {
    rows(text, ",").flatMap { row in
      row.count >= 6
        ? row[5].split(separator: ";").map { LexicalForm(form: String($0), analysis: "S" + row[2]) } : []
    }
  }

  /// A list of names, one a line, the most frequent first.
  public static func names(_ text: String, analysis: String, first limit: Int) -> [LexicalForm] {
    text.split(whereSeparator: \.isNewline).prefix(limit).map {
      LexicalForm(form: String($0), analysis: analysis)
    }
  }

  private static func rows(_ text: String, _ separator: Character) -> [[String]] {
    text.split(whereSeparator: \.isNewline)
      .map { $0.split(separator: separator, omittingEmptySubsequences: false).map(String.init) }
  }
}

public import DocumentModel

/// Why a listed name was not taken.
public enum EntityRefusal: Sendable, Hashable, CustomStringConvertible {
  /// A line says that the word is no name by itself.
  case nonName(LexiconLine)
  /// A common small-letter word at the start of a sentence.
  case commonFirstWord
  /// A common word written in capitals.
  case capitalsAlone
  /// Nothing is known of the word and no rule applies.
  case unknown
  /// A first name or surname that is also a common word or another name.
  case clash

  public var description: String {
    switch self {
    case .nonName(let line): "\(line) says that it is no name by itself"
    case .commonFirstWord: "a common word with the capital of the sentence"
    case .capitalsAlone: "a common word in capitals"
    case .unknown: "in no list, and no rule applies"
    case .clash: "a name that is also a word or another name, with nothing beside it that decides"
    }
  }
}

/// What was considered where a name could begin.
public struct EntityTrace: Sendable, Hashable {
  /// A name that was proposed.
  public struct Option: Sendable, Hashable {
    public let tokens: Range<Int>
    public let label: EntityLabel
    /// The rule's name: "listed name", "title + name" …
    public let rule: String
    public let evidence: LexiconLine
    /// Why it lost; `nil` for the winner.
    public let lostBecause: String?
  }

  /// The first token.
  public let token: Int
  /// The winner first; empty where nothing was proposed.
  public let options: [Option]
  /// Why a capitalised word is no name; `nil` where one won.
  public let refusal: EntityRefusal?
}

/// Collects traces while names are searched.
final class EntityTraceRecorder {
  private(set) var traces: [EntityTrace] = []
  private var refusals: [Int: EntityRefusal] = [:]

  func refused(at t: Int, _ why: EntityRefusal) { refusals[t] = why }

  func decided(at t: Int, _ candidates: [Candidate], _ best: Int, _ recognition: Recognition) {
    let winner = candidates[best]
    var options: [EntityTrace.Option] = []
    for (n, candidate) in candidates.enumerated() {
      let entity = recognition.entity(candidate, at: t)
      let reason: String? =
        n == best
        ? nil
        : candidate.end < winner.end
          ? "shorter by \(winner.end - candidate.end) of \(winner.end - t) tokens"
          : "'\(winner.rule.description)' goes before '\(candidate.rule.description)'"
      options.append(
        EntityTrace.Option(
          tokens: entity.tokens, label: entity.label, rule: candidate.rule.description,
          evidence: entity.evidence,
          lostBecause: reason))
    }
    options.swapAt(0, best)
    traces.append(EntityTrace(token: t, options: options, refusal: nil))
  }

  func undecided(at t: Int, _ recognition: Recognition) {
    guard recognition.facts[t].shape.contains(.capital) else { return }
    let flags = recognition.gazetteer.flags(recognition.facts[t].form.exact)
    let why =
      refusals[t]
      ?? (flags.contains(.nonName)
        ? .nonName(
          recognition.gazetteer.evidence(
            recognition.gazetteer.entry(recognition.facts[t].form.exact, .nonName)))
        : recognition.facts[t].form.folded.contains(.common)
          ? .commonFirstWord
          : flags.isDisjoint(with: NodeFlags.name.union([.firstName, .surname])) ? .unknown : .clash)
    traces.append(EntityTrace(token: t, options: [], refusal: why))
  }
}

extension EntityRecognizer {
  /// What was considered at every place where a name could begin, and why the rest lost: for `udsagn explain`.
  ///
  /// The same search as `entities(among:in:of:)`, with a record kept.
  public func explain(among tokens: Tokens, in sentences: Sentences, of text: SourceText) -> [EntityTrace] {
    let recorder = EntityTraceRecorder()
    _ = withRecognition(of: tokens, in: sentences, of: text, trace: recorder) { $0.run() }
    return recorder.traces
  }
}

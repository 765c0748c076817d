public import DocumentModel

/// Why a verb or noun made a claim, or none.
public struct PredicateExplanation: Sendable {
  /// A frame that was tried and lost, with the first condition that failed or its lower score.
  public struct Rival: Sendable {
    public let frame: String
    public let line: LexiconLine
    public let reason: String
  }

  /// The token of the document that was looked at.
  public let token: Int
  /// The frame that made the claim, and how many conditions it met.
  public let winner: (frame: String, line: LexiconLine, score: Int)?
  /// The operator lines between the finite verb and the predicate.
  public let operators: [LexiconLine]
  public let rivals: [Rival]
  /// For a verb without a claim: what failed first.
  public let failure: String?
}

extension ClaimExtractor {
  /// For every verb of `document`, and every noun that a frame names: what made its claim or why it has none.
  public func explanations(of document: Document) -> [PredicateExplanation] {
    guard let sentences = document.sentences, document.morphology != nil, document.syntax != nil else {
      return []
    }
    let view = SentenceView(document, vocabulary: vocabulary, lexicon: lexicon)
    var all: [PredicateExplanation] = []
    var quotationIsOpen = false
    for sentence in sentences {
      view.load(sentence)
      let quotations = QuotationMap(view, startsOpen: quotationIsOpen)
      quotationIsOpen = quotations.isOpenAtEnd
      if sentence.count <= SentenceView.longest { all += explanations(view, quotations) }
    }
    return all
  }

  private func explanations(_ view: SentenceView, _ quotations: QuotationMap) -> [PredicateExplanation] {
    let reader = ClauseReader(view, lexicon: lexicon, quotations: quotations, frames: frames)
    let slots = SlotReader(view: view, vocabulary: vocabulary, lexicon: lexicon, clauses: reader)
    let matcher = FrameMatcher(
      view: view, slots: slots, reported: ReportedSpeech(view: view, quotations: quotations))
    var found: [PredicateExplanation] = []
    var seen: Set<Int> = []
    for var p in reader.predications {
      slots.fill(&p)
      seen.insert(p.verb)
      found.append(explanation(p, frames.called(byVerb: view.lemma[p.verb]), matcher, view))
    }
    for token in 0..<view.count where !seen.contains(token) {
      if view.tag[token] == .verb {
        found.append(
          PredicateExplanation(
            token: view.first + token, winner: nil, operators: [], rivals: [],
            failure: view.isParticiple(token)
              ? "a participle without an auxiliary: an adjective or a reduced relative clause"
              : view.isInfinitive(token)
                ? "an infinitive under no operator: the action, object or purpose of another verb"
                : "no finite clause of its own"))
      } else if view.tag[token] == .noun, !frames.called(byNoun: view.lemma[token]).isEmpty {
        var p = Predication(finite: token, verb: token, nodes: [token])
        p.fillers = matcher.nominalFillers(token)
        found.append(explanation(p, frames.called(byNoun: view.lemma[token]), matcher, view))
      }
    }
    return found.sorted { $0.token < $1.token }
  }

  private func explanation(
    _ p: Predication, _ candidates: UnsafeBufferPointer<Int32>, _ matcher: FrameMatcher, _ view: SentenceView
  ) -> PredicateExplanation {
    let best = best(p, matcher)
    var rivals: [PredicateExplanation.Rival] = []
    for index in candidates.map(Int.init) where index != best?.1.frame {
      let frame = frames[index]
      let reason =
        switch matcher.match(frame, index, p) {
        case .success(let match): "fits, with \(match.score) against \(best?.1.score ?? 0)"
        case .failure(let failed): failed.why.rawValue
        }
      rivals.append(PredicateExplanation.Rival(frame: frame.name, line: frame.line, reason: reason))
    }
    var failure: String?
    if best == nil || view.tag[p.verb] == .noun && best?.1.frame == -1 {
      if let line = lexicon.noClaim[view.lemma[p.verb]] {
        failure = "a verb that makes no claim: \(line)"
      } else if view.relation[p.verb] == .cop {
        failure = "a copula"
      } else {
        failure = candidates.isEmpty ? "no frame names it" : "no frame fits"
      }
    }
    return PredicateExplanation(
      token: view.first + p.verb,
      winner: failure == nil ? best.map { ($0.0.name, $0.0.line, $0.1.score) } : nil,
      operators: p.operators, rivals: rivals, failure: failure)
  }
}

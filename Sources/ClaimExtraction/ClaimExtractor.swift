public import BinaryFormat
public import DocumentModel

/// Finds the claims of a text: who does, says or wants what.
///
/// Reads tokens, sentences, morphology, trees and names; writes claims. What makes a claim and what fills its roles
/// are the frames of `lexicons/frames`; every claim names the line of its frame. See `corpus/claims.md` for what a
/// claim is.
///
///     Sydkorea presses af USA til at droppe Huawei.
///     presses · pressure · actor USA · addressee Sydkorea · action droppe · object Huawei
public struct ClaimExtractor: Sendable {
  let vocabulary: Vocabulary
  let lexicon: ClaimLexicon
  let frames: FrameSet
  private let archive: SectionArchive

  /// Takes the tables of a packed lexicon file in place.
  public init(packed archive: SectionArchive) throws(ArchiveError) {
    let tables = try ClaimTables(archive)
    self.archive = archive
    vocabulary = tables.vocabulary
    lexicon = ClaimLexicon(tables)
    frames = FrameSet(tables)
  }

  /// Adds the sections that `init(packed:)` reads.
  public func encoded(into writer: inout SectionArchiveWriter) {
    for name in ClaimSection.all { writer.add(name, of: archive) }
  }

  /// The claims of `document`, which must have tokens, sentences, morphology and syntax; without entities names are
  /// told by their tags alone.
  public func claims(in document: Document) -> Claims {
    guard let sentences = document.sentences, document.morphology != nil, document.syntax != nil else {
      return Claims()
    }
    let view = SentenceView(document, vocabulary: vocabulary, lexicon: lexicon)
    var all: [Claim] = []
    var quotationIsOpen = false
    for (index, sentence) in sentences.enumerated() {
      view.load(sentence)
      if startsParagraph(sentence, in: document) { quotationIsOpen = false }
      let quotations = QuotationMap(view, startsOpen: quotationIsOpen)
      quotationIsOpen = quotations.isOpenAtEnd
      if sentence.count > SentenceView.longest { continue }
      all += claims(in: view, sentence: index, quotations: quotations)
    }
    return Claims(all)
  }

  func claims(in view: SentenceView, sentence: Int, quotations: QuotationMap) -> [Claim] {
    let reader = ClauseReader(view, lexicon: lexicon, quotations: quotations, frames: frames)
    let slots = SlotReader(view: view, vocabulary: vocabulary, lexicon: lexicon, clauses: reader)
    let matcher = FrameMatcher(
      view: view, slots: slots, reported: ReportedSpeech(view: view, quotations: quotations))
    let builder = ClaimBuilder(view: view, matcher: matcher, extractor: self, sentence: sentence)
    var built: [ClaimBuilder.Built] = []
    var lightNouns: Set<Int> = []
    for var p in reader.predications {
      slots.fill(&p)
      guard let (frame, match) = best(p, matcher) else { continue }
      lightNouns.formUnion(match.words)
      built.append(builder.build(p, match, frame))
    }
    built += nominal(view, matcher, builder, taken: lightNouns)
    let actions = Set(built.flatMap(\.actionVerbs))
    built.removeAll { actions.contains($0.verb) }
    Attribution(view: view, slots: slots).attribute(&built)
    return built.map(\.claim).sorted { $0.predicate[0].lowerBound < $1.predicate[0].lowerBound }
  }

  /// The frame that fits a verb best, those of any verb behind its own.
  func best(_ p: Predication, _ matcher: FrameMatcher) -> (Frame, FrameMatch)? {
    if isNoClaimPhrase(p, matcher.view) { return nil }
    if matcher.view.isParticiple(p.verb), matcher.view.traits[p.verb].contains(.present) { return nil }
    if let best = best(among: frames.called(byVerb: matcher.view.lemma[p.verb]), p, matcher) {
      return (frames[best.frame], best)
    }
    if let match = carriedQuotation(p, matcher) { return (frames.quotation, match) }
    guard makesClaim(p, matcher.view) else { return nil }
    guard case .success(var match) = matcher.match(frames.fallback, -1, p) else { return nil }
    if let reflexive = matcher.reflexive(p) { match.words = [p.verb, reflexive].sorted() }
    return (frames.fallback, match)
  }

  /// The match with the most conditions met, the earlier one among equals.
  private func best(
    among candidates: UnsafeBufferPointer<Int32>, _ p: Predication, _ matcher: FrameMatcher
  ) -> FrameMatch? {
    var best: FrameMatch?
    for number in candidates {
      let index = Int(number)
      guard case .success(let match) = matcher.match(frames[index], index, p) else { continue }
      if match.score > best?.score ?? -1 { best = match }
    }
    return best
  }

  /// Any verb that stands beside a quotation with its subject behind it says it: "»Det bliver dyrt,« fortsætter økonomen".
  private func carriedQuotation(_ p: Predication, _ matcher: FrameMatcher) -> FrameMatch? {
    let view = matcher.view
    guard p.verb == p.finite, p.subject.map({ $0.head > p.verb }) ?? false, view.tag[p.verb] == .verb,
      let region = matcher.reported.quotationBefore(p.finite), region.count > 1,
      case .success(var match) = matcher.match(frames.quotation, -1, p)
    else { return nil }
    if let reflexive = matcher.reflexive(p) { match.words = [p.verb, reflexive].sorted() }
    return match
  }

  private func isNoClaimPhrase(_ p: Predication, _ view: SentenceView) -> Bool {
    guard let phrases = lexicon.noClaimPhrases[view.lemma[p.verb]] else { return false }
    return phrases.contains { phrase in
      (p.verb + 1..<min(view.count, p.verb + 4)).contains { view.matches(phrase.words, at: $0) }
    }
  }

  /// Whether a verb without a frame tells of an act: no copula, no verb of being, having or feeling.
  private func makesClaim(_ p: Predication, _ view: SentenceView) -> Bool {
    if view.relation[p.verb] == .cop || view.relation[p.verb] == .aux { return false }
    if lexicon.noClaim[view.lemma[p.verb]] != nil || lexicon.auxiliaries[view.lemma[p.verb]] != nil {
      return false
    }
    if lexicon.modals[view.form[p.verb]] != nil { return false }
    return view.tag[p.verb] == .verb
  }

  struct Complement {
    let predication: Predication
    let frame: Frame?
    let match: FrameMatch?
  }

  /// A complement clause read as a predication of its own, for the action and its object.
  func complement(_ head: Int, view: SentenceView, matcher: FrameMatcher) -> Complement {
    let reader = matcher.slots.clauses
    var p = reader.complement(head)
    matcher.slots.fill(&p)
    guard let (frame, match) = best(p, matcher) else {
      return Complement(predication: p, frame: nil, match: nil)
    }
    return Complement(predication: p, frame: frame, match: match)
  }

  private func startsParagraph(_ sentence: Range<Int>, in document: Document) -> Bool {
    guard let tokens = document.tokens, sentence.lowerBound > 0 else { return true }
    let gap = Int(tokens.ends[sentence.lowerBound - 1])..<Int(tokens.starts[sentence.lowerBound])
    return document.text.utf8[gap].lazy.filter { $0 == 0x0A }.count > 1
  }

  // MARK: - Nouns as predicates

  /// Nouns that tell of an act and have an actor and something else of their own: "amerikansk pres på X".
  private func nominal(
    _ view: SentenceView, _ matcher: FrameMatcher, _ builder: ClaimBuilder, taken: Set<Int>
  ) -> [ClaimBuilder.Built] {
    var built: [ClaimBuilder.Built] = []
    for token in 0..<view.count where view.tag[token] == .noun && !taken.contains(token) {
      let candidates = frames.called(byNoun: view.lemma[token])
      if candidates.isEmpty { continue }
      var p = Predication(finite: token, verb: token, nodes: [token])
      p.fillers = matcher.nominalFillers(token)
      guard let best = best(among: candidates, p, matcher) else { continue }
      let frame = frames[best.frame]
      let found = builder.build(p, best, frame)
      let roles = found.claim.roles
      // "Årets aftale": a time or thing owns nothing that it could do.
      if let actor = best.fillers.first(where: { $0.slot == .possessor }), !view.isPerson(actor.head),
        !view.traits[actor.head].contains(.possessive)
      {
        continue
      }
      guard roles[.actor] != nil, roles[.addressee] != nil || roles[.action] != nil || roles[.object] != nil
      else {
        continue
      }
      built.append(found)
    }
    return built
  }
}

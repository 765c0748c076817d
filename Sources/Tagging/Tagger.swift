public import BinaryFormat
public import DocumentModel

/// Parts of speech, features and lemmas of tokens, by a model learnt from a treebank.
///
/// Two passes: from left to right with what the words and the tags before say, then from right to left with the first
/// pass's tags on the left and its own on the right. The lemma follows from form and tag.
///
///     Sydkorea  presses                       af             USA
///     PROPN     VERB Mood=Ind|…|Voice=Pass    ADP            PROPN
///     Sydkorea  presse                        af             USA
///
/// Any bytes that are valid UTF-8 are tagged, in linear time; sentences of more than 1,024 tokens in stretches. Not
/// seen: what lies between tokens, and what earlier sentences say.
public struct Tagger: Sendable {
  let model: TaggerModel

  /// Opens a model of kind "tagger", version 2, and uses its bytes in place.
  ///
  /// - Throws: `ArchiveError` where a section is missing or does not fit the others.
  public init(model: SectionArchive) throws(ArchiveError) {
    self.model = try TaggerModel(model)
  }

  /// The layer of parts of speech, features and lemmas of `tokens`.
  public func morphology(of tokens: Tokens, in sentences: Sentences, of text: SourceText) -> Morphology {
    var tags: [UPOS] = []
    var features: [UInt16] = []
    var lemmas = TextColumn()
    tags.reserveCapacity(tokens.count)
    features.reserveCapacity(tokens.count)
    lemmas.reserveCapacity(rows: tokens.count, bytes: tokens.count * 6)
    var scratch = [UInt8](repeating: 0, count: 512)
    text.utf8.withUnsafeBufferPointer { bytes in
      each(tokens, sentences, bytes) { token, isFirst, tag, rule, form in
        tags.append(model.upos[Int(tag)])
        features.append(model.features[Int(tag)])
        if form.count + 256 > scratch.count { scratch = [UInt8](repeating: 0, count: form.count * 2 + 512) }
        scratch.withUnsafeMutableBufferPointer { out in
          let upos = model.upos[Int(tag)]
          let rule =
            rule == LemmaRules.unknown ? model.lemmas.rule(for: form, tag: tag, upos, model.facts) : rule
          var length = model.lemmas.apply(
            rule, to: form, keepsCapitals: upos == .properNoun, out.baseAddress!)
          if upos == .noun, form.hyphens > 0, form.capitals == .mixed || form.capitals == .initial && !isFirst
          {
            LemmaRules.restoreCapitals(of: form, in: out.baseAddress!, length)
          }
          let original = UnsafeBufferPointer(rebasing: bytes[tokens[token]])
          // A typographic mark was looked up as a plain one; its lemma is the mark itself.
          if length == 0 || PlainMark.plain(original).baseAddress != original.baseAddress {
            for (k, byte) in original.prefix(out.count).enumerated() { out[k] = byte }
            length = min(original.count, out.count)
          }
          lemmas.append(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(out)[..<length]))
        }
      }
    }
    return Morphology(tags: tags, features: features, inventory: model.inventory, lemmas: lemmas)
  }

  /// Calls `body` with each token in order, whether it begins a sentence, its tag, lemma rule and folded form.
  func each(
    _ tokens: Tokens, _ sentences: Sentences, _ bytes: UnsafeBufferPointer<UInt8>,
    _ body: (Int, Bool, UInt8, UInt16, borrowing FoldedForm) -> Void
  ) {
    var decoder = TagDecoder(model)
    var form = FoldedForm()
    for sentence in sentences {
      var start = sentence.lowerBound
      while start < sentence.upperBound {
        let stretch = start..<min(sentence.upperBound, start + TagDecoder.stretch)
        decoder.tag(tokens, stretch, of: bytes, &form)
        for i in 0..<stretch.count {
          form.fold(UnsafeBufferPointer(rebasing: bytes[tokens[start + i]]))
          body(start + i, start + i == sentence.lowerBound, decoder.tag(i), decoder.rules[i], form)
        }
        start = stretch.upperBound
      }
    }
  }
}

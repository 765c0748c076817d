import DocumentModel
import Testing

@testable import AnalysisPipeline
@testable import ClaimExtraction

/// What holds of claims whatever the tree: a parser may give any.
@Suite(.timeLimit(.minutes(2))) struct RandomTreeTests {
  private static let seeds: [UInt64] = Array(1...12)
  private static let documents = 100

  /// Every span lies in its sentence and has words (`brokenInvariants`); the pieces of a predicate stand apart, in the order
  /// of the text.
  @Test(arguments: seeds) func claimsOfAnyTreeAreSound(seed: UInt64) {
    var trees = RandomTrees(seed: seed)
    var found = 0
    for _ in 0..<Self.documents {
      let document = ClaimCase.pipeline.complete(trees.next())
      #expect(document.brokenInvariants() == [], "seed \(seed): \(document.text.string)")
      for claim in document.claims?.all ?? [] {
        found += 1
        #expect(!claim.predicate.isEmpty)
        for (piece, next) in zip(claim.predicate, claim.predicate.dropFirst()) {
          #expect(piece.upperBound < next.lowerBound, "seed \(seed): \(document.text.string)")
        }
      }
    }
    #expect(found > Self.documents)
  }

  /// Repairs leave a tree: one root, and every token reaches it.
  @Test(arguments: seeds) func repairedTreesAreTrees(seed: UInt64) throws {
    let extractor = try #require(ClaimCase.pipeline.extractor)
    var trees = RandomTrees(seed: seed)
    for _ in 0..<Self.documents {
      let document = trees.next()
      let view = SentenceView(document, vocabulary: extractor.vocabulary, lexicon: extractor.lexicon)
      for sentence in try #require(document.sentences) {
        view.load(sentence)
        #expect(view.head.count { $0 < 0 } == 1, "seed \(seed): \(document.text.string)")
        for token in 0..<view.count {
          var steps = 0
          var above = token
          while above >= 0, steps <= view.count {
            above = view.head[above]
            steps += 1
          }
          #expect(above < 0, "seed \(seed): a ring at \(token) of \(document.text.string)")
        }
      }
    }
  }
}

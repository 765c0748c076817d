internal import ArgumentParser
internal import DocumentIO
internal import DocumentModel

/// `--input-format`: a format, or `auto`.
enum InputChoice: String, ExpressibleByArgument, CaseIterable {
  case text, lines, jsonl, conllu, auto

  /// The format, `nil` for `auto`.
  var format: InputFormat? { InputFormat(rawValue: rawValue) }
}

/// `--output-format`.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case jsonl, conllu, tsv
}

/// `--claims`: all of them, or those of a type other than `other`.
enum ClaimChoice: String, ExpressibleByArgument, CaseIterable {
  case all, typed
}

/// `--offsets`.
enum OffsetChoice: String, ExpressibleByArgument, CaseIterable {
  case codepoint, utf8, utf16

  var unit: OffsetUnit { OffsetUnit(rawValue: rawValue)! }
}

/// A list of layers by the names that they have in records: `tokens,sents,ents`.
struct LayerList: ExpressibleByArgument {
  var layers: Layers

  private static let names: [(names: [String], layer: Layers)] = [
    (["tokens"], .tokens), (["sents"], .sentences), (["ents", "spans"], .entities),
    (["tags", "pos", "morph", "lemma"], .morphology), (["tree", "dep", "head"], .syntax),
    (["claims"], .claims),
  ]

  init(_ layers: Layers) { self.layers = layers }

  init?(argument: String) {
    layers = []
    for name in argument.split(separator: ",") {
      guard let entry = LayerList.names.first(where: { $0.names.contains(String(name)) }) else { return nil }
      layers.insert(entry.layer)
    }
  }

  var defaultValueDescription: String { description }

  var description: String {
    LayerList.names.filter { layers.contains($0.layer) }.map { $0.names[0] }.joined(separator: ",")
  }
}

public import DocumentModel

/// A document with what its input says about it: the thing that is read, completed and written.
public struct DocumentRecord: Sendable {
  public var id: String
  public var document: Document
  /// The members of the input record whose keys are not ours, each as `, "key": value`, byte for byte.
  public var furtherMembers: [UInt8]
  /// What CoNLL-U input has beside the layers.
  public var treebank: TreebankColumns?
  public var warnings: [InputWarning]

  public init(
    id: String, document: Document, furtherMembers: [UInt8] = [], treebank: TreebankColumns? = nil,
    warnings: [InputWarning] = []
  ) {
    self.id = id
    self.document = document
    self.furtherMembers = furtherMembers
    self.treebank = treebank
    self.warnings = warnings
  }
}

/// What a CoNLL-U file holds and no layer does, kept so that it can be written again.
public struct TreebankColumns: Sendable {
  /// The comment lines of each sentence, with their `#`.
  public var comments: [[String]] = []
  /// The columns XPOS, DEPS and MISC of each word as they stand.
  public var xpos = TextColumn()
  public var deps = TextColumn()
  public var misc = TextColumn()
  /// The FORM of words that are not what the text has in their place: words inside a multiword token.
  public var forms: [Int: String] = [:]
  /// Lines of multiword tokens before the word of this index.
  public var multiwordLines: [Int: [String]] = [:]
  /// Lines of empty nodes: before the first word of a sentence, and after a word.
  public var emptyNodesBefore: [Int: [String]] = [:]
  public var emptyNodesAfter: [Int: [String]] = [:]
  /// The layers that were taken from the file; XPOS goes with the tags, DEPS and the empty nodes with the tree.
  public var layers: Layers = []

  public init() {}
}

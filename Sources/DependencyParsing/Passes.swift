/// The greedy passes of a parser, each with its own table of weights.
///
/// A sentence is read from its beginning or from its end, without help or with the tree of the unhelped pass from
/// the other end in view (Attardi and Dell'Orletta 2009): what one end decides too early the other sees in time.
enum Pass: Int, CaseIterable {
  case forward, backward, guidedForward, guidedBackward

  var isBackward: Bool { self == .backward || self == .guidedBackward }
  var isGuided: Bool { self == .guidedForward || self == .guidedBackward }

  /// The name of its table in the model.
  var section: String {
    switch self {
    case .forward: "forward"
    case .backward: "backward"
    case .guidedForward: "guided-forward"
    case .guidedBackward: "guided-backward"
    }
  }
}

/// Who gives a sentence a tree before the last step: the passes, and the scores of arcs by themselves.
enum Voter: Int, CaseIterable {
  case forward, backward, guidedForward, guidedBackward, graph

  init(_ pass: Pass) {
    switch pass {
    case .forward: self = .forward
    case .backward: self = .backward
    case .guidedForward: self = .guidedForward
    case .guidedBackward: self = .guidedBackward
    }
  }

  /// The tree whose children and heads each table of guided arcs sees: the first table decides, with
  /// `Accuracy.high` all of them together.
  static let mains: [Voter] = [.guidedForward, .guidedBackward, .graph]
}

extension Configuration {
  /// The head of token `i` where the arrays are read from the other end.
  @inline(__always) static func mirrored(_ heads: UnsafePointer<Int32>, _ i: Int, _ n: Int) -> Int32 {
    let head = heads[n - 1 - i]
    let last = Int32(truncatingIfNeeded: n - 1)
    return head <= last ? last - head : head
  }
}

public import DocumentModel

/// The filled roles of a claim: role → range of code points.
public struct Roles: Sendable, Hashable {
  private var spans: [Range<Int>?]

  public init() { spans = Array(repeating: nil, count: ClaimRole.allCases.count) }

  public init(_ filled: [ClaimRole: Range<Int>]) {
    self.init()
    for (role, span) in filled { self[role] = span }
  }

  public subscript(role: ClaimRole) -> Range<Int>? {
    get { spans[Int(role.rawValue)] }
    set { spans[Int(role.rawValue)] = newValue }
  }
}

extension ClaimRole {
  /// The roles of the main figure; `source` is scored by itself.
  static let scored: [ClaimRole] = [.actor, .addressee, .action, .object, .content]
}

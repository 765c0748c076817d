/// A dependency tree over every sentence.
///
/// Heads are token indices of the **document**; a root's head is the token itself. Each sentence has exactly
/// one root, no cycle, and no arc leaves it.
public struct Syntax: Sendable, Hashable {
  public var heads: [Int32]
  public var relations: [Relation]
  public var inventory: RelationInventory

  public init(heads: [Int32], relations: [Relation], inventory: RelationInventory = .standard) {
    self.heads = heads
    self.relations = relations
    self.inventory = inventory
  }

  public var count: Int { heads.count }

  /// The head of token `index`, or `nil` for a root.
  public func head(_ index: Int) -> Int? {
    let head = Int(heads[index])
    return head == index ? nil : head
  }
}

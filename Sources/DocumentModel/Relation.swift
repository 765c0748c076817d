/// A dependency relation (https://universaldependencies.org/u/dep/), as a number into a `RelationInventory`.
///
/// The relations named here have the same number in every inventory, so `syntax.relations[i] == .nsubj` is a
/// comparison of two bytes.
public struct Relation: RawRepresentable, Sendable, Hashable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The names of the fixed numbers, in order.
  public static let wellKnown = [
    "root", "nsubj", "obj", "iobj", "obl", "obl:agent", "obl:lmod", "obl:tmod", "nmod", "nmod:poss", "amod",
    "advmod", "advmod:lmod", "advcl", "acl", "acl:relcl", "ccomp", "xcomp", "csubj", "mark", "case", "aux",
    "aux:pass", "cop", "det", "nummod", "conj", "cc", "punct", "flat", "appos", "fixed", "compound",
    "compound:prt", "expl", "dep", "list", "parataxis", "discourse", "vocative", "dislocated", "goeswith",
    "orphan", "reparandum", "nsubj:outer", "clf", "obl:loc",
  ]
  private static func known(_ name: String) -> Relation {
    Relation(rawValue: UInt8(wellKnown.firstIndex(of: name)!))
  }

  public static let root = known("root")
  public static let nsubj = known("nsubj")
  public static let obj = known("obj")
  public static let iobj = known("iobj")
  public static let obl = known("obl")
  public static let oblAgent = known("obl:agent")
  public static let oblLmod = known("obl:lmod")
  public static let oblTmod = known("obl:tmod")
  public static let nmod = known("nmod")
  public static let nmodPoss = known("nmod:poss")
  public static let amod = known("amod")
  public static let advmod = known("advmod")
  public static let advmodLmod = known("advmod:lmod")
  public static let advcl = known("advcl")
  public static let acl = known("acl")
  public static let aclRelcl = known("acl:relcl")
  public static let ccomp = known("ccomp")
  public static let xcomp = known("xcomp")
  public static let csubj = known("csubj")
  public static let mark = known("mark")
  public static let `case` = known("case")
  public static let aux = known("aux")
  public static let auxPass = known("aux:pass")
  public static let cop = known("cop")
  public static let det = known("det")
  public static let nummod = known("nummod")
  public static let conj = known("conj")
  public static let cc = known("cc")
  public static let punct = known("punct")
  public static let flat = known("flat")
  public static let appos = known("appos")
  public static let fixed = known("fixed")
  public static let compound = known("compound")
  public static let compoundPrt = known("compound:prt")
  public static let expl = known("expl")
  public static let dep = known("dep")
  public static let list = known("list")
  public static let parataxis = known("parataxis")
  public static let discourse = known("discourse")
  public static let vocative = known("vocative")
  public static let dislocated = known("dislocated")
}

/// The names of the relations of a layer: `Relation.wellKnown` first, then what else its source used.
public final class RelationInventory: Sendable, Hashable {
  public let names: [String]
  public static let standard = RelationInventory(furtherNames: [])

  public init(furtherNames: [String]) { names = Relation.wellKnown + furtherNames }

  public func name(_ relation: Relation) -> String { names[Int(relation.rawValue)] }

  public func relation(named name: some StringProtocol) -> Relation? {
    names.firstIndex { $0 == name }.map { Relation(rawValue: UInt8($0)) }
  }

  public static func == (a: RelationInventory, b: RelationInventory) -> Bool { a === b || a.names == b.names }
  public func hash(into hasher: inout Hasher) { hasher.combine(names) }
}

public import BinaryFormat
internal import DocumentModel

/// The names that are known, with what each stands for, in packed form.
///
///     var faults: [LexiconDiagnostic] = []
///     let gazetteer = Gazetteer(compiling: folder, diagnostics: &faults)
///     gazetteer.lookup("Huaweis")     // Huawei · ORG company, companies-world.tsv:1171, genitive
///
/// Forms lie in an open-addressing table over a hash that ignores case. Each form of several words has a node
/// for every beginning of it that ends at a word's edge; a text is matched by walking from word to word as long
/// as there is a node. All of it is used in place: opening costs microseconds, whatever the number of names.
public struct Gazetteer: @unchecked Sendable {
  private let archive: SectionArchive
  let slots: UnsafeBufferPointer<GazetteerSlot>
  let nodes: UnsafeBufferPointer<GazetteerNode>
  let entries: UnsafeBufferPointer<GazetteerEntry>
  let endings: UnsafeBufferPointer<GazetteerSlot>
  let text: UnsafeRawBufferPointer
  let strings: TextPool
  let textBase: UnsafePointer<UInt8>

  /// Takes the names of a packed lexicon file in place.
  public init(packed archive: SectionArchive) throws(ArchiveError) {
    self.archive = archive
    slots = try archive.section(GazetteerSection.slots, of: GazetteerSlot.self)
    nodes = try archive.section(GazetteerSection.nodes, of: GazetteerNode.self)
    entries = try archive.section(GazetteerSection.entries, of: GazetteerEntry.self)
    endings = try archive.section(GazetteerSection.endings, of: GazetteerSlot.self)
    strings = try TextPool(archive, GazetteerSection.strings)
    guard let text = archive.section(GazetteerSection.text) else {
      throw .missingSection(GazetteerSection.text)
    }
    guard Gazetteer.isTable(slots), Gazetteer.isTable(endings), !text.isEmpty, let base = text.baseAddress
    else {
      throw .damaged
    }
    self.text = text
    textBase = base.assumingMemoryBound(to: UInt8.self)
  }

  /// Adds the sections that `init(packed:)` reads.
  public func encoded(into writer: inout SectionArchiveWriter) {
    for name in GazetteerSection.all { writer.add(name, of: archive) }
  }

  /// The number of lines and ICU names that the gazetteer holds, each counted once for every form.
  public var entryCount: Int { entries.count }
  /// The number of different forms.
  public var formCount: Int { nodes.reduce(0) { $0 + ($1.entryCount > 0 ? 1 : 0) } }

  /// A power of two of slots, not all of them taken.
  private static func isTable(_ slots: UnsafeBufferPointer<GazetteerSlot>) -> Bool {
    slots.count > 0 && slots.count & (slots.count - 1) == 0
  }

  func string(_ number: UInt32) -> String { strings[Int(number)] }

  func text(of node: Int32) -> String {
    guard node >= 0, Int(node) < nodes.count else { return "" }
    let node = nodes[Int(node)]
    let start = Int(node.text)
    return String(decoding: text[start..<min(text.count, start + Int(node.length))], as: UTF8.self)
  }

  func flags(_ node: Int32) -> NodeFlags {
    node < 0 ? [] : NodeFlags(rawValue: nodes[Int(node)].flags)
  }

  /// The numbers of the entries of a node.
  func entryNumbers(_ node: Int32) -> Range<Int> {
    guard node >= 0 else { return 0..<0 }
    let node = nodes[Int(node)]
    let first = min(Int(node.firstEntry), entries.count)
    return first..<min(entries.count, first + Int(node.entryCount))
  }

  /// The first entry of a node with a role, and where given with a label; -1 where it has none.
  func entry(_ node: Int32, _ role: NameRole, _ label: EntityLabel? = nil) -> Int32 {
    for e in entryNumbers(node) where entries[e].role == role.rawValue {
      if label == nil || entries[e].label == label!.rawValue { return Int32(e) }
    }
    return -1
  }

  func evidence(_ entry: Int32) -> LexiconLine {
    guard entry >= 0 else { return LexiconLine(file: "", line: 0) }
    let e = entries[Int(entry)]
    return LexiconLine(file: string(UInt32(e.file)), line: Int(e.line))
  }

  func label(_ entry: Int32) -> EntityLabel {
    EntityLabel(rawValue: entries[Int(entry)].label) ?? .miscellaneous
  }
  func kind(_ entry: Int32) -> String { string(entries[Int(entry)].kind) }
  func id(_ entry: Int32) -> String { string(entries[Int(entry)].id) }
}

internal import BinaryFormat
internal import DocumentModel

/// Collects forms and what lines say about them, and lays them out as the sections of a gazetteer.
///
/// The same forms in the same order give the same bytes.
struct GazetteerBuilder {
  private struct Form {
    var bytes: [UInt8]
    var flags: NodeFlags
    var entries: [GazetteerEntry] = []
  }

  private var forms: [Form] = []
  private var numbers: [[UInt8]: Int] = [:]
  private var endings: [Form] = []
  private var endingNumbers: [[UInt8]: Int] = [:]
  private var strings = TextPoolBuilder()

  mutating func string(_ text: String) -> UInt32 { strings.number(of: text) }

  /// The key of a form as bytes: what `NameScalars` makes of it, in the form's own case.
  static func key(_ form: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for s in scalars(form) { bytes += Array(String(Character(Unicode.Scalar(s) ?? "\u{FFFD}")).utf8) }
    return bytes
  }

  private static func scalars(_ form: String) -> [UInt32] {
    let utf8 = Array(form.utf8)
    return utf8.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return [] }
      return scalars(base, buffer.count)
    }
  }

  private static func scalars(_ base: UnsafePointer<UInt8>, _ count: Int) -> [UInt32] {
    var list: [UInt32] = []
    var scalars = NameScalars(base, from: 0, to: count)
    while true {
      let s = scalars.next()
      if s == NameScalars.end { return list }
      list.append(s)
    }
  }

  /// Adds what a line says about a form, and a node for every beginning of the form at which a word can end.
  mutating func add(_ form: String, _ entry: GazetteerEntry, _ flags: NodeFlags) {
    let scalars = GazetteerBuilder.scalars(form)
    guard !scalars.isEmpty, form.utf8.count < 1 << 15 else { return }
    var prefix: [UInt8] = []
    for (i, s) in scalars.enumerated() {
      // A word of the text can end here where letters and digits stop, and never with a space.
      if i > 0, scalars[i - 1] != 0x20,
        !Letter.isLetterOrDigit(s) || !Letter.isLetterOrDigit(scalars[i - 1])
      {
        forms[number(of: prefix)].flags.insert(.continues)
      }
      prefix += Array(String(Character(Unicode.Scalar(s) ?? "\u{FFFD}")).utf8)
    }
    let n = number(of: prefix)
    forms[n].entries.append(entry)
    forms[n].flags.formUnion(flags)
  }

  /// Adds an ending, without its hyphen.
  mutating func addEnding(_ ending: String, _ entry: GazetteerEntry, _ flags: NodeFlags) {
    let key = GazetteerBuilder.key(ending)
    let n = endingNumbers[key] ?? endings.count
    if n == endings.count {
      endings.append(Form(bytes: key, flags: []))
      endingNumbers[key] = n
    }
    endings[n].entries.append(entry)
    endings[n].flags.formUnion(flags)
  }

  /// Whether a form has an entry with a role and a label.
  func has(_ form: String, role: NameRole, label: EntityLabel? = nil) -> Bool {
    guard let n = numbers[GazetteerBuilder.key(form)] else { return false }
    return forms[n].entries.contains {
      $0.role == role.rawValue && (label == nil || $0.label == label!.rawValue)
    }
  }

  private mutating func number(of key: [UInt8]) -> Int {
    if let n = numbers[key] { return n }
    let n = forms.count
    forms.append(Form(bytes: key, flags: []))
    numbers[key] = n
    return n
  }

  // MARK: Layout

  /// The sections, ready for `Gazetteer.init(packed:)`.
  func sections(into writer: inout SectionArchiveWriter) {
    var text: [UInt8] = []
    var nodes: [GazetteerNode] = []
    var entries: [GazetteerEntry] = []
    for form in forms + endings {
      nodes.append(
        GazetteerNode(
          text: UInt32(text.count), firstEntry: UInt32(entries.count), flags: form.flags.rawValue,
          length: UInt16(form.bytes.count), entryCount: UInt16(min(form.entries.count, Int(UInt16.max)))))
      text += form.bytes
      entries += form.entries.prefix(Int(UInt16.max))
    }
    if text.isEmpty { text = [0] }
    writer.add(GazetteerSection.slots, table(forms, from: 0, reversed: false))
    writer.add(GazetteerSection.nodes, nodes)
    writer.add(GazetteerSection.entries, entries)
    writer.add(GazetteerSection.text, text)
    writer.add(GazetteerSection.endings, table(endings, from: forms.count, reversed: true))
    strings.add(to: &writer, as: GazetteerSection.strings)
  }

  /// An open-addressing table at most half full.
  private func table(_ forms: [Form], from first: Int, reversed: Bool) -> [GazetteerSlot] {
    var size = 16
    while size < forms.count * 2 + 1 { size *= 2 }
    var slots = [GazetteerSlot](repeating: GazetteerSlot(tag: 0, node: 0), count: size)
    for (n, form) in forms.enumerated() {
      var scalars = form.bytes.withUnsafeBufferPointer {
        $0.baseAddress.map { GazetteerBuilder.scalars($0, form.bytes.count) } ?? []
      }
      if reversed { scalars.reverse() }
      let hash = NameHash.of(scalars)
      var at = hash.slot(size - 1)
      while slots[at].node != 0 { at = (at + 1) & (size - 1) }
      slots[at] = GazetteerSlot(tag: hash.tag, node: UInt32(first + n + 1))
    }
    return slots
  }
}

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// How the lines of a text are laid out: is it hard-wrapped, so that a line end is no more than a blank?
///
/// A text is hard-wrapped where most of its lines end without an end mark at about the same width, which shows in that
/// the next line's first word would not have fitted, and where a good part of its lines begin small.
struct LineLayout {
  private let p: UnsafePointer<UInt8>
  private let n: Int
  private var wrapWidth: Int?

  init(_ p: UnsafePointer<UInt8>, _ n: Int) {
    self.p = p
    self.n = n
  }

  /// Whether the text has come without its lines: long, and no line end in it. Then headlines stand in running text.
  var linesAreLost: Bool {
    n > 1500 && memchr(p, 0x0A, n) == nil && memchr(p, 0x0D, n) == nil
  }

  /// Whether the text is hard-wrapped, and the line that ends before byte `nextLine` is not a short one.
  mutating func isWrapped(before nextLine: Int) -> Bool {
    let width = wrapWidth ?? measure()
    wrapWidth = width
    if width == 0 { return false }
    var end = nextLine - 1
    var points = 0
    while end > 0, Gap.endsLine(p, end - 1, n) || p[end] == 0x0A && p[end - 1] == 0x0D { end -= 1 }
    while end > 0, p[end - 1] != 0x0A, p[end - 1] != 0x0D, points < width {
      end -= 1
      if p[end] & 0xC0 != 0x80 { points += 1 }
    }
    return points * 5 >= width * 3
  }

  /// The width in code points at which the text is wrapped, 0 where it is not.
  private func measure() -> Int {
    var widest = 0
    forEachLine { widest = max(widest, $0.width) }
    guard widest >= 20, widest <= 200 else { return 0 }
    let slack = max(3, widest / 10)
    var lines = 0
    var unmarked = 0
    var full = 0
    var small = 0
    forEachLine { line in
      guard line.width > 0, line.nextWord > 0 else { return }
      lines += 1
      if !line.endsWithMark { unmarked += 1 }
      if line.width + 1 + line.nextWord > widest - slack { full += 1 }
      if line.nextIsSmall { small += 1 }
    }
    return lines >= 2 && unmarked * 2 > lines && full * 10 >= lines * 6 && small * 3 >= lines ? widest : 0
  }

  private struct Line {
    var width: Int
    var endsWithMark: Bool
    /// The width of the next line's first word, 0 where that line is blank or missing.
    var nextWord: Int
    var nextIsSmall: Bool
  }

  private func forEachLine(_ body: (Line) -> Void) {
    var start = 0
    while start < n {
      var width = 0
      var last = start
      var i = start
      while i < n, p[i] != 0x0A {
        if p[i] & 0xC0 != 0x80, p[i] != 0x0D { width += 1 }
        if p[i] > 0x20 { last = i }
        i += 1
      }
      var next = i + 1
      while next < n, p[next] == 0x20 || p[next] == 0x09 { next += 1 }
      var word = 0
      let isSmall = next < n && Following.kind(p, next, n) == .lower
      while next < n, word < 40, Bytes.spaceLength(p, next, n) == 0 {
        if p[next] & 0xC0 != 0x80 { word += 1 }
        next += 1
      }
      let isBlank = last == start && (start >= n || p[start] <= 0x20)
      body(
        Line(
          width: isBlank ? 0 : width, endsWithMark: endsWithMark(last), nextWord: word, nextIsSmall: isSmall))
      start = i + 1
    }
  }

  /// An end mark at byte `i`, or a closing mark after which one may stand.
  private func endsWithMark(_ i: Int) -> Bool {
    switch p[i] {
    case 0x2E, 0x21, 0x3F, 0x3A, 0x22: true
    case 0xAB, 0xBB: i > 0 && p[i - 1] == 0xC2
    case 0x9D, 0xA6: i > 1 && p[i - 2] == 0xE2
    default: false
    }
  }
}

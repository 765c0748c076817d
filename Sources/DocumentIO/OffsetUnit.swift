/// What an offset in a record counts.
///
///     text        p å   U S A   👍
///     codepoint   0 1 2 3 4 5 6 7 8      as Python and spaCy count
///     utf8        0 1 3 4 5 6 7 8 12     bytes
///     utf16       0 1 2 3 4 5 6 7 9      as JavaScript and Java count
public enum OffsetUnit: String, Sendable, Hashable, CaseIterable {
  case codepoint, utf8, utf16
}

internal import CICU

/// What ICU knows of a code point.
public enum CharacterProperties {
  /// Unicode's White_Space: blanks of all widths, tab, line and paragraph separators.
  public static func isWhiteSpace(_ scalar: UInt32) -> Bool {
    cicu_is_white_space(Int32(truncatingIfNeeded: scalar)) != 0
  }
  public static func isLetter(_ scalar: UInt32) -> Bool {
    cicu_is_letter(Int32(truncatingIfNeeded: scalar)) != 0
  }
  public static func isDigit(_ scalar: UInt32) -> Bool {
    cicu_is_digit(Int32(truncatingIfNeeded: scalar)) != 0
  }
  public static func isUppercase(_ scalar: UInt32) -> Bool {
    cicu_is_upper(Int32(truncatingIfNeeded: scalar)) != 0
  }
}

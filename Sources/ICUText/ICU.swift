/// ICU, behind Swift types: the one module that sees ICU headers.
internal import CICU

public enum ICU {
  /// The version of ICU that the program runs with: "72.1".
  public static var version: String { text(cicu_version) }
  /// The version of Unicode that this ICU knows: "15.0".
  public static var unicodeVersion: String { text(cicu_unicode_version) }

  private static func text(_ fill: (UnsafeMutablePointer<CChar>) -> Void) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) {
      fill($0.baseAddress!)
      return String(cString: $0.baseAddress!)
    }
  }
}

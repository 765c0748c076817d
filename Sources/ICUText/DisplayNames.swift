internal import CICU

/// The names that ICU (CLDR) gives to countries, languages and currencies, for the compiling of lexicons.
///
///     DisplayNames.regions(locale: "da")      // …, (code: "SE", names: ["Sverige"]), …
///     DisplayNames.currencies(locale: "da")   // …, (code: "DKK", names: ["dansk krone", "danske kroner"]), …
///
/// Names are built anew at each call: milliseconds, nothing for the hot path.
public enum DisplayNames {
  /// A code of a standard and the names of what it stands for, the full name first, each once.
  public struct Named: Sendable, Hashable {
    public let code: String
    public let names: [String]
  }

  /// The countries and territories of ISO 3166 with their names, in full and short.
  public static func regions(locale: String) -> [Named] {
    collect(codes(cicu_region_codes()), locale: locale, cicu_region_name)
  }

  /// The parts of the world that UN M.49 numbers, such as 150 Europa, without the world itself.
  public static func worldRegions(locale: String) -> [Named] {
    let codes = (2...899).map { number in
      String(repeating: "0", count: number < 10 ? 2 : number < 100 ? 1 : 0) + String(number)
    }
    return collect(codes, locale: locale, cicu_region_name)
  }

  /// The languages of ISO 639 with their names.
  public static func languages(locale: String) -> [Named] {
    collect(codes(cicu_language_codes()).filter { $0.utf8.count == 2 }, locale: locale, cicu_language_name)
  }

  /// The names of the currencies (ISO 4217) that some region uses, for one unit and for several.
  public static func currencies(locale: String) -> [Named] {
    let inUse = codes(cicu_region_codes()).compactMap { region -> String? in
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 8) { code in
        cicu_currency_of_region(region, code.baseAddress!) == 3 ? String(cString: code.baseAddress!) : nil
      }
    }
    return Set(inUse).sorted().compactMap { code in
      var names: [String] = []
      for plural in 1...2 {
        let name = text { cicu_currency_name(locale, code, Int32(plural), $0, $1) }
        if !name.isEmpty, name != code, !names.contains(name) { names.append(name) }
      }
      return names.isEmpty ? nil : Named(code: code, names: names)
    }
  }

  private static func collect(
    _ codes: [String], locale: String,
    _ nameOf: (UnsafeMutableRawPointer, UnsafePointer<CChar>, UnsafeMutablePointer<UInt16>, Int32) -> Int32
  ) -> [Named] {
    let styles = [0, 1].compactMap { cicu_names_open(locale, $0) }
    defer { for style in styles { cicu_names_close(style) } }
    return codes.compactMap { code in
      var names: [String] = []
      for style in styles {
        let name = text { nameOf(style, code, $0, $1) }
        // ICU answers with the code where it has no name.
        if !name.isEmpty, name != code, !names.contains(name) { names.append(name) }
      }
      return names.isEmpty ? nil : Named(code: code, names: names)
    }
  }

  private static func codes(_ list: UnsafePointer<UnsafePointer<CChar>?>) -> [String] {
    var codes: [String] = []
    var at = 0
    while let code = list[at] {
      codes.append(String(cString: code))
      at += 1
    }
    return codes
  }

  private static func text(_ fill: (UnsafeMutablePointer<UInt16>, Int32) -> Int32) -> String {
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 256) { buffer in
      let length = Int(fill(buffer.baseAddress!, 256))
      return String(decoding: buffer[..<length], as: UTF16.self)
    }
  }
}

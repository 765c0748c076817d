#if canImport(Glibc)
  internal import Glibc
#endif

/// The program `udsagn` that was built with the tests.
public enum BuiltTool {
  /// Its path: beside the running tests, else in the debug build's folder.
  public static let path: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let size = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let own = String(decoding: buffer[..<max(size, 0)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let beside = folder + "/udsagn"
    return access(beside, X_OK) == 0 ? beside : TestFile.root + "/.build/debug/udsagn"
  }()
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A lexicon folder held in memory: its files by path, in order of path.
public struct LexiconFolder: Sendable {
  public private(set) var files: [LexiconFile]

  public init(files: [LexiconFile]) { self.files = files.sorted { $0.path < $1.path } }

  public func file(_ path: String) -> LexiconFile? { files.first { $0.path == path } }

  /// The files whose path begins with `prefix`: `files(under: "frames/")`.
  public func files(under prefix: String) -> [LexiconFile] { files.filter { $0.path.hasPrefix(prefix) } }

  /// This folder with the files of `other` in place of those of the same path, and added to the rest.
  public func overlaid(with other: LexiconFolder) -> LexiconFolder {
    let theirs = Set(other.files.map(\.path))
    return LexiconFolder(files: files.filter { !theirs.contains($0.path) } + other.files)
  }

  /// Reads every `.tsv` and `.frames` file below `directory`.
  ///
  /// - Throws: `LexiconErrors` with the system's reason where the folder or a file cannot be read.
  public init(directory: String) throws {
    var files: [LexiconFile] = []
    var faults: [LexiconDiagnostic] = []
    LexiconFolder.collect(directory, below: "", &files, &faults)
    guard faults.isEmpty else { throw LexiconErrors(faults) }
    self.init(files: files)
  }

  private static func collect(
    _ directory: String, below path: String, _ files: inout [LexiconFile], _ faults: inout [LexiconDiagnostic]
  ) {
    func fail(_ name: String) {
      let reason = String(cString: strerror(errno))
      faults.append(LexiconDiagnostic(file: name, line: 1, column: 1, message: "cannot be read: \(reason)"))
    }
    guard let handle = opendir(directory) else { return fail(directory) }
    defer { closedir(handle) }
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      let full = directory + "/" + name
      var status = stat()
      guard stat(full, &status) == 0 else {
        fail(full)
        continue
      }
      if status.st_mode & S_IFMT == S_IFDIR {
        collect(full, below: path + name + "/", &files, &faults)
      } else if name.hasSuffix(".tsv") || name.hasSuffix(".frames") {
        guard let bytes = read(full) else {
          fail(full)
          continue
        }
        files.append(LexiconFile(path: path + name, bytes: bytes))
      }
    }
  }

  private static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let n = Glibc.read(descriptor, &chunk, chunk.count)
      if n < 0 { return nil }
      if n == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<n])
    }
  }
}

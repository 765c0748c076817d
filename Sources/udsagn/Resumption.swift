internal import DocumentIO

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// What a file already has of the records that a run is to write to it.
struct Resumption {
  /// The number of whole records.
  private(set) var records = 0
  private(set) var failures = 0
  private(set) var lastID = ""
  /// The bytes of all whole records.
  private var size = 0

  /// Looks through `path`; a file that is not there has none.
  ///
  /// Changes nothing.
  ///
  /// - Throws: `Failure` where the file cannot be read, holds what is no record, or was made with another
  ///   fingerprint.
  init(of path: String, fingerprint: String) throws(Failure) {
    guard access(path, F_OK) == 0 else { return }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(Failure.noInput, "cannot open", path, errno: errno) }
    defer { close(descriptor) }
    var line: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let n = read(descriptor, &chunk, chunk.count)
      if n < 0, errno == EINTR { continue }
      guard n >= 0 else { throw .file(Failure.io, "cannot read", path, errno: errno) }
      if n == 0 { return }
      var rest = chunk[..<n]
      while let end = rest.firstIndex(of: 0x0A) {
        line += rest[..<end]
        rest = rest[(end + 1)...]
        try take(line, path, fingerprint)
        line.removeAll(keepingCapacity: true)
      }
      line += rest
    }
  }

  private mutating func take(_ line: [UInt8], _ path: String, _ fingerprint: String) throws(Failure) {
    records += 1
    size += line.count + 1
    guard let record = line.withUnsafeBytes({ WrittenRecord(line: $0) }) else {
      throw .usage("--resume: line \(records) of '\(path)' is no record; write to another file")
    }
    if let made = record.fingerprint, made != fingerprint {
      throw .usage(
        "--resume: '\(path)' was made with other lexicons, models or options "
          + "(fingerprint \(made), now \(fingerprint)); write to another file")
    }
    if record.isError { failures += 1 }
    lastID = record.id
  }

  /// Opens the file for what is to come and cuts off a torn last line.
  func output(_ path: String) throws(Failure) -> Output {
    try Output(extending: path, from: size)
  }
}

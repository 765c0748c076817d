#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Counts what has gone out, and tells about it once a second where that is wanted.
///
/// Only the thread that writes touches it, and the main thread when all are done.
final class Tally: @unchecked Sendable {
  private(set) var documents: Int
  private(set) var failures: Int
  private var bytes = 0
  private let showsProgress: Bool
  private let isTerminal = isatty(2) == 1
  private let started = Tally.now()
  private var told: Double

  init(showsProgress: Bool, before: Resumption?) {
    self.showsProgress = showsProgress
    documents = before?.records ?? 0
    failures = before?.failures ?? 0
    told = started
  }

  func add(_ batch: Batch) {
    documents += batch.documents.count
    failures += batch.failures
    bytes += batch.size
    if showsProgress, Tally.now() - told >= 1 { tell() }
  }

  /// Tells the last time.
  func finish() {
    guard showsProgress else { return }
    tell()
    if isTerminal { printError("") }
  }

  private func tell() {
    told = Tally.now()
    let speed = Double(bytes) / 1e6 / max(told - started, 1e-3)
    let line = "\(documents) documents, \(rounded(Double(bytes) / 1e6)) MB, \(rounded(speed)) MB/s"
    printError(isTerminal ? "\r\u{1B}[K\(line)" : line, terminator: isTerminal ? "" : "\n")
  }

  private func rounded(_ number: Double) -> String {
    let tenths = Int(number * 10 + 0.5)
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// Seconds of a clock that is never set.
  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

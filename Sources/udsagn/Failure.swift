internal import AnalysisPipeline
internal import BinaryFormat
internal import LexiconFormat

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// What ends the program early: a message for standard error and an exit code (sysexits beyond 2).
struct Failure: Error {
  let code: Int32
  let message: String

  static let someRecords: Int32 = 1
  static let usage: Int32 = 2
  static let dataError: Int32 = 65
  static let noInput: Int32 = 66
  static let unavailable: Int32 = 69
  static let cannotCreate: Int32 = 73
  static let io: Int32 = 74

  static func usage(_ message: String) -> Failure { Failure(code: usage, message: "udsagn: \(message)") }

  /// A failure of the file `path`, with the system's reason.
  static func file(_ code: Int32, _ what: String, _ path: String, errno number: Int32) -> Failure {
    Failure(code: code, message: "udsagn: \(what) '\(path)': \(String(cString: strerror(number)))")
  }

  /// What loading lexicons and models threw; faults in files of the folder `directory` are named by its path.
  init(loading error: any Error, from directory: String? = nil) {
    switch error {
    case let errors as LexiconErrors:
      let placed = errors.diagnostics.map {
        LexiconDiagnostic(
          file: udsagn.placed($0.file, in: directory), line: $0.line, column: $0.column, message: $0.message)
      }
      self.init(code: Failure.usage, message: LexiconErrors(placed).description)
    case let error as PipelineError: self.init(code: Failure.unavailable, message: "udsagn: \(error)")
    case let error as ArchiveError:
      self.init(code: Failure.unavailable, message: "udsagn: the lexicons: \(error)")
    default: self.init(code: Failure.unavailable, message: "udsagn: \(error)")
    }
  }

  init(code: Int32, message: String) {
    self.code = code
    self.message = message
  }
}

/// The path of a lexicon file: from `directory` on, as it was typed, where that has it; a built-in file's as it is.
func placed(_ path: String, in directory: String?) -> String {
  guard let directory else { return path }
  let full = directory.hasSuffix("/") ? directory + path : directory + "/" + path
  return access(full, F_OK) == 0 ? full : path
}

/// Says why and ends the program.
func leave(_ failure: Failure) -> Never {
  printError(failure.message)
  exitProcess(failure.code)
}

/// Ends the program from any thread. There is nothing left to flush: all output goes through `write(2)`.
func exitProcess(_ code: Int32) -> Never { _exit(code) }

/// Writes to a pipe that nobody reads any more then fail with an error and do not kill the program.
func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }

/// Writes a line to standard error; where that cannot be written there is nobody to tell.
func printError(_ line: String, terminator: String = "\n") {
  var line = line + terminator
  line.withUTF8 { bytes in
    var at = 0
    while at < bytes.count {
      let n = write(2, bytes.baseAddress! + at, bytes.count - at)
      if n < 0, errno == EINTR { continue }
      if n <= 0 { return }
      at += n
    }
  }
}

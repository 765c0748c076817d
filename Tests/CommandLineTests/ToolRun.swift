import Glibc
import Synchronization
import TestSupport

/// The built tool, run in a folder of its own.
struct ToolRun {
  let code: Int32
  let output: [UInt8]
  let errors: String

  var outputLines: [String] {
    String(decoding: output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: true).map(
      String.init)
  }
  var errorLines: [String] { errors.split(separator: "\n").map(String.init) }

  /// Runs `udsagn` with `arguments` in `folder` and waits for its end.
  ///
  /// - Parameter outputPath: where standard output goes in place of a file that is read back.
  init(_ arguments: [String], input: [UInt8] = [], in folder: TemporaryFolder, outputPath: String? = nil) {
    folder.write(".stdin", input)
    let process = ToolProcess(
      arguments, in: folder,
      standardInput: open(folder.path + "/.stdin", O_RDONLY | O_CLOEXEC),
      standardOutput: open(
        outputPath ?? folder.path + "/.stdout", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600),
      standardError: open(folder.path + "/.stderr", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600))
    code = process.wait()
    output = outputPath == nil ? TestFile.bytes(folder.path + "/.stdout")! : []
    errors = TestFile.text(folder.path + "/.stderr")!
  }
}

/// Held while descriptors are made that no other test's program may inherit, and while programs start.
let descriptors = Mutex(())

/// The tool while it runs, its three streams bound to descriptors, which are closed here.
struct ToolProcess {
  let id: pid_t

  init(
    _ arguments: [String], in folder: TemporaryFolder, standardInput: Int32, standardOutput: Int32,
    standardError: Int32
  ) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, descriptor) in [standardInput, standardOutput, standardError].enumerated() {
      precondition(descriptor >= 0)
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(target))
    }
    // A shell, for there is no portable way to start a program in another folder.
    let command = ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path, ToolProcess.path]
    var words = (command + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var id = pid_t()
    let code = descriptors.withLock { _ in posix_spawn(&id, "/bin/sh", &actions, nil, &words, environ) }
    precondition(code == 0, "cannot start a shell")
    self.id = id
    for descriptor in [standardInput, standardOutput, standardError] { close(descriptor) }
  }

  /// The exit code; 128 and more where a signal ended it.
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }

  /// The program beside the tests.
  private static let path: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let size = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let own = String(decoding: buffer[..<max(size, 0)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let beside =
      own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
      + "/udsagn"
    return access(beside, X_OK) == 0 ? beside : TestFile.root + "/.build/debug/udsagn"
  }()
}

/// A folder for one test, gone after it.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/udsagn-test-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&template)!)
  }

  deinit {
    guard let handle = opendir(path) else { return }
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      unlink(path + "/" + name)
    }
    closedir(handle)
    rmdir(path)
  }

  func write(_ name: String, _ bytes: [UInt8]) {
    let file = fopen(path + "/" + name, "wb")!
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  func read(_ name: String) -> [UInt8]? { TestFile.bytes(path + "/" + name) }
}

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Where records go: standard output or a file. Nothing is held back: what is written is out.
///
/// A reader that has gone away ends the program quietly; any other fault of writing ends it with a message.
struct Output: Sendable {
  let descriptor: Int32
  let path: String

  static let standard = Output(descriptor: 1, path: "standard output")

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Makes the file `path`, or empties it.
  init(creating path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .file(Failure.cannotCreate, "cannot create", path, errno: errno) }
    self.init(descriptor: descriptor, path: path)
  }

  /// Opens the file `path` and keeps its first `size` bytes.
  init(extending path: String, from size: Int) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0, ftruncate(descriptor, off_t(size)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
      throw .file(Failure.cannotCreate, "cannot write", path, errno: errno)
    }
    self.init(descriptor: descriptor, path: path)
  }

  func write(_ bytes: UnsafeRawBufferPointer) {
    var at = 0
    while at < bytes.count {
      let n = Glibc.write(descriptor, bytes.baseAddress! + at, bytes.count - at)
      if n >= 0 {
        at += n
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&waiting, 1, -1)
      } else if errno == EPIPE {
        exitProcess(0)
      } else if errno != EINTR {
        leave(.file(Failure.io, "cannot write", path, errno: errno))
      }
    }
  }

  func write(_ text: String) {
    var text = text
    text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
  }

  /// Closes the output; some file systems report only now that a disk is full.
  func finish() {
    if close(descriptor) != 0, errno != EINTR, errno != EBADF {
      leave(.file(Failure.io, "cannot write", path, errno: errno))
    }
  }
}

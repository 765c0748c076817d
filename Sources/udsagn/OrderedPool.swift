internal import DocumentIO

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Some documents on their way from the reader through a worker to the output.
///
/// Belongs to one of the three at a time.
final class Batch: @unchecked Sendable {
  var documents: [RawDocument] = []
  /// The bytes of all documents.
  var size = 0
  var output = ByteBuffer()
  /// What goes to standard error.
  var messages: [String] = []
  var failures = 0

  fileprivate func reset() {
    documents.removeAll(keepingCapacity: true)
    messages.removeAll(keepingCapacity: true)
    size = 0
    failures = 0
    // After a big document the memory is given back.
    if output.capacity > 4 << 20 { output = ByteBuffer() } else { output.removeAll() }
  }
}

/// Works on batches in several threads and hands them on in the order in which they came.
///
/// Only so many batches and bytes are under way at a time, so memory stays bounded however long the stream and
/// however slow its reader. What is done, and all before it, is handed on at once, by the worker that finished it.
final class OrderedPool: @unchecked Sendable {
  /// The work of one thread; made in that thread, it may have scratch memory of its own.
  typealias Work = (Batch) -> Void

  private let emit: @Sendable (Batch) -> Void
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  /// Signalled when there is work, when there is room, when all is done.
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let maximum: Int
  private static let maximumBytes = 8 << 20

  // Guarded by `lock`.
  private var waiting: [(number: Int, batch: Batch)] = []
  private var finished: [Int: Batch] = [:]
  private var spare: [Batch] = []
  private var nextNumber = 0
  private var nextToEmit = 0
  private var bytesUnderWay = 0
  private var isEmitting = false
  private var isClosed = false
  private var threads: [pthread_t] = []

  init(jobs: Int, prepare: @escaping @Sendable () -> Work, emit: @escaping @Sendable (Batch) -> Void) {
    self.emit = emit
    maximum = 3 * jobs + 2
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
    for _ in 0..<jobs { threads.append(startThread { [self] in run(prepare()) }) }
  }

  /// An empty batch to be filled and submitted.
  func emptyBatch() -> Batch {
    withLock { spare.popLast() ?? Batch() }
  }

  /// Hands a batch to the workers; waits until there is room for it.
  func submit(_ batch: Batch) {
    withLock {
      while nextNumber - nextToEmit >= maximum
        || nextNumber > nextToEmit && bytesUnderWay + batch.size > OrderedPool.maximumBytes
      { wait() }
      waiting.append((nextNumber, batch))
      nextNumber += 1
      bytesUnderWay += batch.size
      pthread_cond_broadcast(changed)
    }
  }

  /// Waits until everything submitted has been handed on.
  func finish() {
    withLock {
      isClosed = true
      pthread_cond_broadcast(changed)
    }
    for thread in threads { pthread_join(thread, nil) }
  }

  private func run(_ work: Work) {
    while let (number, batch) = take() {
      work(batch)
      deliver(number, batch)
    }
  }

  private func take() -> (number: Int, batch: Batch)? {
    withLock {
      while waiting.isEmpty, !isClosed { wait() }
      return waiting.isEmpty ? nil : waiting.removeFirst()
    }
  }

  private func deliver(_ number: Int, _ batch: Batch) {
    pthread_mutex_lock(lock)
    finished[number] = batch
    if !isEmitting {
      isEmitting = true
      while let next = finished.removeValue(forKey: nextToEmit) {
        pthread_mutex_unlock(lock)
        emit(next)
        pthread_mutex_lock(lock)
        nextToEmit += 1
        bytesUnderWay -= next.size
        next.reset()
        spare.append(next)
        pthread_cond_broadcast(changed)
      }
      isEmitting = false
    }
    pthread_mutex_unlock(lock)
  }

  private func wait() { pthread_cond_wait(changed, lock) }

  private func withLock<R>(_ body: () -> R) -> R {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body()
  }
}

/// A closure on its way into a new thread.
private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

// A function and no closure: a closure made on the main actor would trap in another thread.
@Sendable private func runThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  Unmanaged<ThreadBody>.fromOpaque(context!).takeRetainedValue().run()
  return nil
}

private func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t {
  var thread = pthread_t()
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setstacksize(&attributes, 16 << 20)
  let code = pthread_create(
    &thread, &attributes, runThread, Unmanaged.passRetained(ThreadBody(body)).toOpaque())
  guard code == 0 else {
    leave(Failure(code: Failure.unavailable, message: "udsagn: cannot start a thread; ask for fewer --jobs"))
  }
  return thread
}

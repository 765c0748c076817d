internal import AnalysisPipeline
internal import DocumentIO
internal import DocumentModel

/// What a run does with its documents.
struct AnnotationOptions: Sendable {
  var inputFormat: InputFormat?
  var outputFormat: OutputFormat
  var unit: OffsetUnit
  var claims: ClaimChoice
  var keep: Layers
  var limit: Int
  var isQuiet: Bool
  var fingerprint: String
}

/// One run over all inputs: reader, workers, writer.
struct AnnotationRun {
  let pipeline: Pipeline
  let options: AnnotationOptions
  let output: Output

  /// A batch is full with so many bytes; a longer document goes alone.
  private static let batchSize = 1 << 15

  /// Annotates `inputs` in order and returns the exit code.
  func annotate(_ inputs: [String], jobs: Int) -> Int32 {
    if options.outputFormat == .tsv {
      var header = ByteBuffer()
      TableWriter().writeHeader(to: &header)
      header.withBytes { output.write($0) }
    }
    let tally = Tally()
    let pool = OrderedPool(
      jobs: jobs, prepare: { [self] in worker() },
      emit: { [output] batch in
        for message in batch.messages { printError(message) }
        batch.output.withBytes { output.write($0) }
        tally.add(batch)
      })
    var code: Int32 = 0
    var batch = pool.emptyBatch()
    func submit() {
      guard !batch.documents.isEmpty else { return }
      pool.submit(batch)
      batch = pool.emptyBatch()
    }
    let reader = InputReader(
      format: options.inputFormat, limit: options.limit,
      found: { document in
        if batch.size > 0, batch.size + document.bytes.count > AnnotationRun.batchSize { submit() }
        batch.documents.append(document)
        batch.size += document.bytes.count
      }, pause: submit)
    for input in inputs {
      do throws(Failure) {
        try reader.read(input)
      } catch {
        // The other inputs are read all the same.
        printError(error.message)
        code = max(code, error.code)
      }
      submit()
    }
    pool.finish()
    output.finish()
    if tally.failures > 0, !options.isQuiet {
      printError("udsagn: \(tally.failures) of \(tally.documents) documents failed")
    }
    return code > 0 ? code : tally.failures > 0 ? Failure.someRecords : 0
  }

  /// The work of one thread.
  private func worker() -> OrderedPool.Work {
    var records = RecordWriter(
      unit: options.unit, version: Release.version, fingerprint: options.fingerprint)
    return { [self] batch in
      for raw in batch.documents {
        do throws(InputError) {
          var record = try raw.read(limit: options.limit, keeping: options.keep)
          batch.messages += record.warnings.map(\.description)
          record.document = pipeline.complete(record.document)
          if options.claims == .typed { record.document.claims?.all.removeAll { $0.type == .other } }
          switch options.outputFormat {
          case .jsonl: records.write(record, to: &batch.output)
          case .conllu: CoNLLUWriter().write(record, to: &batch.output)
          case .tsv: TableWriter().write(record, to: &batch.output)
          }
        } catch {
          batch.failures += 1
          batch.messages.append(error.description)
          if options.outputFormat == .jsonl { error.write(to: &batch.output) }
        }
      }
    }
  }
}

/// Counts what has gone out. Only the thread that writes touches it, and the main thread when all are done.
private final class Tally: @unchecked Sendable {
  private(set) var documents = 0
  private(set) var failures = 0

  func add(_ batch: Batch) {
    documents += batch.documents.count
    failures += batch.failures
  }
}

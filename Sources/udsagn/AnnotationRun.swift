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
  var showsProgress: Bool
  var fingerprint: String
}

/// One run over all inputs: reader, workers, writer.
struct AnnotationRun {
  let pipeline: Pipeline
  let options: AnnotationOptions
  let output: Output
  /// What the output has already: so many documents of the input are passed over.
  let before: Resumption?

  /// A batch is full with so many bytes; a longer document goes alone.
  private static let batchSize = 1 << 15

  /// Annotates `inputs` in order and returns the exit code.
  func annotate(_ inputs: [String], jobs: Int) -> Int32 {
    if options.outputFormat == .tsv {
      var header = ByteBuffer()
      TableWriter().writeHeader(to: &header)
      header.withBytes { output.write($0) }
    }
    let tally = Tally(showsProgress: options.showsProgress, before: before)
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
    var passed = 0
    let reader = InputReader(
      format: options.inputFormat, limit: options.limit,
      found: { document in
        if let before, passed < before.records {
          passed += 1
          if passed == before.records { checkMeeting(document, before) }
          return
        }
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
    if let before, passed < before.records {
      printError("udsagn: --resume: '\(output.path)' has \(before.records) records, the input only \(passed)")
      code = max(code, Failure.usage)
    }
    pool.finish()
    output.finish()
    tally.finish()
    if tally.failures > 0, !options.isQuiet {
      printError("udsagn: \(tally.failures) of \(tally.documents) documents failed")
    }
    return code > 0 ? code : tally.failures > 0 ? Failure.someRecords : 0
  }

  /// The last record of the output must be of the last document passed over.
  private func checkMeeting(_ document: RawDocument, _ before: Resumption) {
    let id = document.id(limit: options.limit)
    if id != before.lastID {
      leave(
        .usage(
          "--resume: record \(before.records) of '\(output.path)' is of '\(before.lastID)', "
            + "the input has '\(id)' there; write to another file"))
    }
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

public import BinaryFormat
internal import CEmbedded

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The kinds of model that the analysis reads.
public enum Model: String, Sendable, CaseIterable {
  case tagger, parser, splitter

  /// The version of the model's format that this program reads.
  public var formatVersion: UInt32 { self == .splitter ? 1 : 2 }

  /// The name of its file in a folder of models.
  public var fileName: String { rawValue + ".model" }

  fileprivate var embedded: UnsafeRawBufferPointer {
    switch self {
    case .tagger: UnsafeRawBufferPointer(start: embedded_tagger(), count: embedded_tagger_size())
    case .parser: UnsafeRawBufferPointer(start: embedded_parser(), count: embedded_parser_size())
    case .splitter: UnsafeRawBufferPointer(start: embedded_splitter(), count: embedded_splitter_size())
    }
  }
}

/// The models that a pipeline reads: those in the program, or files in the place of some.
///
///     let models = try Models(directory: "mine")     // mine/parser.model, made by `udsagn train parser`
///     let pipeline = try Pipeline(lexicons: .builtIn(), models: models)
public struct Models: Sendable {
  /// The models in the program.
  public static let builtIn = Models(files: [:])

  private let files: [Model: MappedFile]

  private init(files: [Model: MappedFile]) { self.files = files }

  /// The files `tagger.model`, `parser.model` and `splitter.model` of `directory`, as far as they are there; built-in
  /// models for the others. The files are mapped, and every byte is checked.
  ///
  /// - Throws: `PipelineError` that names the file that cannot be used, or the folder that has none.
  public init(directory: String) throws(PipelineError) {
    var files: [Model: MappedFile] = [:]
    for model in Model.allCases {
      let path = directory + "/" + model.fileName
      guard let file = try MappedFile(path) else { continue }
      do {
        _ = try SectionArchive(file.bytes, kind: model.rawValue, version: model.formatVersion, verify: true)
      } catch {
        throw .unfitModel(file: path, error.description)
      }
      files[model] = file
    }
    guard !files.isEmpty else { throw .noModels(directory: directory) }
    self.files = files
  }

  /// The number of bytes; 0 where the program was built without the model.
  public func size(_ model: Model) -> Int { bytes(model).count }

  /// The path of the file that stands in for the built-in model.
  public func path(_ model: Model) -> String? { files[model]?.path }

  /// The model, used in place; `nil` where the program was built without it.
  ///
  /// - Parameter verify: whether the checksum is computed, which touches every byte.
  public func archive(_ model: Model, verify: Bool = false) throws(ArchiveError) -> SectionArchive? {
    guard size(model) > 0 else { return nil }
    return try SectionArchive(
      bytes(model), kind: model.rawValue, version: model.formatVersion, verify: verify, owner: files[model])
  }

  private func bytes(_ model: Model) -> UnsafeRawBufferPointer { files[model]?.bytes ?? model.embedded }
}

/// A file that is mapped into memory as long as somebody holds this.
private final class MappedFile: Sendable {
  let path: String
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  /// `nil` where there is no such file.
  init?(_ path: String) throws(PipelineError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .unfitModel(file: path, String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
      throw .unfitModel(file: path, "not a file with content")
    }
    let size = Int(status.st_size)
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      throw .unfitModel(file: path, String(cString: strerror(errno)))
    }
    self.path = path
    bytes = UnsafeRawBufferPointer(start: start, count: size)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress!), bytes.count) }
}

internal import ArgumentParser

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Builds a model from a CoNLL-U treebank.")

  func run() throws {
    throw Failure(code: Failure.unavailable, message: "udsagn: train is not here yet")
  }
}

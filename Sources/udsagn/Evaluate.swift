internal import ArgumentParser

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Scores annotations against gold.")

  func run() throws {
    throw Failure(code: Failure.unavailable, message: "udsagn: evaluate is not here yet")
  }
}

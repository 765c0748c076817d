internal import AnalysisPipeline
internal import ArgumentParser

/// `udsagn`: Danish text in, who does, says or wants what out.
@main
struct Tool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "udsagn",
    abstract: "Reads Danish text and says who does, says or wants what.",
    discussion: """
      Examples:
        udsagn < article.txt > article.jsonl
        udsagn --output-format tsv articles/*.txt > claims.tsv
        zcat news.jsonl.gz | udsagn --jobs 8 -o news.udsagn.jsonl -

      Exit codes: 0 all good; 1 some documents could not be read (each is named on standard error and
      has an error record in its place); 2 wrong usage or an unreadable lexicon; 66, 73, 74 files that
      cannot be read, made or written.
      """,
    version: Release.version,
    subcommands: [Annotate.self, Evaluate.self, Explain.self, Lexicon.self, Info.self, Train.self],
    defaultSubcommand: Annotate.self)

  static func main() {
    ignoreClosedPipes()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(with: error)
    }
  }

  private static func end(with error: any Error) -> Never {
    if let failure = error as? Failure { leave(failure) }
    let code = exitCode(for: error)
    let message = fullMessage(for: error)
    if code.isSuccess {
      let output = Output.standard
      message.isEmpty ? () : output.write(message + "\n")
      exitProcess(0)
    }
    if !message.isEmpty { printError(message) }
    // The parser's own code for wrong usage is 64.
    exitProcess(code == .validationFailure ? Failure.usage : code.rawValue)
  }
}

internal import AnalysisPipeline
internal import ArgumentParser
internal import LexiconFormat

struct Lexicon: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks, sorts, searches and packs lexicons.",
    subcommands: [Check.self, Format.self, Lookup.self, Pack.self])
}

extension Lexicon {
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads every lexicon and reports all that is wrong, as file:line:column.",
      discussion: """
        A folder is read as --lexicons reads it: over the built-in files. Exit code 2 where anything is wrong.

        Examples:
          udsagn lexicon check
          udsagn lexicon check lexicons
        """)

    @Argument(help: ArgumentHelp("The folder; without it the built-in lexicons.", valueName: "dir"))
    var directory: String?

    @Flag(help: "Run the examples of the frames too: each must give its claim, each 'not' line none.")
    var examples = false

    func run() throws {
      do {
        let lexicons = try loadLexicons(directory)
        let faults = Pipeline.diagnostics(of: lexicons)
        guard faults.isEmpty else { throw LexiconErrors(faults) }
        if examples {
          let failures = try Pipeline(lexicons: lexicons).failingExamples()
          guard failures.isEmpty else { throw LexiconErrors(failures) }
        }
        Output.standard.write("\(lexicons.folder.files.count) files, nothing wrong\n")
      } catch {
        throw Failure(loading: error)
      }
    }
  }

  struct Format: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Sorts the tables that declare '#! order da'.",
      discussion: """
        Examples:
          udsagn lexicon format lexicons
          udsagn lexicon format --check lexicons
        """)

    @Flag(help: "Change nothing; name the files that are not in order and end with 1 where there are any.")
    var check = false

    @Argument(help: ArgumentHelp("The folder.", valueName: "dir"))
    var directory: String

    func run() throws {
      let folder: LexiconFolder
      do {
        folder = try LexiconFolder(directory: directory)
      } catch {
        throw Failure(loading: error)
      }
      var isChanged = false
      for file in folder.files {
        guard let bytes = LexiconFormatter(file: file).formatted() else { continue }
        isChanged = true
        let path = directory + "/" + file.path
        if check {
          printError("\(path): not in order; 'udsagn lexicon format' sorts it")
        } else {
          let output = try Output(creating: path)
          bytes.withUnsafeBytes { output.write($0) }
          output.finish()
          Output.standard.write("\(path)\n")
        }
      }
      if check, isChanged { exitProcess(1) }
    }
  }

  struct Lookup: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints each lexicon line that has the given word as a field, a form or a value.",
      discussion: """
        Exit code 1 where there is none.

        Examples:
          udsagn lexicon lookup Esbjerg
          udsagn lexicon lookup "lægge pres på" --lexicons mine
        """)

    @Argument(help: "The word or words, as they stand in the lexicon.")
    var word: String

    @Option(
      help: ArgumentHelp(
        "Lexicons that add to the built-in ones or, by file, replace them.", valueName: "dir"))
    var lexicons: String?

    func run() throws {
      var count = 0
      do {
        for file in try loadLexicons(lexicons).folder.files {
          LexiconListing(file: file).forEachFact { line, text in
            guard holds(text) else { return }
            count += 1
            Output.standard.write("\(file.path):\(line): \(text)\n")
          }
        }
      } catch {
        throw Failure(loading: error)
      }
      if count == 0 { exitProcess(1) }
    }

    /// Whether the word stands in `text` between tabs, bars, commas, or at its ends.
    private func holds(_ text: Substring) -> Bool {
      let wanted = word[...]
      return text.split(whereSeparator: { "\t|,;".contains($0) }).contains {
        let field = $0.drop { $0 == " " }
        // In a record the value stands behind its key and blanks.
        return field == wanted || field.drop(while: { $0 != " " }).drop(while: { $0 == " " }) == wanted
      }
    }
  }

  struct Pack: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Packs a lexicon folder into the one file that the program embeds.",
      discussion: """
        Example:
          udsagn lexicon pack lexicons -o Sources/CEmbedded/lexicons.pack
        """)

    @Argument(help: ArgumentHelp("The folder.", valueName: "dir"))
    var directory: String

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to make.", valueName: "file"))
    var output: String

    func run() throws {
      let packed: [UInt8]
      do {
        packed = try LexiconPack.encode(LexiconFolder(directory: directory))
      } catch {
        throw Failure(loading: error)
      }
      let file = try Output(creating: output)
      packed.withUnsafeBytes { file.write($0) }
      file.finish()
    }
  }
}

internal import AnalysisPipeline
internal import ArgumentParser
internal import DocumentModel
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
        A folder is read as --lexicons reads it: over the built-in files. Paths of its files begin with it, as it was
        typed. Exit code 2 where anything is wrong.

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
        throw Failure(loading: error, from: directory)
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
        let path = placed(file.path, in: directory)
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
      abstract: "Prints each lexicon line that holds for a word in this form, and the form that matched.",
      discussion: """
        A name may stand in the genitive or in other letters, another word in any inflected form. Ids are found, too.
        Exit code 1 where there is nothing.

        Examples:
          udsagn lexicon lookup Huaweis
          udsagn lexicon lookup "lagde pres på" --lexicons mine
        """)

    @Argument(help: "The word or words.")
    var word: String

    @Option(
      help: ArgumentHelp(
        "Lexicons that add to the built-in ones or, by file, replace them.", valueName: "dir"))
    var lexicons: String?

    func run() throws {
      let matches: [LexiconMatch]
      do {
        let loaded = try loadLexicons(lexicons)
        let hasTagger = Models.builtIn.size(.tagger) > 0
        let pipeline = try Pipeline(
          lexicons: loaded, layers: hasTagger ? [.entities, .morphology] : .entities)
        matches = pipeline.lookup(word, in: loaded)
      } catch {
        throw Failure(loading: error, from: lexicons)
      }
      for match in matches {
        let path = placed(match.line.file, in: lexicons)
        let place = match.line.line == 0 ? path : "\(path):\(match.line.line)"
        Output.standard.write("\(place): \(match.relation) '\(match.form)': \(match.text)\n")
      }
      if matches.isEmpty { exitProcess(1) }
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
        throw Failure(loading: error, from: directory)
      }
      let file = try Output(creating: output)
      packed.withUnsafeBytes { file.write($0) }
      file.finish()
    }
  }
}

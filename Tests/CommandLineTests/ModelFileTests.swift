import TestSupport
import Testing

/// `--models` and `udsagn train`.
@Suite struct ModelFileTests {
  private static let treebank = """
    # sent_id = 1
    # text = Hun sover.
    1\tHun\thun\tPRON\t_\t_\t2\tnsubj\t_\t_
    2\tsover\tsove\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
    3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

    # sent_id = 2
    # text = Kl. 8 kom han
    1\tKl.\tklokken\tNOUN\t_\t_\t3\tobl\t_\t_
    2\t8\t8\tNUM\t_\t_\t1\tnummod\t_\t_
    3\tkom\tkomme\tVERB\t_\t_\t0\troot\t_\t_
    4\than\than\tPRON\t_\t_\t3\tnsubj\t_\t_


    """

  private static func folder() -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write("small.conllu", Array(treebank.utf8))
    return folder
  }

  @Test func trainingTwiceGivesTheSameFileAndItIsUsed() throws {
    let folder = ModelFileTests.folder()
    for name in ["splitter.model", "again"] {
      #expect(ToolRun(["train", "splitter", "small.conllu", "-o", name], in: folder).code == 0)
    }
    #expect(folder.read("splitter.model") == folder.read("again"))
    let builtIn = ToolRun(["info"], in: folder).outputLines
    let mine = ToolRun(["info", "--models", "."], in: folder).outputLines
    #expect(
      mine.filter { $0.hasPrefix("model splitter") } != builtIn.filter { $0.hasPrefix("model splitter") })
    #expect(mine.filter { $0.hasPrefix("model parser") } == builtIn.filter { $0.hasPrefix("model parser") })
    #expect(mine[0] != builtIn[0], "the fingerprint stands for the models")
    let run = ToolRun(["--models", ".", "--layers", "sents"], input: Array("Hun sover.".utf8), in: folder)
    #expect(run.code == 0 && run.outputLines.count == 1)
  }

  @Test(arguments: [["info"], ["annotate"], ["explain"], ["evaluate", "small.conllu"]])
  func unfitFilesAreNamed(command: [String]) throws {
    let path = TestFile.root + "/Sources/CEmbedded/models/splitter.model"
    var damaged = try #require(TestFile.bytes(path))
    let foreign = damaged
    damaged[damaged.count - 1] ^= 1
    for (name, bytes, reason) in [
      ("splitter.model", damaged, "damaged"), ("parser.model", foreign, "kind"),
      ("tagger.model", Array("Hun sover.".utf8), "not a packed file"), ("other", [], "has none of"),
    ] {
      let folder = ModelFileTests.folder()
      folder.write(name, bytes)
      let run = ToolRun(command + ["--models", "."], in: folder)
      #expect(run.code == 69, "\(run.errors)")
      #expect(run.errors.contains(reason == "has none of" ? "'.'" : "./" + name), "\(run.errors)")
      #expect(run.errors.contains(reason), "\(run.errors)")
    }
  }

  @Test func accuracyIsPartOfTheFingerprint() {
    let folder = TemporaryFolder()
    let text = Array("USA lægger pres på Sydkorea.".utf8)
    let standard = ToolRun(["--accuracy", "standard"], input: text, in: folder)
    let high = ToolRun(["--accuracy", "high"], input: text, in: folder)
    #expect(standard.code == 0 && high.code == 0 && standard.output != high.output)
    #expect(ToolRun(["--accuracy", "low"], input: text, in: folder).code == 2)
  }
}

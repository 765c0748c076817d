// swift-tools-version: 6.2
import PackageDescription

/// A module of the pipeline. Arrows point down only: see "Stages" in README.md.
func module(_ name: String, _ dependencies: Target.Dependency..., besides notes: String...) -> Target {
  .target(name: name, dependencies: dependencies, exclude: notes)
}

func tests(of name: String, _ dependencies: Target.Dependency...) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
    path: "Tests/\(name)Tests", exclude: ["Cases"])
}

let package = Package(
  name: "udsagn",
  products: [
    .executable(name: "udsagn", targets: ["udsagn"]),
    .library(
      name: "UdsagnKit", targets: ["DocumentModel", "LexiconFormat", "AnalysisPipeline", "DocumentIO"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CICU", providers: [.apt(["libicu-dev"])]),
    .target(name: "CEmbedded", exclude: ["lexicons.pack", "models"]),
    module("DocumentModel"),
    module("BinaryFormat"),
    module("ICUText", "CICU"),
    module("LexiconFormat", "ICUText"),
    module("Tokenization", "DocumentModel", "ICUText", "LexiconFormat", "BinaryFormat"),
    module("EntityRecognition", "DocumentModel", "ICUText", "LexiconFormat", "BinaryFormat"),
    module("Tagging", "DocumentModel", "BinaryFormat", besides: "TAGGER.md"),
    module("DependencyParsing", "DocumentModel", "BinaryFormat", besides: "PARSER.md"),
    module("ClaimExtraction", "DocumentModel", "LexiconFormat", "BinaryFormat"),
    module(
      "AnalysisPipeline", "DocumentModel", "LexiconFormat", "BinaryFormat", "CEmbedded", "Tokenization",
      "EntityRecognition", "Tagging", "DependencyParsing", "ClaimExtraction"),
    module("DocumentIO", "DocumentModel"),
    module("Evaluation", "DocumentModel", "DocumentIO"),
    .executableTarget(
      name: "udsagn",
      dependencies: [
        "DocumentModel", "LexiconFormat", "BinaryFormat", "ICUText", "Tokenization", "EntityRecognition",
        "Tagging", "DependencyParsing", "ClaimExtraction", "AnalysisPipeline", "DocumentIO", "Evaluation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    tests(of: "DocumentModel"),
    tests(of: "LexiconFormat"),
    tests(of: "BinaryFormat"),
    tests(of: "ICUText"),
    tests(of: "Tokenization", "DocumentModel", "LexiconFormat", "ICUText", "BinaryFormat"),
    tests(
      of: "EntityRecognition", "DocumentModel", "LexiconFormat", "ICUText", "BinaryFormat", "Tokenization"),
    tests(of: "Tagging", "DocumentModel", "BinaryFormat"),
    tests(of: "DependencyParsing", "DocumentModel", "BinaryFormat"),
    tests(of: "ClaimExtraction", "DocumentModel", "LexiconFormat", "AnalysisPipeline"),
    tests(of: "AnalysisPipeline", "DocumentModel", "LexiconFormat", "BinaryFormat"),
    tests(of: "DocumentIO", "DocumentModel"),
    tests(of: "Evaluation", "DocumentModel", "DocumentIO"),
    // Runs the built tool on files and pipes.
    .testTarget(
      name: "CommandLineTests", dependencies: ["udsagn", "TestSupport"], path: "Tests/CommandLineTests",
      exclude: ["Cases"]),
    // Runs what README.md and lexicons/README.md show.
    .testTarget(
      name: "DocumentationTests",
      dependencies: ["udsagn", "AnalysisPipeline", "DocumentIO", "DocumentModel", "TestSupport"],
      path: "Tests/DocumentationTests"),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

for target in package.targets
where (target.type == .regular || target.type == .executable) && !target.name.hasPrefix("CE") {
  target.swiftSettings = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}

// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who uses or tests udsagn builds it.
let package = Package(
  name: "udsagn-benchmarks",
  dependencies: [.package(name: "udsagn", path: "..")],
  targets: [
    .executableTarget(
      name: "StageBenchmarks", dependencies: [.product(name: "UdsagnKit", package: "udsagn")])
  ])

// swift-tools-version: 6.3
// The rooms, lowest first. A room exists where an outside dependency enters; only that room may import it.
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "Huiyin",
  products: [
    .library(name: "HuiyinText", targets: ["HuiyinText"]),
    .library(name: "Huiyin", targets: ["Huiyin"]),
    .executable(name: "huiyin", targets: ["huiyin-cli"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CICUSystem", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev", "pkg-config"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev", "pkg-config"])]),
    .target(name: "CICU", dependencies: ["CICUSystem"]),
    .systemLibrary(
      name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev", "pkg-config"])]),
    .systemLibrary(
      name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev", "pkg-config"])]),
    .target(name: "HuiyinText", dependencies: ["CICU"], swiftSettings: strict),
    .target(
      name: "Huiyin",
      dependencies: [
        "HuiyinText", .product(name: "Yams", package: "Yams"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "HuiyinFiles",
      dependencies: [
        "Huiyin", "HuiyinText", "CExpat", "CXLSXWriter", "CZip",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.embedInCode("Templates")], swiftSettings: strict),
    .executableTarget(
      name: "huiyin-cli",
      dependencies: [
        "Huiyin", "HuiyinFiles", "HuiyinText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "huiyin-bench",
      dependencies: [
        "CICU", "Huiyin", "HuiyinFiles", "HuiyinText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(
      name: "HuiyinTestSupport", dependencies: ["CICU", "CZip"], path: "Tests/HuiyinTestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "HuiyinTextTests", dependencies: ["HuiyinText", "HuiyinTestSupport", "CICU"],
      swiftSettings: strict),
    .testTarget(
      name: "HuiyinTests", dependencies: ["Huiyin", "HuiyinTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "HuiyinFilesTests", dependencies: ["HuiyinFiles", "HuiyinTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "HuiyinBenchTests", dependencies: ["huiyin-bench", "Huiyin", "HuiyinFiles", "HuiyinTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["HuiyinTestSupport", "huiyin-cli"],
      exclude: ["Cases", "Fixtures"],
      swiftSettings: strict),
  ]
)

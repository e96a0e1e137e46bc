import Foundation
import HuiyinTestSupport
import Testing

/// The README says nothing the program does not do.
@Suite struct ReadmeTests {
  static let readme =
    (try? String(contentsOf: SharedData.root.appending(path: "README.md"), encoding: .utf8)) ?? ""

  /// The help of every command, as one text.
  static let help: String = {
    let commands = [
      "", "classify", "explain", "tokenize", "evaluate", "lexicon", "lexicon check", "lexicon fit",
    ]
    let calls = commands.map { "huiyin \($0) --help" }.joined(separator: "; ")
    return (try? Command.run(calls, inCopyOf: CommandTests.folder.appending(path: "Fixtures")).output) ?? ""
  }()

  @Test func everyOptionExists() {
    let options = Set(
      Self.readme.matches(of: /(?:^|[^\w-])(--[a-z]+(?:-[a-z]+)*)/).map { String($0.output.1) })
    #expect(options.count > 8)
    for option in options.subtracting(["--filter"]) { #expect(Self.help.contains(option), "\(option)") }
  }

  @Test func everyOptionIsNamed() {
    let options = Set(Self.help.matches(of: /(?:^|[^\w-])(--[a-z]+(?:-[a-z]+)*)/).map { String($0.output.1) })
    for option in options.subtracting(["--help", "--version"]) {
      #expect(Self.readme.contains(option), "\(option)")
    }
  }

  @Test func everyCommandExistsAndIsNamed() {
    let named = Set(Self.readme.matches(of: /huiyin ([a-z]+)/).map { String($0.output.1) })
    let known = Set(Self.help.matches(of: /(?m)^  ([a-z]+) {2,}/).map { String($0.output.1) }).subtracting([
      "check", "fit", "help",
    ])
    #expect(named.subtracting(["is"]) == known, "named \(named.sorted()), known \(known.sorted())")
  }

  @Test func everyDependencyHasItsLine() throws {
    let manifest = try String(contentsOf: SharedData.root.appending(path: "Package.swift"), encoding: .utf8)
    for match in manifest.matches(of: /github.com\/[\w.-]+\/([\w.-]+)"/) {
      #expect(Self.readme.contains("| \(match.output.1) |"), "\(match.output.1)")
    }
  }

  @Test func libraryCallIsTheOneThatIsCompiled() throws {
    let path = "Tests/HuiyinTests/ReadmeExample.swift"
    let source = try String(contentsOf: SharedData.root.appending(path: path), encoding: .utf8)
    let body = source.components(separatedBy: "README begins\n")[1].components(
      separatedBy: "  // README ends")[0]
    let lines = body.split(separator: "\n").map { $0.hasPrefix("  ") ? $0.dropFirst(2) : $0 }.joined(
      separator: "\n")
    #expect(Self.readme.contains(lines))
  }

  @Test func testCommandIsWhatContinuousIntegrationRuns() throws {
    let run = try String(contentsOf: SharedData.root.appending(path: ".ci/run"), encoding: .utf8)
    let command = Self.readme.components(separatedBy: "Pass the tests:\n\n```sh\n")[1].components(
      separatedBy: "\n")[0]
    #expect(run.contains(command))
  }

  /// Output shown in the README is what the commands print, but for the file names of the machine.
  @Test func shownOutputIsReal() throws {
    let root = SharedData.root
    for example in ["explain 小电驴停在单元门口，一夜之间让人顺走了，找过派出所，到现在没个说法"] {
      let result = try Command.run(
        "huiyin \(example) --lexicon '\(root.path)/lexicons/police'",
        inCopyOf: CommandTests.folder.appending(path: "Fixtures"))
      #expect(result.code == 0 && Self.readme.contains(result.output))
    }
  }
}

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
      "", "classify", "explain", "tokenize", "recur", "report", "evaluate", "lexicon",
      "lexicon check", "lexicon diff", "lexicon fit", "lexicon suggest",
    ]
    let calls = commands.map { "huiyin \($0) --help" }.joined(separator: "; ")
    return (try? Command.run(calls, inCopyOf: CommandTests.folder.appending(path: "Fixtures")).output) ?? ""
  }()

  /// The options that a text names.
  static func options(_ text: String) -> Set<String> {
    Set(text.matches(of: /(?:^|[^\w-])(--[a-z]+(?:-[a-z]+)*)/).map { String($0.output.1) })
  }

  @Test func everyOptionExists() {
    let options = Self.options(Self.readme)
    #expect(options.count > 8)
    for option in options.subtracting(["--filter"]) { #expect(Self.help.contains(option), "\(option)") }
  }

  /// The page for the clerk that `.release/make` puts beside the program.
  @Test func pageInTheArchiveNamesWhatExists() throws {
    let page = try String(contentsOf: SharedData.root.appending(path: ".release/使用说明.txt"), encoding: .utf8)
    #expect(Self.options(page).count > 4)
    for option in Self.options(page) { #expect(Self.help.contains(option), "\(option)") }
    let commands = page.matches(of: /\.\/huiyin ([a-z]+)/).map(\.output.1)
    #expect(commands.count > 3)
    for command in commands { #expect(Self.help.contains("USAGE: huiyin \(command) "), "\(command)") }
    for file in page.matches(of: /(?:corpora|lexicons)\/[\w.-]+/).map({ String($0.output) }) {
      #expect((try? SharedData.root.appending(path: file).checkResourceIsReachable()) == true, "\(file)")
    }
  }

  @Test func everyOptionIsNamed() {
    for option in Self.options(Self.help).subtracting(["--help", "--version"]) {
      #expect(Self.readme.contains(option), "\(option)")
    }
  }

  @Test func everyCommandExistsAndIsNamed() {
    let named = Set(Self.readme.matches(of: /huiyin ([a-z]+)/).map { String($0.output.1) })
    let known = Set(Self.help.matches(of: /(?m)^  ([a-z]+) {2,}/).map { String($0.output.1) }).subtracting([
      "check", "diff", "fit", "suggest", "help",
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

  /// What the README shows after each `$ huiyin …` is what the command prints: its data, or where it has none, what it
  /// says. `HUIYIN_RECORD=1` writes it anew, and fails.
  @Test func shownOutputIsReal() throws {
    var readme = Self.readme
    let examples = readme.matches(of: /```\n\$ ([^\n]+)\n((?:[^`][^\n]*\n|\n)*)```/)
    #expect(examples.count >= 4)
    for example in examples {
      let printed = try Self.printed(String(example.output.1))
      readme.replace(
        "$ \(example.output.1)\n\(example.output.2)```", with: "$ \(example.output.1)\n\(printed)```")
      let shown = example.output.2.replacing(Self.fingerprint, with: ", N terms, FINGERPRINT")
      #expect(
        printed.replacing(Self.fingerprint, with: ", N terms, FINGERPRINT") == shown, "\(example.output.1)")
    }
    if ProcessInfo.processInfo.environment["HUIYIN_RECORD"] != nil {
      try readme.write(to: SharedData.root.appending(path: "README.md"), atomically: true, encoding: .utf8)
    }
  }

  static var fingerprint: Regex<Substring> { /, \d+ terms, [0-9a-f]{12}$/.anchorsMatchLineEndings() }

  /// What `command` prints in a folder that holds the samples and the lexicons.
  private static func printed(_ command: String) throws -> String {
    let place = FileManager.default.temporaryDirectory.appending(path: "huiyin-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for folder in ["corpora", "lexicons"] {
      try FileManager.default.copyItem(
        at: SharedData.root.appending(path: folder), to: place.appending(path: folder))
    }
    let result = try Command.run(command, inCopyOf: place)
    return result.output.isEmpty ? result.errors : result.output
  }
}

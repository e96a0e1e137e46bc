import Foundation
import HuiyinTestSupport

/// A shell command in a folder of its own, with the built `huiyin` on its path.
struct Command {
  let output: String
  let errors: String
  let code: Int32

  /// The folder of the programs that were built together with these tests.
  static let programs: URL = {
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    let here = bundle ?? URL(filePath: CommandLine.arguments[0])
    return here.deletingLastPathComponent()
  }()

  /// The cache of all commands of this run of the tests, so that not each of them makes the lexicon anew.
  private static let cache = FileManager.default.temporaryDirectory.appending(
    path: "huiyin-cache-\(ProcessInfo.processInfo.processIdentifier)")

  /// Runs `command` by a shell in a fresh copy of `fixtures`; what names the machine is taken out of its errors.
  static func run(_ command: String, inCopyOf fixtures: URL) throws -> Command {
    let place = FileManager.default.temporaryDirectory.appending(path: "huiyin-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: fixtures, to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    let (output, errors) = (place.appending(path: ".stdout"), place.appending(path: ".stderr"))
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", "cd '\(place.path)' && { \(command)\n} >.stdout 2>.stderr </dev/null"]
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = "\(programs.path):\(environment["PATH"] ?? "/usr/bin:/bin")"
    environment["HUIYIN_LEXICON"] = nil
    environment["HUIYIN_CACHE"] = cache.path
    environment["LC_ALL"] = "C.UTF-8"
    process.environment = environment
    try process.run()
    process.waitUntilExit()
    func text(_ url: URL) throws -> String {
      try String(contentsOf: url, encoding: .utf8)
        .replacingOccurrences(of: programs.path, with: "PROGRAMS").replacingOccurrences(
          of: place.path, with: "HERE"
        )
        .replacing(/, \d+ terms, [0-9a-f]{12}$/.anchorsMatchLineEndings(), with: ", N terms, FINGERPRINT")
    }
    return Command(output: try text(output), errors: try text(errors), code: process.terminationStatus)
  }
}

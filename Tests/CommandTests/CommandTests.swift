import Foundation
import HuiyinTestSupport
import Testing

/// Each case is a folder under `Cases`: `cmd` is run by a shell in a fresh copy of `Fixtures`; `out`, `err` and `code`
/// are what must come of it. `HUIYIN_RECORD=1` writes them anew, and fails, so that no recording passes unseen.
@Suite struct CommandTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  static let cases: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "Cases").path)
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }()

  @Test func casesAreThere() { #expect(Self.cases.count > 30) }

  @Test(arguments: cases) func endsAsRecorded(_ name: String) throws {
    let folder = Self.folder.appending(path: "Cases/\(name)")
    let command = try String(contentsOf: folder.appending(path: "cmd"), encoding: .utf8)
    let result = try Command.run(command, inCopyOf: Self.folder.appending(path: "Fixtures"))
    if ProcessInfo.processInfo.environment["HUIYIN_RECORD"] != nil {
      try result.output.write(to: folder.appending(path: "out"), atomically: true, encoding: .utf8)
      try result.errors.write(to: folder.appending(path: "err"), atomically: true, encoding: .utf8)
      try "\(result.code)\n".write(to: folder.appending(path: "code"), atomically: true, encoding: .utf8)
      Issue.record("recorded; look at the difference and run again without HUIYIN_RECORD")
    }
    func recorded(_ file: String) throws -> String {
      try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }
    #expect(try result.output == recorded("out"))
    #expect(try result.errors == recorded("err"))
    #expect(try "\(result.code)\n" == recorded("code"))
  }
}

import Foundation
import Huiyin

/// A small lexicon of its own in a temporary folder.
struct TestLexicon {
  var scheme = """
    id: test
    name: 试
    common: ../common
    categories:
      - id: order
        name: 秩序
        office: 一队
        topics:
          - {id: noise, name: 噪声, office: 二队}
          - {id: dogs, name: 犬}
      - id: service
        name: 服务
        topics: [{id: dispatch, name: 出警}]
      - {id: rest, name: 其余, secondary: false}
    intents:
      - {id: complaint, name: 投诉, points: 1}
      - {id: question, name: 咨询}
    """
  var terms: [String: [String]] = ["order": [], "service": [], "rest": []]
  var common: [String: String] = [:]

  /// The lexicon with `lines` (`category: topic ⇥ expression ⇥ points ⇥ use`).
  init(_ terms: [String: [String]] = [:], common: [String: String] = [:]) {
    self.terms.merge(terms) { $1 }
    self.common = common
  }

  /// Writes the files, reads them as a lexicon and removes them.
  func load(cache: CompiledCache? = nil) throws -> Lexicon {
    let root = FileManager.default.temporaryDirectory.appending(path: "huiyin-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    try write(scheme, to: root.appending(path: "test/scheme.yaml"))
    try FileManager.default.createDirectory(
      at: root.appending(path: "common"), withIntermediateDirectories: true)
    for (category, lines) in terms {
      let text = (["topic\texpression\tpoints\tuse\tremark"] + lines).joined(separator: "\n")
      try write(text, to: root.appending(path: "test/terms/\(category).tsv"))
    }
    for (name, text) in common { try write(text, to: root.appending(path: "common/\(name)")) }
    return try Lexicon(directory: root.appending(path: "test"), cache: cache)
  }

  private func write(_ text: String, to url: URL) throws {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// The faults that loading reports.
  func faults() -> [Problem] {
    do { _ = try load() } catch let error as HuiyinError { return error.faults } catch {}
    return []
  }
}

import Foundation
import Huiyin
import Testing

@testable import HuiyinFiles

/// A folder of its own for one test, gone with it.
final class TestFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "huiyin-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes a file and returns its path.
  func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    try Data(bytes).write(to: url.appending(path: name))
    return path(name)
  }

  func file(_ name: String, _ text: String) throws -> String { try file(name, text.utf8) }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: url.path).sorted()) ?? [] }
}

extension ColumnNames {
  /// The names these tests know.
  static let known = ColumnNames([
    .id: ["编号", "留言编号"], .title: ["标题", "主题"], .text: ["内容", "留言详情", "正文"], .date: ["日期", "时间"],
    .person: ["姓名"], .place: ["社区"], .office: ["派出所"], .source: ["来源"], .card: ["回音卡号"],
  ])
}

/// Everything that `NoteFiles` has to say about some files.
struct ReadFiles {
  let notes: [Note]
  let problems: [Problem]
  let remarks: [String]
  let tally: Tally

  init(_ paths: [String], _ options: NoteFiles.Options = NoteFiles.Options()) throws {
    var files = try NoteFiles(paths, names: .known, options: options)
    let all = try files.all()
    (notes, problems, remarks, tally) = (all.notes, all.problems, all.remarks, files.tally)
  }

  /// The texts of the notes.
  var texts: [String] { notes.map(\.text) }
}

/// The rows of a CSV text, read in chunks of so many bytes.
func rows(_ bytes: some Sequence<UInt8>, chunk: Int = 1 << 16, name: String = "t.csv") throws -> [Reading] {
  let folder = try TestFolder()
  var options = NoteFiles.Options()
  options.chunk = chunk
  let path = try folder.file(name, bytes)
  let opening = Opening(try ByteSource(path: path, chunk: chunk), names: .known, options: options)
  let reader = try #require(Format.named(by: name)).open(opening)
  var rows: [Reading] = []
  while let next = try reader.next() { rows.append(next) }
  return rows
}

public import Foundation

/// The real notes beside the repository, where they are at hand: tests use them and pass without them.
public enum SharedData {
  /// The root of this repository.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folder of real and labelled notes, or nil where it is not there.
  public static let folder: URL? = {
    let url = root.deletingLastPathComponent().appending(path: "shared/data")
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }()

  /// The texts (titles too) of a JSON Lines file under the folder; empty where it is not there.
  public static func texts(of path: String) -> [String] {
    guard let folder, let data = try? Data(contentsOf: folder.appending(path: path)) else { return [] }
    return data.split(separator: 0x0A).flatMap { line -> [String] in
      let object = (try? JSONSerialization.jsonObject(with: line)) as? [String: Any]
      return ["title", "text"].compactMap { object?[$0] as? String }
    }
  }

  /// The files that hold real notes as JSON Lines.
  public static let noteFiles = [
    "gold/recurrence-notes.jsonl", "gold/open-notes.jsonl", "gold/open-cards.jsonl",
    "gold/open-hotline.jsonl",
    "gold/open-letters.jsonl", "teddy/train.jsonl", "teddy/test-unlabelled.jsonl",
  ]
}

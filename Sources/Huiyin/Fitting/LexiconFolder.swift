internal import FoundationEssentials

/// A lexicon folder that is written whole or not at all: it is made under a temporary name beside its place.
struct LexiconFolder {
  /// Where it lies until it is whole.
  let temporary: String
  private let final: String

  /// Begins the folder `path`.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  init(_ path: String) throws {
    final = path.utf8.last == 0x2F && path.utf8.count > 1 ? String(path.dropLast()) : path
    temporary = "\(final).huiyin-\(ProcessInfo.processInfo.processIdentifier).tmp"
    if FileManager.default.fileExists(atPath: final), !LexiconFolder.mayReplace(final) {
      throw HuiyinError(
        LexiconFolder.fault(
          "there is something else already", at: final, hint: "name a new folder, or an earlier lexicon"))
    }
    try LexiconFolder.trying(final) {
      try FileManager.default.createDirectory(
        atPath: temporary + "/terms", withIntermediateDirectories: true)
    }
  }

  private static func mayReplace(_ path: String) -> Bool {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return false }
    return names.isEmpty || names.contains("scheme.yaml")
  }

  /// Copies the folder `source`; without one, an empty folder is made.
  func copy(_ source: URL, as name: String) throws {
    let place = "\(temporary)/\(name)"
    try LexiconFolder.trying(place) {
      if source.relativePath.isEmpty || !FileManager.default.fileExists(atPath: source.relativePath) {
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      } else {
        try FileManager.default.copyItem(atPath: source.resolvingSymlinksInPath().path, toPath: place)
      }
    }
  }

  func write(_ text: String, as name: String) throws {
    try LexiconFolder.trying("\(temporary)/\(name)") {
      try Data(text.utf8).write(to: URL(filePath: "\(temporary)/\(name)"))
    }
  }

  /// Gives the folder its name; one that had it goes.
  func moveIntoPlace() throws {
    try LexiconFolder.trying(final) {
      let old = temporary + ".old"
      let exists = FileManager.default.fileExists(atPath: final)
      if exists { try FileManager.default.moveItem(atPath: final, toPath: old) }
      try FileManager.default.moveItem(atPath: temporary, toPath: final)
      if exists { try FileManager.default.removeItem(atPath: old) }
    }
  }

  /// Forgets what was written, where it did not come into its place.
  func removeTemporary() { try? FileManager.default.removeItem(atPath: temporary) }

  private static func trying(_ path: String, _ work: () throws -> Void) throws {
    do { try work() } catch {
      throw HuiyinError(
        fault(
          (error as? CocoaError).map { "error \($0.code.rawValue)" } ?? "\(error)", at: path,
          hint: "look whether its parent folder exists, may be written to, and has room"))
    }
  }

  private static func fault(_ message: String, at path: String, hint: String) -> Problem {
    Problem(
      .unwritableFile, "the folder cannot be written: \(message)", at: Location(file: path), hint: hint)
  }
}

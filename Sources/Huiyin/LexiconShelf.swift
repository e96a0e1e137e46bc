internal import Crypto
internal import FoundationEssentials
internal import HuiyinText

/// The files of a lexicon, all read before any of them is looked into, and the fingerprint of them all.
struct LexiconShelf {
  private struct Read {
    let file: LexiconFile?
    let faults: [Problem]
  }

  private var files: [String: Read] = [:]
  private var hash = SHA256()
  /// The names of the word classes' files, ascending.
  private(set) var classes: [String] = []

  /// Tables of the common folder, in the order in which the fingerprint has them: before the lines of the scheme, and
  /// behind them.
  private static let before = ["folds.tsv", "readings.tsv"]
  private static let behind = [
    "intents.tsv", "marks.tsv", "negations.tsv", "words.tsv", "places.tsv", "masks.tsv", "surnames.tsv",
    "rarity.tsv", "columns.tsv", "minutes.tsv",
  ]

  /// Reads one file and adds it, under its name within the lexicon, to the fingerprint.
  mutating func read(_ name: String, at path: String) {
    var faults: [Problem] = []
    let file = LexiconFile.read(path, faults: &faults)
    files[name] = Read(file: file, faults: faults)
    guard let file else { return }
    hash.update(data: Array("\(name)\n\(file.bytes.count)\n".utf8))
    hash.update(data: file.bytes)
  }

  /// Reads the common folder, or none where it is empty, and the lines of `categories` in `directory`.
  mutating func read(common: String, linesOf categories: [String], in directory: String) {
    read(LexiconShelf.before, common)
    classes = common.isEmpty ? [] : LexiconFile.tables(in: common + "/classes")
    for name in classes { read("common/classes/" + name, at: common + "/classes/" + name) }
    for category in categories {
      read("terms/\(category).tsv", at: directory + "/terms/\(category).tsv")
    }
    read(LexiconShelf.behind, common)
  }

  private mutating func read(_ names: [String], _ common: String) {
    for name in names where !common.isEmpty {
      let path = common + "/" + name
      if FileManager.default.fileExists(atPath: path) { read("common/" + name, at: path) }
    }
  }

  /// The file with `name` within the lexicon; nil where there is none. What was wrong with reading it is added to
  /// `faults`.
  func file(_ name: String, faults: inout [Problem]) -> LexiconFile? {
    guard let read = files[name] else { return nil }
    faults += read.faults
    return read.file
  }

  /// The file with `name` in the common folder; nil where there is none.
  func common(_ name: String, faults: inout [Problem]) -> LexiconFile? {
    file("common/" + name, faults: &faults)
  }

  /// What `read` makes of the files, which are known to be without a fault.
  func faultless<Value>(_ read: (LexiconShelf, inout [Problem]) -> Value) -> Value {
    var none: [Problem] = []
    return read(self, &none)
  }

  /// The spellings of `folds.tsv`.
  func spellings(faults: inout [Problem]) -> [Folding.Spelling] {
    common("folds.tsv", faults: &faults).map { Folding.spellings(of: $0, faults: &faults) } ?? []
  }

  /// The readings of `readings.tsv`.
  func readings(faults: inout [Problem]) -> [Folding.Reading] {
    common("readings.tsv", faults: &faults).map { Folding.readings(of: $0, faults: &faults) } ?? []
  }

  /// The SHA-256 of all files read so far, names included: 64 hexadecimal digits.
  var fingerprint: String {
    hash.finalize().hexadecimal
  }
}

internal import Crypto
internal import Dispatch
internal import FoundationEssentials
internal import HuiyinText

/// Reads the files of a lexicon one by one and gathers every fault, so that a clerk can mend them all at once.
struct LexiconLoader {
  private(set) var faults: [Problem] = []
  private let directory: String
  private var hash = SHA256()
  private var folding = Folding()

  /// Begins to read ICU's dictionary on another thread: whoever loads a lexicon is about to cut with it.
  init(directory: String) {
    self.directory = directory
    DispatchQueue.global().async { PlainCutter.readDictionary() }
  }

  /// The lexicon; nil where there are faults.
  mutating func load() -> Lexicon? {
    let schemePath = directory + "/scheme.yaml"
    guard isFolder(directory) else {
      note(
        "there is no such folder", at: directory,
        hint: "name the folder that holds scheme.yaml with --lexicon")
      return nil
    }
    guard let file = read("scheme.yaml", at: schemePath), let text = file.text(faults: &faults),
      let entry = SchemeFile.read(text, location: Location(file: schemePath), faults: &faults)
    else { return nil }
    let scheme = entry.scheme(location: Location(file: schemePath), faults: &faults)
    let common = directory + "/" + entry.common
    guard isFolder(common) else {
      note(
        "the common folder “\(entry.common)” is not there", at: schemePath,
        hint: "`common:` is a path relative to the scheme's folder")
      return nil
    }
    return load(scheme, common: common)
  }

  /// A lexicon of `scheme` without lines on the folder `common`, or on none.
  mutating func load(_ scheme: Scheme, commonOnly common: String?) -> Lexicon? {
    if let common, !isFolder(common) {
      note("there is no such folder", at: common, hint: "name the common folder of a lexicon")
      return nil
    }
    var complete = scheme
    complete.intents = intents(of: common ?? "")
    hash = SHA256()
    return load(complete, common: common ?? "", hasLines: false)
  }

  /// The intents that the lines of the folder `common` speak for, in their order.
  private mutating func intents(of common: String) -> [Scheme.Intent] {
    guard let file = optional("intents.tsv", common) else { return [] }
    var ignored: [Problem] = []
    let columns = ["intent", "expression", "points", "use", "remark"]
    guard let text = file.text(faults: &ignored) else { return [] }
    let table = TabTable(text, file: file.path, columns: columns, faults: &ignored)
    var known: Set<String> = []
    return table.lines.map { $0[0] }.filter { $0 != "*" && known.insert($0).inserted }
      .map { Scheme.Intent(id: $0, name: $0, points: 0, isPraise: false) }
  }

  private mutating func load(_ scheme: Scheme, common: String, hasLines: Bool = true) -> Lexicon? {
    folding = readFolding(common)
    let fold: (String) -> [UInt16] = folding.units(of:)
    let classes = common.isEmpty ? [] : LexiconFile.tables(in: common + "/classes")
    let classFiles = classes.compactMap {
      read("common/classes/" + $0, at: common + "/classes/" + $0)
    }
    let reader = PatternReader(
      classes: WordClasses.read(classFiles, fold: fold, faults: &faults), fold: fold)
    let terms = hasLines ? readTerms(scheme, reader) : []
    let intents = readTable("intents.tsv", "intent", Set(scheme.intents.map(\.id)), common, reader)
    let marks = readTable("marks.tsv", "mark", Set(Lexicon.Mark.allCases.map(\.rawValue)), common, reader)
    let negations = optional("negations.tsv", common).map { Negation.read($0, fold: fold, faults: &faults) }
    let words = optional("words.tsv", common).map { UserWord.read($0, fold: fold, faults: &faults) }
    let places = optional("places.tsv", common).map { PlaceWords.read($0, fold: fold, faults: &faults) }
    let masks = readMasks(common, places ?? PlaceWords())
    let rarities = RarityShelf(optional("rarity.tsv", common))
    faults += rarities.faults
    let columns = optional("columns.tsv", common).map { ColumnNames.read($0, faults: &faults) }
    let minutes = optional("minutes.tsv", common).map { MinutesCues.read($0, faults: &faults) }
    guard faults.isEmpty else { return nil }
    return Lexicon(
      scheme: scheme, terms: terms, intentTerms: intents, markTerms: marks, negations: negations ?? [],
      words: words ?? [], placeWords: places ?? PlaceWords(), maskWords: masks, rarityShelf: rarities,
      columnNames: columns ?? ColumnNames([:]), minutesCues: minutes ?? MinutesCues(),
      folding: folding,
      fingerprint: hash.finalize().map { String(UInt16($0) | 0x100, radix: 16).dropFirst() }.joined(),
      commonDirectory: URL(filePath: common, directoryHint: .isDirectory).standardized)
  }

  private mutating func readTerms(_ scheme: Scheme, _ reader: PatternReader) -> [Term] {
    let folder = directory + "/terms"
    let ids = scheme.categories.map(\.id)
    for name in LexiconFile.tables(in: folder) where !ids.contains(String(name.dropLast(4))) {
      note(
        "there is no category “\(name.dropLast(4))”", at: folder + "/" + name,
        hint: "terms/ holds one file for each category: \(ids.joined(separator: ", "))")
    }
    return scheme.categories.flatMap { category -> [Term] in
      guard let file = read("terms/\(category.id).tsv", at: folder + "/\(category.id).tsv") else { return [] }
      let targets = Set([category.id] + category.topics.map(\.id))
      return TermTable(targets: targets, targetColumn: "topic", reader: reader).terms(
        of: file, faults: &faults)
    }
  }

  private mutating func readTable(
    _ name: String, _ column: String, _ targets: Set<String>, _ common: String, _ reader: PatternReader
  ) -> [Term] {
    guard let file = optional(name, common) else { return [] }
    return TermTable(targets: targets, targetColumn: column, reader: reader).terms(of: file, faults: &faults)
  }

  private mutating func readFolding(_ common: String) -> Folding {
    let spellings = optional("folds.tsv", common).map { Folding.spellings(of: $0, faults: &faults) }
    let readings = optional("readings.tsv", common).map { Folding.readings(of: $0, faults: &faults) }
    return Folding(spellings: spellings ?? [], readings: readings ?? [])
  }

  private mutating func readMasks(_ common: String, _ places: PlaceWords) -> MaskWords {
    var words = MaskWords()
    let fold: (String) -> [UInt16] = folding.units(of:)
    optional("masks.tsv", common).map { words.readMasks($0, fold: fold, faults: &faults) }
    optional("surnames.tsv", common).map { words.readSurnames($0, fold: fold, faults: &faults) }
    words.exclude(places)
    return words
  }

  private mutating func optional(_ name: String, _ common: String) -> LexiconFile? {
    let path = common + "/" + name
    return !common.isEmpty && FileManager.default.fileExists(atPath: path)
      ? read("common/" + name, at: path) : nil
  }

  /// Reads a file and adds it, under its name within the lexicon, to the fingerprint.
  private mutating func read(_ name: String, at path: String) -> LexiconFile? {
    guard let file = LexiconFile.read(path, faults: &faults) else { return nil }
    hash.update(data: Array("\(name)\n\(file.bytes.count)\n".utf8))
    hash.update(data: file.bytes)
    return file
  }

  private mutating func note(_ message: String, at path: String, hint: String) {
    faults.append(Problem(.lexicon, message, at: Location(file: path), hint: hint))
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }
}

internal import Dispatch
internal import FoundationEssentials
internal import HuiyinText

/// Reads the files of a lexicon one by one and gathers every fault, so that a clerk can mend them all at once.
struct LexiconLoader {
  private(set) var faults: [Problem] = []
  private let directory: String
  private let cache: CompiledCache?
  private var shelf = LexiconShelf()

  /// ICU's tables, in so far as the cache has them.
  private let tables: Deferred<Void>

  /// Begins to take ICU's tables from `cache`, or to read its dictionary, on another thread: whoever loads a lexicon is
  /// about to cut with it.
  init(directory: String, cache: CompiledCache? = nil) {
    self.directory = directory
    self.cache = cache
    let tables = Deferred { if let cache { cache.takeICU() } }
    self.tables = tables
    DispatchQueue.global().async {
      tables.value
      PlainCutter.readDictionary()
    }
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
    shelf.read("scheme.yaml", at: schemePath)
    guard let file = shelf.file("scheme.yaml", faults: &faults), let text = file.text(faults: &faults),
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
    shelf.read(common: common, linesOf: scheme.categories.map(\.id), in: directory)
    return load(scheme, common: common, as: .complete(cache?.packed(of: shelf.fingerprint).map(unpacked)))
  }

  /// What was made of the lexicon: it is unpacked on another thread while the lines are read on this one.
  private func unpacked(_ packed: ArraySlice<UInt8>) -> Deferred<CompiledLexicon?> {
    let tables = tables
    let compiled = Deferred {
      tables.value
      return CompiledLexicon(unpacking: packed)
    }
    DispatchQueue.global().async { _ = compiled.value }
    return compiled
  }

  /// What of a lexicon is loaded: its lines too, with what was made of them where it is at hand, or only what schemes
  /// share.
  private enum Extent {
    case complete(Deferred<CompiledLexicon?>?)
    case commonOnly

    var compiled: Deferred<CompiledLexicon?>? {
      if case .complete(let compiled) = self { compiled } else { nil }
    }
  }

  /// A lexicon of `scheme` without lines on the folder `common`, or on none.
  mutating func load(_ scheme: Scheme, commonOnly common: String?) -> Lexicon? {
    if let common, !isFolder(common) {
      note("there is no such folder", at: common, hint: "name the common folder of a lexicon")
      return nil
    }
    var complete = scheme
    tables.value
    complete.intents = intents(of: common ?? "")
    shelf = LexiconShelf()
    shelf.read(common: common ?? "", linesOf: [], in: directory)
    return load(complete, common: common ?? "", as: .commonOnly)
  }

  /// The intents that the lines of the folder `common` speak for, in their order.
  private mutating func intents(of common: String) -> [Scheme.Intent] {
    let path = common + "/intents.tsv"
    guard !common.isEmpty, FileManager.default.fileExists(atPath: path),
      let file = LexiconFile.read(path, faults: &faults)
    else { return [] }
    var ignored: [Problem] = []
    let columns = ["intent", "expression", "points", "use", "remark"]
    guard let text = file.text(faults: &ignored) else { return [] }
    let table = TabTable(text, file: file.path, columns: columns, faults: &ignored)
    var known: Set<String> = []
    return table.lines.map { $0[0] }.filter { $0 != "*" && known.insert($0).inserted }
      .map { Scheme.Intent(id: $0, name: $0, points: 0, isPraise: false) }
  }

  private mutating func load(_ scheme: Scheme, common: String, as extent: Extent) -> Lexicon? {
    tables.value
    let folding = readFolding()
    let fold: (String) -> [UInt16] = folding.units(of:)
    let patterns = readClasses(folding, isKnown: extent.compiled != nil)
    var terms: [Term] = []
    if case .complete = extent { terms = readTerms(scheme, patterns) }
    let intents = readTable("intents.tsv", "intent", Set(scheme.intents.map(\.id)), patterns)
    let marks = readTable("marks.tsv", "mark", Set(Lexicon.Mark.allCases.map(\.rawValue)), patterns)
    let negations = table("negations.tsv").map { Negation.read($0, fold: fold, faults: &faults) } ?? []
    let words = table("words.tsv").map { UserWord.read($0, fold: fold, faults: &faults) }
    let places = table("places.tsv").map { PlaceWords.read($0, fold: fold, faults: &faults) }
    let masks = readMasks(places ?? PlaceWords(), fold)
    let rarities = RarityShelf(table("rarity.tsv"))
    if extent.compiled == nil { faults += rarities.faults }
    let columns = table("columns.tsv").map { ColumnNames.read($0, faults: &faults) }
    let minutes = table("minutes.tsv").map { MinutesCues.read($0, faults: &faults) }
    guard faults.isEmpty else { return nil }
    let count = terms.count + intents.count + marks.count + negations.count
    let compiled = extent.compiled?.value ?? nil
    if extent.compiled != nil, compiled?.patterns.patterns.count != count {
      return load(scheme, common: common, as: .complete(nil))
    }
    return Lexicon(
      scheme: scheme, terms: terms, intentTerms: intents, markTerms: marks, negations: negations,
      words: words ?? [], placeWords: places ?? PlaceWords(), maskWords: masks, rarityShelf: rarities,
      columnNames: columns ?? ColumnNames([:]), minutesCues: minutes ?? MinutesCues(),
      folding: folding, fingerprint: shelf.fingerprint,
      commonDirectory: URL(filePath: common, directoryHint: .isDirectory).standardized,
      making: Lexicon.Making(compiled: compiled, cache: cache))
  }

  /// The word classes and with them the patterns of all lines; where they are known to be without a fault, they are
  /// read only when they are asked for.
  private mutating func readClasses(_ folding: Folding, isKnown: Bool) -> TermTable.Patterns {
    let files = shelf.classes.compactMap { shelf.file("common/classes/" + $0, faults: &faults) }
    if isKnown {
      return .readable(
        by: Deferred {
          var ignored: [Problem] = []
          let classes = WordClasses.read(files, fold: folding.units(of:), faults: &ignored)
          return PatternReader(classes: classes, folding: folding)
        })
    }
    let classes = WordClasses.read(files, fold: folding.units(of:), faults: &faults)
    return .read(PatternReader(classes: classes, folding: folding))
  }

  /// The lines of all categories in their order; files are read on all cores, and faults stay in the order of files.
  private mutating func readTerms(_ scheme: Scheme, _ patterns: TermTable.Patterns) -> [Term] {
    let folder = directory + "/terms"
    let ids = scheme.categories.map(\.id)
    for name in LexiconFile.tables(in: folder) where !ids.contains(String(name.dropLast(4))) {
      note(
        "there is no category “\(name.dropLast(4))”", at: folder + "/" + name,
        hint: "terms/ holds one file for each category: \(ids.joined(separator: ", "))")
    }
    let shelf = shelf
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let read = scheme.categories.concurrentMap(jobs: cores, context: { shelf }) { category, shelf in
      var faults: [Problem] = []
      let file = shelf.file("terms/\(category.id).tsv", faults: &faults)
      let targets = Set([category.id] + category.topics.map(\.id))
      let table = TermTable(targets: targets, targetColumn: "topic", patterns: patterns)
      let terms = file.map { table.terms(of: $0, faults: &faults) } ?? []
      return (terms: terms, faults: faults)
    }
    faults += read.flatMap(\.faults)
    return read.flatMap(\.terms)
  }

  private mutating func readTable(
    _ name: String, _ column: String, _ targets: Set<String>, _ patterns: TermTable.Patterns
  ) -> [Term] {
    guard let file = table(name) else { return [] }
    return TermTable(targets: targets, targetColumn: column, patterns: patterns).terms(
      of: file, faults: &faults)
  }

  private mutating func readFolding() -> Folding {
    let spellings = table("folds.tsv").map { Folding.spellings(of: $0, faults: &faults) }
    let readings = table("readings.tsv").map { Folding.readings(of: $0, faults: &faults) }
    return Folding(spellings: spellings ?? [], readings: readings ?? [])
  }

  private mutating func readMasks(_ places: PlaceWords, _ fold: (String) -> [UInt16]) -> MaskWords {
    var words = MaskWords()
    table("masks.tsv").map { words.readMasks($0, fold: fold, faults: &faults) }
    table("surnames.tsv").map { words.readSurnames($0, fold: fold, faults: &faults) }
    words.exclude(places)
    return words
  }

  /// A table of the common folder; nil where there is none.
  private mutating func table(_ name: String) -> LexiconFile? {
    shelf.file("common/" + name, faults: &faults)
  }

  private mutating func note(_ message: String, at path: String, hint: String) {
    faults.append(Problem(.lexicon, message, at: Location(file: path), hint: hint))
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }
}

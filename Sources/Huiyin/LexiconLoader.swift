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
    _ = Deferred {
      tables.value
      PlainCutter.readDictionary()
    }
    .begun()
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
    return load(scheme, common: common, as: .complete(cache.flatMap(compiled)))
  }

  /// What `cache` has of the lexicon, unpacked on another thread while the lines are read on this one; nil where it has
  /// nothing.
  private func compiled(in cache: CompiledCache) -> Deferred<CompiledLexicon?>? {
    let (tables, shelf, fingerprint) = (tables, shelf, shelf.fingerprint)
    guard cache.holds(fingerprint) else { return nil }
    return Deferred {
      tables.value
      return cache.compiled(of: fingerprint) { unpacker in
        CompiledLexicon(
          unpacking: &unpacker, spellings: { shelf.faultless { $0.spellings(faults: &$1) } },
          readings: shelf.faultless { $0.readings(faults: &$1) })
      }
    }
    .begun()
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
    let table = TabTable(file, columns: columns, faults: &ignored)
    var known: Set<String> = []
    return table.lines.map { $0[0] }.filter { $0 != "*" && known.insert($0).inserted }
      .map { Scheme.Intent(id: $0, name: $0, points: 0, isPraise: false) }
  }

  private mutating func load(_ scheme: Scheme, common: String, as extent: Extent) -> Lexicon? {
    let earlier = faults.count
    let folding = folding(extent)
    let patterns = patterns(extent, folding)
    var terms: [Term] = []
    if case .complete = extent { terms = readTerms(scheme, patterns) }
    let intents = readTable("intents.tsv", "intent", Set(scheme.intents.map(\.id)), patterns)
    let marks = readTable("marks.tsv", "mark", Set(Lexicon.Mark.allCases.map(\.rawValue)), patterns)
    let tables = lexiconTables(extent, folding)
    let negations = shelf.common("negations.tsv", faults: &faults)
      .map { Negation.read($0, fold: folding.value.units, faults: &faults) }
    let count = terms.count + intents.count + marks.count + (negations ?? []).count
    let compiled = extent.compiled?.value ?? nil
    if extent.compiled != nil, compiled?.patterns.patterns.count != count {
      // What was kept is of no worth: the files may have faults after all. They are read once more, with nothing kept.
      faults.removeLast(faults.count - earlier)
      return load(scheme, common: common, as: .complete(nil))
    }
    guard faults.isEmpty else { return nil }
    return Lexicon(
      scheme: scheme, terms: terms, intentTerms: intents, markTerms: marks, negations: negations ?? [],
      tables: tables, folding: folding.value, fingerprint: shelf.fingerprint,
      commonDirectory: URL(filePath: common, directoryHint: .isDirectory).standardized,
      making: Lexicon.Making(compiled: compiled, cache: cache))
  }

  /// What `read` makes of the files: made now, and every fault gathered; or, where they are known to be without a fault,
  /// when it is first asked for.
  private mutating func later<Value>(
    _ extent: Extent, _ read: @escaping @Sendable (LexiconShelf, inout [Problem]) -> Value
  ) -> Deferred<Value> {
    guard extent.compiled != nil else { return Deferred(made: read(shelf, &faults)) }
    let shelf = shelf
    return Deferred { shelf.faultless(read) }
  }

  private mutating func folding(_ extent: Extent) -> Deferred<Folding> {
    if let compiled = extent.compiled { return Deferred { compiled.value?.folding ?? Folding() } }
    tables.value
    let spellings = shelf.spellings(faults: &faults)
    return Deferred(made: Folding(spellings: spellings, readings: shelf.readings(faults: &faults)))
  }

  /// The word classes and with them the patterns of all lines.
  private mutating func patterns(_ extent: Extent, _ folding: Deferred<Folding>) -> TermTable.Patterns {
    let reader = later(extent) { shelf, faults in
      let files = shelf.classes.compactMap { shelf.common("classes/" + $0, faults: &faults) }
      let classes = WordClasses.read(files, fold: folding.value.units, faults: &faults)
      return PatternReader(classes: classes, folding: folding.value)
    }
    return extent.compiled == nil ? .read(reader.value) : .readable(by: reader)
  }

  /// What `read` makes of the table `name`, in the same way; `none` where there is no such table.
  private mutating func later<Value: Sendable>(
    _ extent: Extent, _ name: String, none: Value,
    _ read: @escaping @Sendable (LexiconFile, inout [Problem]) -> Value
  ) -> Deferred<Value> {
    later(extent) { shelf, faults in
      shelf.common(name, faults: &faults).map { read($0, &faults) } ?? none
    }
  }

  private mutating func lexiconTables(_ extent: Extent, _ folding: Deferred<Folding>) -> Lexicon.Tables {
    let fold: @Sendable (String) -> [UInt16] = { folding.value.units(of: $0) }
    let places = later(extent, "places.tsv", none: PlaceWords()) {
      PlaceWords.read($0, fold: fold, faults: &$1)
    }
    return Lexicon.Tables(
      words: later(extent, "words.tsv", none: []) { UserWord.read($0, fold: fold, faults: &$1) },
      placeWords: places,
      maskWords: later(extent) { shelf, faults in
        let masks = shelf.common("masks.tsv", faults: &faults)
        let surnames = shelf.common("surnames.tsv", faults: &faults)
        return MaskWords(masks, surnames, places.value, fold: fold, faults: &faults)
      },
      rarities: rarities(extent),
      columnNames: later(extent, "columns.tsv", none: ColumnNames([:])) { ColumnNames.read($0, faults: &$1) },
      minutesCues: later(extent, "minutes.tsv", none: MinutesCues()) { MinutesCues.read($0, faults: &$1) })
  }

  /// How rare words are, read when it is first asked for in any case: most runs group nothing.
  private mutating func rarities(_ extent: Extent) -> Deferred<RarityTable> {
    let file = shelf.common("rarity.tsv", faults: &faults)
    if extent.compiled == nil, let file { faults += RarityTable.faults(of: file) }
    return Deferred { file.map { RarityTable($0) } ?? RarityTable() }
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
    guard let file = shelf.common(name, faults: &faults) else { return [] }
    return TermTable(targets: targets, targetColumn: column, patterns: patterns).terms(
      of: file, faults: &faults)
  }

  private mutating func note(_ message: String, at path: String, hint: String) {
    faults.append(Problem(.lexicon, message, at: Location(file: path), hint: hint))
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }
}

internal import FoundationEssentials

extension Lexicon {
  /// Files that were saved with a byte order mark or with CR LF: they are read rightly, but other tools trip over them.
  var formFindings: [Problem] {
    let folder = commonDirectory.relativePath
    let common = LexiconFile.tables(in: folder).map { "\(folder)/\($0)" }
    let classes = LexiconFile.tables(in: folder + "/classes").map { "\(folder)/classes/\($0)" }
    var seen: Set<String> = []
    let files = terms.map(\.location.file).filter { seen.insert($0).inserted } + common + classes
    return files.flatMap { path -> [Problem] in
      var faults: [Problem] = []
      return LexiconFile.read(path, faults: &faults)?.formFindings ?? []
    }
  }
}

extension LexiconFile {
  /// What the bytes of the file carry beside its lines.
  fileprivate var formFindings: [Problem] {
    var found: [Problem] = []
    func note(_ message: String, row: Int) {
      found.append(
        Problem(
          .lexicon, message, at: Location(file: path, row: row),
          hint: "save it as UTF-8 without a mark, lines ending in LF"))
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { note("the file begins with a byte order mark", row: 1) }
    if let place = bytes.firstIndex(of: 0x0D) {
      note("a line ends in CR LF", row: bytes[..<place].count { $0 == 0x0A } + 1)
    }
    return found
  }
}

public import FoundationEssentials

extension FittedLexicon {
  /// Writes a complete lexicon into the folder `path`: the scheme, all lines, and the common folder as `common`.
  ///
  /// `source` is the folder of the lexicon that was completed; nil for a new scheme. The folder is made beside its place,
  /// read once to see that it is whole, and then takes its name; one that is there must be empty or a lexicon.
  /// - Throws: `HuiyinError` of kind `unwritableFile` where it cannot be written or `path` holds something else.
  public func write(to path: String, completing source: URL?) throws {
    let folder = try LexiconFolder(path)
    defer { folder.removeTemporary() }
    try folder.copy(lexicon.commonDirectory, as: "common")
    let scheme = try source.map { try SchemeText.text(atFolder: $0, with: calibration) }
    try folder.write(scheme ?? SchemeText.text(of: lexicon.scheme), as: "scheme.yaml")
    for lines in lines {
      try folder.write(text(of: lines, completing: source), as: "terms/\(lines.category).tsv")
    }
    _ = try Lexicon(directory: URL(filePath: folder.temporary, directoryHint: .isDirectory))
    try folder.moveIntoPlace()
  }

  private static var header: String { "topic\texpression\tpoints\tuse\tremark\n" }

  /// The file of a category: what a clerk wrote as it stands, then the fitted lines.
  private func text(of lines: Lines, completing source: URL?) -> String {
    let old = source.flatMap {
      FileManager.default.contents(atPath: "\($0.relativePath)/terms/\(lines.category).tsv")
    }
    let written = old.map { FittedLexicon.withoutFittedLines(String(decoding: $0, as: UTF8.self)) }
    return (written ?? FittedLexicon.header)
      + lines.terms.map { "\($0.topic)\t\($0.expression)\t\($0.points)\tcue\t\($0.remark)\n" }.joined()
  }

  /// `text` without the lines of an earlier fit, ending in a line feed.
  private static func withoutFittedLines(_ text: String) -> String {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
    let kept = lines.filter { line in
      let fields = line.utf8.split(separator: 0x09, omittingEmptySubsequences: false)
      return fields.count < 5 || !String(Substring(fields[4])).trimmingBlanks.hasPrefix(Term.fittedMark)
    }
    let joined = kept.joined(separator: "\n")
    return joined.utf8.last == 0x0A || joined.isEmpty ? joined : joined + "\n"
  }
}

/// `scheme.yaml` as it is written.
enum SchemeText {
  /// The file of a new scheme.
  static func text(of scheme: Scheme) -> String {
    let rules = scheme.rules
    let categories = scheme.categories.map { "  - {id: \(quoted($0.id)), name: \(quoted($0.name))}\n" }
    let intents = scheme.intents.map { "  - {id: \(quoted($0.id)), name: \(quoted($0.name))}\n" }
    return """
      id: \(quoted(scheme.id))
      name: \(quoted(scheme.name))
      common: common

      categories:
      \(categories.joined())
      """
        + (intents.isEmpty ? "" : "\nintents:\n\(intents.joined())") + """

          rules:
          \(rules.calibration.map(lines) ?? "")  titlePercent: \(rules.titlePercent)
            askedPercent: \(rules.askedPercent)
            endPercent: \(rules.endPercent)
            repetitionPercents: \(rules.repetitionPercents)
            reviewPoints: \(rules.reviewPoints)

          """
  }

  /// The file in `folder` with what was learnt of confidence in place of what an earlier fit learnt, and the common folder
  /// as it will lie beside it.
  static func text(atFolder folder: URL, with calibration: Calibration?) throws -> String {
    let path = folder.relativePath + "/scheme.yaml"
    var faults: [Problem] = []
    guard let text = LexiconFile.read(path, faults: &faults)?.text(faults: &faults) else {
      throw HuiyinError(faults)
    }
    var result: [Substring] = []
    var hasRules = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) where !isLearnt(line) {
      result.append(line.hasPrefix("common:") ? "common: common" : line)
      guard line.hasPrefix("rules:") else { continue }
      hasRules = true
      if let calibration { result.append(Substring(lines(calibration).dropLast())) }
    }
    let end = hasRules ? "" : calibration.map { "\nrules:\n\(lines($0))" } ?? ""
    return result.joined(separator: "\n") + end
  }

  private static func isLearnt(_ line: Substring) -> Bool {
    let key = line.drop { $0 == " " }
    return line.hasPrefix(" ") && (key.hasPrefix("confidences:") || key.hasPrefix("reviewConfidence:"))
  }

  private static func lines(_ calibration: Calibration) -> String {
    let steps = calibration.steps.map { "[\($0.share), \($0.confidence)]" }.joined(separator: ", ")
    return "  confidences: [\(steps)]\n  reviewConfidence: \(calibration.reviewBelow)\n"
  }

  /// `text` as a YAML scalar in double quotes.
  private static func quoted(_ text: String) -> String {
    let escaped = text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
    return "\"\(escaped)\""
  }
}

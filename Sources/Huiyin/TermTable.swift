internal import HuiyinText

/// Reads a file of lexicon lines: `topic ⇥ expression ⇥ points ⇥ use ⇥ remark`.
struct TermTable {
  /// The ids a line may be for.
  let targets: Set<String>
  /// What the first column is called: `topic`, `intent` or `mark`.
  let targetColumn: String
  let patterns: Patterns

  /// How the patterns of the lines are read.
  enum Patterns {
    /// Now, with every fault.
    case read(PatternReader)
    /// When they are asked for: lines of these very files were read without a fault before.
    case readable(by: Deferred<PatternReader>)
  }

  /// The lines of `file`; every line that does not fit is a fault and is left out.
  func terms(of file: LexiconFile, faults: inout [Problem]) -> [Term] {
    let columns = [targetColumn, "expression", "points", "use", "remark"]
    let lines = TabTable(file, columns: columns, faults: &faults).lines
    switch patterns {
    case .read(let reader): return terms(of: lines, reader, faults: &faults)
    case .readable(let reader): return lines.compactMap { Term($0, readableBy: reader) }
    }
  }

  private func terms(of lines: [TabTable.Line], _ reader: PatternReader, faults: inout [Problem]) -> [Term] {
    var seen = Set<Key>(minimumCapacity: lines.count)
    return lines.compactMap { line in
      guard let term = term(line, reader, faults: &faults) else { return nil }
      let (isFirst, first) = seen.insert(Key(term))
      if isFirst { return term }
      faults.append(
        Problem(
          .lexicon, "“\(term.expression)” stands for \(term.topic) in row \(first.row ?? 0) already",
          at: term.location, hint: "delete one of the two lines"))
      return nil
    }
  }

  /// What two lines must not share.
  private struct Key: Hashable {
    let topic: String
    let pattern: Expression
    let row: Int?

    init(_ term: Term) { (topic, pattern, row) = (term.topic, term.pattern, term.location.row) }

    static func == (left: Key, right: Key) -> Bool {
      left.topic == right.topic && left.pattern == right.pattern
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(topic)
      hasher.combine(pattern)
    }
  }

  private func term(_ line: TabTable.Line, _ reader: PatternReader, faults: inout [Problem]) -> Term? {
    var found: [(String, String)] = []
    let (topic, expression) = (line[0], line[1])
    let use = Term.Use(rawValue: line[3])
    let points = Int(line[2])
    if let use {
      if !targets.contains(topic), !(use == .exception && topic == "*") {
        found.append(("there is no \(targetColumn) “\(topic)” here", hint(for: topic)))
      }
      if use == .cue, !(points.map { $0 != 0 && abs($0) <= 99 } ?? false) {
        found.append(
          (
            "found the points “\(line[2])”, expected a whole number −99…99, not 0",
            "5 to 7 names the matter itself"
          ))
      }
    } else {
      found.append(
        ("found the use “\(line[3])”, expected cue or exception", "the fourth field says how the line counts")
      )
    }
    let pattern = reader.pattern(expression, into: &found)
    faults += found.map { Problem(.lexicon, $0.0, at: line.location, hint: $0.1) }
    guard found.isEmpty, let pattern, let use else { return nil }
    return Term(.line(line), points: use == .cue ? points ?? 0 : 0, use: use, form: .read(pattern))
  }

  private func hint(for topic: String) -> String {
    let near = targets.filter { $0.hasPrefix(topic.prefix(3)) }.sorted()
    return "expected one of \((near.isEmpty ? targets.sorted() : near).joined(separator: ", "))"
  }
}

extension Term {
  /// The term of a line that was read without a fault before; nil where it cannot have been.
  fileprivate init?(_ line: TabTable.Line, readableBy reader: Deferred<PatternReader>) {
    guard let use = Use(rawValue: line[3]), let points = use == .cue ? Int(line[2]) : 0 else { return nil }
    self.init(.line(line), points: points, use: use, form: .readable(by: reader))
  }
}

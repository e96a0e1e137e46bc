/// Results as tables to read: the figures, then the ratios.
struct ResultTable {
  private let rows: [ResultRow]

  /// The tables of `rows`.
  init(_ rows: [ResultRow]) { self.rows = rows }

  /// Both tables.
  var text: String {
    let ratios = ratioLines
    let title = "times as fast as ICU's iterator takes to cut the same notes"
    return ResultTable.aligned(figureLines)
      + (ratios.isEmpty ? "" : "\n\(title)\n" + ResultTable.aligned(ratios))
  }

  private var measures: [String] {
    rows.map(\.measure).reduce(into: []) { names, name in if names.last != name { names.append(name) } }
  }

  private func figure(_ measure: String, _ unit: ResultRow.Unit) -> Figure? {
    rows.first { $0.measure == measure && $0.unit == unit }?.figure
  }

  private var figureLines: [[String]] {
    [["measure", "ms", "least – most", "MB/s", "notes/s"]]
      + measures.compactMap { name in
        if let memory = figure(name, .megabytes) {
          return [name, "\(memory.median.shortened) MB", ResultTable.spread(memory), "", ""]
        }
        guard let time = figure(name, .milliseconds) else { return nil }
        let rates = [ResultRow.Unit.megabytesPerSecond, .notesPerSecond].map {
          figure(name, $0)?.median.shortened
        }
        return [name, time.median.shortened, ResultTable.spread(time)] + rates.map { $0 ?? "" }
      }
  }

  private var ratioLines: [[String]] {
    measures.compactMap { name in
      figure(name, .timesICU).map { [name, $0.median.shortened, ResultTable.spread($0)] }
    }
  }

  private static func spread(_ figure: Figure) -> String {
    "\(figure.least.shortened) – \(figure.most.shortened)"
  }

  /// The cells under each other: the first of a line to the left, the others to the right.
  private static func aligned(_ lines: [[String]]) -> String {
    let widths = (lines.first ?? []).indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      let cells = zip(line, widths).enumerated().map { column, cell in
        let padding = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + padding : padding + cell.0
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }
}

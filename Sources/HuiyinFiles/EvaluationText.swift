public import Huiyin

/// An evaluation as a table for a terminal.
public struct EvaluationText {
  private let scheme: Scheme

  /// Tables in the order of `scheme`.
  public init(scheme: Scheme) { self.scheme = scheme }

  /// The table of `evaluation`: categories, topics, confusions and shares, ending in a line feed.
  public func text(of evaluation: Evaluation) -> String {
    let scores =
      [["category", "labelled", "predicted", "precision", "recall", "F1"]] + evaluation.categories.map(row)
    let topics =
      [["topic", "labelled", "predicted", "precision", "recall", "F1"]] + evaluation.topics.map(row)
    let shares = [
      ["macro-F1", Decimals.three(evaluation.macroF1), "over the labelled categories"],
      share("accuracy", evaluation.accuracy), share("topic", evaluation.topicAccuracy),
      share("intent", evaluation.intentAccuracy), share("raised again", evaluation.raisedAgainAccuracy),
      share("for review", evaluation.review),
      share("accuracy without review", evaluation.accuracyWithoutReview),
      [
        "secondary", Decimals.three(evaluation.secondary.f1),
        "F1; precision \(Decimals.three(evaluation.secondary.precision)), recall \(Decimals.three(evaluation.secondary.recall))",
      ],
    ]
    let coverage = evaluation.coverage.map { share("surest \($0.percent) %", $0.accuracy) }
    return [scores, confusion(evaluation), topics, coverage, shares].map(Columns.text).joined(separator: "\n")
  }

  private func row(_ score: Evaluation.Score) -> [String] {
    [
      score.id, "\(score.labelled)", "\(score.predicted)", Decimals.three(score.precision),
      Decimals.three(score.recall), Decimals.three(score.f1),
    ]
  }

  private func share(_ name: String, _ share: Evaluation.Share) -> [String] {
    [name, Decimals.three(share.value), "\(share.part) of \(share.whole)"]
  }

  private func confusion(_ evaluation: Evaluation) -> [[String]] {
    let ids = scheme.categories.map(\.id)
    let header = ["labelled ▸ predicted"] + ids.map { String($0.prefix(9)) } + ["none"]
    return [header]
      + ids.map { labelled in
        [labelled]
          + (ids.map(Optional.some) + [nil]).map { predicted in
            let cell = evaluation.confusions.first { $0.labelled == labelled && $0.predicted == predicted }
            return "\(cell?.count ?? 0)"
          }
      }
  }
}

/// Rows of cells as aligned columns: the first to the left, the others to the right of their column.
enum Columns {
  static func text(_ rows: [[String]]) -> String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.compactMap { $0.indices.contains(column) ? $0[column].unicodeScalars.count : nil }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.unicodeScalars.count)
        return column == 0 || column == 2 && count == 3 ? cell + padding : padding + cell
      }.joined(separator: "  ").trimmingTrailingBlanks + "\n"
    }.joined()
  }
}

extension String {
  fileprivate var trimmingTrailingBlanks: String {
    var text = self[...]
    while text.utf8.last == 0x20 { text.removeLast() }
    return String(text)
  }
}

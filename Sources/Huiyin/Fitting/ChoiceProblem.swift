/// How unlikely weights make the labelled categories, and how steeply that changes: Σ −ln p(yᵢ | oᵢ + Wxᵢ + b) + ½λ‖W‖².
///
/// A point holds the weights column by column, all categories of a column together, and the intercepts last.
struct ChoiceProblem {
  let rows: SparseRows
  private let kinds: [Int]
  private let offsets: [[Double]]
  private let penalty: Double
  private let free: [[Bool]]?

  /// `offsets`: the points each category of a row has beforehand. Weights that are not `free` have no slope, and so stay
  /// what they are.
  init(
    _ rows: SparseRows, kinds: [Int], offsets: [[Double]], penalty: Double, free: [[Bool]]?
  ) {
    (self.rows, self.kinds, self.offsets, self.penalty, self.free) = (rows, kinds, offsets, penalty, free)
  }

  var kindCount: Int { offsets[0].count }
  /// Where the intercepts begin.
  var intercepts: Int { rows.columnCount * kindCount }
  var size: Int { intercepts + kindCount }

  /// The weights of each category, by column.
  func weights(at point: [Double]) -> [[Double]] {
    (0..<kindCount).map { kind in (0..<rows.columnCount).map { point[$0 * kindCount + kind] } }
  }

  /// The value; `gradient` becomes its slope.
  func value(at point: [Double], gradient: inout [Double]) -> Double {
    let (kindCount, intercepts) = (kindCount, intercepts)
    var value = 0.0
    for at in 0..<intercepts {
      value += point[at] * point[at] * penalty / 2
      gradient[at] = penalty * point[at]
    }
    for kind in 0..<kindCount { gradient[intercepts + kind] = 0 }
    var totals = [Double](repeating: 0, count: kindCount)
    for row in 0..<rows.count {
      let range = rows.starts[row]..<rows.starts[row + 1]
      for kind in 0..<kindCount { totals[kind] = offsets[row][kind] + point[intercepts + kind] }
      for at in range {
        let (base, value) = (Int(rows.columns[at]) * kindCount, Double(rows.values[at]))
        for kind in 0..<kindCount { totals[kind] += point[base + kind] * value }
      }
      value += loss(of: &totals, kinds[row])
      for kind in 0..<kindCount { gradient[intercepts + kind] += totals[kind] }
      for at in range {
        let (base, value) = (Int(rows.columns[at]) * kindCount, Double(rows.values[at]))
        for kind in 0..<kindCount { gradient[base + kind] += totals[kind] * value }
      }
    }
    if let free {
      for column in 0..<rows.columnCount {
        for kind in 0..<kindCount where !free[kind][column] { gradient[column * kindCount + kind] = 0 }
      }
    }
    return value
  }

  /// The loss of a row; `totals` become its slope by each of them.
  private func loss(of totals: inout [Double], _ kind: Int) -> Double {
    let largest = totals.max() ?? 0
    let own = totals[kind] - largest
    for index in totals.indices { totals[index] = Elementary.exponential(totals[index] - largest) }
    let sum = totals.reduce(0, +)
    for index in totals.indices { totals[index] /= sum }
    totals[kind] -= 1
    return Elementary.logarithm(sum) - own
  }
}

/// Chooses the candidates that part the categories best and gives them whole points.
///
/// A match weighs its inverse document frequency. Without lines written by hand, notes are brought to one length: long
/// and short ones then count alike, which changes no verdict, since points are only compared within a note. Beside
/// lines written by hand, whose points do not grow with the length of a note, all notes share one scale; there a line
/// also has to be worth the reading, for each of its matches stands in the reasons of a verdict.
struct LineFit: Sendable {
  /// At most so many lines for each category.
  var mostLines: Int
  /// What a point of a line written by hand is worth, in the unit of the logarithm of a chance. Measured: fitted on the
  /// open notes, scored on the gold verdicts of this project, 0.07…0.15 differ by less than chance.
  var handPoint = 0.1
  /// What a unit of a line's weight costs beside lines written by hand: `price` · √(`priceBase` + n), n being what its
  /// matches count, in the unit of the logarithm of a chance for all notes together. Macro-F1 on parts kept back of 2,278
  /// labelled notes (six deals into four), and pieces of fitted evidence in one of the notes of 2019: 0.861 and 73 with
  /// half of this price, 0.857 and 46 with it, 0.851 and 26 with twice of it; 0.857 and 99 with the 1,000 strongest of
  /// each category and no price.
  var price = 0.01
  var priceBase = 20.0
  /// A line that is worth less points than this is none.
  var leastPoints = 0.3

  /// The points of each candidate (column) for one category; 0 where it is not chosen.
  typealias Points = [Int32]

  /// The points of the candidates for every category, learnt from the notes `chosen`.
  func points(
    _ matrix: FeatureMatrix, kinds: [Int], kindCount: Int, hand: HandWritten?, chosen: [Int]
  ) -> [Points] {
    let weighing = RowWeighing(matrix, chosen, isLengthFree: hand != nil)
    let rows = weighing.rows(matrix, chosen)
    let kept = chosen.map { kinds[$0] }
    let weights =
      hand.map { hand in
        let prices = matrix.matchCounts(chosen).map { price * (priceBase + $0).squareRoot() }
        let offsets = chosen.map { row in hand.points[row].map { Double($0) * handPoint } }
        return beside(
          offsets, rows, kept, prices, free: hand.lacks, unit: weighing.factors.map { $0 / handPoint })
      } ?? (0..<kindCount).map { kind in self.weights(rows, positive: kept.map { $0 == kind }) }
    let raw = weights.map { weights in weights.indices.map { weights[$0] * weighing.factors[$0] } }
    let unit = hand == nil ? LineFit.unit(of: raw) : 1 / handPoint
    return raw.map { $0.map { LineFit.points($0 * unit) } }
  }

  /// The weights beside what lines written by hand say already, `offsets`: first which ones are worth their price, at
  /// most `mostLines` of a category, then these fitted without it.
  private func beside(
    _ offsets: [[Double]], _ rows: SparseRows, _ kinds: [Int], _ prices: [Double], free: [[Bool]],
    unit: [Double]
  ) -> [[Double]] {
    let few = FewWeightsSolver().solve(rows, kinds: kinds, offsets: offsets, prices: prices, free: free)
    let kept = few.map { weights in
      LineFit.strongest(
        mostLines, weights.indices.map { abs(weights[$0] * unit[$0]) < leastPoints ? 0 : weights[$0] })
    }
    return ChoiceSolver().solve(rows, kinds: kinds, offsets: offsets, free: kept)
  }

  /// The weights of at most `mostLines` candidates: the strongest of all, then of those the strongest, fitted again
  /// each time.
  private func weights(_ rows: SparseRows, positive: [Bool]) -> [Double] {
    let solver = MarginSolver()
    var solution = solver.solve(rows, positive: positive)
    for most in [4 * mostLines, mostLines] {
      let kept = LineFit.strongest(most, solution.weights)
      guard kept.contains(false) else { continue }
      solution = solver.solve(rows.keeping(kept), positive: positive)
    }
    return solution.weights
  }

  /// Which columns have the `count` largest weights either way; of equal ones the first.
  private static func strongest(_ count: Int, _ weights: [Double]) -> [Bool] {
    let order = weights.indices.filter { weights[$0] != 0 }
      .sorted { (abs(weights[$1]), $0) < (abs(weights[$0]), $1) }
    var kept = [Bool](repeating: false, count: weights.count)
    for column in order.prefix(count) { kept[column] = true }
    return kept
  }

  /// The largest points a line may have.
  private static let mostPoints = 99.0

  /// What brings all but one in a thousand of the weights within the points a line may have.
  private static func unit(of weights: [[Double]]) -> Double {
    let sizes = weights.joined().lazy.map { abs($0) }.filter { $0 > 0 }.sorted()
    guard !sizes.isEmpty else { return 1 }
    return mostPoints / sizes[(sizes.count - 1) * 999 / 1000]
  }

  private static func points(_ value: Double) -> Int32 {
    Int32(max(-mostPoints, min(mostPoints, value.rounded())))
  }
}

/// What a match of each candidate weighs before anything is learnt, and how notes are brought to one scale.
struct RowWeighing: Sendable {
  /// The weight of a single match of each column on the scale of the notes taken together.
  let factors: [Double]
  private let scale: Double?

  /// The weights by the notes `chosen`. `isLengthFree`: all notes keep one scale, of mean length 1.
  init(_ matrix: FeatureMatrix, _ chosen: [Int], isLengthFree: Bool) {
    let counts = matrix.documentCounts(chosen)
    let rarity = counts.map { count in
      count < CandidateWords.fewestNotes
        ? 0 : Elementary.logarithm(Double(1 + chosen.count) / Double(1 + count)) + 1
    }
    let lengths = chosen.map { RowWeighing.length(matrix.rows[$0], rarity) }
    let mean = max(lengths.reduce(0, +) / Double(max(1, chosen.count)), .leastNormalMagnitude)
    scale = isLengthFree ? 1 / mean : nil
    factors = rarity.map { $0 * (isLengthFree ? 1 / mean : 1) }
  }

  /// The notes `chosen` as the solver reads them.
  func rows(_ matrix: FeatureMatrix, _ chosen: [Int]) -> SparseRows {
    chosen.reduce(into: SparseRows(columnCount: matrix.columnCount)) { rows, row in
      let cells = matrix.rows[row]
      let length = scale == nil ? RowWeighing.length(cells, factors) : 1
      let factor = length > 0 ? 1 / (100 * length) : 0
      rows.append(
        cells.compactMap { cell in
          let value = Double(cell.percent) * factors[Int(cell.column)] * factor
          return value == 0 ? nil : (cell.column, value)
        })
    }
  }

  private static func length(_ cells: [FeatureMatrix.Cell], _ factors: [Double]) -> Double {
    cells.reduce(0.0) { sum, cell in
      let value = Double(cell.percent) / 100 * factors[Int(cell.column)]
      return sum + value * value
    }.squareRoot()
  }
}

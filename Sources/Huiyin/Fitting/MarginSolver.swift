/// Finds the weights that part the notes of one category from all others with the widest margin.
///
/// Minimises ½‖w‖² + ½b² + C · Σ max(0, 1 − yᵢ(w·xᵢ + b))². The problem is convex and has one minimum; it is reached by coordinate descent on the dual, in an order that depends on
/// nothing but the seed.
///
/// - Source: C.-J. Hsieh et al., "A dual coordinate descent method for large-scale linear SVM", ICML 2008,
///   algorithm 1 for the L2 loss, without shrinking.
struct MarginSolver: Sendable {
  /// What a note on the wrong side costs, beside the size of the weights.
  var cost = 1.0
  /// The descent ends where no dual variable would move by a projected gradient above this, or after `mostPasses`.
  var tolerance = 1e-3
  var mostPasses = 200

  /// The weights of one category, and the intercept that goes with them.
  struct Solution: Sendable {
    let weights: [Double]
    let intercept: Double
  }

  /// The weights for `rows`, of which those that are `positive` belong to the category.
  /// - Complexity: O(passes · number of cells)
  func solve(_ rows: SparseRows, positive: [Bool]) -> Solution {
    var descent = DualDescent(rows, positive: positive, diagonal: 1 / (2 * cost))
    var order = Array(0..<rows.count)
    var generator = SplitMix(state: 20_080_705)
    for _ in 0..<mostPasses {
      generator.shuffle(&order)
      if descent.pass(order) <= tolerance { break }
    }
    return Solution(weights: descent.weights, intercept: descent.intercept)
  }
}

/// The dual variables of the problem and the weights they make.
private struct DualDescent {
  private let rows: SparseRows
  private let signs: [Double]
  private let diagonal: Double
  private let curvatures: [Double]
  private var duals: [Double]
  private(set) var weights: [Double]
  private(set) var intercept = 0.0

  init(_ rows: SparseRows, positive: [Bool], diagonal: Double) {
    self.rows = rows
    self.diagonal = diagonal
    let signs = positive.map { $0 ? 1.0 : -1.0 }
    self.signs = signs
    curvatures = (0..<rows.count).map { row in
      (rows.starts[row]..<rows.starts[row + 1]).reduce(1 + diagonal) { sum, at in
        sum + Double(rows.values[at]) * Double(rows.values[at])
      }
    }
    duals = [Double](repeating: 0, count: rows.count)
    weights = [Double](repeating: 0, count: rows.columnCount)
  }

  /// Moves every dual variable once to its best value; the largest projected gradient that was met.
  mutating func pass(_ order: [Int]) -> Double {
    var largest = 0.0
    var (weights, intercept) = (self.weights, self.intercept)
    self.weights = []
    weights.withUnsafeMutableBufferPointer { weights in
      rows.columns.withUnsafeBufferPointer { columns in
        rows.values.withUnsafeBufferPointer { values in
          for row in order {
            let range = rows.starts[row]..<rows.starts[row + 1]
            var product = intercept
            for at in range { product += weights[Int(columns[at])] * Double(values[at]) }
            let gradient = signs[row] * product - 1 + diagonal * duals[row]
            let projected = duals[row] == 0 ? min(gradient, 0) : gradient
            largest = max(largest, abs(projected))
            guard projected != 0 else { continue }
            let moved = max(0, duals[row] - gradient / curvatures[row])
            let step = (moved - duals[row]) * signs[row]
            duals[row] = moved
            intercept += step
            for at in range { weights[Int(columns[at])] += step * Double(values[at]) }
          }
        }
      }
    }
    (self.weights, self.intercept) = (weights, intercept)
    return largest
  }
}

/// A generator of the same numbers on every machine.
///
/// - Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Puts `items` in an order of its own (Fisher–Yates).
  mutating func shuffle<Item>(_ items: inout [Item]) {
    guard items.count > 1 else { return }
    for last in stride(from: items.count - 1, to: 0, by: -1) {
      items.swapAt(last, Int(next() % UInt64(last + 1)))
    }
  }
}

/// Finds which weights are worth what they cost to read: most come out as 0.
///
/// Minimises Σ −ln p(yᵢ | oᵢ + Wxᵢ + b) + ½λ‖W‖² + Σ cⱼ|wⱼₖ|, p being the share of a category's exponential in those of
/// all, oᵢ the points each category has already, and cⱼ the price of column j. The problem is convex and has one minimum;
/// it is approached by accelerated proximal descent, begun anew where it overshoots.
///
/// - Source: H. Zou, T. Hastie, "Regularization and variable selection via the elastic net", Journal of the Royal
///   Statistical Society B 67, 2005; A. Beck, M. Teboulle, "A fast iterative shrinkage-thresholding algorithm for linear inverse problems",
///   SIAM Journal on Imaging Sciences 2, 2009; B. O'Donoghue, E. Candès, "Adaptive restart for accelerated gradient
///   schemes", Foundations of Computational Mathematics 15, 2015.
struct FewWeightsSolver: Sendable {
  /// λ: what large weights cost beside their price. Without it few words are told to do what many do better.
  var penalty = 0.01
  var mostSteps = 2000
  /// The descent ends where the value, prices included, is this flat beside what it is without weights.
  var tolerance = 1e-4

  /// The weights of every category, column by column; 0 where they are not `free` (nil: all are).
  /// - Complexity: O(steps · cells · categories)
  func solve(
    _ rows: SparseRows, kinds: [Int], offsets: [[Double]], prices: [Double], free: [[Bool]]?
  ) -> [[Double]] {
    let problem = ChoiceProblem(rows, kinds: kinds, offsets: offsets, penalty: penalty, free: free)
    var descent = ProximalDescent(problem, prices, penalty: penalty)
    let goal = descent.step() * tolerance
    for _ in 1..<mostSteps {
      if descent.step() <= goal { break }
    }
    return problem.weights(at: descent.point)
  }
}

/// Descent that looks ahead in the direction of its last step.
private struct ProximalDescent {
  private let problem: ChoiceProblem
  private let prices: [Double]
  private let stride: Double
  private let interceptStride: Double
  private(set) var point: [Double]
  private var ahead: [Double]
  private var gradient: [Double]
  private var momentum = 1.0

  /// A stride of 1/L never overshoots where the gradient changes at most L times as fast as the point. That is half the
  /// power of the rows for a choice, and twice that with intercepts beside them, counted in a unit of the same power.
  init(_ problem: ChoiceProblem, _ prices: [Double], penalty: Double) {
    (self.problem, self.prices) = (problem, prices)
    stride = 1 / max(problem.rows.power + penalty, .leastNormalMagnitude)
    interceptStride = 1 / Double(max(1, problem.rows.count))
    point = [Double](repeating: 0, count: problem.size)
    (ahead, gradient) = (point, point)
  }

  /// Goes one step; how steep the value, prices included, was where it began, by the weight where it was steepest.
  mutating func step() -> Double {
    _ = problem.value(at: ahead, gradient: &gradient)
    let (kindCount, intercepts) = (problem.kindCount, problem.intercepts)
    var (overshoot, steepest) = (0.0, 0.0)
    var next = point
    for index in next.indices {
      let isIntercept = index >= intercepts
      let stride = isIntercept ? interceptStride : stride
      let moved = ahead[index] - gradient[index] * stride
      next[index] = isIntercept ? moved : shrunk(moved, by: prices[index / kindCount] * stride)
      overshoot += (ahead[index] - next[index]) * (next[index] - point[index])
      steepest = max(steepest, abs(ahead[index] - next[index]) / stride)
    }
    let following = overshoot > 0 ? 1 : (1 + (1 + 4 * momentum * momentum).squareRoot()) / 2
    let factor = overshoot > 0 ? 0 : (momentum - 1) / following
    for index in next.indices { ahead[index] = next[index] + factor * (next[index] - point[index]) }
    (point, momentum) = (next, following)
    return steepest
  }

  private func shrunk(_ value: Double, by price: Double) -> Double {
    max(0, abs(value) - price) * (value < 0 ? -1 : 1)
  }
}

extension SparseRows {
  /// The largest factor by which the rows, and then their columns, stretch any weights, from below and within a hundredth
  /// or so (power iteration).
  fileprivate var power: Double {
    var weights = [Double](repeating: 1, count: columnCount)
    var power = 0.0
    for _ in 0..<30 {
      var stretched = [Double](repeating: 0, count: columnCount)
      for row in 0..<count {
        let range = starts[row]..<starts[row + 1]
        let product = range.reduce(0.0) { $0 + weights[Int(columns[$1])] * Double(values[$1]) }
        for at in range { stretched[Int(columns[at])] += product * Double(values[at]) }
      }
      power = stretched.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard power > 0 else { return 0 }
      weights = stretched.map { $0 / power }
    }
    return power
  }
}

/// Finds the weights that make the labelled category the likeliest of all, beside what is known beforehand.
///
/// Minimises Σ −ln p(yᵢ | oᵢ + Wxᵢ + b) + ½λ‖W‖², p being the share of a category's exponential in those of all, and oᵢ
/// the points each category has already. All categories are fitted together, so that a word gets weight only where
/// those points do not decide rightly by themselves. The problem is convex; the minimum is approached by L-BFGS.
///
/// - Source: J. Nocedal, "Updating quasi-Newton matrices with limited storage", Mathematics of Computation 35, 1980.
struct ChoiceSolver: Sendable {
  /// λ: what large weights cost.
  var penalty = 0.1
  var mostSteps = 150
  /// The descent ends where the gradient is this small beside that of no weights at all.
  var tolerance = 1e-4

  /// The weights of every category, column by column; 0 where they are not `free` (nil: all are).
  /// - Complexity: O(steps · cells · categories)
  func solve(
    _ rows: SparseRows, kinds: [Int], offsets: [[Double]], free: [[Bool]]?
  ) -> [[Double]] {
    let problem = ChoiceProblem(rows, kinds: kinds, offsets: offsets, penalty: penalty, free: free)
    var descent = LimitedMemoryDescent(problem)
    let goal = descent.gradientSize * tolerance
    for _ in 0..<mostSteps where descent.gradientSize > goal {
      guard descent.step() else { break }
    }
    return problem.weights(at: descent.point)
  }
}

/// Descent by the last few changes of the gradient, with a step halved until the value falls enough.
private struct LimitedMemoryDescent {
  private static let memory = 8
  private let problem: ChoiceProblem
  private(set) var point: [Double]
  private var gradient: [Double]
  private var value: Double
  private var changes: [(point: [Double], gradient: [Double], curvature: Double)] = []

  init(_ problem: ChoiceProblem) {
    self.problem = problem
    point = [Double](repeating: 0, count: problem.size)
    gradient = point
    value = problem.value(at: point, gradient: &gradient)
  }

  var gradientSize: Double { dot(gradient, gradient).squareRoot() }

  /// Goes one step; false where none leads further down.
  mutating func step() -> Bool {
    let direction = self.direction()
    let slope = dot(direction, gradient)
    guard slope < 0 else { return false }
    var length = changes.isEmpty ? 1 / max(1, gradientSize) : 1.0
    var newGradient = gradient
    for _ in 0..<30 {
      let newPoint = sum(point, direction, times: length)
      let newValue = problem.value(at: newPoint, gradient: &newGradient)
      if newValue <= value + 1e-4 * length * slope {
        remember(newPoint, newGradient)
        (point, gradient, value) = (newPoint, newGradient, newValue)
        return true
      }
      length /= 2
    }
    return false
  }

  private mutating func remember(_ newPoint: [Double], _ newGradient: [Double]) {
    let moved = sum(newPoint, point, times: -1)
    let turned = sum(newGradient, gradient, times: -1)
    let curvature = dot(moved, turned)
    guard curvature > 1e-12 else { return }
    changes.append((moved, turned, curvature))
    if changes.count > LimitedMemoryDescent.memory { changes.removeFirst() }
  }

  private func direction() -> [Double] {
    var direction = gradient.map { -$0 }
    var factors: [Double] = []
    for change in changes.reversed() {
      let factor = dot(change.point, direction) / change.curvature
      direction = sum(direction, change.gradient, times: -factor)
      factors.append(factor)
    }
    if let last = changes.last {
      let scale = last.curvature / dot(last.gradient, last.gradient)
      for index in direction.indices { direction[index] *= scale }
    }
    for (change, factor) in zip(changes, factors.reversed()) {
      let back = dot(change.gradient, direction) / change.curvature
      direction = sum(direction, change.point, times: factor - back)
    }
    return direction
  }

  private func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
  }

  private func sum(_ left: [Double], _ right: [Double], times factor: Double) -> [Double] {
    var result = left
    for index in result.indices { result[index] += right[index] * factor }
    return result
  }
}

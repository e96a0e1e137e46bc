/// 置信度校准: what a share of points is worth, by how often verdicts with that share were right on notes kept back.
public struct Calibration: Sendable, Hashable {
  /// From this share of points on, in thousandths, …
  public struct Step: Sendable, Hashable {
    /// The share from which the step counts, 0…1000.
    public let share: Int
    /// How many of a thousand verdicts were right, 0…1000; never falls from step to step.
    public let confidence: Int
  }

  /// The steps, shares ascending.
  public let steps: [Step]
  /// A verdict with less confidence is for review, in thousandths.
  public let reviewBelow: Int

  /// A step counts at least so many notes, and so does the whole: fewer say little.
  private static let fewestNotes = 25

  /// The calibration with `steps` and the least confidence that needs no review.
  public init(steps: [Step], reviewBelow: Int) { (self.steps, self.reviewBelow) = (steps, reviewBelow) }

  /// The steps that fit `verdicts` on notes kept back best without ever falling, and the lowest confidence from which
  /// on `precision` of a hundred were right; where no step is that good, everything is for review. Nil where there are
  /// fewer than 25 verdicts.
  ///
  /// - Source: M. Ayer et al., "An empirical distribution function for sampling with incomplete information", 1955
  ///   (pool adjacent violators).
  init?(_ verdicts: [(share: Int, isRight: Bool)], precision: Int) {
    guard verdicts.count >= Calibration.fewestNotes else { return nil }
    let blocks = Calibration.blocks(verdicts)
    steps = blocks.map { Step(share: $0.share, confidence: $0.right * 1000 / $0.count) }
    var (right, count, threshold) = (0, 0, 1001)
    for block in blocks.reversed() {
      (right, count) = (right + block.right, count + block.count)
      if right * 100 >= precision * count { threshold = block.right * 1000 / block.count }
    }
    reviewBelow = threshold
  }

  private struct Block {
    var share: Int
    var right: Int
    var count: Int
  }

  private static func blocks(_ verdicts: [(share: Int, isRight: Bool)]) -> [Block] {
    var right = [Int](repeating: 0, count: 1001)
    var count = right
    for verdict in verdicts {
      count[verdict.share] += 1
      if verdict.isRight { right[verdict.share] += 1 }
    }
    var blocks: [Block] = []
    for share in 0...1000 where count[share] > 0 {
      blocks.append(Block(share: share, right: right[share], count: count[share]))
      while blocks.count > 1 {
        let (last, before) = (blocks[blocks.count - 1], blocks[blocks.count - 2])
        let falls = last.right * before.count <= before.right * last.count
        guard falls || before.count < fewestNotes else { break }
        blocks.removeLast(2)
        blocks.append(
          Block(share: before.share, right: before.right + last.right, count: before.count + last.count))
      }
    }
    return blocks
  }

  /// The confidence of a share of points, both in thousandths; below the first step that step's.
  public func confidence(ofShare share: Int) -> Int {
    steps.last { $0.share <= share }?.confidence ?? steps.first?.confidence ?? 0
  }
}

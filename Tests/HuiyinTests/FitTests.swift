import HuiyinTestSupport
import Testing

@testable import Huiyin

@Suite struct FitTests {
  private func note(_ id: Int, _ text: String, _ category: String) -> Note {
    Note(id: "\(id)", text: text, columns: [.init(name: "category", value: category)])
  }

  private let dogs = ["狗叫到半夜", "大狗追着孩子跑", "狗在草坪乱拉", "两只狗打架", "狗没拴绳", "狗咬人了"]
  private let wages = ["工资拖了两个月", "工资少了五百", "工地欠我们工资", "工资一分没有", "拖着工资不给", "工资卡空了"]

  private var notes: LabelledNotes {
    LabelledNotes(
      dogs.enumerated().map { note($0, $1, "犬") } + wages.enumerated().map { note(100 + $0, $1, "薪") })
  }

  /// Against the minimum found by plain descent in tiny steps.
  @Test func marginsAreTheWidest() {
    var rows = SparseRows(columnCount: 2)
    let points = [(1.0, 0.2), (0.8, -0.3), (-0.5, 0.9), (-1.0, -0.1), (0.1, 0.4)]
    for (x, y) in points { rows.append([(0, x), (1, y)]) }
    let positive = [true, true, false, false, true]
    let solution = MarginSolver(tolerance: 1e-9, mostPasses: 10_000).solve(rows, positive: positive)
    var best = [0.0, 0, 0]
    for _ in 0..<200_000 {
      var slope = best
      for (point, isPositive) in zip(points, positive) {
        let sign = isPositive ? 1.0 : -1
        let x = [Double(Float(point.0)), Double(Float(point.1)), 1]
        let slack = max(0, 1 - sign * zip(best, x).reduce(0) { $0 + $1.0 * $1.1 })
        for index in 0..<3 { slope[index] -= 2 * slack * sign * x[index] }
      }
      for index in 0..<3 { best[index] -= 0.001 * slope[index] }
    }
    for (found, expected) in zip(solution.weights + [solution.intercept], best) {
      #expect(abs(found - expected) < 1e-6)
    }
  }

  /// At the minimum no weight can move either way without the value rising.
  @Test func choicesAreTheLikeliest() {
    var rows = SparseRows(columnCount: 2)
    for (x, y) in [(1.0, 0.0), (0.5, 1.0), (-1.0, 0.5), (0.2, -1.0)] { rows.append([(0, x), (1, y)]) }
    let kinds = [0, 1, 2, 0]
    let offsets = [[0.5, 0, 0], [0, 0, 0.3], [0, 0.2, 0], [0, 0, 0]]
    let weights = ChoiceSolver(penalty: 0.5, mostSteps: 500, tolerance: 1e-9).solve(
      rows, kinds: kinds, offsets: offsets, free: nil)
    // The weights of a column sum to 0 over the categories: the penalty allows no common part.
    for column in 0..<2 { #expect(abs(weights.reduce(0) { $0 + $1[column] }) < 1e-6) }
    #expect(weights[0][0] > 0 && weights[2][0] < 0)
  }

  /// At the minimum the slope of the likelihood is as steep as a weight's price, against it, and of a weight that is 0 no
  /// steeper: whoever moves a weight pays more than it brings.
  @Test(arguments: 1...8) func everyWeightIsWorthItsPrice(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var rows = SparseRows(columnCount: 6)
    for _ in 0..<40 {
      rows.append(
        (0..<6).filter { _ in Bool.random(using: &random) }.map {
          (Int32($0), Double.random(in: 0.2...2, using: &random))
        })
    }
    let kinds = (0..<40).map { _ in Int.random(in: 0..<3, using: &random) }
    let offsets = kinds.map { _ in (0..<3).map { _ in Double.random(in: -1...1, using: &random) } }
    let prices = (0..<6).map { _ in Double.random(in: 0.2...3, using: &random) }
    let solver = FewWeightsSolver(penalty: 0.1, mostSteps: 20_000, tolerance: 1e-12)
    let weights = solver.solve(rows, kinds: kinds, offsets: offsets, prices: prices, free: nil)

    let slopes = slopes(rows, kinds, offsets, weights)
    for column in 0..<6 {
      for kind in 0..<3 {
        let (weight, slope) = (weights[kind][column], slopes[kind][column] + 0.1 * weights[kind][column])
        if weight == 0 {
          #expect(abs(slope) <= prices[column] + 1e-6)
        } else {
          #expect(abs(slope + prices[column] * (weight < 0 ? -1 : 1)) < 1e-5)
        }
      }
    }
    let zeros = weights.joined().filter { $0 == 0 }.count
    #expect(zeros > 0 && zeros < 18)
  }

  /// The usual descent ends near the minimum.
  @Test(arguments: 1...4) func descentEndsAtTheMinimum(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var rows = SparseRows(columnCount: 60)
    for _ in 0..<150 {
      rows.append(
        (0..<60).filter { _ in Int.random(in: 0..<8, using: &random) == 0 }.map {
          (Int32($0), Double.random(in: 0.1...0.3, using: &random))
        })
    }
    let kinds = (0..<150).map { _ in Int.random(in: 0..<3, using: &random) }
    let offsets = [[Double]](repeating: [0, 0, 0], count: 150)
    let prices = [Double](repeating: 0.05, count: 60)
    func weights(_ solver: FewWeightsSolver) -> [[Double]] {
      solver.solve(rows, kinds: kinds, offsets: offsets, prices: prices, free: nil)
    }
    let best = weights(FewWeightsSolver(mostSteps: 20_000, tolerance: 1e-7))
    let furthest = zip(weights(FewWeightsSolver()).joined(), best.joined()).map { abs($0 - $1) }.max()!
    #expect(furthest < 0.05)
  }

  /// How steeply the unlikeliness of the labels rises with each weight, the intercepts being where they are best.
  private func slopes(
    _ rows: SparseRows, _ kinds: [Int], _ offsets: [[Double]], _ weights: [[Double]]
  ) -> [[Double]] {
    var intercepts = [0.0, 0, 0]
    var slopes: [[Double]] = []
    for _ in 0..<1_000 {
      var steps = [0.0, 0, 0]
      slopes = [[Double]](repeating: [Double](repeating: 0, count: rows.columnCount), count: 3)
      for row in 0..<rows.count {
        let range = rows.starts[row]..<rows.starts[row + 1]
        let totals = (0..<3).map { kind in
          range.reduce(offsets[row][kind] + intercepts[kind]) {
            $0 + weights[kind][Int(rows.columns[$1])] * Double(rows.values[$1])
          }
        }
        let shares = totals.map { Elementary.exponential($0 - totals.max()!) }
        let sum = shares.reduce(0, +)
        for kind in 0..<3 {
          let error = shares[kind] / sum - (kinds[row] == kind ? 1 : 0)
          steps[kind] += error
          for at in range { slopes[kind][Int(rows.columns[at])] += error * Double(rows.values[at]) }
        }
      }
      for kind in 0..<3 { intercepts[kind] -= steps[kind] / Double(rows.count) }
    }
    return slopes
  }

  /// Weights that are not free are 0, the others are the likeliest beside them.
  @Test func onlyFreeWeightsMove() {
    var rows = SparseRows(columnCount: 2)
    for (x, y) in [(1.0, 0.0), (0.5, 1.0), (-1.0, 0.5), (0.2, -1.0)] { rows.append([(0, x), (1, y)]) }
    let offsets = [[Double]](repeating: [0, 0], count: 4)
    let solver = ChoiceSolver(penalty: 0.5, mostSteps: 500, tolerance: 1e-9)
    let free = [[true, false], [false, false]]
    let weights = solver.solve(rows, kinds: [0, 1, 1, 0], offsets: offsets, free: free)
    #expect(weights[0][0] > 0 && weights[0][1] == 0 && weights[1] == [0, 0])
    let all = solver.solve(rows, kinds: [0, 1, 1, 0], offsets: offsets, free: nil)
    #expect(weights[0][0] > all[0][0])
  }

  /// A word that counts as a longer one round it does, note for note, says nothing more; any other word stays.
  @Test func piecesOfWordsAreLeftOut() {
    let words = ["路灯", "路灯坏", "灯坏", "坏了", "路面"].map { Array($0.utf16) }
    let counts = [[100, 100, 100, 100, 100], [200, 200, 100, 0, 200], [0, 0, 0, 100, 0]]
    let matrix = FeatureMatrix(
      rows: counts.map { row in
        row.enumerated().filter { $0.element > 0 }.map {
          FeatureMatrix.Cell(column: Int32($0.offset), percent: Int32($0.element))
        }
      }, columnCount: words.count)
    #expect(matrix.withoutPieces(of: words).documentCounts([0, 1, 2]) == [0, 2, 2, 2, 2])
  }

  @Test func elementaryFunctionsHold() {
    for step in 1...400 {
      let value = Double(step) * 0.37
      #expect(abs(Elementary.exponential(-value) * Elementary.exponential(0) - 1 / power(value)) < 1e-12)
      #expect(abs(power(Elementary.logarithm(value)) / value - 1) < 1e-11)
    }
  }

  private func power(_ value: Double) -> Double {
    value > 0 ? 1 / Elementary.exponential(-value) : Elementary.exponential(value)
  }

  @Test func learntLinesSortNotesTheyHaveNotSeen() throws {
    let start = try Lexicon(categories: ["犬", "薪"], common: nil)
    let fitted = try LexiconFit(lexicon: start).fit(notes)
    let analyzer = Analyzer(lexicon: fitted.lexicon)
    #expect(analyzer.verdict(for: Note(id: "1", text: "隔壁的狗又跑出来了")).category == "犬")
    #expect(analyzer.verdict(for: Note(id: "2", text: "三个月没见到工资")).category == "薪")
    #expect(analyzer.verdict(for: Note(id: "3", text: "天气")).category == nil)
  }

  @Test func threadsAndLimitsDoNotMatterBeyondWhatTheySay() throws {
    let start = try Lexicon(categories: ["犬", "薪"], common: nil)
    func lines(_ count: Int, jobs: Int) throws -> [[Term]] {
      try LexiconFit(lexicon: start, options: .init(lines: count), jobs: jobs).fit(notes).lines.map(\.terms)
    }
    #expect(try lines(1000, jobs: 1) == lines(1000, jobs: 3))
    let short = try lines(1, jobs: 2)
    #expect(short.map(\.count) == [1, 1])
  }

  @Test func badLabelsAreNamed() throws {
    let start = try Lexicon(categories: ["犬", "车"], common: nil)
    #expect(throws: HuiyinError.self) { try LexiconFit(lexicon: start).fit(notes) }
    let one = LabelledNotes(dogs.enumerated().map { note($0, $1, "犬") })
    #expect(throws: HuiyinError.self) { try LexiconFit(lexicon: start).fit(one) }
    #expect(throws: HuiyinError.self) { try Lexicon(categories: ["甲/乙"], common: nil) }
    let twice = LabelledNotes([note(1, "狗", "犬"), note(2, "狗", "薪"), note(3, "猫", "犬")])
    #expect(twice.notes.count == 1 && twice.contradictions.count == 1)
  }

  @Test func confidenceNeverFallsAndKeepsItsPromise() throws {
    var random = SeededGenerator(seed: 7)
    let verdicts = (0..<4000).map { _ in
      let share = Int.random(in: 0...1000, using: &random)
      return (share: share, isRight: Int.random(in: 0..<1000, using: &random) < share)
    }
    #expect(Calibration(Array(verdicts.prefix(24)), precision: 90) == nil)
    let calibration = try #require(Calibration(verdicts, precision: 90))
    for (first, second) in zip(calibration.steps, calibration.steps.dropFirst()) {
      #expect(first.share < second.share && first.confidence <= second.confidence)
    }
    let kept = verdicts.filter {
      calibration.confidence(ofShare: $0.share) >= calibration.reviewBelow
    }
    #expect(!kept.isEmpty && kept.filter(\.isRight).count * 100 >= 90 * kept.count)
    for share in [300, 500, 800] {
      #expect(abs(calibration.confidence(ofShare: share) - share) < 80)
    }
  }
}

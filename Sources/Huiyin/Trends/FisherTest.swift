#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Fisher's exact test, which holds for counts however small: of `all` notes `marked` are of one kind and `drawn` lie in
/// one part; if kind and part had nothing to do with each other, how many of that kind would lie in that part?
/// - Source: R. A. Fisher, "The Logic of Inductive Inference", J. R. Stat. Soc. 98 (1935).
enum FisherTest {
  /// The chance of `count` or more, 0…1.
  /// - Complexity: O(min(marked, drawn) − count).
  static func chance(of count: Int, marked: Int, drawn: Int, all: Int) -> Double {
    let most = min(marked, drawn)
    guard count > max(0, marked + drawn - all), count <= most else { return count > most ? 0 : 1 }
    let sum = (count...most).reversed().reduce(0.0) { sum, hits in
      sum + exp(logChoose(marked, hits) + logChoose(all - marked, drawn - hits) - logChoose(all, drawn))
    }
    return min(1, sum)
  }

  private static func logChoose(_ all: Int, _ some: Int) -> Double {
    logFactorial(all) - logFactorial(some) - logFactorial(all - some)
  }

  private static func logFactorial(_ number: Int) -> Double { lgamma(Double(number) + 1) }
}

extension Array {
  /// The elements that stand out, where `chance` is the chance of each by luck alone, so that of those returned at most
  /// `falsePercent` in a hundred are expected to be luck. `tests` is how many were looked at.
  /// - Source: Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", J. R. Stat. Soc. B 57 (1995).
  func discoveries(falsePercent: Int, tests: Int, chance: (Element) -> Double) -> [Element] {
    let ranked = sorted { chance($0) < chance($1) }
    let last = ranked.indices.last { index in
      chance(ranked[index]) * 100 * Double(tests) <= Double(falsePercent) * Double(index + 1)
    }
    guard let bound = last.map({ chance(ranked[$0]) }) else { return [] }
    return filter { chance($0) <= bound }
  }
}

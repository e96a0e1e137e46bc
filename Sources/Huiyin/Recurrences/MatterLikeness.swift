/// 相似度: how surely two notes are about one matter.
///
/// Each factor goes from 0 to 1000; the factors of the scheme weigh them, and the logistic function makes of the sum a
/// likeness of 0…1000. It is the same whichever note comes first.
struct MatterLikeness: Sendable {
  private let rules: RecurrenceRules

  init(rules: RecurrenceRules) { self.rules = rules }

  /// How alike the notes of `a` and `b` are, 0…1000.
  /// - Complexity: O(words + pairs of both)
  func likeness(_ a: MatterSheet, _ b: MatterSheet) -> Int {
    let factors = a.hasTitle && b.hasTitle ? rules.titled : rules.untitled
    let (words, titleWords) = MatterLikeness.words(a, b)
    let (sharedA, sharedB) = (a.titlePairs.weight(in: b.pairs), b.titlePairs.weight(in: a.pairs))
    let (placesA, placesB) = (MatterLikeness.places(a, in: b), MatterLikeness.places(b, in: a))
    var sum = factors.words * words + factors.titleWords * titleWords
    sum += factors.topics * MatterLikeness.topics(a, b)
    sum +=
      factors.coverage
      * min(MatterLikeness.share(sharedA, of: a.titleSum), MatterLikeness.share(sharedB, of: b.titleSum))
    let full = rules.sharedFull * 16
    sum += factors.shared * WholeNumbers.root(1_000_000 * min(sharedA + sharedB, full) / full)
    sum += factors.placesBoth * min(placesA, placesB) + factors.placesEither * max(placesA, placesB)
    sum += factors.conflict * min(MatterLikeness.missing(a, in: b), MatterLikeness.missing(b, in: a))
    sum += factors.strangers * MatterLikeness.strangers(a, b)
    return WholeNumbers.logistic(ofHundredths: factors.base + sum / 1000)
  }

  private static func share(_ part: Int, of whole: Int) -> Int { whole == 0 ? 0 : part * 1000 / whole }

  /// The cosine of all words and that of the titles' words.
  private static func words(_ a: MatterSheet, _ b: MatterSheet) -> (Int, Int) {
    var (all, title) = (0, 0)
    var (i, j) = (0, 0)
    while i < a.words.count, j < b.words.count {
      let (left, right) = (a.words[i], b.words[j])
      if left.key == right.key {
        all += Int(left.weight) * Int(right.weight)
        title += Int(left.titleWeight) * Int(right.titleWeight)
      }
      if left.key <= right.key { i += 1 }
      if right.key <= left.key { j += 1 }
    }
    return (cosine(all, a.wordNorm, b.wordNorm), cosine(title, a.titleNorm, b.titleNorm))
  }

  private static func topics(_ a: MatterSheet, _ b: MatterSheet) -> Int {
    var product = 0
    var (i, j) = (0, 0)
    while i < a.topics.count, j < b.topics.count {
      let (left, right) = (a.topics[i], b.topics[j])
      if left.key == right.key { product += Int(left.weight) * Int(right.weight) }
      if left.key <= right.key { i += 1 }
      if right.key <= left.key { j += 1 }
    }
    return cosine(product, a.topicNorm, b.topicNorm)
  }

  /// The cosine in thousandths; the norms are in sixteenths.
  private static func cosine(_ product: Int, _ left: Int, _ right: Int) -> Int {
    left == 0 || right == 0 ? 0 : min(1000, product * 256_000 / (left * right))
  }

  /// Which share of the names of `a` the note of `b` has; one half where `a` names nothing.
  private static func places(_ a: MatterSheet, in b: MatterSheet) -> Int {
    a.placeSum == 0 ? 500 : a.placePairs.weight(in: b.pairs) * 1000 / a.placeSum
  }

  /// 1000 where both titles name places and neither note has more than three tenths of a name of the other's
  /// title, down to 0 where one has eight tenths of one.
  private static func strangers(_ a: MatterSheet, _ b: MatterSheet) -> Int {
    guard !a.ownPlaces.isEmpty, !b.ownPlaces.isEmpty else { return 0 }
    let best = max(best(a.ownPlaces, in: b), best(b.ownPlaces, in: a))
    return max(0, min(1000, 2 * (800 - best)))
  }

  /// The largest share of one of `names` that the note of `b` has.
  private static func best(_ names: [[MatterSheet.Entry]], in b: MatterSheet) -> Int {
    names.map { share($0.weight(in: b.pairs), of: $0.sum) }.max() ?? 0
  }

  /// What the note of `b` lacks of that name in the title of `a` which it lacks most of.
  private static func missing(_ a: MatterSheet, in b: MatterSheet) -> Int {
    a.titlePlaces.map { 1000 - share($0.weight(in: b.pairs), of: $0.sum) }.max() ?? 0
  }
}

extension [MatterSheet.Entry] {
  /// The weight of the entries whose key is among `keys`; both ascending.
  fileprivate func weight(in keys: [UInt32]) -> Int {
    var sum = 0
    var at = 0
    for entry in self {
      while at < keys.count, keys[at] < entry.key { at += 1 }
      if at == keys.count { break }
      if keys[at] == entry.key { sum += Int(entry.weight) }
    }
    return sum
  }
}

/// 热度: people, each counting less the longer ago they last raised the matter.
///
/// Whole numbers throughout: a person counts 1,000 on the day itself, half of it a half-life later, and in between on
/// the straight line from one halving to the next. Someone who gave no day counts in full.
struct Heat {
  let rules: Scheme.MatterRules
  let asOf: Day?

  /// The heat of `mentions`, in people, in steps of 0.1.
  func heat(of mentions: [Mention]) -> Double {
    let warm = mentions.filter { mention in !(mention.intent.map(rules.coolIntents.contains) ?? false) }
    var named: [String: Int] = [:]
    var sum = 0
    for mention in warm {
      let points = self.points(mention.date)
      if let person = mention.person {
        named[person] = max(named[person] ?? 0, points)
      } else {
        sum += points
      }
    }
    sum += named.values.reduce(0, +)
    return Double((sum + 50) / 100) / 10
  }

  private func points(_ date: Day?) -> Int {
    guard let asOf, let date else { return 1000 }
    let (halvings, days) = max(0, asOf.ordinal - date.ordinal).quotientAndRemainder(
      dividingBy: rules.halfLifeDays)
    guard halvings < 10 else { return 0 }
    let whole = 1000 >> halvings
    return whole - whole * days / (2 * rules.halfLifeDays)
  }
}

extension SchemeFile {
  /// `matters:` as it is written.
  struct MattersEntry: Decodable {
    var halfLifeDays: Int?
    var coolIntents: [String]?
    var nobody: [String]?
    var flags: [FlagEntry]?
  }

  /// One of `matters.flags`.
  struct FlagEntry: Decodable {
    var id: String
    var name: String
    var measure: String
    var atLeast: Int
    var notes: Int?
    var days: Int?
    var reason: String
  }

  /// `trends:` as it is written.
  struct TrendsEntry: Decodable {
    var notes: Int?
    var expectedPercent: Int?
    var falsePercent: Int?
    var coolIntents: [String]?
  }

  /// What is said of recurring matters; numbers out of range and unknown words are noted as faults.
  func matterRules(location: Location, faults: inout [Problem]) -> Scheme.MatterRules {
    var rules = Scheme.MatterRules()
    guard let matters else { return rules }
    func note(_ message: String, hint: String) {
      faults.append(Problem(.lexicon, message, at: location, hint: hint))
    }
    rules.halfLifeDays = matters.halfLifeDays ?? rules.halfLifeDays
    rules.coolIntents = matters.coolIntents ?? []
    rules.nobody = matters.nobody ?? []
    if rules.halfLifeDays < 1 {
      note("matters.halfLifeDays is \(rules.halfLifeDays), expected 1 or more", hint: "a number of days")
    }
    for intent in rules.coolIntents + (trends?.coolIntents ?? []) where !knows(intent: intent) {
      note("there is no intent “\(intent)”", hint: "coolIntents names ids of `intents:`")
    }
    for flag in matters.flags ?? [] {
      guard let measure = Scheme.Measure(rawValue: flag.measure) else {
        let known = Scheme.Measure.allCases.map(\.rawValue).joined(separator: ", ")
        note(
          "the flag “\(flag.id)” measures “\(flag.measure)”, expected one of \(known)",
          hint: "see lexicons/README.md")
        continue
      }
      if rules.flags.contains(where: { $0.id == flag.id }) || (flag.days ?? 30) < 1 {
        note(
          "the flag “\(flag.id)” stands twice, or its days are less than 1", hint: "see lexicons/README.md")
      }
      rules.flags.append(
        Scheme.FlagRule(
          id: flag.id, name: flag.name, measure: measure, atLeast: flag.atLeast, notes: flag.notes ?? 2,
          days: flag.days ?? 30, reason: flag.reason))
    }
    return rules
  }

  private func knows(intent id: String) -> Bool { (intents ?? []).contains { $0.id == id } }

  /// When a trend stands out; numbers out of range are noted as faults.
  func trendRules(location: Location, faults: inout [Problem]) -> Scheme.TrendRules {
    let usual = Scheme.TrendRules()
    let rules = Scheme.TrendRules(
      notes: trends?.notes ?? usual.notes, expectedPercent: trends?.expectedPercent ?? usual.expectedPercent,
      falsePercent: trends?.falsePercent ?? usual.falsePercent, coolIntents: trends?.coolIntents ?? [])
    if rules.notes < 1 || !(1...100).contains(rules.falsePercent) || rules.expectedPercent < 0 {
      faults.append(
        Problem(
          .lexicon,
          "a number of trends is out of range: notes from 1, falsePercent 1…100, expectedPercent from 0",
          at: location, hint: "see lexicons/README.md for the ranges"))
    }
    return rules
  }
}

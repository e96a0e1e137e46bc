internal import Yams

/// `scheme.yaml` as it is written; turned into a `Scheme` once it is known to be whole.
struct SchemeFile: Decodable {
  var id: String
  var name: String
  var common: String
  var categories: [CategoryEntry]
  var intents: [IntentEntry]?
  var rules: RulesEntry?
  var matters: MattersEntry?
  var trends: TrendsEntry?
  var recurrence: RecurrenceRules?

  struct CategoryEntry: Decodable {
    var id: String
    var name: String
    var office: String?
    var secondary: Bool?
    var topics: [TopicEntry]?
  }

  struct TopicEntry: Decodable {
    var id: String
    var name: String
    var office: String?
    var praise: Bool?
  }

  struct IntentEntry: Decodable {
    var id: String
    var name: String
    var points: Int?
    var praise: Bool?
  }

  struct RulesEntry: Decodable {
    var titlePercent: Int?
    var askedPercent: Int?
    var endPercent: Int?
    var repetitionPercents: [Int]?
    var topicPercents: [Int]?
    var secondaryPercent: Int?
    var secondaryPoints: Int?
    var reviewPoints: Int?
    var reviewPercent: Int?
    var raisedAgainPoints: Int?
    var confidences: [[Int]]?
    var reviewConfidence: Int?
  }

  /// Reads `text`; nil, with the fault noted, where it is no such file.
  static func read(_ text: String, location: Location, faults: inout [Problem]) -> SchemeFile? {
    do {
      return try YAMLDecoder().decode(SchemeFile.self, from: text)
    } catch let error as DecodingError {
      faults.append(
        Problem(.lexicon, sentence(error), at: location, hint: "see lexicons/README.md for the form"))
    } catch {
      let place = (error as? YamlError).flatMap(line).map { Location(file: location.file, row: $0) }
      faults.append(
        Problem(
          .lexicon, "this is not YAML: \(firstLine("\(error)"))", at: place ?? location,
          hint: "check indentation and colons"))
    }
    return nil
  }

  private static func sentence(_ error: DecodingError) -> String {
    func path(_ context: DecodingError.Context) -> String {
      let keys = context.codingPath.map { $0.intValue.map { "[\($0 + 1)]" } ?? $0.stringValue }
      return keys.isEmpty ? "the top" : keys.joined(separator: ".")
    }
    switch error {
    case .keyNotFound(let key, let context): return "\(path(context)) lacks “\(key.stringValue)”"
    case .typeMismatch(let type, let context): return "\(path(context)) is not a \(type)"
    case .valueNotFound(_, let context): return "\(path(context)) has no value"
    case .dataCorrupted(let context):
      return "\(path(context)) cannot be read: \(firstLine(context.debugDescription))"
    @unknown default: return "the file cannot be read"
    }
  }

  private static func firstLine(_ text: String) -> String {
    String(text.split(separator: "\n", maxSplits: 1).first ?? "")
  }

  private static func line(_ error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: nil
    }
  }
}

extension SchemeFile {
  /// The scheme, with every repeated id and every number out of range noted as a fault.
  func scheme(location: Location, faults: inout [Problem]) -> Scheme {
    let scheme = Scheme(
      id: id, name: name, categories: categories.map(\.category),
      intents: (intents ?? []).map {
        Scheme.Intent(id: $0.id, name: $0.name, points: $0.points ?? 0, isPraise: $0.praise ?? false)
      },
      rules: (rules ?? RulesEntry()).rules,
      recurrence: recurrence,
      matterRules: matterRules(location: location, faults: &faults),
      trendRules: trendRules(location: location, faults: &faults))
    let topicIds = scheme.categories.flatMap { [$0.id] + $0.topics.map(\.id) }
    for ids in [topicIds, scheme.intents.map(\.id)] {
      var seen: Set<String> = []
      for id in ids where !seen.insert(id).inserted || id.isEmpty || id == "*" {
        faults.append(
          Problem(
            .lexicon, "the id “\(id)” stands twice or is not allowed", at: location,
            hint: "every category and topic, and every intent, needs an id of its own"))
      }
    }
    if scheme.categories.isEmpty {
      faults.append(
        Problem(.lexicon, "there is no category", at: location, hint: "a scheme has at least one"))
    }
    for fault in scheme.rules.faults + (scheme.recurrence?.faults ?? []) {
      faults.append(Problem(.lexicon, fault, at: location, hint: "see lexicons/README.md for the ranges"))
    }
    return scheme
  }
}

extension SchemeFile.CategoryEntry {
  fileprivate var category: Scheme.Category {
    Scheme.Category(
      id: id, name: name, office: office, canBeSecondary: secondary ?? true,
      topics: (topics ?? []).map {
        Scheme.Topic(
          id: $0.id, name: $0.name, office: $0.office ?? office, isPraise: $0.praise ?? false)
      })
  }
}

extension SchemeFile.RulesEntry {
  fileprivate var rules: Scheme.Rules {
    let usual = Scheme.Rules()
    return Scheme.Rules(
      titlePercent: titlePercent ?? usual.titlePercent, askedPercent: askedPercent ?? usual.askedPercent,
      endPercent: endPercent ?? usual.endPercent,
      repetitionPercents: repetitionPercents ?? usual.repetitionPercents,
      topicPercents: topicPercents ?? usual.topicPercents,
      secondaryPercent: secondaryPercent ?? usual.secondaryPercent,
      secondaryPoints: secondaryPoints ?? usual.secondaryPoints,
      reviewPoints: reviewPoints ?? usual.reviewPoints, reviewPercent: reviewPercent ?? usual.reviewPercent,
      raisedAgainPoints: raisedAgainPoints ?? usual.raisedAgainPoints, calibration: calibration)
  }
}

extension SchemeFile.RulesEntry {
  /// What was learnt of confidence; nil where nothing was. Steps that are no pair are kept as such, to be a fault.
  fileprivate var calibration: Calibration? {
    guard confidences != nil || reviewConfidence != nil else { return nil }
    let steps = (confidences ?? []).map { pair in
      Calibration.Step(
        share: pair.count == 2 ? pair[0] : -1, confidence: pair.count == 2 ? pair[1] : -1)
    }
    return Calibration(steps: steps, reviewBelow: reviewConfidence ?? 0)
  }
}

extension Calibration {
  fileprivate var faults: [String] {
    let ascends = zip(steps, steps.dropFirst()).allSatisfy {
      $0.share < $1.share && $0.confidence <= $1.confidence
    }
    let isInRange = steps.allSatisfy {
      (0...1000).contains($0.share) && (0...1000).contains($0.confidence)
    }
    var faults: [String] = []
    if steps.isEmpty || !isInRange || !ascends {
      faults.append("confidences is not a list of [share, confidence], both 0…1000, shares ascending")
    }
    if !(0...1001).contains(reviewBelow) {
      faults.append("reviewConfidence is \(reviewBelow), expected 0…1001")
    }
    return faults
  }
}

extension Scheme.Rules {
  fileprivate var faults: [String] {
    let percents = [
      ("titlePercent", titlePercent), ("askedPercent", askedPercent), ("endPercent", endPercent),
      ("secondaryPercent", secondaryPercent), ("reviewPercent", reviewPercent),
    ]
    let named =
      percents + repetitionPercents.map { ("repetitionPercents", $0) }
      + topicPercents.map { ("topicPercents", $0) }
    var faults = named.filter { !(0...1000).contains($0.1) }
      .map { "\($0.0) is \($0.1), expected a percentage 0…1000" }
    if repetitionPercents.isEmpty {
      faults.append("repetitionPercents is empty, expected at least one percentage")
    }
    return faults + (calibration?.faults ?? [])
  }
}

public import Huiyin
internal import Mustache

/// An explanation as plain Chinese text for a terminal; the wording lies in `Templates/explanation.mustache`.
public struct ExplanationText {
  private let names: Names

  /// Texts in the names of `scheme`.
  public init(scheme: Scheme) { names = Names(scheme) }

  /// The text of `explanation`, ending in a line feed. Control characters of the note are shown as `·`.
  public func text(of explanation: Released<Explanation>) throws -> String {
    let source = String(decoding: PackageResources.explanation_mustache, as: UTF8.self)
    return try MustacheTemplate(string: source).render(view(explanation.value))
  }

  private func view(_ explanation: Explanation) -> [String: Any] {
    let verdict = explanation.verdict
    var view: [String: Any] = [
      "parts": explanation.tokens.map { part in
        [
          "isTitle": part.part == .title, "words": part.words.joined(separator: " ").printable,
          "text": (part.part == .title ? explanation.note.title ?? "" : explanation.note.text).printable,
        ]
      },
      "raisedAgain": verdict.isRaisedAgain, "confidence": Decimals.three(verdict.confidence),
      "review": verdict.needsReview, "evidence": verdict.evidence.map(row),
      "standings": verdict.standings.map(row),
      "hasPlaces": !verdict.places.isEmpty, "places": verdict.places.joined(separator: "；").printable,
    ]
    if let reason = verdict.reviewReason { view[reason.rawValue] = true }
    view["intent"] = verdict.intent.map { names[intent: $0] }
    view["verdict"] = verdict.category.map { matter($0, verdict.topic, office: verdict.office) }
    view["secondary"] = verdict.secondary.map { matter($0.category, $0.topic, office: nil) }
    view["flip"] = explanation.flip.map(row)
    return view
  }

  private func matter(_ category: String, _ topic: String?, office: String?) -> [String: Any] {
    var view: [String: Any] = ["category": names[category], "office": office ?? "—"]
    view["topic"] = topic.map { names[$0] }
    return view
  }

  private func row(_ evidence: Evidence) -> [String: Any] {
    var view: [String: Any] = [
      "points": signed(evidence.points), "name": names[evidence.topic], "quote": evidence.quote.printable,
      "term": evidence.term, "isTitle": evidence.part == .title, "start": evidence.characters.lowerBound,
      "end": evidence.characters.upperBound,
    ]
    switch evidence.struck {
    case .negated(let word): view["struck"] = ["negated": ["by": word]]
    case .exception(let expression): view["struck"] = ["exception": ["by": expression]]
    case .offWordEdges: view["struck"] = ["offWordEdges": true]
    case .repeated: view["struck"] = ["repeated": true]
    case nil: break
    }
    return view
  }

  private func row(_ standing: Verdict.Standing) -> [String: Any] {
    let own: [[String: Any]] =
      standing.own == 0 && !standing.topics.isEmpty
      ? [] : [["name": names[standing.category], "counted": standing.own]]
    let topics = standing.topics.map { topic in
      var view: [String: Any] = ["name": names[topic.topic], "counted": topic.counted]
      if topic.counted != topic.points { view["whole"] = topic.points }
      return view
    }
    return ["points": signed(standing.points), "name": names[standing.category], "terms": own + topics]
  }

  private func row(_ flip: Explanation.Flip) -> [String: Any] {
    var view: [String: Any] = [
      "quotes": flip.without.map { "“\($0.quote.printable)”" }.joined(),
      "points": flip.without.reduce(0) { $0 + $1.points },
    ]
    view["category"] = flip.category.map { names[$0] }
    return view
  }

  private func signed(_ points: Int) -> String { points > 0 ? "+\(points)" : "\(points)" }
}

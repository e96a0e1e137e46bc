public import Huiyin
internal import Mustache

/// What became of a word in a note, as plain Chinese text; the wording lies in `Templates/trace.mustache`.
public struct TermTraceText {
  private let names: Names
  private let wording = Wording()

  /// Texts in the names of `scheme`.
  public init(scheme: Scheme) { names = Names(scheme) }

  /// At most so many lines of the lexicon are listed, those that match first.
  private static let mostLines = 20
  /// At most so many words of a choice are listed.
  private static let mostWords = 8

  /// The text of `trace`, ending in a line feed.
  public func text(of trace: Released<TermTrace>) throws -> String {
    let source = String(decoding: PackageResources.trace_mustache, as: UTF8.self)
    let lines = trace.lines.filter { !$0.evidence.isEmpty } + trace.lines.filter { $0.evidence.isEmpty }
    var view: [String: Any] = [
      "word": trace.word.printable, "places": trace.places.map(row),
      "lines": lines.prefix(Self.mostLines).map(row),
    ]
    view["nearest"] = trace.nearest?.printable
    if lines.count > Self.mostLines { view["more"] = lines.count - Self.mostLines }
    return try MustacheTemplate(string: source).render(view)
  }

  private func row(_ place: TermTrace.Place) -> [String: Any] {
    var view: [String: Any] = [
      "tokens": place.tokens.joined(separator: " | ").printable, "isWord": place.isWord, "cost": place.cost,
    ]
    view["limit"] = place.limit
    return view
  }

  private func row(_ line: TermTrace.Line) -> [String: Any] {
    var view: [String: Any] = [
      "expression": line.term.expression, "name": names[line.term.topic],
      "points": Self.signed(line.term.points),
      "location": line.term.location.description, "evidence": line.evidence.map(row),
    ]
    switch line.evidence.isEmpty ? line.shortfall : nil {
    case .lacks(let words): view["lacks"] = choice(words)
    case .apart: view["apart"] = true
    case .unmet(let words): view["unmet"] = choice(words)
    case .forbidden(let words): view["forbidden"] = choice(words)
    case nil: break
    }
    return view
  }

  private func row(_ evidence: Evidence) -> [String: Any] {
    var view: [String: Any] = ["quote": evidence.quote.printable, "points": Self.signed(evidence.points)]
    view["struck"] = evidence.struck.map { wording["struck.\($0.kind)"] + ($0.cause.map { "“\($0)”" } ?? "") }
    return view
  }

  private func choice(_ words: [String]) -> String {
    words.prefix(Self.mostWords).joined(separator: "、") + (words.count > Self.mostWords ? "……" : "")
  }

  private static func signed(_ points: Int) -> String { points > 0 ? "+\(points)" : "\(points)" }
}

extension Evidence.Struck {
  /// The reason in one stable word.
  fileprivate var kind: String { String(description.prefix { $0 != ":" }) }

  /// What struck it, where something is named.
  fileprivate var cause: String? {
    description.firstIndex(of: ":").map { String(description[description.index(after: $0)...]) }
  }
}

internal import Huiyin
internal import Mustache

/// A report as one self-contained HTML page; the page lies in `Templates/report.mustache`, which escapes every text.
public struct ReportPage {
  private let wording = Wording()

  /// A page maker.
  public init() {}

  /// The page of `report`.
  /// - Throws: what the template library throws where the template cannot be read.
  public func html(of report: Report) throws -> String {
    let source = String(decoding: PackageResources.report_mustache, as: UTF8.self)
    return try MustacheTemplate(string: source).render(view(report))
  }

  /// What the template shows, texts and coordinates ready.
  private func view(_ report: Report) -> [String: Any] {
    var view: [String: Any] = [
      "scheme": report.scheme, "period": period(report), "figures": figures(report),
      "categories": BarChart(report.categories, wording).view, "smallCount": Report.smallCount,
      "hasPrevious": report.totals.notes.previous != nil, "timeline": ColumnChart(report.timeline).view,
      "matters": report.matters.prefix(Report.mostListed).enumerated().map(matter),
      "matterCount": report.matters.count,
      "review": report.review.map(passage), "hasReview": !report.review.isEmpty,
      "reviewReasons": report.reviewReasons.map(reason),
      "reviewCount": report.totals.review.value,
      "praise": report.praise.map(passage), "praiseCount": report.totals.praise.value,
      "examples": examples(report), "provenance": provenance(report),
    ]
    if report.totals.review.value > report.review.count {
      view["reviewMore"] = report.totals.review.value - report.review.count
    }
    if report.matters.count > Report.mostListed {
      view["moreMatters"] = report.matters.count - Report.mostListed
    }
    view["intents"] = chart("intents", report.intents, most: 8)
    view["charts"] = [
      chart("topics", report.topics, most: 10), chart("offices", report.offices, most: 10),
      chart("places", report.places, most: 10), chart("sources", report.sources, most: 8),
    ].filter { !$0.isEmpty }
    return view
  }

  private func period(_ report: Report) -> String {
    if let month = report.provenance.month { return month }
    guard let first = report.firstDay, let last = report.lastDay else { return "" }
    return first == last ? first : "\(first) — \(last)"
  }

  private func figures(_ report: Report) -> [[String: Any]] {
    let totals = report.totals
    return [
      ("notes", totals.notes), ("matters", totals.matters), ("raisedAgainTotal", totals.raisedAgain),
      ("reviewTotal", totals.review), ("praiseTotal", totals.praise),
    ].map { (key, figure) -> [String: Any] in
      var view: [String: Any] = ["name": wording[key], "value": figure.value, "tone": figure.tone]
      view["change"] = figure.changeText(wording)
      return view
    }
  }

  private func chart(_ key: String, _ counts: [Report.Count], most: Int) -> [String: Any] {
    guard !counts.isEmpty else { return [:] }
    var chart = BarChart(Array(counts.prefix(most)), wording).view
    chart["name"] = wording[key]
    if counts.count > most { chart["more"] = counts.count - most }
    return chart
  }

  private func matter(_ index: Int, _ matter: Report.Matter) -> [String: Any] {
    var view: [String: Any] = [
      "number": index + 1, "id": matter.id, "headline": matter.headline, "people": matter.people,
      "count": matter.noteCount, "heat": Decimals.one(matter.heat),
      "flags": matter.flags.map { ["name": $0.name, "reason": $0.reason] },
      "notes": matter.notes.prefix(6).map(passage), "shared": matter.shared,
      "timeline": ColumnChart(matter.timeline).view, "isSmall": matter.noteCount < Report.smallCount,
      "links": matter.links.prefix(4).map { link in
        [
          "a": link.a, "b": link.b, "likeness": Decimals.three(link.likeness),
          "shared": link.shared.joined(separator: "、"),
        ]
      },
    ]
    view["kind"] = [matter.category, matter.topic].compactMap { $0 }.joined(separator: " ▸ ")
    view["place"] = matter.place
    if matter.notes.count > 6 { view["more"] = matter.notes.count - 6 }
    if let first = matter.firstDay, let last = matter.lastDay { view["span"] = "\(first) — \(last)" }
    return view
  }

  private func passage(_ passage: Report.Passage) -> [String: Any] {
    func spans(_ spans: [Report.Span]) -> [[String: Any]] {
      spans.map { ["text": $0.text, "isDeciding": $0.isDeciding] }
    }
    let origin = [passage.day, passage.source, passage.place, passage.person].compactMap { $0 }
    var view: [String: Any] = [
      "id": passage.id,
      "kind": [passage.category, passage.topic].compactMap { $0 }.joined(separator: " ▸ "),
      "office": passage.office ?? "", "confidence": Decimals.three(passage.confidence),
      "reason": passage.reviewReason ?? "", "title": spans(passage.title), "text": spans(passage.text),
      "hasTitle": !passage.title.isEmpty,
    ]
    if !origin.isEmpty { view["origin"] = origin.joined(separator: " · ") }
    return view
  }

  private func reason(_ count: Report.Count) -> [String: Any] {
    ["name": count.name, "value": count.figure.value]
  }

  private func examples(_ report: Report) -> [[String: Any]] {
    report.categories.compactMap { category in
      let notes = report.examples.filter { $0.category?.utf8.elementsEqual(category.name.utf8) ?? false }
      return notes.isEmpty ? nil : ["name": category.name, "notes": notes.map(passage)]
    }
  }

  private func provenance(_ report: Report) -> [String: Any] {
    func inputs(_ inputs: [Report.Provenance.Input]) -> [[String: Any]] {
      inputs.map { ["name": $0.name, "sha256": $0.sha256 ?? wording["noSeal"]] }
    }
    return [
      "inputs": inputs(report.provenance.inputs), "previous": inputs(report.provenance.previous),
      "lexicon": report.provenance.lexicon, "version": report.provenance.version,
      "isMasked": report.provenance.isMasked, "rows": report.totals.rows,
      "noteCount": report.totals.notes.value, "rowsWithoutNote": report.totals.rowsWithoutNote,
      "outsideMonth": report.totals.outsideMonth, "undated": report.totals.undated,
      "problems": report.totals.problems,
    ]
  }
}

extension Report.Figure {
  /// The change in words: `+5（+12%）`, or that it is too small to say anything.
  func changeText(_ wording: Wording) -> String? {
    guard let change else { return nil }
    let signed = change > 0 ? "+\(change)" : change < 0 ? "−\(-change)" : wording["unchanged"]
    if isSmall { return change == 0 ? signed : "\(signed) \(wording["small"])" }
    guard let percent, percent != 0 else { return signed }
    return "\(signed) (\(percent > 0 ? "+" : "−")\(abs(percent))%)"
  }

  /// How a change is coloured: `up`, `down` or `flat`; small ones are flat.
  var tone: String {
    guard let change, !isSmall, change != 0 else { return "flat" }
    return change > 0 ? "up" : "down"
  }
}

extension Decimals {
  /// `value`, which is not negative, with one decimal.
  static func one(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

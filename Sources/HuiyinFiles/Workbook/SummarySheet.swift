internal import Huiyin

/// 汇总: the counts of a report, one table below the other.
struct SummarySheet {
  private let sheet: WrittenSheet
  private let wording: Wording

  init(_ sheet: WrittenSheet, _ wording: Wording) {
    self.sheet = sheet
    self.wording = wording
  }

  func write(_ report: Report) throws {
    try sheet.write([.text(report.scheme)], .title, height: 26)
    try sheet.write(
      [.text([report.firstDay, report.lastDay].compactMap { $0 }.joined(separator: " — "))], .link)
    let totals = report.totals
    try write(
      "totals",
      [
        ("notes", totals.notes), ("matters", totals.matters), ("raisedAgainTotal", totals.raisedAgain),
        ("reviewTotal", totals.review), ("praiseTotal", totals.praise),
      ].map { Report.Count(id: $0, name: wording[$0], category: nil, figure: $1, share: 0) }, hasShare: false)
    let tables: [(String, [Report.Count])] = [
      ("categories", report.categories), ("topics", report.topics), ("offices", report.offices),
      ("places", report.places), ("sources", report.sources), ("intents", report.intents),
      ("reviewReason", report.reviewReasons),
    ]
    for (key, counts) in tables where !counts.isEmpty { try write(key, counts, hasShare: true) }
    try writeProvenance(report)
    for (column, width) in [34, 12, 12, 12, 12, 22].enumerated() { sheet.setWidth(Double(width), of: column) }
    sheet.fitWidth()
  }

  private func write(_ key: String, _ counts: [Report.Count], hasShare: Bool) throws {
    try sheet.write([])
    let headers = [key, "count", "share", "previous", "change", "remark"].map {
      WrittenSheet.Cell.text(wording[$0])
    }
    try sheet.write(headers, .header)
    for count in counts.prefix(SummarySheet.mostRows) {
      let figure = count.figure
      let name = count.category.map { "\($0) ▸ \(count.name)" } ?? count.name
      try sheet.write([
        .text(name), .number(Double(figure.value)), hasShare ? .share(Double(count.share) / 1000) : .text(""),
        figure.previous.map { .number(Double($0)) } ?? .text(""),
        figure.change.map { .number(Double($0)) } ?? .text(""),
        .text(figure.isSmall ? wording["smallRemark"] : ""),
      ])
    }
    if counts.count > SummarySheet.mostRows {
      let rest = counts.dropFirst(SummarySheet.mostRows)
      try sheet.write([
        .text("\(wording["further"]) \(rest.count)"),
        .number(Double(rest.reduce(0) { $0 + $1.figure.value })),
      ])
    }
  }

  /// At most so many lines of one table; the rest is one line.
  private static let mostRows = 80

  private func writeProvenance(_ report: Report) throws {
    let made = report.provenance
    try sheet.write([])
    try sheet.write([.text(wording["provenance"]), .text("")], .header)
    for input in made.inputs {
      try sheet.write([.text(input.name), .text("SHA-256 " + (input.sha256 ?? wording["noSeal"]))], .plain)
    }
    for input in made.previous {
      try sheet.write(
        [
          .text("\(wording["previous"]): \(input.name)"),
          .text("SHA-256 " + (input.sha256 ?? wording["noSeal"])),
        ],
        .plain)
    }
    try sheet.write([.text(wording["lexicon"]), .text(made.lexicon)], .plain)
    try sheet.write([.text("huiyin"), .text(made.version)], .plain)
    try sheet.write([.text(wording[made.isMasked ? "masked" : "notMasked"])], .plain)
  }
}

/// 反复诉求: one row for each matter, its notes grouped below it.
final class MatterRows {
  private let matters: [Released<Recurrence>]
  private let names: Names
  private var members: [String: Released<SortedNote>] = [:]
  private let wanted: Set<String>

  init(_ matters: [Released<Recurrence>], scheme: Scheme) {
    self.matters = matters
    names = Names(scheme)
    wanted = Set(matters.flatMap(\.notes))
  }

  func take(_ sorted: Released<SortedNote>) {
    if wanted.contains(sorted.note.id) { members[sorted.note.id] = sorted }
  }

  private static let keys = [
    "matter", "headline", "count", "people", "first", "last", "heat", "flags", "category", "topic", "places",
    "why",
  ]

  func write(to sheet: WrittenSheet, _ wording: Wording) throws {
    try sheet.write(MatterRows.keys.map { .text(wording[$0]) }, .header, height: 30)
    for matter in matters {
      try sheet.write(cells(matter.value), .strong)
      for id in matter.notes {
        guard let note = members[id] else { continue }
        try sheet.write(cells(note), level: 1, from: note.note.location)
      }
    }
    for (column, width) in [14, 60, 8, 8, 12, 12, 8, 24, 14, 18, 20, 50].enumerated() {
      sheet.setWidth(Double(width), of: column)
    }
    sheet.groupUnderHeads()
    sheet.finish(columns: MatterRows.keys.count, filter: false)
    sheet.fitPage()
  }

  private func cells(_ matter: Recurrence) -> [WrittenSheet.Cell] {
    let flags = matter.flags.map { "\($0.name)：\($0.reason)" }.joined(separator: "；")
    let why = matter.links.prefix(6).map {
      "\($0.a) — \($0.b) \(Decimals.three($0.likeness)) \($0.shared.joined(separator: "、"))"
    }
    return [
      .text(matter.id), .text(matter.headline), .number(Double(matter.notes.count)),
      .number(Double(matter.people)), .text(matter.first?.description ?? ""),
      .text(matter.last?.description ?? ""), .number(matter.heat), .text(flags),
      .text(matter.category.map { names[$0] } ?? ""), .text(matter.topic.map { names[$0] } ?? ""),
      .text(matter.place ?? ""), .text(why.joined(separator: "\n")),
    ]
  }

  private func cells(_ sorted: Released<SortedNote>) -> [WrittenSheet.Cell] {
    let (note, verdict) = (sorted.note, sorted.verdict)
    let text = [note.title, note.text].compactMap { $0?.trimmed }.filter { !$0.isEmpty }.joined(
      separator: "\n")
    return [
      .text(note.id), .text(text), .text(""), .text(note.person ?? ""), .text(note.date?.description ?? ""),
      .text(""), .text(""), .text(""), .text(verdict.category.map { names[$0] } ?? ""),
      .text(verdict.topic.map { names[$0] } ?? ""), .text(note.place ?? ""), .text(""),
    ]
  }
}

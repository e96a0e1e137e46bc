/// Counts notes by topic, place and month, and finds the cells that stand out.
struct TrendSearch {
  let rules: Scheme.TrendRules

  /// One note as it is counted.
  struct Entry {
    let id: String
    let category: String?
    let topic: String?
    let place: String?
    let month: Month?
    let intent: String?
  }

  /// How much of the notes is meant by place or by month.
  private enum Extent<Value: Hashable>: Hashable {
    case all
    /// Those with any such value.
    case known
    case only(Value)

    static func extents(holding value: Value?) -> [Extent] {
      value.map { [.all, .known, .only($0)] } ?? [.all]
    }

    var value: Value? { if case .only(let value) = self { value } else { nil } }
  }

  /// Part of the notes, by place and by month.
  private struct Part: Hashable {
    var place: Extent<String>
    var month: Extent<Month>
  }

  /// The notes of one topic in one part.
  private struct Cell: Hashable {
    let topic: String
    let part: Part
  }

  /// What stands out among `entries`: by category, topic, place and month as they first came.
  func trends(in entries: [Entry]) -> [Trend] {
    var notes: [Cell: [Int]] = [:]
    var sizes: [Part: Int] = [:]
    var cells: [Cell] = []
    for (index, entry) in entries.enumerated() {
      let parts = TrendSearch.parts(of: entry)
      for part in parts { sizes[part, default: 0] += 1 }
      guard let topic = entry.topic, !(entry.intent.map(rules.coolIntents.contains) ?? false) else {
        continue
      }
      for part in parts {
        let cell = Cell(topic: topic, part: part)
        if notes[cell] == nil { cells.append(cell) }
        notes[cell, default: []].append(index)
      }
    }
    let candidates = cells.flatMap { cell in
      comparisons(of: cell).map { trend(cell, against: $0.0, whole: $0.1, entries, notes, sizes) }
    }
    return candidates.discoveries(falsePercent: rules.falsePercent, tests: candidates.count) { $0.chance }
      .filter {
        $0.notes.count >= rules.notes
          && Double($0.notes.count) * 100 >= $0.expected * Double(rules.expectedPercent)
      }
      .sorted { ($0.chance, $0.sortKey) < ($1.chance, $1.sortKey) }
  }

  /// The parts a note belongs to.
  private static func parts(of entry: Entry) -> [Part] {
    Extent.extents(holding: entry.place).flatMap { place in
      Extent.extents(holding: entry.month).map { Part(place: place, month: $0) }
    }
  }

  /// What a cell is held against, and the part that holds both.
  private func comparisons(of cell: Cell) -> [(Trend.Comparison, Part)] {
    switch (cell.part.place, cell.part.month) {
    case (.all, .only), (.only, .only): [(.otherMonths, Part(place: cell.part.place, month: .known))]
    case (.only, .all): [(.otherPlaces, Part(place: .known, month: .all))]
    default: []
    }
  }

  private func trend(
    _ cell: Cell, against comparison: Trend.Comparison, whole: Part, _ entries: [Entry],
    _ notes: [Cell: [Int]],
    _ sizes: [Part: Int]
  ) -> Trend {
    let own = notes[cell] ?? []
    let marked = notes[Cell(topic: cell.topic, part: whole)]?.count ?? own.count
    let (drawn, all) = (sizes[cell.part] ?? own.count, sizes[whole] ?? own.count)
    return Trend(
      category: entries[own[0]].category ?? "", topic: cell.topic, place: cell.part.place.value,
      month: cell.part.month.value, against: comparison, notes: own.map { entries[$0].id },
      expected: Double(marked * drawn) / Double(all),
      chance: FisherTest.chance(of: own.count, marked: marked, drawn: drawn, all: all))
  }
}

/// Finds what stands out by topic, place and month.
///
/// A note's place is its place column, else the first place its text names. A month is held against the other months of
/// the same place, a place against the other places.
public struct TrendFinder: Sendable {
  private let lexicon: Lexicon
  private var entries: [TrendSearch.Entry] = []
  private var written: [String: String] = [:]

  /// A finder by the rules of `lexicon`.
  public init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// Takes in one note.
  public mutating func add(_ note: Note, _ verdict: Verdict) {
    let place = note.place ?? verdict.places.first
    let folded = place.map(lexicon.folded)
    if let place, let folded, written[folded] == nil { written[folded] = place }
    entries.append(
      TrendSearch.Entry(
        id: note.id, category: verdict.category, topic: verdict.topic,
        place: folded.flatMap { $0.isEmpty ? nil : written[$0] }, month: note.date?.inMonth,
        intent: verdict.intent))
  }

  /// What stands out among the notes taken in, the least likely by luck first.
  public var trends: [Trend] { TrendSearch(rules: lexicon.scheme.trendRules).trends(in: entries) }
}

extension Trend {
  /// Orders trends of equal chance.
  fileprivate var sortKey: String {
    "\(topic)\t\(place ?? "")\t\(month?.description ?? "")"
  }
}

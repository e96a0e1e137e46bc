public import Huiyin

/// Makes a report of notes that may leave the program.
///
/// Notes come in one by one, in any order that is always the same; the notes themselves are kept only where they are
/// listed or belong to a matter.
public struct ReportMaker {
  private(set) var counts = ReportCounts()
  private let scheme: Scheme
  private let names: Names
  private let wording = Wording()
  private var members: [String: Report.Passage] = [:]
  private let memberMatters: [String: Int]
  private var memberDays: [Int: [Day: Int]] = [:]
  private let matters: [Released<Recurrence>]
  private var review = Shortlist(length: Report.mostListed)
  private var praise = Shortlist(length: Report.mostListed)
  private var examples: [String: Shortlist] = [:]

  /// At most so many examples of one topic, and of one category.
  private static let mostExamples = 3

  /// A report in the names of `scheme`, with `matters` made from the same notes.
  public init(scheme: Scheme, matters: [Released<Recurrence>] = []) {
    self.scheme = scheme
    self.matters = matters
    names = Names(scheme)
    memberMatters = Dictionary(
      matters.enumerated().flatMap { index, matter in matter.notes.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Takes one note in.
  public mutating func add(_ sorted: Released<SortedNote>) {
    let (note, verdict) = (sorted.note, sorted.verdict)
    counts.count(sorted, in: scheme)
    func passage() -> Report.Passage { Report.Passage(sorted, names: names, wording: wording) }
    if let matter = memberMatters[note.id] {
      members[note.id] = passage()
      if let day = note.date { memberDays[matter, default: [:]][day, default: 0] += 1 }
    }
    let confidence = Int((verdict.confidence * 1000).rounded())
    if verdict.needsReview { review.offer(rank: confidence, passage) }
    guard !verdict.needsReview, let category = verdict.category else { return }
    if scheme.isPraise(verdict) {
      praise.offer(rank: -confidence, passage)
    } else {
      let key = category + "/" + (verdict.topic ?? "")
      examples[key, default: Shortlist(length: 1)].offer(rank: -confidence, passage)
    }
  }

  /// The report of all notes taken in, compared with `previous`.
  public func report(_ tally: Tally, provenance: Report.Provenance, previous: Report? = nil) -> Report {
    let days = counts.days.keys
    return Report(
      scheme: scheme.name, firstDay: days.min()?.description, lastDay: days.max()?.description,
      totals: totals(tally, previous), categories: categories(previous?.categories),
      topics: topics(previous?.topics), offices: ranked(.office, previous?.offices),
      places: ranked(.place, previous?.places), sources: ranked(.source, previous?.sources),
      intents: scheme.intents.map { count(.intent, $0.id, $0.name, previous?.intents) },
      timeline: Report.Timeline(counts.days, from: days.min(), to: days.max()),
      matters: matters.indices.map(matter), review: review.passages,
      reviewReasons: ranked(.reason, previous?.reviewReasons), examples: exampleList,
      praise: praise.passages, provenance: provenance)
  }

  private func totals(_ tally: Tally, _ previous: Report?) -> Report.Totals {
    Report.Totals(
      notes: .init(counts.notes, previous: previous?.totals.notes.value),
      review: .init(counts.review, previous: previous?.totals.review.value),
      raisedAgain: .init(counts.raisedAgain, previous: previous?.totals.raisedAgain.value),
      praise: .init(counts.praise, previous: previous?.totals.praise.value),
      matters: .init(matters.count, previous: previous?.totals.matters.value), undated: counts.undated,
      rows: tally.rows, rowsWithoutNote: tally.rowsWithoutNote, outsideMonth: tally.outsideMonth,
      problems: tally.problems)
  }

  private func count(
    _ kind: ReportCounts.Kind, _ id: String, _ name: String, _ previous: [Report.Count]?,
    category: String? = nil
  ) -> Report.Count {
    let value = counts.count(kind, of: id)
    let earlier = previous.map { list in
      list.first { $0.id.utf8.elementsEqual(id.utf8) }?.figure.value ?? 0
    }
    return Report.Count(
      id: id, name: name, category: category, figure: .init(value, previous: earlier),
      share: counts.notes == 0 ? 0 : (value * 2000 + counts.notes) / (counts.notes * 2))
  }

  private func categories(_ previous: [Report.Count]?) -> [Report.Count] {
    let all = scheme.categories.map { count(.category, $0.id, $0.name, previous) }
    let none = count(.category, "", wording["noCategory"], previous)
    return none.figure.value > 0 || (none.figure.previous ?? 0) > 0 ? all + [none] : all
  }

  private func topics(_ previous: [Report.Count]?) -> [Report.Count] {
    scheme.categories.flatMap { category in
      category.topics.map { count(.topic, $0.id, $0.name, previous, category: category.name) }
    }
    .enumerated().filter { $0.element.figure.value > 0 || ($0.element.figure.previous ?? 0) > 0 }
    .sorted { ($1.element.figure.value, $0.offset) < ($0.element.figure.value, $1.offset) }.map(\.element)
  }

  private func ranked(_ kind: ReportCounts.Kind, _ previous: [Report.Count]?) -> [Report.Count] {
    counts.ranked(kind).map { id, _ in
      count(
        kind, id, kind == .reason ? wording[id] : Excerpt(id, marks: []).spans.map(\.text).joined(), previous)
    }
  }

  /// The surest note of each topic, at most so many of a category, the largest topics first.
  private var exampleList: [Report.Passage] {
    scheme.categories.flatMap { category -> ArraySlice<Report.Passage> in
      let ids = category.topics.map(\.id)
      let sizes = ids.map { counts.count(.topic, of: $0) }
      let order = ids.indices.sorted { sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1] }
      let keys = order.map { "\(category.id)/\(ids[$0])" } + ["\(category.id)/"]
      return keys.flatMap { examples[$0]?.passages ?? [] }.prefix(ReportMaker.mostExamples)
    }
  }

  private func matter(_ index: Int) -> Report.Matter {
    let matter = matters[index].value
    let days = memberDays[index] ?? [:]
    return Report.Matter(
      id: matter.id, headline: Excerpt(matter.headline, marks: []).spans.map(\.text).joined(),
      category: matter.category.map { names[$0] }, topic: matter.topic.map { names[$0] },
      place: matter.place, people: matter.people, firstDay: matter.first?.description,
      lastDay: matter.last?.description, flags: matter.flags.map { .init(name: $0.name, reason: $0.reason) },
      heat: matter.heat, noteCount: matter.notes.count, notes: matter.notes.compactMap { members[$0] },
      timeline: Report.Timeline(days, from: counts.days.keys.min(), to: counts.days.keys.max()),
      links: matter.links.map { .init(a: $0.a, b: $0.b, likeness: $0.likeness, shared: $0.shared) },
      shared: ReportMaker.mostShared(matter.links))
  }

  /// The words that most links share, most first; of equal ones the first met.
  private static func mostShared(_ links: [Recurrence.Link]) -> [String] {
    var counts: [String: Int] = [:]
    var order: [String] = []
    for word in links.flatMap(\.shared) {
      if counts[word] == nil { order.append(word) }
      counts[word, default: 0] += 1
    }
    return order.enumerated().sorted {
      let (left, right) = (counts[$0.element] ?? 0, counts[$1.element] ?? 0)
      return left == right ? $0.offset < $1.offset : left > right
    }
    .prefix(8).map(\.element)
  }
}

/// The best few of many, kept as they come.
struct Shortlist {
  let length: Int
  private var kept: [(rank: Int, order: Int, passage: Report.Passage)] = []
  private var offered = 0

  init(length: Int) { self.length = length }

  /// The best, lowest rank first, of equal ones the first offered.
  var passages: [Report.Passage] { kept.map(\.passage) }

  mutating func offer(rank: Int, _ passage: () -> Report.Passage) {
    offered += 1
    if kept.count == length, let last = kept.last, last.rank <= rank { return }
    let place = kept.firstIndex { $0.rank > rank } ?? kept.count
    kept.insert((rank, offered, passage()), at: place)
    if kept.count > length { kept.removeLast() }
  }
}

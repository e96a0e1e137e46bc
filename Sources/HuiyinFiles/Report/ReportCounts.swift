internal import Huiyin

/// Counts of notes by everything a report tells apart.
struct ReportCounts {
  /// What notes are counted by.
  enum Kind: CaseIterable {
    case category
    case topic
    case office
    case place
    case source
    case intent
    case reason
  }

  private(set) var notes = 0
  private(set) var review = 0
  private(set) var raisedAgain = 0
  private(set) var praise = 0
  private(set) var undated = 0
  private(set) var days: [Day: Int] = [:]
  private var counts: [Kind: [Key: Int]] = [:]

  /// An id that equals another only where its bytes do.
  struct Key: Hashable {
    let id: String

    static func == (left: Key, right: Key) -> Bool { left.id.utf8.elementsEqual(right.id.utf8) }

    func hash(into hasher: inout Hasher) { for byte in id.utf8 { hasher.combine(byte) } }
  }

  /// Counts one note.
  mutating func count(_ sorted: Released<SortedNote>, in scheme: Scheme) {
    let (note, verdict) = (sorted.note, sorted.verdict)
    notes += 1
    if verdict.needsReview { review += 1 }
    if verdict.isRaisedAgain { raisedAgain += 1 }
    if scheme.isPraise(verdict) { praise += 1 }
    if let day = note.date { days[day, default: 0] += 1 } else { undated += 1 }
    count(.category, verdict.category ?? "")
    if let topic = verdict.topic { count(.topic, topic) }
    if let office = verdict.office { count(.office, office) }
    if let intent = verdict.intent { count(.intent, intent) }
    if let reason = verdict.reviewReason { count(.reason, reason.rawValue) }
    let place = [note.place, verdict.places.first].compactMap { $0 }.first { !$0.isBlank }
    if let place { count(.place, place.trimmed) }
    if let source = note.source, !source.isBlank { count(.source, source.trimmed) }
  }

  private mutating func count(_ kind: Kind, _ id: String) {
    counts[kind, default: [:]][Key(id: id), default: 0] += 1
  }

  /// How many notes have `id`.
  func count(_ kind: Kind, of id: String) -> Int { counts[kind]?[Key(id: id)] ?? 0 }

  /// The ids with their counts, most first, equal ones by their bytes.
  func ranked(_ kind: Kind) -> [(id: String, count: Int)] {
    (counts[kind] ?? [:]).map { ($0.key.id, $0.value) }
      .sorted { $0.1 == $1.1 ? $0.0.precedes($1.0) : $0.1 > $1.1 }
  }
}

extension String {
  /// Without blanks at its ends.
  var trimmed: String {
    let scalars = unicodeScalars
    let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.endIndex
    let end = scalars.lastIndex { !$0.properties.isWhitespace }.map(scalars.index(after:)) ?? start
    return String(scalars[start..<end])
  }

  /// Whether it stands before `other`, byte by byte.
  func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

internal import Huiyin

/// Sorts the passages of a document, one after the other, into notes and narration.
struct MinutesSorter {
  /// What the document says of all its notes.
  private(set) var frame = MinutesFrame()
  private let cues: MinutesCues
  private let lines: MinutesLines
  private let evidence: MinutesEvidence
  private var section = Section.unknown
  private var speaker: String?
  private var isMuted = false
  private var count = 0
  private var held: Held?

  /// How long a note may be that the next line still belongs to, in bytes.
  private static let longestBroken = 1 << 13

  private enum Section { case unknown, notes, narration }

  /// A note that the next line may belong to.
  private struct Held {
    var text: String
    let person: String?
    let frame: MinutesFrame
    let passage: Passage
    var problems: [Problem]
  }

  init(cues: MinutesCues, evidence: MinutesEvidence) {
    (self.cues, self.evidence) = (cues, evidence)
    lines = MinutesLines(cues: cues)
  }

  /// What comes of `passage`, and of the one before it where that had to wait.
  mutating func readings(_ passage: Passage) -> [Reading] {
    guard !passage.text.isBlank else { return [] }
    guard evidence.isMinutes else {
      return [reading(passage.text, person: nil, passage, frame, passage.problems)]
    }
    count += 1
    if count <= 3, takeTitle(passage) { return end() + [narration(passage)] }
    if evidence.isDiary, let dated = DatedLine(passage.text, year: frame.year, cues: cues) {
      return take(dated, passage)
    }
    return take(lines.line(passage), passage)
  }

  /// The note that still waits.
  mutating func end() -> [Reading] {
    guard let note = held else { return [] }
    held = nil
    return notes(note)
  }

  private mutating func takeTitle(_ passage: Passage) -> Bool {
    frame.year = frame.year ?? DatedLine.year(in: passage.text)
    guard MinutesEvidence.title(passage.text, cues: cues) != nil else { return false }
    let title = Array(passage.text.unicodeScalars)
    frame.source =
      frame.source ?? cues.words(.source).first { title.firstRange(of: $0) != nil }.map { $0[...].string }
    return true
  }

  private mutating func take(_ dated: DatedLine, _ passage: Passage) -> [Reading] {
    let before = end()
    frame.day = dated.day
    (section, speaker, isMuted) = (.unknown, nil, false)
    guard !dated.rest.isEmpty else { return before + [narration(passage)] }
    var rest = passage
    rest.text = dated.rest
    return before + take(lines.line(rest), rest)
  }

  private mutating func take(_ line: MinutesLine, _ passage: Passage) -> [Reading] {
    switch line {
    case .words(let text, let person):
      if person != nil { speaker = nil }
      return hold(text, person: person ?? speaker, passage)
    case .item(let text):
      if section == .narration || isMuted && section != .notes { return end() + [narration(passage)] }
      return hold(text, person: speaker, passage)
    case .plain: return takePlain(passage)
    case .speaker(let name): (speaker, isMuted) = (name, false)
    case .officer: (speaker, isMuted) = (nil, true)
    case .heading(let isNotes): (section, speaker, isMuted) = (isNotes ? .notes : .narration, nil, false)
    case .field(let kind, let value): frame.set(kind, value)
    case .frame: break
    }
    return end() + [narration(passage)]
  }

  private mutating func takePlain(_ passage: Passage) -> [Reading] {
    if var note = held, note.text.utf8.count < MinutesSorter.longestBroken,
      !MinutesSorter.endsSentence(note.text)
    {
      note.text += "\n" + passage.text
      note.problems += passage.problems
      held = note
      return []
    }
    let isNote = !isMuted && (section == .notes || speaker != nil || (evidence.isDiary && frame.day != nil))
    return isNote ? hold(passage.text, person: speaker, passage) : end() + [narration(passage)]
  }

  private mutating func hold(_ text: String, person: String?, _ passage: Passage) -> [Reading] {
    let before = end()
    isMuted = false
    held = Held(text: text, person: person, frame: frame, passage: passage, problems: passage.problems)
    return before
  }

  private func notes(_ note: Held) -> [Reading] {
    guard let (intro, items) = ItemMark.items(in: note.text, cues: cues) else {
      return [reading(note.text, person: note.person, note.passage, note.frame, note.problems)]
    }
    let before =
      intro.isBlank ? [] : [Reading(narration: Narration(text: intro, location: note.passage.location))]
    let texts = items.filter { !$0.isBlank }
    return before
      + texts.enumerated().map { index, text in
        reading(text, person: note.person, note.passage, note.frame, index == 0 ? note.problems : [])
      }
  }

  private func reading(
    _ text: String, person: String?, _ passage: Passage, _ frame: MinutesFrame, _ problems: [Problem]
  ) -> Reading {
    let row = Row(cells: [text, person ?? ""], names: ["text", "person"], location: passage.location)
    return Reading(row: frame.completed(row), problems: problems)
  }

  private func narration(_ passage: Passage) -> Reading {
    Reading(narration: Narration(text: passage.text, location: passage.location), problems: passage.problems)
  }

  private static func endsSentence(_ text: String) -> Bool {
    guard let last = text.unicodeScalars.last(where: { !$0.properties.isWhitespace }) else { return true }
    return "。！？；…”’》）)!?.;".unicodeScalars.contains(last)
  }
}

/// What a document says of all notes below: when, where, by which office, on what occasion.
struct MinutesFrame {
  /// The year for dates without one.
  var year: Int?
  /// The day.
  var day: Day?
  /// The occasion.
  var source: String?
  private var place: String?
  private var office: String?

  /// Takes the line of a `date`, `place` or `office`.
  mutating func set(_ kind: MinutesCues.Kind, _ value: String) {
    switch kind {
    case .date:
      day = Day(reading: value) ?? day
      year = day?.year ?? year
    case .place: place = value
    case .office: office = value
    default: break
    }
  }

  /// The row with what it does not say itself.
  func completed(_ row: Row) -> Row {
    var row = row
    let own = Set(row.names ?? [])
    for (name, value) in [
      ("date", day?.description), ("place", place), ("office", office), ("source", source),
    ] {
      if let value, !own.contains(name) {
        row.names?.append(name)
        row.cells.append(value)
      }
    }
    return row
  }
}

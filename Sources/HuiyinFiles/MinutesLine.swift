internal import Huiyin

/// What one line of a document is, seen by itself.
enum MinutesLine: Equatable {
  /// A resident's words, and who speaks where that is said.
  case words(String, person: String?)
  /// The name of a resident whose words follow below.
  case speaker(String)
  /// The words of the police or of the hosts.
  case officer
  /// When, where or by which office: the label's kind and what is said.
  case field(MinutesCues.Kind, String)
  /// Another line about the meeting.
  case frame
  /// A heading: what stands below it is, or is not, residents' words.
  case heading(isNotes: Bool)
  /// A numbered item, without its number.
  case item(String)
  /// Anything else.
  case plain
}

/// Tells what lines are by the cues of the lexicon.
struct MinutesLines {
  let cues: MinutesCues

  /// How far a colon is looked for, and how long a heading may be, in scalars.
  private static let head = 24

  /// What `passage` is.
  /// - Complexity: O(cues), whatever the length of the passage.
  func line(_ passage: Passage) -> MinutesLine {
    let text = Array(passage.text.unicodeScalars.drop { $0.properties.isWhitespace })[...]
    let mark = ItemMark(text, cues: cues)
    let isMarked = mark != nil || passage.isNumbered
    let body = text.dropFirst(mark?.length ?? 0).trimmed
    if let line = labelled(body) ?? spoken(body) ?? heading(body, isMarked: isMarked) { return line }
    return isMarked ? .item(body.string) : .plain
  }

  /// A line with a label or a speaker in front of a colon.
  private func labelled(_ body: Scalars) -> MinutesLine? {
    guard let colon = body.prefix(Self.head).firstIndex(where: { $0 == "：" || $0 == ":" }) else { return nil }
    let (label, rest) = (body[..<colon].trimmed, body[(colon + 1)...].trimmed)
    for kind in [MinutesCues.Kind.date, .place, .office] where cues.words(kind).contains(Array(label)) {
      return rest.isEmpty ? .frame : .field(kind, rest.string)
    }
    if cues.words(.frame).contains(Array(label)) { return .frame }
    if cues.words(.reply).contains(Array(label)) { return .officer }
    if cues.words(.label).contains(Array(label)) {
      return rest.isEmpty ? .heading(isNotes: true) : .words(body.string, person: nil)
    }
    if rest.isEmpty, let heading = heading(label, isMarked: true) { return heading }
    guard let speaker = speaker(label) else { return nil }
    if speaker.isOfficer { return .officer }
    if rest.isEmpty { return .speaker(speaker.name) }
    return .words((speaker.kept + (speaker.kept.isEmpty ? "" : "：") + rest.string), person: speaker.name)
  }

  /// A line such as `居民王女士反映，楼下…`: a speaker and a verb in front of a comma.
  private func spoken(_ body: Scalars) -> MinutesLine? {
    guard let comma = body.prefix(Self.head).firstIndex(where: { $0 == "，" || $0 == "," }) else { return nil }
    let (label, rest) = (body[..<comma].trimmed, body[(comma + 1)...].trimmed)
    guard let (_, verb, _) = verb(endingOf: label), !verb.isEmpty, let speaker = speaker(label), !rest.isEmpty
    else { return nil }
    if speaker.isOfficer { return .officer }
    return .words(speaker.kept + (speaker.kept.isEmpty ? "" : "，") + rest.string, person: speaker.name)
  }

  /// A short line without the end of a sentence that holds a word of headings; one that is neither numbered nor in
  /// front of a colon must begin and end with one.
  private func heading(_ body: Scalars, isMarked: Bool) -> MinutesLine? {
    guard !body.isEmpty, body.count <= Self.head, !body.contains(where: MinutesLines.isPunctuation) else {
      return nil
    }
    let kinds = [MinutesCues.Kind.narration, .notes]
    let found = kinds.first { isMarked ? holds(body, $0) : isFramed(body, $0) }
    return found.map { .heading(isNotes: $0 == .notes) }
  }

  private func isFramed(_ text: Scalars, _ kind: MinutesCues.Kind) -> Bool {
    let words = cues.words(kind)
    return words.contains { text.starts(with: $0) } && words.contains { text.hasSuffix($0) }
  }

  private func holds(_ text: Scalars, _ kind: MinutesCues.Kind) -> Bool {
    cues.words(kind).contains { text.firstRange(of: $0) != nil }
  }

  private static func isPunctuation(_ sign: Unicode.Scalar) -> Bool {
    "，。！？；,;!?".unicodeScalars.contains(sign)
  }
}

extension MinutesLines {
  /// Who speaks, and the verb that stays in the note.
  private struct Speaker {
    let name: String
    let kept: String
    var isOfficer = false
  }

  private func verb(endingOf label: Scalars) -> (who: Scalars, verb: String, isKept: Bool)? {
    let verbs = cues.words(.say).map { ($0, false) } + cues.words(.ask).map { ($0, true) }
    guard let best = verbs.filter({ label.hasSuffix($0.0) }).max(by: { $0.0.count < $1.0.count }) else {
      return nil
    }
    return (label.dropLast(best.0.count).trimmed, best.0[...].string, best.1)
  }

  private func speaker(_ label: Scalars) -> Speaker? {
    let spoken = verb(endingOf: label)
    let who = spoken?.who ?? label
    guard !who.isEmpty, who.count <= 16, !who.contains(where: MinutesLines.isPunctuation) else { return nil }
    if holds(who, .officer), !holdsOnlyAsResident(who) {
      return Speaker(name: who.string, kept: "", isOfficer: true)
    }
    guard isResident(who) || isName(who, hasVerb: spoken != nil) else { return nil }
    return Speaker(name: who.string, kept: spoken.map { $0.isKept ? $0.verb : "" } ?? "")
  }

  /// `居民代表` holds no officer; `民警` in `民警小李` is one. The word that begins first decides.
  private func holdsOnlyAsResident(_ who: Scalars) -> Bool {
    func first(_ kind: MinutesCues.Kind) -> Int? {
      cues.words(kind).compactMap { who.firstRange(of: $0)?.lowerBound }.min()
    }
    guard let resident = first(.resident), let officer = first(.officer) else { return false }
    return resident < officer
  }

  private func isResident(_ who: Scalars) -> Bool {
    cues.words(.resident).contains { who.starts(with: $0) || who.hasSuffix($0) }
      || cues.words(.honorific).contains {
        $0.count > 1 && who.hasSuffix($0) && holds(who.dropLast($0.count), .surname)
      }
  }

  /// A surname with an honorific, or with one or two more characters.
  private func isName(_ who: Scalars, hasVerb: Bool) -> Bool {
    guard !cues.words(.notname).contains(Array(who)),
      let surname = cues.words(.surname).first(where: { who.starts(with: $0) })
    else { return false }
    let rest = who.dropFirst(surname.count)
    if cues.words(.honorific).contains(Array(rest)) { return true }
    return (1...2).contains(rest.count) && rest.allSatisfy { $0.properties.isIdeographic }
  }
}

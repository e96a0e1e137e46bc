extension Masking {
  /// `note` and its verdict as they may leave.
  ///
  /// Masks are found on each whole part and then cut to the quote; `bytes` and `characters` of evidence still point
  /// into the part as received. The note's id, day and location stay: rows are joined by them.
  public func release(_ note: Note, _ verdict: Verdict) -> Released<SortedNote> {
    guard isOn else { return Released(SortedNote(note: note, verdict: verdict)) }
    let parts = MaskedNote(note, by: self)
    return Released(SortedNote(note: parts.note, verdict: parts.masked(verdict)))
  }

  /// `problem` as it may leave: its sentence may quote a cell.
  public func release(_ problem: Problem) -> Released<Problem> {
    Released(
      Problem(problem.kind, text(problem.message), at: problem.location, hint: problem.hint.map(text)))
  }

  /// `explanation` as it may leave.
  public func release(_ explanation: Explanation) -> Released<Explanation> {
    guard isOn else { return Released(explanation) }
    let parts = MaskedNote(explanation.note, by: self)
    return Released(
      Explanation(
        note: parts.note, tokens: explanation.tokens.map { ($0.part, parts.tokens($0.words, of: $0.part)) },
        verdict: parts.masked(explanation.verdict),
        flip: explanation.flip.map {
          .init(without: $0.without.map(parts.masked), category: $0.category, isSmallest: $0.isSmallest)
        }))
  }

  /// `matters` as they may leave; `notes` are those they are made of, as received.
  ///
  /// A headline, place or shared word is masked where it is masked in the note it was taken from.
  public func release(_ matters: [Recurrence], of notes: [Note]) -> [Released<Recurrence>] {
    guard isOn else { return matters.map(Released.init) }
    let wanted = Set(matters.flatMap(\.notes))
    let parts = Dictionary(
      notes.filter { wanted.contains($0.id) }.map { ($0.id, MaskedNote($0, by: self)) },
      uniquingKeysWith: { first, _ in first })
    return matters.map { Released($0.masked(by: self, parts)) }
  }
}

extension Masking {
  /// `history` as it may be kept: its headlines, places and shared words masked.
  public func release(_ history: MatterHistory) -> Released<MatterHistory> {
    var kept = history
    for index in kept.members.indices { kept.members[index].headline = text(kept.members[index].headline) }
    for index in kept.matters.indices {
      let matter = kept.matters[index]
      kept.matters[index].headline = text(matter.headline)
      kept.matters[index].place = matter.place.map(text)
      kept.matters[index].links = matter.links.map {
        Recurrence.Link(a: $0.a, b: $0.b, likeness: $0.likeness, shared: $0.shared.map(text))
      }
    }
    return Released(kept)
  }

  /// `trend` as it may leave.
  public func release(_ trend: Trend) -> Released<Trend> {
    guard isOn else { return Released(trend) }
    return Released(
      Trend(
        category: trend.category, topic: trend.topic, place: trend.place.map(text), month: trend.month,
        against: trend.against, notes: trend.notes, expected: trend.expected, chance: trend.chance))
  }

  /// What a word comes to in `note`, as it may leave.
  public func release(_ trace: TermTrace, of note: Note) -> Released<TermTrace> {
    guard isOn else { return Released(trace) }
    let parts = MaskedNote(note, by: self)
    return Released(
      TermTrace(
        word: text(trace.word),
        places: trace.places.map {
          .init(tokens: parts.words($0.tokens), isWord: $0.isWord, cost: $0.cost, limit: $0.limit)
        }, nearest: trace.nearest.map(parts.words),
        lines: trace.lines.map {
          .init(term: $0.term, evidence: $0.evidence.map(parts.masked), shortfall: $0.shortfall)
        }))
  }

  /// What another lexicon changes for `note`, as it may leave.
  public func release(_ change: VerdictChange, of note: Note) -> Released<VerdictChange> {
    guard isOn else { return Released(change) }
    let parts = MaskedNote(note, by: self)
    return Released(
      VerdictChange(
        before: parts.masked(change.before), after: parts.masked(change.after),
        gained: change.gained.map(parts.masked), lost: change.lost.map(parts.masked)))
  }

  /// `suggestion` as it may leave.
  public func release(_ suggestion: Suggestion) -> Released<Suggestion> {
    Released(
      Suggestion(
        word: text(suggestion.word), unsorted: suggestion.unsorted, topic: suggestion.topic,
        sorted: suggestion.sorted, ofTopic: suggestion.ofTopic, points: suggestion.points,
        examples: suggestion.examples))
  }
}

/// A note with the masks of its parts.
struct MaskedNote {
  /// The note as it may be shown.
  let note: Note
  private let masking: Masking
  private let looks: (title: LookedThrough?, body: LookedThrough?)
  private let title: MaskedText?
  private let body: MaskedText
  private let names: Set<[UInt16]>

  init(_ note: Note, by masking: Masking) {
    self.masking = masking
    let person = note.person.flatMap(masking.look(throughPerson:))
    looks = (note.title.flatMap(masking.look(through:)), masking.look(through: note.text))
    let names = [person, looks.title, looks.body].reduce(into: Set()) { $0.formUnion($1?.finder.names ?? []) }
    func mask(_ text: String?) -> String? { text.map { masking.masked($0, names: names).masked } }
    title = looks.title?.masked(names: names)
    body = looks.body?.masked(names: names) ?? MaskedText(note.text)
    self.names = names
    self.note = Note(
      id: note.id, title: title?.masked, text: body.masked, date: note.date,
      person: person?.masked(names: names).masked, place: mask(note.place), office: mask(note.office),
      source: mask(note.source), card: mask(note.card),
      columns: note.columns.map { .init(name: $0.name, value: mask($0.value) ?? "") },
      location: note.location)
  }

  private func text(of part: Part) -> MaskedText { part == .title ? title ?? body : body }

  /// `verdict` with the quotes of its evidence and its places masked.
  func masked(_ verdict: Verdict) -> Verdict {
    Verdict(
      id: verdict.id, category: verdict.category, topic: verdict.topic, office: verdict.office,
      secondary: verdict.secondary, intent: verdict.intent, isRaisedAgain: verdict.isRaisedAgain,
      standings: verdict.standings, confidence: verdict.confidence, reviewReason: verdict.reviewReason,
      evidence: EvidenceList(verdict.evidence.map(masked)), places: words(verdict.places))
  }

  /// `evidence` with its quote cut from the masked part.
  func masked(_ evidence: Evidence) -> Evidence {
    let quote = text(of: evidence.part).shown(evidence.quote, at: evidence.characters)
    return Evidence(
      topic: evidence.topic, term: evidence.term, part: evidence.part, bytes: evidence.bytes,
      characters: evidence.characters, quote: quote, points: evidence.points, struck: evidence.struck)
  }

  /// Words taken from the note: each cut from a part where it stands masked, from the title before the body.
  func words(_ words: [String]) -> [String] {
    let (title, body) = (title?.shown(words), body.shown(words))
    return words.indices.map { title?[$0] ?? body[$0] ?? masking.masked(words[$0], names: names).masked }
  }

  func words(_ words: String) -> String { self.words([words])[0] }

  func tokens(_ tokens: [String], of part: Part) -> [String] {
    (part == .title ? looks.title : looks.body)?.tokens(tokens, names: names) ?? tokens
  }
}

extension Recurrence {
  /// The matter with its words masked as in the notes they were taken from.
  fileprivate func masked(by masking: Masking, _ parts: [String: MaskedNote]) -> Recurrence {
    func shown(_ words: String, in ids: [String]) -> String {
      let all = ids.lazy.compactMap { parts[$0]?.words(words) }
      return all.first { !$0.utf8.elementsEqual(words.utf8) } ?? masking.text(words)
    }
    return Recurrence(
      id: id, headline: shown(headline, in: notes), category: category, topic: topic,
      place: place.map { shown($0, in: notes) }, notes: notes, people: people, first: first, last: last,
      flags: flags.map { .init(id: $0.id, name: $0.name, reason: masking.text($0.reason)) }, heat: heat,
      links: links.map { link in
        .init(
          a: link.a, b: link.b, likeness: link.likeness,
          shared: link.shared.map { shown($0, in: [link.a, link.b]) })
      })
  }
}

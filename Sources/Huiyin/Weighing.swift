internal import HuiyinText

/// What was found in one part, sorted by what it is for.
struct PartFindings {
  let reading: PartReading
  /// Matches of cues: the index of the term and where it stands.
  var cues: [(term: Int, match: Match)] = []
  var exceptions: [(term: Int, match: Match)] = []
  var negations: [(negation: Int, match: Match)] = []
  /// The starts of the clauses that ask for something.
  var askingClauses: Set<Int> = []

  init(_ reading: PartReading, _ index: TermIndex, _ lexicon: Lexicon) {
    self.reading = reading
    for match in reading.matches {
      switch index.meanings[match.pattern] {
      case .term(let term) where lexicon.terms[term].use == .cue: cues.append((term, match))
      case .term(let term) where match.isOnWordEdges: exceptions.append((term, match))
      case .negation(let negation) where match.isOnWordEdges: negations.append((negation, match))
      case .mark(let mark)
      where match.isOnWordEdges && lexicon.markTerms[mark].topic == Lexicon.Mark.asked.rawValue:
        askingClauses.insert(reading.clauses.clause(at: match.start).lowerBound)
      default: break
      }
    }
    keepLongestNegations()
    cues.sort { ($0.match.start, $0.match.end, $0.term) < ($1.match.start, $1.match.end, $1.term) }
  }

  /// Of negations that lie one inside the other the longer one counts: 有没有 is not 没有.
  private mutating func keepLongestNegations() {
    let all = negations.map(\.match)
    negations.removeAll { shorter in
      all.contains {
        $0.start <= shorter.match.start && shorter.match.end <= $0.end && $0.length > shorter.match.length
      }
    }
  }

  /// Why `match` does not count whatever came before; nil where it does.
  func reasonToStrike(_ match: Match, of term: Term, _ lexicon: Lexicon) -> Evidence.Struck? {
    if !match.isOnWordEdges { return .offWordEdges }
    if let exception = exceptions.first(where: { covers($0, match, of: term, lexicon) }) {
      return .exception(lexicon.terms[exception.term].expression)
    }
    if let negation = negations.first(where: { negates($0, match, of: term, lexicon) }) {
      return .negated(by: lexicon.negations[negation.negation].word)
    }
    return nil
  }

  private func covers(
    _ exception: (term: Int, match: Match), _ match: Match, of term: Term, _ lexicon: Lexicon
  ) -> Bool {
    let topic = lexicon.terms[exception.term].topic
    return (topic == "*" || topic == term.topic) && exception.match.start <= match.start
      && match.end <= exception.match.end
  }

  private func negates(
    _ found: (negation: Int, match: Match), _ match: Match, of term: Term, _ lexicon: Lexicon
  ) -> Bool {
    let negation = lexicon.negations[found.negation]
    let distance = match.start - found.match.end
    return (0...negation.within).contains(distance) && negation.topics?.contains(term.topic) ?? true
      && reading.clauses.clause(at: found.match.start) == reading.clauses.clause(at: match.start)
  }

  /// What a match counts for its place, in percent; more than one may apply.
  func percents(at position: Int, _ rules: Scheme.Rules) -> [Int] {
    if reading.part == .title { return [rules.titlePercent] }
    var percents: [Int] = []
    if askingClauses.contains(reading.clauses.clause(at: position).lowerBound) {
      percents.append(rules.askedPercent)
    }
    if position >= reading.clauses.lastSentence.lowerBound { percents.append(rules.endPercent) }
    return percents
  }
}

extension Analyzer {
  /// Everything that speaks for or against a topic, title before body, in the order of the text.
  func weigh(_ readings: [PartReading]) -> [Evidence] {
    var counts: [Int: Int] = [:]
    return readings.flatMap { reading in
      let findings = PartFindings(reading, terms, lexicon)
      var quotes = Quotes(reading)
      return findings.cues.compactMap { term, match in
        evidence(for: match, of: term, findings, &quotes, &counts)
      }
    }
  }

  /// At most so many places of one line are listed; a text that repeats itself a million times shows nothing more.
  private static var mostListed: Int { 20 }

  private func evidence(
    for match: Match, of number: Int, _ findings: PartFindings, _ quotes: inout Quotes,
    _ counts: inout [Int: Int]
  ) -> Evidence? {
    let term = lexicon.terms[number]
    guard let count = count(match, of: number, findings, &counts) else { return nil }
    let place = quotes.place(of: match.start..<match.end)
    return Evidence(
      topic: term.topic, term: term.expression, part: findings.reading.part, bytes: place.bytes,
      characters: place.characters, quote: place.quote,
      points: count.struck == nil ? term.points.scaled(by: count.percents) : 0,
      struck: count.struck)
  }

  /// What a match counts: its percentages for place and repetition, or why it is struck; nil where it is not listed.
  private func count(
    _ match: Match, of number: Int, _ findings: PartFindings, _ counts: inout [Int: Int]
  ) -> (percents: [Int], struck: Evidence.Struck?)? {
    let rules = lexicon.scheme.rules
    if let struck = findings.reasonToStrike(match, of: lexicon.terms[number], lexicon) { return ([], struck) }
    let earlier = counts[number, default: 0]
    counts[number] = earlier + 1
    guard earlier < Analyzer.mostListed else { return nil }
    guard earlier < rules.repetitionPercents.count else { return ([], .repeated) }
    return (findings.percents(at: match.start, rules) + [rules.repetitionPercents[earlier]], nil)
  }

  /// What the matches of each line in `note` count together, in hundredths of its points; lines ascending.
  func tally(_ note: Note, in desk: Desk) -> [(term: Int, percent: Int)] {
    var counts: [Int: Int] = [:]
    var sums: [Int: Int] = [:]
    for part in note.parts {
      let findings = PartFindings(read(part.text, as: part.part, in: desk), terms, lexicon)
      for (term, match) in findings.cues {
        guard let count = count(match, of: term, findings, &counts), count.struck == nil else { continue }
        sums[term, default: 0] += 100.scaled(by: count.percents)
      }
    }
    return sums.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }
}

extension Int {
  /// This number times all `percents`, rounded to the nearest whole number, halves away from 0.
  func scaled(by percents: [Int]) -> Int {
    let (product, unit) = percents.reduce((self, 1)) { ($0.0 * $1, $0.1 * 100) }
    return (product.magnitude.quotient(unit)) * product.signum()
  }
}

extension UInt {
  fileprivate func quotient(_ unit: Int) -> Int { (Int(self) * 2 + unit) / (2 * unit) }
}

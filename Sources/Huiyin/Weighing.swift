internal import HuiyinText

/// What a match counts.
struct Count {
  /// The factors for place and repetition, as a product of percentages and what a whole is in it.
  private(set) var product = 1
  private(set) var whole = 1
  /// Why the match counts nothing.
  let strike: Finding.Strike

  init(strike: Finding.Strike) { self.strike = strike }

  mutating func multiply(by percent: Int) {
    if percent != 100 { (product, whole) = (product * percent, whole * 100) }
  }

  /// `points` times all factors, rounded to the nearest whole number, halves away from 0; 0 where the match is struck.
  func scaled(_ points: Int) -> Int {
    guard strike.isNone else { return 0 }
    if whole == 1 { return points }
    let scaled = points * product
    return (Int(scaled.magnitude) * 2 + whole) / (2 * whole) * scaled.signum()
  }
}

extension Analyzer {
  /// Everything that speaks for or against a topic, title before body, in the order of the text.
  func weigh(_ readings: [PartReading], in desk: Desk) -> Findings {
    var findings: [Finding] = []
    findings.reserveCapacity(readings.reduce(0) { $0 + $1.cues.count })
    for reading in readings {
      reading.original.withBytes { bytes in
        var quotes = QuotePlaces(reading.text, bytes)
        forEachCue(of: reading, counting: &desk.counts) { match, count in
          let place = quotes.place(of: match)
          findings.append(
            Finding(
              line: Int32(match.pattern), points: Int32(count.scaled(Int(terms.points[match.pattern]))),
              start: place.start, end: place.end, firstCharacter: place.firstCharacter,
              endCharacter: place.endCharacter, part: reading.part, strike: count.strike))
        }
      }
    }
    desk.counts.forget()
    return Findings(findings, terms.lines, readings)
  }

  /// What the matches of each line in `note` count together, in hundredths of its points; lines ascending.
  func tally(_ note: Note, in desk: Desk) -> [(term: Int, percent: Int)] {
    var sums: [Int: Int] = [:]
    for reading in read(note, in: desk) {
      forEachCue(of: reading, counting: &desk.counts) { match, count in
        if count.strike.isNone { sums[match.pattern, default: 0] += count.scaled(100) }
      }
    }
    desk.counts.forget()
    return sums.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }

  /// At most so many places of one line are listed; a text that repeats itself a million times shows nothing more.
  private static var mostListed: Int { 20 }

  /// Calls `body` with every match of a cue that is listed, and what it counts.
  @inline(__always)
  private func forEachCue(
    of reading: PartReading, counting counts: inout LineCounts, _ body: (Match, Count) -> Void
  ) {
    let rules = lexicon.scheme.rules
    var surroundings = Surroundings(reading, terms)
    for match in reading.cues {
      let strike = surroundings.strike(match, terms)
      guard strike.isNone else {
        body(match, Count(strike: strike))
        continue
      }
      let earlier = counts.count(match.pattern) - 1
      guard earlier < Analyzer.mostListed else { continue }
      guard earlier < rules.repetitionPercents.count else {
        body(match, Count(strike: .repeated))
        continue
      }
      var count = Count(strike: .none)
      surroundings.multiply(&count, at: match.start, rules)
      count.multiply(by: rules.repetitionPercents[earlier])
      body(match, count)
    }
  }
}

/// The numbers by which notes are grouped into matters, from the section `recurrence` of `scheme.yaml`.
///
/// Rarity is counted in halvings: a word that one text in eight has weighs 3, one in 128 weighs 7.
package struct RecurrenceRules: Sendable, Hashable, Decodable {
  /// What follows an anonymised name of a city or district (A3区); the name and this are not compared.
  package var codeEndings: [String]
  /// Words less rare are not compared, in halvings.
  package var wordRarity: Int
  /// Character pairs less rare are not compared, in halvings.
  package var pairRarity: Int
  /// Names whose pairs are less rare together are too common to tell one place from another, in halvings.
  package var placeRarity: Int
  /// At most so many words of a note are compared, the heaviest first.
  package var words: Int
  /// At most so many character pairs of a title are compared, the rarest first.
  package var titlePairs: Int
  /// At most so many character pairs of a whole note are looked up, the rarest first.
  package var pairs: Int
  /// So many of a note's heaviest words are used to look for notes like it.
  package var indexWords: Int
  /// Two notes are only compared where what they share is at least so rare together, in halvings.
  package var candidateFloor: Int
  /// Each note is compared with at most so many others.
  package var candidates: Int
  /// Of a word or pair that more notes have, only the first `candidates` of them are looked at.
  package var postings: Int
  /// What two notes share counts whole from so much rarity on, in halvings.
  package var sharedFull: Int
  /// The factors where both notes have a title.
  package var titled: Factors
  /// The factors where one of the two has none.
  package var untitled: Factors
  /// Two notes less alike are not linked, 0…1000.
  package var edgeFloor: Int
  /// Two groups are joined from this likeness on, 0…1000.
  package var joinFloor: Int
  /// What the average over all pairs counts for the likeness of two groups, in percent; the best pair counts the
  /// rest.
  package var averagePercent: Int
  /// Whether notes are joined month by month: then months one after the other give the same matters as all months at
  /// once.
  package var monthByMonth: Bool

  /// What speaks for two notes being about one matter. Each factor goes from 0 to 1; the number is what it counts
  /// at 1, in hundredths of a logit.
  package struct Factors: Sendable, Hashable, Decodable {
    /// What stands before anything is compared.
    package var base: Int
    /// How alike their words are.
    package var words: Int
    /// How alike the words of their titles are.
    package var titleWords: Int
    /// How alike their topics are.
    package var topics: Int
    /// Which share of the rare pairs of the title the other note has; the smaller of the two shares.
    package var coverage: Int
    /// How rare what they share is.
    package var shared: Int
    /// Which share of the one's names of places and parties the other has; the smaller of the two shares.
    package var placesBoth: Int
    /// The larger of the two shares.
    package var placesEither: Int
    /// Both titles name a place that the other note has not.
    package var conflict: Int
    /// Both titles name places, and neither note has a name of the other's title: the same text about another place.
    package var strangers: Int
  }
}

extension RecurrenceRules {
  /// What is wrong with the numbers: one sentence each.
  var faults: [String] {
    let counts = [
      ("words", words, 1...1000), ("titlePairs", titlePairs, 1...200), ("pairs", pairs, 1...1000),
      ("indexWords", indexWords, 0...200), ("candidates", candidates, 1...1000),
      ("postings", postings, 1...100_000), ("wordRarity", wordRarity, 0...30),
      ("pairRarity", pairRarity, 0...30), ("placeRarity", placeRarity, 0...1000),
      ("candidateFloor", candidateFloor, 0...10_000),
      ("sharedFull", sharedFull, 1...10_000), ("edgeFloor", edgeFloor, 1...1000),
      ("joinFloor", joinFloor, 1...1000), ("averagePercent", averagePercent, 0...100),
    ]
    let factors = [("titled", titled), ("untitled", untitled)].flatMap { name, factors in
      factors.named.map { ("\(name).\($0.0)", $0.1, -10_000...10_000) }
    }
    return (counts + factors).filter { !$0.2.contains($0.1) }.map {
      "recurrence.\($0.0) is \($0.1), expected \($0.2.lowerBound)…\($0.2.upperBound)"
    }
  }
}

extension RecurrenceRules.Factors {
  fileprivate var named: [(String, Int)] {
    [
      ("base", base), ("words", words), ("titleWords", titleWords), ("topics", topics),
      ("coverage", coverage), ("shared", shared), ("placesBoth", placesBoth),
      ("placesEither", placesEither), ("conflict", conflict), ("strangers", strangers),
    ]
  }
}

internal import Huiyin

/// Notes made of the sentences of the corpora: other places, other numbers, another order in each.
///
/// Laws: the note of a seed and an index is always the same, whatever was made before it; so a smaller set is the
/// beginning of a larger one. Ids are unique.
struct NoteGenerator {
  private let corpus: Corpus
  private let seed: UInt64

  /// A generator of the notes of `seed`.
  init(_ corpus: Corpus, seed: UInt64) { (self.corpus, self.seed) = (corpus, seed) }

  /// Bodies end with the sentence that reaches a length drawn from here, in bytes: about 300 in the mean; fewer than
  /// three sentences would come again and again.
  private static let lengths = 60..<355
  private static let fewestSentences = 3
  /// The first year of the dates, and over how many months they are spread.
  private static let (firstYear, months) = (2025, 24)
  /// At most so many sentences of one note of the corpora come first.
  private static let mostOwn = 2
  /// At most so many further sentences are drawn for a note.
  private static let mostDraws = 16

  /// The note with the number `index`.
  /// - Complexity: O(length of the note)
  func note(_ index: Int) -> Note {
    var dice = Dice(seed: seed, index: index)
    let letter = dice.pick(corpus.letters)
    // Drawn once for the note: a place keeps its new name in all its sentences.
    let renaming = dice.roll()
    let body = body(like: letter, renaming, &dice)
    let title = letter.title.map { text(of: [$0], renaming, &dice) }
    let month = dice.roll(below: NoteGenerator.months)
    return Note(
      id: "\(seed)-\(index + 1)", title: title, text: body,
      date: Day(
        year: NoteGenerator.firstYear + month / 12, month: month % 12 + 1, day: 1 + dice.roll(below: 28)),
      person: dice.pick(corpus.persons), place: text(of: [dice.pick(corpus.places)], renaming, &dice),
      office: text(of: [dice.pick(corpus.offices)], renaming, &dice), source: dice.pick(corpus.sources))
  }

  /// A sentence or two of `letter`, then further ones on the same subject.
  private func body(like letter: Corpus.Letter, _ renaming: UInt64, _ dice: inout Dice) -> String {
    let wanted =
      NoteGenerator.lengths.lowerBound + dice.roll(below: NoteGenerator.lengths.count)
    let further = (0..<NoteGenerator.mostDraws).map { _ in dice.pick(corpus.subjects[letter.subject]) }
    var bytes: [UInt8] = []
    var used: [SentencePattern] = []
    let own = dice.shuffled(letter.sentences).prefix(NoteGenerator.mostOwn)
    for sentence in own + further
    where bytes.count < wanted || used.count < NoteGenerator.fewestSentences {
      guard !used.contains(sentence) else { continue }
      used.append(sentence)
      append(sentence, to: &bytes, renaming, &dice)
      if !sentence.isEnded { bytes += SentencePattern.fullStop }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func text(of patterns: [SentencePattern], _ renaming: UInt64, _ dice: inout Dice) -> String {
    var bytes: [UInt8] = []
    for pattern in patterns { append(pattern, to: &bytes, renaming, &dice) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func append(
    _ sentence: SentencePattern, to bytes: inout [UInt8], _ renaming: UInt64, _ dice: inout Dice
  ) {
    sentence.append(to: &bytes, &dice) { own in newName(for: own, renaming) }
  }

  /// The first character of one name and the last of another: 桂花 and 清波 make 桂波.
  private func newName(for own: [Unicode.Scalar], _ renaming: UInt64) -> [UInt8] {
    let mark = own.reduce(0) { $0 &* 65_599 &+ Int($1.value) }
    var dice = Dice(seed: renaming, index: mark)
    let (first, second) = (dice.pick(corpus.variation.ownParts), dice.pick(corpus.variation.ownParts))
    return Array(UTF8.encode(first[0])!) + Array(UTF8.encode(second[second.count - 1])!)
  }
}

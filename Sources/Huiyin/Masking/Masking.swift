internal import HuiyinText

/// 脱敏: takes what points to a person out of everything that leaves the program, the one place all outputs pass.
///
/// Masked are telephone numbers, identity numbers, bank cards, plates, mail addresses, names on networks, personal
/// names and numbers of houses: by their own form, or behind a cue of `masks.tsv`. Each masked character becomes one
/// `*`, so that the shape stays: `138****1234`, `张*`. Nothing else of a text is changed.
///
/// Laws: masking what is masked changes nothing; a masked text has as many characters as the text; what a quote shows
/// is a slice of the masked part it stands in.
public struct Masking: Sendable {
  /// The words of the lexicon, its folding, and what stands in a name column where there is no name; nil where
  /// everything leaves as received.
  private let rules: (words: MaskWords, folding: Folding, nobody: Set<[UInt16]>)?

  /// Nothing is masked: everything leaves as it was received.
  public static let off = Masking(rules: nil)

  /// Masks by the cues of `lexicon`.
  public init(lexicon: Lexicon) {
    let nobody = Set(lexicon.scheme.matterRules.nobody.map { lexicon.folding.units(of: $0) })
    self.init(rules: (lexicon.maskWords, lexicon.folding, nobody))
  }

  private init(rules: (words: MaskWords, folding: Folding, nobody: Set<[UInt16]>)?) { self.rules = rules }

  /// `text` as it may be shown.
  /// - Complexity: O(length of `text`)
  public func text(_ text: String) -> String { masked(text, names: []).masked }

  /// Whether anything is masked at all.
  public var isOn: Bool { rules != nil }
}

/// A text that has been looked through, with what was found in it by itself.
struct LookedThrough {
  let original: String
  let folded: NormalizedText
  fileprivate(set) var finder: MaskFinder

  /// The text with what was found masked, and `names` wherever they stand.
  func masked(names: Set<[UInt16]>) -> MaskedText {
    MaskedText(original, folded, starred: starred(names: names))
  }

  /// The `tokens` of the text, in their order, each masked as the text is.
  func tokens(_ tokens: [String], names: Set<[UInt16]>) -> [String] {
    let (units, starred) = (folded.folded, starred(names: names))
    var start = 0
    return tokens.map { token in
      let word = Array(token.utf16)
      while start + word.count < units.count, !units[start..<start + word.count].elementsEqual(word) {
        start += 1
      }
      let place = start..<min(start + word.count, units.count)
      start = place.upperBound
      return String(decoding: place.map { starred[$0] ? Sign.star : units[$0] }, as: UTF16.self)
    }
  }

  private func starred(names: Set<[UInt16]>) -> [Bool] {
    var finder = finder
    finder.mask(names: names.union(finder.names))
    return finder.starred
  }
}

extension Masking {
  /// What there is to mask in `text`; nil where nothing is masked at all.
  func look(through text: String) -> LookedThrough? {
    guard let rules else { return nil }
    let folded = rules.folding.fold(text)
    var finder = MaskFinder(rules.words, folded.folded)
    finder.find()
    return LookedThrough(original: text, folded: folded, finder: finder)
  }

  /// The same for a cell that says who spoke: of every word in it only the first character stays.
  func look(throughPerson cell: String) -> LookedThrough? {
    guard var look = look(through: cell), let rules else { return nil }
    if !rules.nobody.contains(look.folded.folded) { look.finder.findPersons() }
    return look
  }

  /// `text` with everything found in it masked, and `names` wherever they stand.
  func masked(_ text: String, names: Set<[UInt16]>) -> MaskedText {
    look(through: text)?.masked(names: names) ?? MaskedText(text)
  }
}

extension MaskFinder {
  /// Masks the words of a cell that says who spoke: a name but for its surname, anything else but for its first
  /// character. A surname with a form of address (`明女士`, `滕某`) stays.
  mutating func findPersons() {
    var index = 0
    while index < units.count {
      guard isWord(units[index]) else {
        index += 1
        continue
      }
      let end = units[index...].firstIndex { !isWord($0) } ?? units.count
      maskPerson(index..<end)
      index = end
    }
  }

  private mutating func maskPerson(_ word: Range<Int>) {
    if starred[word].contains(true) { return }
    let surname = words.surnames.length(in: units[word], at: word.lowerBound)
    let given = word.lowerBound + (surname ?? 1)
    let isAddressed = length(.title, at: given).map { given + $0 == word.upperBound } ?? false
    let isWithheld = given < word.upperBound && words[.withheld].contains([units[given]])
    if surname != nil, isAddressed || isWithheld { return }
    if surname != nil, word.count <= 4, units[word].allSatisfy(Han.contains),
      length(.notName, at: word.lowerBound) == nil
    {
      star(name: word)
      if word.count > 1 { remember(name: word) }
    } else {
      star(word.dropFirst())
    }
  }
}

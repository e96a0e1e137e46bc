/// 归一: how texts are folded before they are read: damage, width, case, script, and words spelled in another way.
///
/// Data walks through: the text as received ▶ `CharacterFold` (one pass) ▶ spellings that no clean text has ▶ in a text
/// recognised as converted, spellings that only such a text has ▶ `NormalizedText`.
package struct Folding: Sendable {
  /// 另一种写法: a spelling and the word meant by it.
  package struct Spelling: Sendable, Hashable {
    /// Where a spelling is read as another word.
    package enum When: String, Sendable, CaseIterable {
      /// Everywhere: it cannot stand in clean text.
      case always
      /// Only in a text recognised as converted: elsewhere it may be right.
      case converted
    }

    let found: String
    let meant: String
    let when: When

    /// `found` is read as `meant`.
    package init(found: String, meant: String, when: When) {
      self.found = found
      self.meant = meant
      self.when = when
    }
  }

  private let gloss: Gloss
  let everywhere: WordFolds
  private let inConverted: Deferred<WordFolds>

  /// How a character is read, in pinyin.
  package typealias Reading = (character: Unicode.Scalar, pinyin: String)

  /// The folding with `spellings` beside ICU's own rules, and with `readings` of characters beside ICU's.
  package init(spellings: [Spelling] = [], readings: [Reading] = []) {
    let gloss = Gloss(readings)
    let everywhere = Folding.entries(HantHansRules.spellings + spellings, .always, gloss)
    self.init(gloss, everywhere: WordFolds(everywhere, onlyOnWordEdges: false)) { spellings }
  }

  private init(
    _ gloss: Gloss, everywhere: WordFolds, spellings: @escaping @Sendable () -> [Spelling]
  ) {
    (self.gloss, self.everywhere) = (gloss, everywhere)
    inConverted = Deferred {
      let all = HantHansRules.spellings + spellings()
      return WordFolds(Folding.entries(all, .converted, gloss), onlyOnWordEdges: true)
    }
  }

  /// Writes what was made of the spellings that are read as other words everywhere.
  package func pack(into packer: inout Packer) { everywhere.pack(into: &packer) }

  /// The folding of which a part was packed, with the `readings` and, for when a converted text first asks for them, the
  /// `spellings` it was made of; nil where that part is damaged.
  package init?(
    unpacking unpacker: inout Unpacker, readings: [Reading],
    spellings: @escaping @Sendable () -> [Spelling]
  ) {
    guard let everywhere = WordFolds(unpacking: &unpacker) else { return nil }
    self.init(Gloss(readings), everywhere: everywhere, spellings: spellings)
  }

  private static func entries(_ spellings: [Spelling], _ when: Spelling.When, _ gloss: Gloss) -> [WordFolds
    .Entry]
  {
    spellings.filter { $0.when == when }.compactMap { spelling in
      let found = CharacterFold.fold(spelling.found, gloss).folded
      let meant = CharacterFold.fold(spelling.meant, gloss).folded
      return found.isEmpty ? nil : WordFolds.Entry(spelling: found, meant: meant)
    }
  }

  /// `text` folded.
  /// - Complexity: O(length of `text`)
  package func fold(_ text: String) -> NormalizedText {
    var (text, folded) = (text, NormalizedText())
    text.withUTF8 { CharacterFold.fold($0, gloss, into: &folded, in: FoldRoom()) }
    foldWords(of: &folded, in: nil)
    return folded
  }

  /// Makes `text` the folded form of `bytes`, which are valid UTF-8, in the memory of what it was and of `workspace`.
  /// - Complexity: O(length of `bytes`); no allocation once the memory has grown, but where words or pieces of several
  ///   characters are folded.
  package func fold(
    _ bytes: UnsafeBufferPointer<UInt8>, into text: inout NormalizedText, in workspace: Workspace
  ) {
    CharacterFold.fold(bytes, gloss, into: &text, in: workspace.foldRoom)
    foldWords(of: &text, in: workspace)
  }

  private func foldWords(of text: inout NormalizedText, in workspace: Workspace?) {
    everywhere.apply(to: &text, in: workspace)
    if text.isConverted { inConverted.value.apply(to: &text, in: workspace) }
  }

  /// The folded units of `text`: how a word of the lexicon is compared with notes.
  package func units(of text: String) -> [UInt16] { unitsOneByOne(of: text) ?? fold(text).folded }
}

extension Gloss {
  fileprivate init(_ readings: [Folding.Reading]) {
    var further: [UInt16: [[UInt8]]] = [:]
    for (character, pinyin) in readings where character.value < 0x10000 {
      further[UInt16(character.value), default: []].append(Pinyin.plainLetters(pinyin.utf16))
    }
    self.init(furtherReadings: further)
  }
}

extension HantHansRules {
  /// The rules as spellings: everywhere where the left side has a character that only Traditional text has.
  fileprivate static var spellings: [Folding.Spelling] {
    let table = FoldTable.installed
    return longerThanOne().map { rule in
      let isTraditional = rule.found.utf16.contains { table.folded[Int($0)] != $0 }
      return Folding.Spelling(
        found: rule.found, meant: rule.meant, when: isTraditional ? .always : .converted)
    }
  }
}
